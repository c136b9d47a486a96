"""Names in lines where every word has a capital, or where all is in capitals.

In: a line of a text, and the names of the rest of the article. Out: `Span`s. Capitals say nothing
there: only what the article names elsewhere, what the gazetteer knows, and a given name before
another word count.
"""

import re
from collections.abc import Iterator, Mapping

from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.spans import Span
from broadsheet.records import Kind

_WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?|[^\W\d_](?:[\w-]|['’](?![sS]\b))*")
_KINDS = {
    "country": Kind.PLACE,
    "area": Kind.PLACE,
    "region": Kind.PLACE,
    "city": Kind.PLACE,
    "organization": Kind.ORGANIZATION,
}
_ENDS = frozenset('.,;”"')
LEAST = 4
"""Words of a line that is judged; in a shorter one every word may be of one name."""
LONGEST_NAME = 6
"""Words of a name that is looked for."""
LONGEST_LINE = 300
"""Characters of such a line; a longer one is a text in capitals, of which only this is read."""

_NO_PLACE = lx.COMMON | lx.GIVEN | lx.NATION | lx.DATE | lx.STOP | lx.NO_NAME
_NO_SURNAME = _NO_PLACE & ~lx.GIVEN


def is_heading(line: str) -> bool:
    """Tell whether the words of a line have capitals whether or not they are names.

    >>> is_heading("Leaders Meet in Cairo to Discuss the Truce")
    True
    >>> is_heading("Leaders meet in Cairo to discuss the truce")
    False
    """
    if (len(line) > LONGEST_LINE or line[-1:] in _ENDS) and not line.isupper():
        return False
    words = [word for word in line.split() if word[0].isalpha() and len(word) > 3]
    if len(words) < LEAST:
        return False
    return sum(word[0].isupper() for word in words) >= 0.8 * len(words) and any(
        word.lower().strip(",:;!?") in lx.common() for word in words
    )


def headings(text: str, start: int, end: int, named: Mapping[str, Kind]) -> Iterator[Span]:
    """Find the names in a heading. `named`: the article's names in capitals, with their kinds."""
    words = list(_WORD.finditer(text, start, min(end, start + LONGEST_LINE)))
    index = 0
    while index < len(words):
        count = min(LONGEST_NAME, len(words) - index)
        for size in range(count, 0, -1):
            last = words[index + size - 1]
            own = text[words[index].start() : last.end()]
            found = _name(own, size, named)
            if found:
                yield Span(found[0], words[index].start(), last.end(), found[1])
                index += size
                break
        else:
            index += 1


def _name(own: str, size: int, named: Mapping[str, Kind]) -> tuple[Kind, str] | None:
    kind = named.get(own.upper())
    if kind:
        return kind, "named in the article"
    if not own[0].isupper() or size > 4:
        return None
    plain = " ".join(word.capitalize() for word in own.split()) if own.isupper() else own
    marks = lx.marks()
    first = plain.split()[0]
    if size > 1 or not marks.get(first, 0) & _NO_PLACE:
        known_as = known(own) if len(own) < 6 and own.isupper() else known(plain)
        if known_as in _KINDS and (known_as != "city" or not marks.get(first, 0) & lx.SURNAME):
            return _KINDS[known_as], "gazetteer"
    if size == 2 and marks.get(first, 0) & lx.GIVEN and not marks.get(first, 0) & lx.COMMON:
        last = marks.get(plain.split()[-1], 0)
        if own.split()[1][0].isupper() and (last & lx.SURNAME or not last & _NO_SURNAME):
            return Kind.PERSON, "given name"
    return None
