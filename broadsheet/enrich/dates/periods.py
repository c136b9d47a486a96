"""Decades, centuries and seasons: `the 1990s`, `années 90`, `the 19th century`, `siglo XIX`.

In: a `Text`. Out: `Found`s. EDTF writes a decade `199X`, a century `18XX`, a spring `2024-21`.

What it gets wrong: `the 1900s` can be ten years or a hundred and is written as the hundred, while
`the 2000s` are the ten years, as nobody yet means the hundred. Decades and centuries in words are
read in English alone. Seasons are those of the text, in whichever hemisphere.
"""

import re
from collections.abc import Iterator

from broadsheet.enrich.dates.found import Found, Text

_DECADE = re.compile(
    r"['’]?s(?![\w])|-(?:х|е|ті|та)(?!\w)|er(?:n|-)?(?=[\s-]?[Jj]ahre)|['’](?:l[ıaei]|l[ae]r)\w{0,6}"
)
"""What follows the number of a decade in English, Russian, Ukrainian, German and Turkish."""
_SHORT = re.compile(
    r"(?:(?<!\w)(?:the |early |late |mid-|in )(?=['’])"
    r"|(?<!\w)(?:années|los años|anni|anos|jaren|lat[ay]|latach|(?:od|do|z) lat) ?)['’]?$",
    re.IGNORECASE,
)
"""What stands before a decade of two digits; `the 90s` without an apostrophe may be degrees."""
_CUT = re.compile(r"(?<!\w)['’‘]$")
"""The sign of what is left out: `’80s`."""

_LONG = re.compile(
    r"(?<!\w)(?:années|década de|los años|anni|anos|jaren|lat[ay]|latach)\s$", re.IGNORECASE
)

_ARTICLE = re.compile(r"(?<!\w)(?:the|early|late|mid)[ -]$", re.IGNORECASE)
"""Before `1990’s` the sign that it is the decade, and not what belongs to the year."""

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
).split()
_ROMAN = {"XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21}
_ANY_ROMAN = "XXI|XX|XIX|XVIII|XVII|XVI|XV"
_CENTURY = re.compile(
    r"(?<![\w.])(?:"
    rf"(?:(?P<number>\d\d?)(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))[\s-][Cc]entury(?![\w])"
    rf"|(?P<before>{_ANY_ROMAN})(?:e|ᵉ|ème|º)?\s(?:siècle|secolo|век[аеу]?|век|столітт[яі]|wieku|wiek)\b"
    rf"|(?:siglo|século|secolo|secolul)\s(?:al\s)?(?:el\s)?(?P<after>{_ANY_ROMAN})\b"
    r"|(?P<plain>\d\d?)(?:\.\s?(?:Jahrhunderts?|århundrede|århundre|století|yüzyıl)|e eeuw)\b"
    r")",
    re.IGNORECASE,
)
_CENTURY_HINTS = (
    "entury siècle secol век століт wiek siglo século ahrhundert eeuw århundre století yüzyıl"
).split()

_SEASONS: dict[str, tuple[str, ...]] = {
    "en": ("spring", "summer", "autumn fall", "winter"),
    "de": ("frühjahr frühling", "sommer", "herbst", "winter"),
    "fr": ("printemps", "été", "automne", "hiver"),
    "es": ("primavera", "verano", "otoño", "invierno"),
    "it": ("primavera", "estate", "autunno", "inverno"),
    "pt": ("primavera", "verão", "outono", "inverno"),
    "nl": ("lente voorjaar", "zomer", "herfst najaar", "winter"),
    "ru": ("весной весна весны весне", "летом лето лета", "осенью осень осени", "зимой"),
    "uk": ("навесні весна", "влітку літо", "восени осінь", "взимку"),
    "pl": ("wiosną wiosna wiosny", "latem lato", "jesienią jesień jesieni", "zimą"),
    "sv": ("våren", "sommaren", "hösten", "vintern"),
}
SEASONS: dict[str, dict[str, int]] = {
    language: {name: 21 + i for i, names in enumerate(four) for name in names.split()}
    for language, four in _SEASONS.items()
}
"""The numbers that EDTF has for the seasons, by language and name."""

_SEASON_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<of>\w+)[ -])?(?P<name>[^\W\d_]+),?\s(?:(?:of|de|del|do|van)\s)?(?:the\s)?$"
)
_NO_SEASON = frozenset("arab prague".split())


def decade(text: Text, start: int, end: int) -> Found | None:
    """Return the decade that a number of two or four digits names, or None."""
    words, number = text.text, text.text[start:end]
    before = words[start - 1] if start else " "
    if len(number) not in {2, 4} or number[-1] != "0" or before.isalnum() or before in "$€£.,/":
        return None
    follows = _DECADE.match(words, end, end + 10)
    sign = follows[0] if follows else ""
    near = words[max(0, start - 14) : start]
    value = _of_four(number, sign, near) if len(number) == 4 else _of_two(number, sign, near)
    begin = start - (before in "'’")
    return Found(begin, end + len(sign), value, "decade") if value else None


def _of_four(number: str, sign: str, near: str) -> str | None:
    """Return the decade of `1990s`, `années 1990`, or None."""
    owned = sign in {"'s", "’s"} and _ARTICLE.search(near) is None
    if owned or not "1500" <= number < "2040" or not (sign or _LONG.search(near)):
        return None
    return number[:2] + "XX" if number[2] == "0" and number < "2000" else number[:3] + "X"


def _of_two(number: str, sign: str, near: str) -> str | None:
    """Return the decade of `the ’90s`, `années 90`, `90-х`, or None."""
    if sign[:1] == "-":
        return f"19{number[0]}X" if number >= "30" else None
    known = number >= "20" and (_SHORT.search(near) or (sign == "s" and _CUT.search(near)))
    return f"19{number[0]}X" if known and (sign or near[-1] not in "'’" or "anni" in near) else None


def centuries(text: Text) -> Iterator[Found]:
    """Yield the centuries that a text names."""
    hints = _CENTURY_HINTS[:1] if text.language == "en" else _CENTURY_HINTS
    if not any(hint in text.text for hint in hints):
        return
    for match in _CENTURY.finditer(text.text):
        roman = match["before"] or match["after"]
        digits = match["number"] or match["plain"]
        number = _ROMAN[roman.upper()] if roman else int(digits) if digits else 0
        number = number or _ORDINALS.index(match["word"].lower()) + 1
        if 11 <= number <= 21 and not _is_before_christ(text.text, match.end()):
            yield Found(*match.span(), f"{number - 1}XX", "century")


def _is_before_christ(words: str, end: int) -> bool:
    return words[end : end + 4].strip().upper().startswith(("BC", "B.C"))


def season(text: Text, start: int, end: int) -> Found | None:
    """Return the season of a year that a word before the year names, or None."""
    match = _SEASON_BEFORE.search(text.text, max(0, start - 30), start)
    code = SEASONS.get(text.language, {}).get(match["name"].lower()) if match else None
    if match is None or code is None or (match["of"] or "").lower() in _NO_SEASON:
        return None
    return Found(match.start("name"), end, f"{text.text[start:end]}-{code}", "season")
