"""A logistic regression: named numbers in, the log-odds out. The weights lie beside this file.

In: the name of a table of weights and the rows of numbers it is for. Out: one score for each row,
above 0 where yes is likelier than no. The tables are written by `training/train_page.py`.
"""

from functools import cache
from importlib.resources import files
from operator import mul


@cache
def weights(table: str) -> dict[str, float]:
    """Return the weight of each feature in a table; `bias` is that of none."""
    text = files(__package__).joinpath(f"{table}.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def scores(table: str, names: tuple[str, ...], rows: list[list[float]]) -> list[float]:
    """Return the log-odds of each row; `names` says what its numbers are."""
    of = weights(table)
    row_of_weights = [of[name] for name in names]
    return [of["bias"] + sum(map(mul, row_of_weights, row)) for row in rows]
