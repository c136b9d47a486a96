"""The command line: what can be typed, and what is said back.

`broadsheet` is a group of commands; `build_db.py` is its `build`. What goes wrong is one line on
standard error and an exit code; what went right is a short summary on standard output.
"""

import os
import shlex
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

import broadsheet
from broadsheet.errors import BroadsheetError, UsageError

if TYPE_CHECKING:
    from broadsheet.build import Report

BAR_AFTER = 1.0
"""Seconds of work before a progress bar appears."""


class _Failure(click.ClickException):
    """A `BroadsheetError` as click shows it: one line and the error's exit code."""

    def __init__(self, error: BroadsheetError) -> None:
        super().__init__(str(error))
        self.error = error

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        return self.error.exit_code


@click.group()
@click.version_option(broadsheet.__version__, prog_name="broadsheet")
def main() -> None:
    """Turn a folder of news articles into a public dataset."""


@main.command()
@click.argument(
    "articles", type=click.Path(path_type=Path, readable=False), default=Path("articles")
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    default=Path("corpus.db"),
    show_default=True,
    help="Write the database to this file. A database that Broadsheet made is replaced in one"
    " step; any other file is left alone.",
)
@click.option(
    "--metadata",
    type=click.Path(path_type=Path, readable=False),
    help="Take titles, facets and saved queries from this file. Without it, metadata.yml is used"
    " where there is one, else the one that comes with Broadsheet.",
)
@click.option(
    "--without",
    metavar="RULE",
    multiple=True,
    help="Switch off a rule that sets lines aside, so that its lines stay in the body; can be given"
    " more than once. `broadsheet rules` lists them.",
)
@click.option(
    "--as-of",
    metavar="DATE",
    help="Take dates after this day (YYYY-MM-DD) for mistakes; without it, those after the day"
    " of the build, or of SOURCE_DATE_EPOCH.",
)
@click.option(
    "--ner",
    metavar="ENGINE",
    default="base",
    show_default=True,
    help="Find names with this engine: base for the rules of Broadsheet, spacy:NAME for an"
    " installed spaCy pipeline, such as spacy:en_core_web_sm.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when the table problems is not empty.")
@click.option("--quiet", is_flag=True, help="Say nothing unless something goes wrong.")
def build(  # noqa: PLR0913, PLR0917 - one parameter for each option
    articles: Path,
    output: Path,
    metadata: Path | None,
    without: tuple[str, ...],
    as_of: str | None,
    ner: str,
    *,
    strict: bool,
    quiet: bool,
) -> None:
    """Build a database from the folder ARTICLES (default: articles).

    Every text, saved page, Markdown note, mail, and every record of a JSON, CSV or WARC file below
    the folder becomes an article. What cannot be read or decided is listed in the table problems.
    The same folder always gives the same database, byte for byte.

    \b
    Example:
      python build_db.py articles -o corpus.db
      datasette serve corpus.db

    Exit codes: 0 the database is in place; 1 it is, but --strict found problems; 2 what was asked
    for cannot be done; 74 the machine could not write; 130 and 143 interrupted. Except after 0
    and 1, the old database is untouched.
    """  # noqa: D301 - click reads a backspace as: keep these lines as they are
    from broadsheet.build import Options  # Datasette takes half a second to import
    from broadsheet.build import build as run

    # Leaving by way of an exception, so that nothing half-made is left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    here = Path("metadata.yml")
    if metadata is None and here.is_file():
        metadata = here
    try:
        with _Progress(articles, quiet=quiet) as progress:
            options = Options(_rules(without), _day(as_of), ner)
            report = run(articles, output, metadata, progress.tick, options)
    except BroadsheetError as error:
        raise _Failure(error) from None
    except KeyboardInterrupt:
        click.echo(f"{click.format_filename(output)}: interrupted, the old file stays", err=True)
        sys.exit(128 + signal.SIGINT)
    if not quiet:
        click.echo(_summary(articles, output, report))
    if strict and report.problems:
        count = sum(report.problems.values())
        click.echo(f"{output}: built, but with {count} problems, and --strict was given", err=True)
        sys.exit(1)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--database",
    type=click.Path(path_type=Path, readable=False),
    default=Path("corpus.db"),
    show_default=True,
    help="Export this database, which Broadsheet made.",
)
@click.option(
    "--address",
    metavar="URL",
    help="Let citations link to the articles' pages: the address of the database on the web, such"
    " as https://news.example.org/corpus. Without it, they name the article and the edition.",
)
@click.option(
    "--author",
    metavar="NAME",
    multiple=True,
    help="Name whoever is to be cited as the maker of the corpus; can be given more than once.",
)
@click.option("--quiet", is_flag=True, help="Say nothing unless something goes wrong.")
def export(
    folder: Path, database: Path, address: str | None, author: tuple[str, ...], *, quiet: bool
) -> None:
    """Write everything that a database holds into FOLDER, for those who work without it.

    Each table and view as CSV and JSON Lines, a datapackage.json (Frictionless) that describes
    them, citations of all articles (RIS, BibTeX, CSL-JSON), CITATION.cff, checksums and a README.
    An export that is there is replaced in one step; a folder that holds anything else is left
    alone. The same database always gives the same files, byte for byte.

    \b
    Example:
      broadsheet export my-export --database corpus.db
      cd my-export && sha256sum -c SHA256SUMS

    Exit codes: 0 the export is in place; 2 what was asked for cannot be done; 74 the machine could
    not read or write; 130 and 143 interrupted. Except after 0, what was there is untouched.
    """  # noqa: D301
    from broadsheet.export import Options
    from broadsheet.export import export as run

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        options = Options(_address(address), author)
        report = run(database, folder, options, _said(quiet=quiet))
    except BroadsheetError as error:
        raise _Failure(error) from None
    except KeyboardInterrupt:
        click.echo(f"{click.format_filename(folder)}: interrupted, nothing was replaced", err=True)
        sys.exit(128 + signal.SIGINT)
    if not quiet:
        rows = sum(report.rows.values())
        name = click.format_filename(folder)
        click.echo(
            f"{name}: {rows:,} rows of {len(report.rows)} tables and views,"
            f" {report.cited:,} articles cited, {report.files} files, {report.size:,} bytes\n"
            f"Edition {report.corpus.edition or 'not known'}; check it with:"
            f" cd {shlex.quote(name)} && sha256sum -c SHA256SUMS"
        )


