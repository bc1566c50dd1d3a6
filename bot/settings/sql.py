"""The store on SQLite or PostgreSQL: SQLAlchemy Core, one row per option and scope, history in one transaction."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from .database import PATIENCE, Database, in_a_line
from .store import Basis, Bookmark, Change, HistoryLine, Overtaken, StoreError, scope_key
from .tables import BOOKMARK, EVENT_COUNT, HISTORY, LEFT_SERVER, SETTING, VIEWER
from .views import Rows, Viewer

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


class SqlStore:
    """Settings in a database. Raises StoreError with one clear line for whatever the database does."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)

    async def open(self) -> None:
        """Bring the tables up to date now rather than at the first use. Raises StoreError."""
        async with _clearly():
            await self._database.ready()

    async def snapshot(self, server: int) -> tuple[Rows, int]:
        # One statement, which is one way to the database and back; the join keeps the version where nothing is set.
        newest = sa.select(sa.func.max(HISTORY.c.number).label("version")).where(HISTORY.c.server == server).subquery()
        query = sa.select(newest, SETTING).select_from(newest.outerjoin(SETTING, SETTING.c.server == server))
        rows: dict[Any, dict[str, str]] = {}
        async with self._reading() as connection:
            found = (await connection.execute(query)).all()
        for row in found:
            if row.option is not None:
                rows.setdefault(scope_key(row.scope, row.scope_id), {})[row.option] = row.value
        return rows, found[0].version or 0

    async def version(self, server: int) -> int:
        query = sa.select(sa.func.max(HISTORY.c.number)).where(HISTORY.c.server == server)
        async with self._reading() as connection:
            return (await connection.execute(query)).scalar() or 0

    async def change(
        self, server: int, changes: Sequence[Change], by: int, when: datetime, basis: Basis | None = None
    ) -> None:
        async with self._writing(server) as connection:
            newer = await _overtaking(connection, server, basis, by) if basis else None
            if newer:
                raise Overtaken(newer)
            for change in changes:
                await self._change(connection, server, change, by, when)

    async def history(self, server: int, limit: int) -> tuple[HistoryLine, ...]:
        query = sa.select(HISTORY).where(HISTORY.c.server == server).order_by(HISTORY.c.number.desc()).limit(limit)
        async with self._reading() as connection:
            return tuple(_history_line(row) for row in await connection.execute(query))

    async def viewer(self, user: int) -> Viewer:
        query = sa.select(VIEWER).where(VIEWER.c.member == user)
        async with self._reading() as connection:
            row = (await connection.execute(query)).one_or_none()
        return Viewer(row.horizon, row.bars, row.brief) if row else Viewer()

    async def save_viewer(self, user: int, viewer: Viewer) -> None:
        if viewer == Viewer():
            await self._delete(user, VIEWER)
            return
        values = {"horizon": viewer.horizon, "bars": viewer.bars, "brief": viewer.brief}
        async with self._writing(user) as connection:
            await connection.execute(self._upsert(VIEWER, {"member": user}, values))

    async def bookmarks(self, user: int) -> tuple[Bookmark, ...]:
        query = sa.select(BOOKMARK).where(BOOKMARK.c.member == user).order_by(BOOKMARK.c.at)
        async with self._reading() as connection:
            return tuple(Bookmark(row.entry, _utc(row.at)) for row in await connection.execute(query))

    async def keep(self, user: int, bookmark: Bookmark) -> None:
        kept = self._insert(BOOKMARK).values(member=user, entry=bookmark.entry, at=bookmark.when)
        async with self._writing(user) as connection:
            await connection.execute(kept.on_conflict_do_nothing())

    async def drop(self, user: int, entries: Sequence[str]) -> None:
        gone = sa.delete(BOOKMARK).where(BOOKMARK.c.member == user, BOOKMARK.c.entry.in_(entries))
        async with self._writing(user) as connection:
            await connection.execute(gone)

    async def forget_viewer(self, user: int) -> None:
        await self._delete(user, VIEWER, BOOKMARK)

    async def count(self, kind: str, entry: str) -> None:
        counted = self._insert(EVENT_COUNT).values(kind=kind, entry=entry, number=1)
        more = {"number": EVENT_COUNT.c.number + 1}
        async with self._writing(0) as connection:
            await connection.execute(counted.on_conflict_do_update(index_elements=["kind", "entry"], set_=more))

    async def counts(self) -> tuple[tuple[str, str, int], ...]:
        query = sa.select(EVENT_COUNT).order_by(EVENT_COUNT.c.number.desc(), EVENT_COUNT.c.kind, EVENT_COUNT.c.entry)
        async with self._reading() as connection:
            return tuple((row.kind, row.entry, row.number) for row in await connection.execute(query))

    async def servers(self) -> Mapping[int, datetime | None]:
        kept = sa.union(*(sa.select(table.c.server) for table in (SETTING, HISTORY, LEFT_SERVER))).subquery()
        query = sa.select(kept.c.server, LEFT_SERVER.c.at).select_from(
            kept.outerjoin(LEFT_SERVER, LEFT_SERVER.c.server == kept.c.server)
        )
        async with self._reading() as connection:
            return {row.server: _utc(row.at) if row.at else None for row in await connection.execute(query)}

    async def note_left(self, server: int, when: datetime | None) -> None:
        async with self._writing(server) as connection:
            if when is None:
                await connection.execute(sa.delete(LEFT_SERVER).where(LEFT_SERVER.c.server == server))
            else:
                await connection.execute(self._upsert(LEFT_SERVER, {"server": server}, {"at": when}))

    async def forget_left(self, before: datetime) -> int:
        async with self._writing(0) as connection:
            query = sa.select(LEFT_SERVER.c.server).where(LEFT_SERVER.c.at < before)
            gone = list((await connection.execute(query)).scalars())
            for table in (SETTING, HISTORY, LEFT_SERVER):
                await connection.execute(sa.delete(table).where(table.c.server.in_(gone)))
        return len(gone)

    async def close(self) -> None:
        await self._database.close()

    async def _delete(self, user: int, *tables: sa.Table) -> None:
        """Delete what tables have of a member, without a trace."""
        async with self._writing(user) as connection:
            for table in tables:
                await connection.execute(sa.delete(table).where(table.c.member == user))
        async with _clearly():
            await self._database.scrub()

    async def _change(self, connection: AsyncConnection, server: int, change: Change, by: int, when: datetime) -> None:
        scope, scope_id = change.scope
        where = {"server": server, "scope": scope, "scope_id": scope_id, "option": change.option}
        found = sa.select(SETTING.c.value).filter_by(**where)
        before = (await connection.execute(found)).scalar_one_or_none()
        if change.value is None:
            await connection.execute(sa.delete(SETTING).filter_by(**where))
        else:
            await connection.execute(self._upsert(SETTING, where, {"value": change.value}))
        line = {**where, "before": before, "after": change.value, "by": by, "at": when}
        await connection.execute(sa.insert(HISTORY).values(line))

    def _insert(self, table: sa.Table) -> "sqlite.Insert | postgresql.Insert":
        # Only the dialect in use is loaded: PostgreSQL's takes 4 MB.
        if self._database.is_sqlite:
            from sqlalchemy.dialects.sqlite import insert
        else:
            from sqlalchemy.dialects.postgresql import insert
        return insert(table)

    def _upsert(self, table: sa.Table, key: dict[str, Any], values: dict[str, Any]) -> sa.Insert:
        inserted = self._insert(table).values({**key, **values})
        return inserted.on_conflict_do_update(index_elements=list(key), set_=values)

    @asynccontextmanager
    async def _reading(self) -> AsyncGenerator[AsyncConnection]:
        async with _clearly():
            await self._database.ready()  # which takes its time, once
            async with asyncio.timeout(PATIENCE), self._database.reading() as connection:
                yield connection

    @asynccontextmanager
    async def _writing(self, key: int) -> AsyncGenerator[AsyncConnection]:
        async with _clearly(), self._database.writing(key) as connection:
            yield connection


