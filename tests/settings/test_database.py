"""New databases get today's tables at once, older ones by migrations: both end at the same."""

from typing import Any

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.ext.asyncio import create_async_engine

from bot.settings.database import Database, migrate
from bot.settings.tables import METADATA


async def test_a_new_database_has_what_migrations_make(database_url: str) -> None:
    """Tables, columns, keys, indexes and the revision."""
    database = Database(database_url)
    await database.ready()
    await database.close()
    engine = create_async_engine(database_url)

    async with engine.begin() as connection:
        made_at_once = await connection.run_sync(_schema)
        await connection.run_sync(_drop_everything)
        await connection.run_sync(migrate)
        migrated = await connection.run_sync(_schema)
        differences = await connection.run_sync(_differences)
    await engine.dispose()

    assert migrated == made_at_once
    assert differences == []


def _schema(connection: sa.Connection) -> dict[str, Any]:
    inspector = sa.inspect(connection)
    found: dict[str, Any] = {"revision": connection.execute(sa.text("SELECT * FROM alembic_version")).all()}
    for table in inspector.get_table_names():
        columns = [(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(table)]
        found[table] = columns, inspector.get_pk_constraint(table), inspector.get_indexes(table)
    return found


def _drop_everything(connection: sa.Connection) -> None:
    METADATA.drop_all(connection)
    connection.execute(sa.text("DROP TABLE alembic_version"))


def _differences(connection: sa.Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection), METADATA))