@main.command()
def metadata() -> None:
    """Print the metadata.yml that comes with Broadsheet, as a beginning for one's own.

    \b
    Example:
      broadsheet metadata > metadata.yml
    """  # noqa: D301
    from broadsheet.publish.metadata_file import default_path

    click.echo(default_path().read_text(encoding="utf-8"), nl=False)


@main.command()
def rules() -> None:
    """List the rules that set lines aside, with what each takes.

    \b
    Example:
      broadsheet build --without "picture credit" --without "cookie notice"
    """  # noqa: D301
    from broadsheet.clean.rules import RULES

    width = max(map(len, RULES))
    for rule, takes in RULES.items():
        click.echo(f"{rule:{width}}  {takes}")


def _rules(named: tuple[str, ...]) -> frozenset[str]:
    """Return the rules that were named. Raises `UsageError` where there is no such rule."""
    from broadsheet.clean.rules import RULES
    from broadsheet.publish.metadata_file import nearest

    for rule in named:
        if rule not in RULES:
            hint = nearest(rule, RULES) or "; `broadsheet rules` lists them"
            raise UsageError("--without", f"there is no rule '{rule}'{hint}")
    return frozenset(named)


def _said(*, quiet: bool) -> Callable[[str], None]:
    """Return what says on a terminal which table is being written, once that takes a moment."""
    begun, wanted = time.monotonic(), not quiet and sys.stderr.isatty()

    def tick(name: str) -> None:
        if wanted and time.monotonic() - begun > BAR_AFTER:
            click.echo(f"Writing {name}", err=True)

    return tick


def _address(url: str | None) -> str | None:
    """Return an address without a slash at its end. Raises `UsageError` where it is none."""
    from broadsheet.publish.metadata import link

    if url is not None and link(url):
        raise UsageError("--address", link(url) or "")
    return url and url.rstrip("/")


def _day(as_of: str | None) -> str:
    """Return the day of the build. Raises `UsageError` where what was given is no day."""
    try:
        if as_of is not None:
            return date.fromisoformat(as_of).isoformat()
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        now = datetime.now(UTC) if epoch is None else datetime.fromtimestamp(int(epoch), UTC)
        return now.date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        name = "--as-of" if as_of is not None else "SOURCE_DATE_EPOCH"
        wanted = "YYYY-MM-DD" if as_of is not None else "seconds since 1970"
        raise UsageError(name, f"is no day; write {wanted} ({error})") from error


class _Progress(AbstractContextManager["_Progress"]):
    """A bar on standard error, on a terminal, once the work takes more than a moment."""

    def __init__(self, folder: Path, *, quiet: bool) -> None:
        self.folder = folder
        self.wanted = not quiet and sys.stderr.isatty()
        self.begun = time.monotonic()
        self.done = 0
        self.bar: Any = None

    def tick(self) -> None:
        """Count one file, and draw the bar when it is time."""
        self.done += 1
        if self.bar is not None:
            self.bar.update(1)
        elif self.wanted and time.monotonic() - self.begun > BAR_AFTER:
            from broadsheet.capture import listed

            total = sum(1 for _ in listed(self.folder))
            self.bar = click.progressbar(length=total, label="Reading articles", file=sys.stderr)
            self.bar.update(self.done)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.bar is not None:
            self.bar.render_finish()


def _datasette() -> str:
    """Return how to type the datasette of this Python: its path, where its name is another's."""
    ours = Path(sys.executable).with_name("datasette")
    found = shutil.which("datasette")
    if not ours.exists() or (found and Path(found) == ours):
        return "datasette"
    shown = ours.relative_to(Path.cwd()) if ours.is_relative_to(Path.cwd()) else ours
    return shlex.quote(str(shown))


def _summary(folder: Path, target: Path, report: "Report") -> str:
    """Say in a few lines what was built and what to type next."""
    stated = ", ".join(
        f"{'date' if name == 'published' else name} {count:,} of {report.articles:,}"
        for name, count in report.stated.items()
    )
    share = 100 * report.set_aside_characters / max(1, report.characters)
    articles = f"{report.articles:,} article{'' if report.articles == 1 else 's'}"
    problems = ", ".join(f"{kind} {count:,}" for kind, count in report.problems.items())
    return "\n".join(
        (
            f"{click.format_filename(folder)}: {articles}, {report.words:,} words",
            f"  found      {stated}",
            f"  named      {_counted(report.facts)}",
            f"  set aside  {report.set_aside:,} passages, {share:.1f}% of the text",
            f"  problems   {problems or 'none'}",
            f"{click.format_filename(target)}: {report.size:,} bytes, sha256 {report.sha256}",
            *_notes(report),
            f"Next: {_datasette()} serve {shlex.quote(click.format_filename(target))}",
        )
    )


def _counted(facts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in facts.items())


def _notes(report: "Report") -> list[str]:
    """Say what a reader of the site will miss, because metadata.yml leaves it out."""
    if report.queries:
        return []
    return ["Note: the metadata names no saved queries, so the site has no charts;"
            " `broadsheet metadata` prints the metadata.yml that has them"]  # fmt: skip
