"""Times of day and their zones: `10:15 PM EST`, `18h20`, `下午3:15`, `GMT+3`.

In: a match of `TIME` or `ZONE`. Out: `Thh:mm:ss`, an offset, or nothing where none is stated.
Lives here only: how a time and an offset are written, and which abbreviations name one offset.
"""

import re

# Half-days as CLDR 47 names them, in Chinese, Japanese and Korean before the hour, in Arabic,
# Hindi and Greek after it. What it gets wrong: noon, midnight and parts of the day in words.
_BEFORE = {
    "午前": "a",
    "上午": "a",
    "오전": "a",
    "午後": "p",
    "午后": "p",
    "下午": "p",
    "오후": "p",
}
_AFTER = {
    "ص": "a", "م": "p", "صباحا": "a", "صباحاً": "a", "مساء": "p", "مساءً": "p",
    "π.μ.": "a", "πμ": "a", "μ.μ.": "p", "μμ": "p",
}  # fmt: skip


def _any(names: "frozenset[str] | dict[str, str]") -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


TIME = re.compile(
    rf"(?:(?P<before>{_any(_BEFORE)})\s?)?"
    r"(?P<h>[0-2]?\d)(?:[:.h](?P<min>[0-5]\d)(?::(?P<sec>[0-5]\d)(?:[.,]\d{1,9})?)?"
    rf"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?(?P<after>{_any(_AFTER)})(?!\w))?"
    r"|\s?(?P<half2>[ap])\.?m\b\.?|(?=\sUhr\b)"
    r"|\s?[时時点點시](?:\s?(?P<min2>[0-5]?\d)\s?[分분]?)?)(?:\s?(?:Uhr|hrs|hs?)\b)?",
    re.IGNORECASE,
)

# RFC 5322, section 4.3, and the zones whose abbreviations stand for one offset in news use (tz
# database). BST, CST, IST, AST and WST each name several zones, ET and PT change with the season:
# they are recognised, but the time then carries no offset.
_OFFSETS = {
    "utc": "+00:00", "gmt": "+00:00", "ut": "+00:00", "z": "+00:00", "wet": "+00:00",
    "cet": "+01:00", "mez": "+01:00", "cest": "+02:00", "mesz": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "мск": "+03:00", "sast": "+02:00", "cat": "+02:00",
    "eat": "+03:00", "wat": "+01:00", "west": "+01:00", "edt": "-04:00", "est": "-05:00",
    "cdt": "-05:00", "mdt": "-06:00", "mst": "-07:00", "pdt": "-07:00", "pst": "-08:00",
    "akst": "-09:00", "akdt": "-08:00", "hst": "-10:00", "brt": "-03:00", "jst": "+09:00",
    "kst": "+09:00", "hkt": "+08:00", "sgt": "+08:00", "myt": "+08:00", "pht": "+08:00",
    "wib": "+07:00", "wita": "+08:00", "wit": "+09:00", "ict": "+07:00", "pkt": "+05:00",
    "npt": "+05:45", "aft": "+04:30", "irst": "+03:30", "aest": "+10:00", "aedt": "+11:00",
    "acst": "+09:30", "acdt": "+10:30", "awst": "+08:00", "nzst": "+12:00", "nzdt": "+13:00",
    "trt": "+03:00", "gst": "+04:00",
}  # fmt: skip
_UNSURE = frozenset({"bst", "cst", "ist", "ast", "wst", "et", "pt", "ct", "mt", "est/edt"})
ZONES = _UNSURE | frozenset(_OFFSETS)
"""Lower-case abbreviations of zones."""

ZONE = re.compile(
    r"\(?(?:(?:utc|gmt)\s?(?P<offset>[+−-](?:0\d|1[0-4]|\d)(?::?[0-5]\d)?)(?![\d:])"
    # A bare offset as ISO 8601 and RFC 5322 write it; `10:00-11:30` are hours.
    r"|(?P<bare>(?:(?<=:\d\d:\d\d)|(?<=T\d\d:\d\d)|(?<=\.\d{3}))[+-](?:0\d|1[0-4]):[0-5]\d(?![\d:])"
    r"|[+-](?:0\d|1[0-4])[0-5]\d(?![\d:]))"
    rf"|(?P<zone>{_any(ZONES)})(?![^\W_]))\)?",
    re.IGNORECASE,
)


def clock(match: "re.Match[str]") -> str:
    """Write a time of day as `Thh:mm:ss`, or nothing when there is no such time.

    >>> clock(TIME.match("4:45pm")), clock(TIME.match("下午3时")), clock(TIME.match("25:00"))
    ('T16:45:00', 'T15:00:00', '')
    """
    hour = int(match["h"])
    half = match["half"] or match["half2"] or _AFTER.get((match["after"] or "").lower())
    half = (half or _BEFORE.get(match["before"] or "", "")).lower()
    if half and not (1 <= hour <= 12 or match["before"]):
        return ""
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    minute = int(match["min"] or match["min2"] or 0)
    return f"T{hour:02}:{minute:02}:{match['sec'] or '00'}" if hour < 24 else ""


def offset(match: "re.Match[str]") -> str:
    """Write a zone as `+hh:mm`, or nothing when its name stands for more than one.

    >>> offset(ZONE.match("GMT+3")), offset(ZONE.match("MSK")), offset(ZONE.match("IST"))
    ('+03:00', '+03:00', '')
    """
    stated = match["offset"] or match["bare"]
    if not stated:
        return _OFFSETS.get(match["zone"].lower(), "")
    sign, digits = stated[0].replace("−", "-"), re.sub(r"\D", "", stated)
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{sign}{int(hours):02}:{minutes}"
