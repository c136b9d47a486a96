"""What was read as a date. Imports nothing of ours."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stated:
    """A date at `start:end` of its line: its EDTF value, or the fault that leaves it without."""

    start: int
    end: int
    edtf: str | None
    fault: str | None = None
    updated: bool = False
