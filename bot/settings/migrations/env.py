"""Alembic's entry: the connection is passed in, so there is no alembic.ini and no second way to the database."""

from alembic import context

from bot.settings.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
context.run_migrations()
