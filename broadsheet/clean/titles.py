"""The name of the outlet at a headline's end or beginning: `Bridge repaired | The Daily Star`.

In: a headline, and what is stated of its outlet. Out: where the headline stands without it. Only a
part that is the outlet's name, the host's name or an agency's is cut; whatever else stands behind a
dash belongs to the headline. Lives here only.
"""

import re
import unicodedata

from broadsheet.clean.agencies import AGENCIES
from broadsheet.clean.bylines import is_section

MAX_LENGTH = 1000
"""Characters: a longer text is no headline and is left as it is."""

LONG_NAME = 4
"""Letters: a shorter name of an agency is an acronym."""

_BAR = re.compile(r"\s*[|¦｜»«]\s*|\s+(?:::|[–—·•-]|--)\s+|\s*[_＿]\s*(?=[^_]{1,60}$)|\s?:\s+")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    "the der die das le la les el il lo los las de of and und et y news online".split()
)
"""Words that a name has in one place and not in another: `The Guardian`, `Guardian`, `BBC News`."""

_SUFFIXES = re.compile(r"(?:\.(?:com|co|org|net|gov|edu|ac|or|ne|go|in|web))?\.[a-z]{2,24}\.?$")


def without_outlet(headline: str, outlet: str | None, host: str | None) -> tuple[int, int]:
    """Return the start and end of a headline without the outlet's name glued to it.

    >>> line = "Bridge repaired | Politics | The Daily Star"
    >>> start, end = without_outlet(line, None, "thedailystar.net")
    >>> line[start:end]
    'Bridge repaired'
    >>> without_outlet("Spider-Man - the return", "The Daily Star", None)
    (0, 23)
    """
    start, end = 0, len(headline)
    if end > MAX_LENGTH:
        return start, end
    bars = list(_BAR.finditer(headline))
    if bars and _joins(bars[-1]) and is_outlet(headline[bars[-1].end() :], outlet, host):
        end = bars.pop().start()
        # What stands before the outlet's name may be that of its section.
        while bars and _joins(bars[-1]) and is_section(headline[bars[-1].end() : end]):
            end = bars.pop().start()
    elif bars:
        joined = _joins(bars[0])
        if is_outlet(headline[: bars[0].start()], outlet, host, agencies=joined):
            start = bars[0].end()
    return (start, end) if headline[start:end].strip() else (0, len(headline))


def last_part(headline: str) -> tuple[int, str] | None:
    """Return where the last part of a headline is parted from the rest, and that part.

    >>> last_part("Bridge repaired | The Daily Star")
    (15, 'The Daily Star')
    """
    bars = list(_BAR.finditer(headline)) if len(headline) <= MAX_LENGTH else []
    if not bars or not bars[-1].start() or not _joins(bars[-1]):
        return None
    return bars[-1].start(), headline[bars[-1].end() :]


def _joins(bar: "re.Match[str]") -> bool:
    """Tell whether a mark parts a name from a headline: a colon within a line does not."""
    return bar[0] not in (": ", ":  ")


def is_outlet(
    name: str, outlet: str | None, host: str | None = None, *, agencies: bool = True
) -> bool:
    """Tell whether a name is that of the stated outlet, of the host, or of a known agency.

    >>> is_outlet("DER SPIEGEL", "Spiegel"), is_outlet("Daily Star", None, "thedailystar.net")
    (True, True)
    """
    letters = _letters(name)
    if not letters:
        return False
    # A short name only in capitals: `Online` and `Map` are words.
    known = agencies and name.strip().casefold() in AGENCIES
    if known and (len(name.strip()) > LONG_NAME or name.isupper()):
        return True
    bare = _bare(name)
    if outlet:
        stated = _bare(outlet)
        if letters == _letters(outlet) or (bare and bare == stated):
            return True
    return bool(host) and _is_host(name, letters, bare, host or "")


def _is_host(name: str, letters: str, bare: str, host: str) -> bool:
    """Tell whether a name is a label of a host, or the whole of it."""
    host = host.lower().removeprefix("www.")
    whole = _letters(host)
    known = {_letters(part) for part in _SUFFIXES.sub("", host).split(".")}
    known = {one for label in known for one in (label, label.removeprefix("the"))} | {whole}
    known = {one for one in known if len(one) > 1} - {"news", "www", "en"}
    shortened = _initials(name) & known
    return bool(shortened) or bool({letters, letters.removeprefix("the"), bare} & known)


def _initials(name: str) -> set[str]:
    """Return the ways to shorten a name of three words or more to initials and whole words.

    >>> sorted(_initials("Wall Street Journal"))
    ['wsj', 'wsjournal']
    """
    words = [letters for word in name.split() if (letters := _letters(word))][:8]
    forms = [words, words[1:] if words[:1] == ["the"] else words]
    return {
        "".join(word[0] for word in form[:cut]) + "".join(form[cut:])
        for form in forms
        if len(form) > 2
        for cut in range(2, len(form) + 1)
    }


def _letters(name: str) -> str:
    """Return the letters and digits of a name, in lower case and without accents."""
    parted = unicodedata.normalize("NFKD", name.casefold())
    return "".join(_WORD.findall("".join(c for c in parted if not unicodedata.combining(c))))


def _bare(name: str) -> str:
    """Return the letters of a name without the words that come and go."""
    words = [_letters(word) for word in name.split()]
    return "".join(word for word in words if word not in _SMALL)
