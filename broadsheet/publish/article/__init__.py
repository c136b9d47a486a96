"""The page of an article: its text, what is stated beside it, its copies, what is like it."""


def at(start: int, end: int) -> str:
    """Return the end of an article's address that leads to words of it.

    >>> at(120, 135)
    '?at=120-135#at'
    """
    return f"?at={start}-{end}#at"
