"""What a command says when its work is done: figures, and what to type next.

In: the report of a build or an export. Out: a few lines.
"""

import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadsheet.records import CHANGE_KINDS

if TYPE_CHECKING:  # Datasette takes half a second to import
    from broadsheet import build, export
    from broadsheet.export import downloads


def built(folder: Path, target: Path, report: "build.Report") -> str:
    """Say what was built, or that it was there already."""
    if report.unchanged:
        return (
            f"{click.format_filename(folder)}: nothing changed since the last build, so nothing was"
            " done (--fresh builds anyway)\n"
            f"{click.format_filename(target)}: {report.size:,} bytes, sha256 {report.sha256}\n"
            f"Next: {_typed('datasette')} serve {_served(target)}"
        )
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
            *_since(report),
            f"{click.format_filename(target)}: {report.size:,} bytes, sha256 {report.sha256}",
            *_notes(report),
            f"Next: {_typed('datasette')} serve {_served(target)}",
        )
    )


def _served(target: Path) -> str:
    """Say what to serve: the file, or all databases of the folder."""
    name = shlex.quote(click.format_filename(target))
    return f"{name}/*.db" if target.is_dir() else name


def _since(report: "build.Report") -> list[str]:
    """Say how many articles are different from the earlier edition, where one was given."""
    if not report.since:
        return []
    counts = ", ".join(f"{kind} {int(report.since[f'since_{kind}']):,}" for kind in CHANGE_KINDS)
    return [f"  since      edition {report.since['since_manifest_sha256'][:12]}: {counts}"]


def unread(target: Path, report: "build.Report") -> str:
    """Say that some files are missing."""
    files = "1 file" if report.unread == 1 else f"{report.unread:,} files"
    return f"{click.format_filename(target)}: built, but {files} could not be read; see problems"


def _counted(facts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in facts.items())


def _notes(report: "build.Report") -> list[str]:
    """Say what a reader of the site will miss, because metadata.yml leaves it out."""
    if report.queries:
        return []
    return ["Note: the metadata names no saved queries, so the site has no charts;"
            " `broadsheet metadata` prints the metadata.yml that has them"]  # fmt: skip


def exported(folder: Path, report: "export.Report") -> str:
    """Say what was exported."""
    name = click.format_filename(folder)
    return (
        f"{name}: {sum(report.rows.values()):,} rows of {len(report.rows)} tables and views,"
        f" {report.cited:,} articles cited, {report.files} files, {report.size:,} bytes\n"
        f"Edition {report.corpus.edition or 'not known'}; check it with:"
        f" cd {shlex.quote(name)} && sha256sum -c SHA256SUMS"
    )


def complete(database: Path, folder: Path, made: "downloads.Report") -> str:
    """Say what complete downloads there are, and how they are served."""
    name, there = click.format_filename(folder), ", there already" if made.unchanged else ""
    words = ["serve", str(database), "--public", "--downloads", name]
    return (
        f"{name}: complete downloads, {made.files} files, {made.size:,} bytes{there}\n"
        f"For everyone: {_typed('broadsheet')} {shlex.join(words)}"
    )


def _typed(name: str) -> str:
    """Return how to type a command of this Python: its path, where its name is another's."""
    ours = Path(sys.executable).with_name(name)
    found = shutil.which(name)
    if not ours.exists() or (found and Path(found) == ours):
        return name
    shown = ours.relative_to(Path.cwd()) if ours.is_relative_to(Path.cwd()) else ours
    return shlex.quote(str(shown))
