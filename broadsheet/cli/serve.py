"""`broadsheet serve`: a corpus for one's own machine, or for everyone.

In: databases. Out: a site, until Ctrl-C or SIGTERM; or a folder for `datasette serve`.
"""

import os
import re
import shlex
import sys
from pathlib import Path

import click

from broadsheet.cli import typed
from broadsheet.cli.ending import in_one_line, say


def _base_url(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Return the beginning of the site's paths with a slash at both ends, as Datasette wants it."""
    path = f"/{value.strip('/')}/" if value.strip("/") else "/"
    if not _PREFIX.fullmatch(path):
        cause = "write letters, digits, hyphens and dots between slashes, such as /news/"
        raise click.BadParameter(cause)
    return path


_PREFIX = re.compile(r"/(?:[a-z0-9][a-z0-9._-]*/)*", re.ASCII | re.IGNORECASE)


@click.command()
@click.argument(
    "databases",
    metavar="[DATABASES]...",
    nargs=-1,
    type=typed.PATH,
)
@click.option(
    "--public",
    is_flag=True,
    help="Serve to everyone: with limits for strangers, without SQL of their own, and with the"
    " next edition as soon as it is built.",
)
@click.option(
    "-h",
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Listen at this address; 0.0.0.0 is every one of the machine's. A web server in front"
    " needs no other than 127.0.0.1.",
)
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    default=8001,
    show_default=True,
    help="Listen at this port; 0 for any that is free.",
)
@click.option(
    "--uds",
    metavar="PATH",
    type=typed.PATH,
    help="Listen at this Unix socket instead, for a web server on the same machine.",
)
@click.option(
    "--base-url",
    default="/",
    show_default=True,
    callback=_base_url,
    help="Serve below this path, such as /news/.",
)
@click.option(
    "--https",
    is_flag=True,
    help="Begin the site's own addresses with https, where a web server in front has the"
    " certificate; needs --public.",
)
@click.option(
    "-m",
    "--metadata",
    type=typed.PATH,
    help="Take titles, permissions and the like from this file, over what the databases say.",
)
@click.option(
    "--processes",
    metavar="N",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Share the readers among this many processes; needs --public.",
)
@click.option(
    "--sql",
    type=click.Choice(["off", "on"]),
    default="off",
    show_default=True,
    help="Whether strangers may write SQL. With on, a process of its own runs it, which is ended"
    " and replaced when an answer takes longer than two seconds; needs --public.",
)
@click.option(
    "--settings-to",
    metavar="FOLDER",
    type=typed.PATH,
    help="Serve nothing, but write what `datasette serve FOLDER` needs to serve this edition with"
    " the same settings; needs --public.",
)
@click.option(
    "--downloads",
    metavar="FOLDER",
    type=typed.PATH,
    multiple=True,
    help="Answer downloads of whole tables and views from this folder, which `python build_db.py"
    " --downloads FOLDER` made, as long as it is of the edition that is served; can be given once"
    " for each database; needs --public.",
)
def serve(  # noqa: PLR0913 - one parameter for each option
    databases: tuple[Path, ...],
    *,
    public: bool,
    host: str,
    port: int,
    uds: Path | None,
    base_url: str,
    https: bool,
    metadata: Path | None,
    processes: int,
    sql: str,
    settings_to: Path | None,
    downloads: tuple[Path, ...],
) -> None:
    """Serve DATABASES (default: corpus.db), files or folders of them.

    Without --public this is `datasette serve`, for your own machine. With it, strangers may read,
    search and download, within limits that keep the site open to all. When a build replaces a
    database, the new edition is checked and takes over without one failed answer; one that is not
    sound is refused, and the old one stays. To go back, put the old file in place. SIGHUP looks for
    a new edition at once.

    \b
    Example:
      broadsheet serve corpus.db
      broadsheet serve corpus.db --public --uds /run/broadsheet/site.sock --https

    Exit codes: 0 after Ctrl-C or SIGTERM; 1 a database is not sound; 2 what was asked for cannot be
    done; 74 the machine could not read or write.
    """  # noqa: D301
    from broadsheet.serve.command import ensure_served, own_machine, stated
    from broadsheet.serve.plan import Plan

    named = databases or (Path("corpus.db"),)
    with in_one_line(named[0], "nothing was served"):
        plan = Plan(
            databases=tuple(map(str, named)),
            host=host,
            port=port,
            uds=str(uds) if uds else None,
            base_url=base_url,
            metadata=str(metadata) if metadata else None,
            https=https,
            processes=processes,
            sql=sql == "on",
            downloads=tuple(map(str, downloads)),
        )
        ensure_served(plan, public=public, folder=settings_to)
        if not public:
            command = own_machine(plan)
            sys.stdout.flush()
            os.execv(command[0], command)  # noqa: S606 - the datasette of this Python
        if settings_to:
            from broadsheet.serve.folder import write

            write(plan, settings_to)
            say(f"{settings_to}: written; next: datasette serve {shlex.quote(str(settings_to))}")
            return
        say("\n".join(stated(plan)))
        from broadsheet.serve.listening import listening
        from broadsheet.serve.supervisor import supervise

        with listening(plan) as (readers, where):
            supervise(where, readers, lambda line: say(line, err=True))