@asynccontextmanager
async def _clearly() -> AsyncGenerator[None]:
    """Turn whatever a database does into one line without statements, parameters or passwords."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(f"the database does not answer as it should: {in_a_line(error)}") from error


async def _overtaking(connection: AsyncConnection, server: int, basis: Basis, by: int) -> HistoryLine | None:
    """The newest change by somebody else to what was decided upon. The transaction keeps others out until it ends."""
    newer = sa.select(HISTORY).where(HISTORY.c.server == server, HISTORY.c.number > basis.version, HISTORY.c.by != by)
    if basis.scope is not None:
        scope, scope_id = basis.scope
        newer = newer.where(HISTORY.c.scope == scope, HISTORY.c.scope_id == scope_id)
    if basis.option is not None:
        newer = newer.where(HISTORY.c.option == basis.option)
    row = (await connection.execute(newer.order_by(HISTORY.c.number.desc()).limit(1))).one_or_none()
    return _history_line(row) if row else None


def _history_line(row: sa.Row[Any]) -> HistoryLine:
    scope = scope_key(row.scope, row.scope_id)
    return HistoryLine(row.number, scope, row.option, row.before, row.after, row.by, _utc(row.at))


def _utc(when: datetime) -> datetime:
    """SQLite gives times back without their zone; all of ours are UTC."""
    return when if when.tzinfo else when.replace(tzinfo=UTC)
