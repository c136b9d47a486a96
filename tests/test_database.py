"""A database is found, and only read or as it is told, whatever its path is called."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from broadsheet.database import read_only, unlocked

NAMES = [
    b"a.db",
    b"50% off.db",
    b"what?.db",
    b"no #1.db",
    b"a&mode=rwc.db",
    b"%41.db",
    b"\xff\xfe.db",
]


@pytest.mark.parametrize("immutable", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_it_is_read_whatever_it_is_called(tmp_path: Path, name: bytes, immutable: bool) -> None:
    made = tmp_path / "made"
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("CREATE TABLE t AS SELECT 7 AS a")
        connection.commit()
    path = tmp_path / os.fsdecode(name)
    made.rename(path)
    for given in (path, str(path)):
        with closing(read_only(given, immutable=immutable)) as connection:
            assert connection.execute("SELECT a FROM t").fetchall() == [(7,)]
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                connection.execute("INSERT INTO t VALUES (8)")
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_found_without_locks(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    path.touch()
    with closing(unlocked(path)) as connection:
        connection.execute("CREATE TABLE t (a)")
    with closing(read_only(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("t",)]
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("opening", [read_only, unlocked])
def test_none_is_made_where_none_is(
    tmp_path: Path, opening: Callable[[Path], sqlite3.Connection]
) -> None:
    with pytest.raises(sqlite3.OperationalError):
        opening(tmp_path / "none.db").execute("SELECT 1")
    assert [*tmp_path.iterdir()] == []
