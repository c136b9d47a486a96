"""How far a build is: what the work tells whoever shows it."""

from collections.abc import Callable


class Progress:
    """Is told of every step of the work. This one keeps it to itself."""

    def begin(self, doing: str, total: Callable[[], int] | None = None) -> None:
        """Hear what is being done from now on, and how to find out how many steps that has."""

    def tick(self, problems: int) -> None:
        """Hear that one more step is done, and how many problems there are so far."""


SILENT = Progress()
"""For those who need not know."""
