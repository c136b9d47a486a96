"""Data files of this package: what their lines have in common.

In: where a file is. Out: its lines, without the head, which says whose the data are.
"""

from importlib.resources import files


def lines(path: str) -> list[str]:
    """Return the lines of a file below `broadsheet/enrich`, but for comments and empty ones."""
    text = files("broadsheet.enrich").joinpath(*path.split("/")).read_text("utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def rows(path: str) -> list[list[str]]:
    """Return the lines of a file, each parted at its tabs."""
    return [line.split("\t") for line in lines(path)]
