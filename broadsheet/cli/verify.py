"""`broadsheet verify`: lines for what is wrong with a database, then a verdict."""

import os
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadsheet.cli import typed
from broadsheet.cli.ending import in_one_line, say
from broadsheet.errors import OutputError, UsageError

if TYPE_CHECKING:  # what reads articles takes half a second to import
    from broadsheet.verify import Fault

MOST = 20
"""Lines about one table or kind of thing; of more, only the number is said."""


@click.command()
@click.argument("database", type=typed.PATH)
@click.option(
    "--against",
    metavar="FOLDER",
    type=typed.PATH,
    help="Compare it with this folder of articles as well: say which files are missing, other, or"
    " new since the build.",
)
@click.option(
    "--rebuild",
    is_flag=True,
    help="With --against, build the database again from those articles, in a folder for temporary"
    " files, and say whether it is the same, byte for byte.",
)
@click.option(
    "--sums",
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False, allow_dash=True),
    help="Where all is sound, write the checksums of the database, and with --against of the"
    " articles, to this file, for `sha256sum -c`; - prints them.",
)
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
def verify(
    database: Path, against: Path | None, sums: Path | None, *, rebuild: bool, quiet: bool
) -> None:
    """Say whether DATABASE is sound: what a build makes, and unchanged since.

    Looks at the file itself, every reference, every count, every hash, every place in a text that a
    name, quote, date or value claims, and every word of the full-text indexes. DATABASE may be a
    folder that --shard-by made. Nothing in it is changed or run.

    \b
    Example:
      broadsheet verify corpus.db --against articles --sums SHA256SUMS
      sha256sum -c SHA256SUMS

    Each thing that is wrong is a line, with the table and the row or file; the last line is the
    verdict. Exit codes: 0 it is sound; 1 it is not; 2 what was asked for cannot be done; 74 the
    machine could not read or write; 130 and 143 interrupted.
    """  # noqa: D301
    with in_one_line(database, "nothing was changed"):
        from broadsheet.verify import Result
        from broadsheet.verify import verify as run

        _refuse(against, sums, rebuild=rebuild)
        result, told = Result(), Counter[str]()
        for fault in run(database, result, against):
            _tell(fault, told)
        if rebuild and against and not told:
            from broadsheet.verify import rebuild as again

            for fault in again.faults(database, result.stated, against):
                _tell(fault, told)
        if sums and not told:
            _write(sums, result.databases, against)
    for kind, count in told.items():
        if count > MOST:
            say(f"{kind}: {count - MOST:,} more")
    name = click.format_filename(database)
    if told:
        count = told.total()
        say(f"{name}: not sound, {count:,} fault{'s' * (count != 1)}")
        sys.exit(1)
    if not quiet:
        edition = result.stated.get("manifest_sha256", "")[:12]
        text = f"{name}: sound, {int(result.stated['articles']):,} articles, edition {edition}"
        say(text, err=str(sums) == "-")


def _refuse(against: Path | None, sums: Path | None, *, rebuild: bool) -> None:
    """Raise `UsageError` where the options do not go together."""
    if rebuild and not against:
        raise UsageError("--rebuild", "needs the folder of articles; name it with --against")
    if sums and str(sums) != "-" and not sums.absolute().parent.is_dir():
        raise UsageError(sums, "the folder that it is to stand in does not exist; make it first")
    if sums and against and sums.resolve().is_relative_to(against.resolve()):
        raise UsageError(sums, "is inside the folder of articles; write it elsewhere")


def _tell(fault: "Fault", told: Counter[str]) -> None:
    """Say what is wrong, unless there is much of its kind."""
    kind = fault.where.split()[0]
    told[kind] += 1
    if told[kind] <= MOST:
        say(str(fault))


def _write(sums: Path, databases: list[Path], against: Path | None) -> None:
    """Write or print the checksums; a file that is there is replaced in one step."""
    from broadsheet.verify.sums import lines

    if str(sums) == "-":
        for line in lines(databases, against, Path.cwd()):
            click.echo(line, nl=False)
        return
    new = sums.with_name(f".{sums.name}.{os.getpid()}")
    try:
        new.write_bytes(b"".join(lines(databases, against, sums.absolute().parent)))
        os.replace(new, sums)
    except OSError as error:
        raise OutputError(sums, f"could not be written: {error.strerror}") from error
    finally:
        with suppress(OSError):
            new.unlink()
