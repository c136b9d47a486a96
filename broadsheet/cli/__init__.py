"""The command line: what can be typed, and what is said back.

`broadsheet` is a group of commands; `build_db.py` is its `build`, which has a file of its own. What
goes wrong is one line on standard error and an exit code; what went right is a short summary on
standard output.
"""

from pathlib import Path

import click

import broadsheet
from broadsheet.cli import progress, summary, typed
from broadsheet.cli.build_command import build
from broadsheet.cli.ending import in_one_line, say
from broadsheet.cli.serve import serve
from broadsheet.cli.verify import verify

__all__ = ["build", "main"]


@click.group()
@click.version_option(broadsheet.__version__, prog_name="broadsheet")
def main() -> None:
    """Turn a folder of news articles into a public dataset."""


main.add_command(build)
main.add_command(verify)
main.add_command(serve)


@main.command()
@click.argument("folder", type=typed.PATH)
@click.option(
    "--database",
    type=typed.PATH,
    default=Path("corpus.db"),
    show_default=True,
    help="Export this database, which Broadsheet made; or the folder of a divided corpus, as if it"
    " were one database.",
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
@click.option(
    "--parquet",
    is_flag=True,
    help="Write the tables as Parquet, those of articles split by month of publication, instead of"
    " as CSV and JSON Lines; needs `pip install 'broadsheet[parquet]'`.",
)
@click.option("--quiet", is_flag=True, help="Say nothing unless something goes wrong.")
def export(  # noqa: PLR0913 - one parameter for each option
    folder: Path,
    database: Path,
    address: str | None,
    author: tuple[str, ...],
    *,
    parquet: bool,
    quiet: bool,
) -> None:
    """Write everything that a database holds into FOLDER, for those who work without it.

    Each table and view as CSV and JSON Lines, or as Parquet, a datapackage.json (Frictionless) that
    describes them, citations of all articles (RIS, BibTeX, CSL-JSON), CITATION.cff, checksums and a
    README. An export that is there is replaced in one step; a folder that holds anything else is
    left alone. The same database always gives the same files, byte for byte.

    \b
    Example:
      broadsheet export my-export --database corpus.db
      cd my-export && sha256sum -c SHA256SUMS
      broadsheet export --parquet my-tables

    Exit codes: 0 the export is in place; 2 what was asked for cannot be done; 74 the machine could
    not read or write; 75 another export is making the same folder; 130 and 143 interrupted. Except
    after 0, what was there is untouched.
    """  # noqa: D301
    with in_one_line(folder, "nothing was replaced"):
        from broadsheet.export import Options
        from broadsheet.export import export as run

        options = Options(typed.address(address), author, parquet)
        report = run(database, folder, options, progress.lines(quiet=quiet))
    if not quiet:
        say(summary.exported(folder, report))


@main.command()
def metadata() -> None:
    """Print the metadata.yml that comes with Broadsheet, as a beginning for one's own.

    \b
    Example:
      broadsheet metadata > metadata.yml
    """  # noqa: D301
    from broadsheet.options import default_metadata

    click.echo(default_metadata().read_text(encoding="utf-8"), nl=False)


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
