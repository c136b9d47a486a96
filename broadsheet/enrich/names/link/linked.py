"""What linking says of the names of one kind in an article.

In: nothing. Out: `Linked`.
"""

Linked = dict[str, tuple[str | None, str | None]]
"""For each form its name and what it is known as, each None where that is not sure."""
