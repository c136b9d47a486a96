"""Work done in a process beside this one: what it yields, also where the process dies."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import ARTICLES, METADATA

from broadsheet import load_names
from broadsheet.beside import Beside
from broadsheet.build import build
from broadsheet.options import Options
from broadsheet.progress import SILENT

NUMBERS = [b"%d" % number for number in range(2_000)]


def numbers(parent: int, dies: int | None = None) -> Iterator[bytes]:
    """Yield the numbers; in another process than the parent's, it may die before one of them."""
    for number, one in enumerate(NUMBERS):
        if number == dies and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        yield one


def whose() -> Iterator[bytes]:
    yield b"%d" % os.getpid()


def fails() -> Iterator[bytes]:
    yield b"one"
    raise ValueError("no two")


@pytest.mark.parametrize("dies", [None, 0, 1, 1_999])
@pytest.mark.parametrize("alone", [False, True])
def test_all_is_yielded_in_order_whether_it_dies_or_not(dies: int | None, *, alone: bool) -> None:
    with closing(Beside(partial(numbers, os.getpid(), dies), alone=alone)) as beside:
        assert list(beside) == NUMBERS


@pytest.mark.parametrize("alone", [False, True])
def test_it_is_done_elsewhere_but_alone(*, alone: bool) -> None:
    with closing(Beside(whose, alone=alone)) as beside:
        (done,) = beside
    assert (int(done) == os.getpid()) is alone


def test_what_fails_there_is_raised_here() -> None:
    with closing(Beside(fails)) as beside:
        made = iter(beside)
        assert next(made) == b"one"
        with pytest.raises(ValueError, match="no two"):
            next(made)


def test_a_process_that_nobody_listens_to_is_ended() -> None:
    beside = Beside(partial(numbers, os.getpid()))
    process = beside._process
    assert process.is_alive()
    beside.close()
    assert process.exitcode == -signal.SIGKILL


def test_names_are_joined_beside_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_names, "LEAST", 1)
    joined, said = load_names._joined, tmp_path / "who joined"

    def noted(*given: Any) -> Iterator[bytes]:
        said.write_text(str(os.getpid()), encoding="ascii")
        yield from joined(*given)

    monkeypatch.setattr(load_names, "_joined", noted)
    made = []
    for workers in (1, 2):
        target = tmp_path / f"{workers}.db"
        build(ARTICLES, target, METADATA, SILENT, Options(workers=workers))
        made.append(target.read_bytes())
        assert (said.read_text(encoding="ascii") == str(os.getpid())) is (workers == 1)
    assert made[0] == made[1]
