"""What the tests share: a built corpus, a larger made one, Datasette in process, a real browser."""

import gc
import html
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO, RawIOBase
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest
from datasette.app import Datasette
from datasette.database import Database
from jinja2.bccache import Bucket, BytecodeCache

from broadsheet.build import build
from broadsheet.capture import mail
from broadsheet.capture.entry import Entry, Refusal
from broadsheet.records import PROBLEM_KINDS
from broadsheet.serve import connection as bounds

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "articles"
METADATA = ROOT / "metadata.yml"

ONLY_SINCE = frozenset({"changes", "what_changed"})
"""The table and the query that only databases built with --since have; see test_changes.py."""

Build = Callable[..., Path]


def found(read: Callable, content: bytes) -> list[Entry | Refusal]:
    """Read a file's content with one of the readers, and check what holds for every article."""
    whole = read.__module__.rpartition(".")[2] in {"markdown", "text"} or read is mail.read
    entries = list(read(content) if whole else read(BytesIO(content)))
    for entry in entries:
        if isinstance(entry, Refusal):
            assert entry.kind in PROBLEM_KINDS
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", entry.detail)
        else:
            sound(entry)
    return entries


def sound(entry: Entry) -> None:
    """Check that the claims stand where they say, above the text, and that all can be stored."""
    entry.text.encode()
    assert {kind for kind, _ in entry.doubts} <= set(PROBLEM_KINDS)
    assert 0 <= entry.begins <= len(entry.text)
    for claim in entry.claims:
        claim.method.encode()
        assert claim.start is not None
        assert claim.end is not None
        assert 0 <= claim.start <= claim.end <= entry.begins
        assert "\0" not in claim.value


def stated(entry: Entry) -> dict[str, str]:
    """Return the first claim for each field, as words that stand in the text, without notes."""
    said: dict[str, str] = {}
    for claim in entry.claims:
        if claim.field != "note":
            said.setdefault(claim.field, entry.text[claim.start : claim.end])
    return said


def kinds(entries: list[Entry | Refusal]) -> list[tuple[str, int | None]]:
    """Return what was found, by number: `article`, or why not."""
    return [(e.kind if isinstance(e, Refusal) else "article", e.number) for e in entries]


class Endless(RawIOBase):
    """A file made while it is read."""

    def __init__(self, head: bytes, unit: bytes, times: int, tail: bytes) -> None:
        self.left = iter([head, *[unit] * times, tail])
        self.have = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        while len(self.have) < len(buffer) and (part := next(self.left, None)) is not None:
            self.have += part
        size = min(len(buffer), len(self.have))
        buffer[:size], self.have = self.have[:size], self.have[size:]
        return size


LONG = ("test_wheel", "test_benchmarks", "test_serve_editions", "test_browser")
"""Beginnings of files whose tests take long: begun last, one of them would be waited for."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long."""
    items.sort(key=lambda item: not item.path.stem.startswith(LONG))


def pytest_collection_finish() -> None:
    """Leave what is there from now on out of every collection, also of processes that are forked."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _here(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep results of builds where the tests' files are, and not in the cache of whoever runs them.

    No public site bounds the memory of this process, for all tests that come after its own.
    """
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    bounds.HEAP = 0


_SIGNALS = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}


def _take_back() -> None:
    for one, handler in _SIGNALS.items():
        if signal.getsignal(one) != handler:
            signal.signal(one, handler)


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """Take back what a command that ran in this process has said of signals: it ends, and this not.

    Also before a test: fixtures of the whole session run commands too, ahead of this one.
    """
    _take_back()
    yield
    _take_back()


@pytest.fixture
def make(tmp_path: Path) -> Build:
    """Build a database from texts by file name: `make({"a.txt": "…"})`."""

    def made(texts: dict[str, str | bytes], name: str = "corpus.db") -> Path:
        folder = tmp_path / "texts"
        for path, text in texts.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        build(folder, tmp_path / name, METADATA)
        return tmp_path / name

    return made


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the five articles of the project."""
    path = tmp_path_factory.mktemp("corpus") / "corpus.db"
    build(ARTICLES, path, METADATA)
    return path


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of 1,203 small articles: more than Datasette puts on one page or into one CSV."""
    folder = tmp_path_factory.mktemp("texts")
    for i in range(1203):
        year, month = 2001 + i % 20, 1 + i % 12
        author = ("Ann Lee", "Bo Xu", "Zoë Ünal")[i % 3]
        (folder / f"{i:04}.txt").write_text(
            f"Council meets for the {i}th time this term\n\nBy {author}\n{3 + i % 20}"
            f" {('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun')[month % 6]} {year}\n\n"
            f"The council met on matter number {i}, “as planned”, and said, in brief, that it was"
            f" content.\n\nA second paragraph, number {i}, has a comma, and\ta tab.\n",
            encoding="utf-8",
        )
    path = tmp_path_factory.mktemp("large") / "large.db"
    build(folder, path, METADATA)
    return path


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of several years and outlets; tests only read them."""
    from divided import write

    return write(tmp_path_factory.mktemp("divided") / "texts")


@pytest.fixture(scope="session")
def whole(texts: Path) -> Path:
    """The database of these articles, not divided."""
    path = texts.with_name("whole.db")
    build(texts, path, METADATA)
    return path


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of articles whose facts are written down; tests only read it."""
    from written_facts import write

    return write(tmp_path_factory.mktemp("written") / "written.db")


def one(path: Path, sql: str, *values: object) -> int:
    """Ask a database for one value."""
    return rows(path, sql, *values)[0][0]


