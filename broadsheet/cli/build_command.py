"""The command `build`: what can be chosen, and what is said back.

In: what was typed. Out: the database in its place, a summary, and an exit code.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadsheet.cli import progress, summary, typed
from broadsheet.cli.ending import UNREAD, in_one_line, say
from broadsheet.errors import BroadsheetError, DownloadsError

if TYPE_CHECKING:  # Datasette takes half a second to import
    from broadsheet.export.downloads import Report


@click.command()
@click.argument("articles", type=typed.PATH, default=Path("articles"))
@click.option(
    "-o",
    "--output",
    type=typed.PATH,
    default=Path("corpus.db"),
    show_default=True,
    help="Write the database to this file. A database that Broadsheet made is replaced in one"
    " step; any other file is left alone.",
)
@click.option(
    "--metadata",
    type=typed.PATH,
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
@click.option(
    "--most-unread",
    metavar="SHARE",
    default="20%",
    show_default=True,
    help="Keep the old database when more than this share of the files cannot be read, unless it"
    " was as large before.",
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 256),
    help="Share the work among this many processes; without it, as many as there are processors."
    " The database is the same for any number.",
)
@click.option(
    "--time-limit",
    metavar="SECONDS",
    type=click.FloatRange(0.1, 86_400),
    default=60.0,
    show_default=True,
    help="Give up a file on which the work takes longer: once to read it, once to find what is in"
    " it. It becomes a row of the table problems.",
)
@click.option(
    "--since",
    metavar="OLD.db",
    type=typed.PATH,
    help="Say in the table changes, and on a page, what is different from this earlier database:"
    " articles added, changed, renamed and withdrawn. Earlier texts of changed articles are kept in"
    " it. OLD.db may be the database that is replaced, or the folder of a divided corpus.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Have the workers of this Dask scheduler, such as tcp://10.0.0.1:8786, find what is in the"
    " articles; the files are read here, and the database is the same. Needs `pip install"
    " 'broadsheet[cluster]'`.",
)
@click.option(
    "--shard-by",
    metavar="COLUMN",
    type=click.Choice(["year", "outlet"]),
    help="Divide the corpus by year or outlet: write a database for each, and an index over them,"
    " into a folder: with -o corpus.db, corpus/corpus.db and corpus/corpus-2021.db and so on."
    " Serve them together with `datasette serve corpus/*.db`.",
)
@click.option(
    "--fresh",
    is_flag=True,
    help="Do all the work anew. Without it, what an earlier build found in files that have not"
    " changed is taken up again, and nothing is done when nothing has; the database is the same.",
)
@click.option(
    "--downloads",
    metavar="FOLDER",
    type=typed.PATH,
    help="Write each table and view whole into this folder as well (CSV, JSON, JSON Lines), for"
    " `broadsheet serve --public --downloads FOLDER`, which then reads no database for them. A"
    " folder that this has made is replaced in one step; any other is left alone.",
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
    most_unread: str,
    workers: int | None,
    time_limit: float,
    since: Path | None,
    cluster: str | None,
    shard_by: str | None,
    downloads: Path | None,
    *,
    fresh: bool,
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

    \b
    Exit codes:
      0         the new database is in place
      3         it is, but some files could not be read: see its table problems
      4         it is, but was not seen to reach the disk
      5         it is, but not its --downloads
      1         it was not fit to be put in place; or --strict found problems
      2         what was asked for cannot be done
      74        the machine could not read or write, or has not enough memory
      75        another build is making the same database
      130, 143  interrupted by Ctrl-C or SIGTERM

    But for 0, 3, 4, 5 and --strict, what was there before is untouched.
    """  # noqa: D301 - click reads a backspace as: keep these lines as they are
    here = Path("metadata.yml")
    if metadata is None and here.is_file():
        metadata = here
    output = typed.place(output, shard_by)
    with (
        in_one_line(output, "what was there stays"),
        progress.Meter(quiet=quiet) as meter,
    ):
        from broadsheet.build import Options
        from broadsheet.build import build as run
        from broadsheet.reuse.store import default_folder

        options = Options(
            without=typed.rules(without),
            today=typed.day(as_of),
            ner=ner,
            workers=workers or 0,
            time_limit=time_limit,
            since=since,
            most_unread=typed.share(most_unread),
            cluster=cluster,
            shard_by=shard_by,
            cache=default_folder(),
            fresh=fresh,
        )
        if downloads:
            from broadsheet.export.downloads import ensure_place

            ensure_place(downloads, articles, output)
        report = run(articles, output, metadata, meter, options)
        made = _downloads(output, downloads, meter) if downloads else None
    if not quiet:
        say(summary.built(articles, output, report))
        if downloads and made:
            say(summary.complete(output, downloads, made))
    if strict and report.problems:
        count = sum(report.problems.values())
        say(f"{output}: built, but with {count} problems, and --strict was given", err=True)
        sys.exit(1)
    if report.unread:
        say(summary.unread(output, report), err=True)
        sys.exit(UNREAD)


def _downloads(output: Path, folder: Path, meter: progress.Meter) -> "Report":
    """Make the downloads of what is in place. Raises `DownloadsError`."""
    from broadsheet.export.downloads import downloads

    there = f"{output} itself is in place"
    try:
        return downloads(output, folder, meter)
    except BroadsheetError as error:
        raise DownloadsError(error.path, f"{error.cause}; {there}") from error
    except KeyboardInterrupt:
        raise DownloadsError(folder, f"interrupted, what was there stays; {there}") from None
