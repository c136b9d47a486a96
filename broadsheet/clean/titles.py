"""The name of the outlet at a headline's end or beginning: `Bridge repaired | The Daily Star`.

In: a headline, and what is stated of its outlet. Out: where the headline stands without it. Only a
part that is the outlet's name, the host's name or an agency's is cut; whatever else stands behind a
dash belongs to the headline. Lives here only.
"""

import re
import unicodedata

from broadsheet.clean.agencies import AGENCIES

MAX_LENGTH = 1000
"""Characters: a longer text is no headline and is left as it is."""

_BAR = re.compile(r"\s*[|¦｜»«]\s*|\s+(?:::|[–—·•-]|--)\s+|\s*[_＿]\s*(?=[^_]*$)|:\s+")
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
    'Bridge repaired | Politics'
    >>> without_outlet("Spider-Man - the return", "The Daily Star", None)
    (0, 23)
    """
    start, end = 0, len(headline)
    if end > MAX_LENGTH:
        return start, end
    bars = list(_BAR.finditer(headline))
    if bars and (last := bars[-1]) and last[0].strip() != ":":
        if last.start() > 0 and is_outlet(headline[last.end() :], outlet, host):
            end = last.start()
    if end == len(headline) and bars:
        first = bars[0]
        name = headline[: first.start()]
        if first.end() < end and is_outlet(name, outlet, host, agencies=first[0].strip() != ":"):
            start = first.end()
    return (start, end) if headline[start:end].strip() else (0, len(headline))


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
    if agencies and name.strip().casefold() in AGENCIES:
        return True
    bare = _bare(name)
    if outlet:
        stated = _bare(outlet)
        if letters == _letters(outlet) or (bare and bare == stated):
            return True
    return bool(host) and _is_host(letters, bare, host or "")


def _is_host(letters: str, bare: str, host: str) -> bool:
    """Tell whether a name is a label of a host, or the whole of it."""
    host = host.lower().removeprefix("www.")
    whole = _letters(host)
    known = {_letters(part) for part in _SUFFIXES.sub("", host).split(".")}
    known = {one for label in known for one in (label, label.removeprefix("the"))} | {whole}
    known = {one for one in known if len(one) > 1} - {"news", "www", "en"}
    return letters in known or (len(bare) > 1 and bare in known)


def _letters(name: str) -> str:
    """Return the letters and digits of a name, in lower case and without accents."""
    parted = unicodedata.normalize("NFKD", name.casefold())
    return "".join(_WORD.findall("".join(c for c in parted if not unicodedata.combining(c))))


def _bare(name: str) -> str:
    """Return the letters of a name without the words that come and go."""
    words = [_letters(word) for word in name.split()]
    return "".join(word for word in words if word not in _SMALL)
