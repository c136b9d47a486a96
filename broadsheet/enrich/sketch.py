"""What copies of one text have in common, in a few numbers.

In: a text. Out: its sketch, sorted numbers below 2**63.
"""


def sketch(text: str) -> tuple[int, ...]:  # noqa: ARG001
    """Return the sketch of a text."""
    return ()
