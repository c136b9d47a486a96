"""Chance against every reader, the cleaner, the search and the addresses: the same in every run.

What was found this way is kept in `FOUND` and `ASKED`, each under its name.
"""

import asyncio
import hashlib
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import METADATA, Build, rows, started
from fuzzed import FILES, ODD, PIECES, TYPED, addresses, contents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet import cli
from broadsheet.build import Options, build
from broadsheet.capture import read
from broadsheet.capture.corrections import corrections
from broadsheet.capture.entities import entities
from broadsheet.capture.formats import format_of
from broadsheet.clean import clean
from broadsheet.enrich import enrich
from broadsheet.load_rows import rows as rows_of
from broadsheet.publish.query import escape_fts, is_cut, words_of
from broadsheet.records import PROBLEM_KINDS, Document

LISTS = ("articles.csv", "articles.yml", "entities.yml")
READ = sorted(FILES.keys() - set(LISTS))


def bounded(examples: int) -> settings:
    """Say how much is tried: the same in every run, however long each takes."""
    return settings(
        max_examples=examples, derandomize=True, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip


def sound(found: Document) -> None:
    """Check what holds for every document, and for the rows that are made of it."""
    text = found.text
    assert found.source.sha256 == hashlib.sha256(found.source.raw).hexdigest()
    text.encode()
    for claim in found.claims:
        assert claim.start is None or 0 <= claim.start <= claim.end <= len(text)
    article = clean(found)
    if article is None:
        return
    position = 0
    for passage in article.passages:
        assert passage.start == position < passage.end
        position = passage.end
    assert position == len(text)
    made = rows_of(enrich(article))
    places = [(row[1], row[2], row[0]) for row in made.quotes]
    places += [(row[3], row[4], row[2]) for row in made.dates]
    for start, end, words in places:
        assert text[start:end].replace("\0", "\ufffd") == words
    for row in (made.article, *made.passages, *made.fields, *made.quotes, *made.dates):
        for value in row:
            if isinstance(value, str):
                assert "\0" not in value.encode().decode()


@pytest.mark.parametrize("name", READ)
@bounded(60)
@given(data=st.data())
def test_no_bytes_break_a_reader(name: str, data: st.DataObject, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    path = Path(name)
    (folder / path).write_bytes(data.draw(contents(name)))
    assert format_of(path.name)
    for number, found in enumerate(read(folder, path)):
        if isinstance(found, Document):
            if number < 3:
                sound(found)
        else:
            assert found.kind in PROBLEM_KINDS
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", found.detail)


@pytest.mark.parametrize("name", LISTS)
@bounded(100)
@given(data=st.data())
def test_no_bytes_break_a_list(name: str, data: st.DataObject, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / name).write_bytes(data.draw(contents(name)))
    said, names = corrections(folder), entities(folder)
    for problem in (*said.problems, *said.unused(), *names.problems):
        assert problem.kind in PROBLEM_KINDS
        problem.detail.encode("utf-8", "surrogatepass")


@bounded(400)
@given(TYPED)
def test_nothing_typed_breaks_the_search(typed: str) -> None:
    expression = escape_fts(typed)
    assert expression.count('"') % 2 == 0
    assert len(words_of(typed)) <= 64
    is_cut(typed)


ODD_FILES = 150
UNSHOWN = r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"


def spoiled(folder: Path) -> None:
    """Write files of all formats, each changed by chance, some under odd names."""
    chance = random.Random(20261122)
    for number in range(ODD_FILES):
        name = chance.choice(READ)
        raw = bytearray(FILES[name])
        for _ in range(chance.randrange(1, 7)):
            at = chance.randrange(len(raw) + 1)
            raw[at : at + chance.choice((0, 0, 1, 9, 90))] = chance.choice(PIECES)
        odd = (
            chance.choice(ODD)
            .encode("utf-8", "surrogatepass")
            .replace(b"/", b"")
            .replace(b"\0", b"")
        )
        path = (
            os.fsencode(folder / f"{number:03}") + odd[:60] + b"." + name.partition(".")[2].encode()
        )
        Path(os.fsdecode(path)).write_bytes(raw)
    for name in LISTS:
        (folder / name).write_bytes(FILES[name])


FOUND: dict[str, tuple[str, bytes]] = {
    "a zero in the name of a column": ("articles.csv", b"path,\0headline,outlet\na.txt,A bridge,X\n"),
    "an override of direction in a path": ("articles.yml", "\u202ea.txt: {headline: A bridge}".encode()),
    "an end of line in a key": ("entities.yml", b'"merge\\n": {A: [B]}'),
    "an override of direction in a header": ("h.tsv", "ti\u2066 b\tte\u202ext\nBridge\tIt fell.\n".encode()),
}  # fmt: skip
"""Files that chance has found, from which controls came into what a problem says."""


@pytest.mark.parametrize("case", FOUND)
def test_no_problem_says_what_a_page_must_not_show(make: Build, case: str) -> None:
    name, content = FOUND[case]
    details = rows(make({"good.txt": FILES["a.txt"], name: content}), "SELECT detail FROM problems")
    assert details
    assert not any(re.search(UNSHOWN, detail) for (detail,) in details)


def test_a_folder_of_spoiled_files_gives_a_sound_database(tmp_path: Path) -> None:
    """`broadsheet verify` is an independent judge of every offset, count and index."""
    (tmp_path / "texts").mkdir()
    spoiled(tmp_path / "texts")
    options = Options(today="2026-01-01", workers=1, most_unread=1.0)
    build(tmp_path / "texts", tmp_path / "corpus.db", METADATA, options=options)
    command = ["verify", str(tmp_path / "corpus.db"), "--against", str(tmp_path / "texts")]
    result = CliRunner().invoke(cli.main, command)
    assert result.exit_code == 0, result.output
    assert rows(tmp_path / "corpus.db", "SELECT count(*) > 60 FROM articles") == [(1,)]
    files = {path.partition("#")[0] for (path,) in rows(
        tmp_path / "corpus.db", "SELECT path FROM files UNION SELECT path FROM problems"
    )}  # fmt: skip
    assert len(files) >= ODD_FILES
    for (detail,) in rows(tmp_path / "corpus.db", "SELECT detail FROM problems"):
        assert not re.search(UNSHOWN, detail)


@pytest.fixture(scope="module")
def ask(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    """Give what asks one server for an address, in this process."""
    loop = asyncio.new_event_loop()
    site = loop.run_until_complete(started(corpus))

    def asked(address: str):
        return loop.run_until_complete(site.client.get(address, follow_redirects=False))

    yield asked
    loop.close()


def fine(address: str, response) -> None:
    """Check what holds for every answer to a stranger."""
    assert response.status_code < 500, (address, response.text[:300])
    assert "Traceback" not in response.text
    assert "/work/" not in response.text
    where = response.headers.get("location", "/")
    assert re.match(r"/(?![/\\])", where), (address, where)
    if response.headers.get("content-type", "").startswith("text/html"):
        assert "<script>alert(1)" not in response.text


ASKED = {
    "a number for a filter by another table": "/corpus/articles?_through=1",
    "a list for a filter by another table": "/corpus/articles?_through=[]",
    "nothing in a filter by another table": "/corpus/articles?_through={}",
    "lists in a filter by another table": '/corpus/articles?_through={"table":[],"column":[],"value":[]}',
    "a filter by another table that goes deep": f"/corpus/articles?_through={'[' * 2_000}",
    "half a filter by another table": "/corpus/articles.json?_through={",
}  # fmt: skip
"""Requests that chance has found, and once broke a server, with their like."""


@pytest.mark.parametrize("case", ASKED)
def test_requests_that_were_found_are_answered(ask, case: str) -> None:
    response = ask(ASKED[case])
    fine(ASKED[case], response)
    assert response.status_code == 400


@bounded(400)
@given(data=st.data())
def test_no_request_breaks_a_server(ask, corpus: Path, data: st.DataObject) -> None:
    ids = [one for (one,) in rows(corpus, "SELECT id FROM articles ORDER BY id")]
    address = data.draw(addresses("corpus", ids))
    fine(address, ask(address))