def rows(path: Path, sql: str, *values: object) -> list[tuple]:
    """Ask a database in SQL."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def article(path: Path, name: str) -> str:
    """Return the address of the article of a file, below that of the database."""
    return f"/articles/{rows(path, 'SELECT id FROM articles WHERE path = ?', name)[0][0]}"


_OPEN: list[Datasette] = []


class _Templates(BytecodeCache):
    """Templates that are compiled once for all sites, and not by each."""

    known: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key] = bucket.bytecode_to_string()


_PATIENT = {
    "sql_time_limit_ms": 20_000,
    "facet_time_limit_ms": 20_000,
    "facet_suggest_time_limit_ms": 5_000,
}
"""Limits of time that no test meets because its machine is busy; a test about limits has its own."""


async def started(*paths: Path, settings: Mapping[str, object] = _PATIENT, **options) -> Datasette:
    """Start Datasette in process, as `datasette serve` with these files would, but patiently."""
    options["settings"] = {**_PATIENT, **settings}
    datasette = Datasette([str(path) for path in paths], **options)
    if hasattr(datasette, "jinja_env"):  # 1.0 has several
        datasette.jinja_env.bytecode_cache = _Templates()
    await datasette.invoke_startup()
    return datasette


async def served(*paths: Path, **options) -> Datasette:
    """Start Datasette in process, for one test alone."""
    _OPEN.append(await started(*paths, **options))
    return _OPEN[-1]


class _Ended(BaseException):
    """A site has ended."""


def _end(connection: sqlite3.Connection) -> None:
    connection.close()
    raise _Ended


@pytest.fixture(scope="session", autouse=True)
def _writers_end() -> Iterator[None]:
    """Let the thread in which Datasette writes end: else it waits for ever, and keeps its site."""
    write = Database._execute_writes

    def until_ended(database: Database) -> None:
        with suppress(_Ended):
            write(database)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "_execute_writes", until_ended)
        yield


@pytest.fixture(autouse=True)
def _sites_end() -> Iterator[None]:
    """End the threads and connections of sites, which would make each later process dearer."""
    yield
    while _OPEN:
        datasette = _OPEN.pop()
        if datasette.executor:
            datasette.executor.shutdown()
        for database in datasette.databases.values():
            if database._write_thread:
                database._write_queue.put(SimpleNamespace(fn=_end))
            database.close()


@pytest.fixture(autouse=True, scope="session")
def _one_process() -> Iterator[None]:
    """Have builds make one process, unless a test says how many: tests themselves are shared out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("broadsheet.options.available", lambda: 1)
        yield


@pytest.fixture
async def site(corpus: Path) -> Datasette:
    """The site of the five articles."""
    return await served(corpus)


@contextmanager
def serving(
    path: Path, datasette: str | None = None, options: tuple[str, ...] = ()
) -> Iterator[str]:
    """Run `datasette serve FILE` from an empty folder, patiently; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # A folder has settings of its own.
    settings = _PATIENT if path.is_file() else {}
    command = [
        datasette or str(Path(sys.executable).with_name("datasette")),
        "serve",
        str(path),
        *(part for name, value in settings.items() for part in ("--setting", name, str(value))),
        *options,
    ]
    empty = path.parent / f"empty-{port}"
    empty.mkdir()
    log = empty.with_suffix(".log")
    with log.open("wb") as out:
        process = subprocess.Popen([*command, "-p", str(port)], cwd=empty, stdout=out, stderr=out)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(address + "/robots.txt", timeout=1)  # noqa: S310
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"datasette serve did not start: {log.read_text()[-2000:]}")


CHROMIUM_OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()


def find_chromium() -> str | None:
    """Return where a Chromium is installed on this machine."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def chromium() -> Iterator:
    """Run the Chromium of this machine."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def browser() -> Iterator:
    """Give a real browser; CI must have one.

    Playwright keeps an event loop running while it is open, in which no asynchronous test can
    run; so it is closed after each module.
    """
    if find_chromium() is None:
        reason = "no Chromium found; install Debian's package chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with chromium() as running:
        yield running


WIDE, NARROW = 1280, 390
"""Widths of a window, in pixels."""


@pytest.fixture
def tab(browser) -> Iterator:
    """A page in a wide window."""
    page = browser.new_page(viewport={"width": WIDE, "height": 900})
    yield page
    page.close()


@pytest.fixture(scope="module")
def facts(written: Path) -> Iterator[str]:
    """The address of a site of articles whose facts are written down."""
    with serving(written) as address:
        yield f"{address}/written"


async def text(site: Datasette, path: str, status: int = 200) -> str:
    """Return a page of a site."""
    response = await site.client.get(path, follow_redirects=True)
    assert response.status_code == status, f"{path}: {response.text[:300]}"
    return response.text


async def written_text(site: Datasette, path: str, status: int = 200) -> str:
    """Return a page of the site of the database `written`."""
    return await text(site, f"/written{path}", status)


async def downloaded(site: Datasette, path: str) -> bytes:
    """Return a file that a site offers for download."""
    response = await site.client.get(path)
    assert response.status_code == 200, response.text[:500]
    assert response.headers["content-disposition"].startswith("attachment")
    return response.content


def words(page: str) -> str:
    """Return what a page says, without its tags."""
    page = re.sub(r"</?(?:td|th|p|li|h\d|br|dt|dd|summary|section)\b[^>]*>", " ", page)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


def readme_block(mark: str) -> str:
    """Return the code block that follows a comment in README.md."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(rf"<!-- {mark} -->\n```\w+\n(.*?)```", text, re.DOTALL)
    assert block, f"README.md has no block {mark}"
    return block[1]
