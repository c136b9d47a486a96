"""Dates for reading: EDTF as a person would say it, nothing added and nothing lost.

>>> said("2021-12-26T06:05:00+00:00"), said("2024-07"), said("XXXX-10-07")
('26 December 2021, 06:05 UTC', 'July 2024', '7 October, year not stated')
"""

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_EDTF = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<time>\d\d:\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?"
)


def said(edtf: str) -> str:
    """Say a date in words; what is no date of ours comes back as it is."""
    match = _EDTF.fullmatch(edtf)
    if not match or (match["month"] and not 1 <= int(match["month"]) <= len(_MONTHS)):
        return edtf
    day = f"{int(match['day'])} " if match["day"] else ""
    month = f"{_MONTHS[int(match['month']) - 1]} " if match["month"] else ""
    text = f"{day}{month}{match['year']}"
    if match["year"] == "XXXX":
        text = f"{day}{month}".strip() + ", year not stated"
    if match["time"]:
        zone = {"Z": " UTC", "+00:00": " UTC", None: ""}.get(match["zone"], f" {match['zone']}")
        text += f", {match['time']}{zone}"
    return text
