"""Where an article's text begins and ends on a page, and the lines within that lead away from it.

In: the lines of a page, which of them are the article, and what the page states. Out: the same with
headline, byline, date, pointers and teasers taken out, and the lines that are the standfirst. Lives
here: the words by which pages point to other pages, and by which they name a standfirst.
"""

import re
from collections.abc import Iterable

from broadsheet.capture.entry import Said
from broadsheet.capture.html_blocks import HEADINGS, Block, is_prose, squeeze

HEAD = 60
"""Lines above the text among which headline and standfirst are looked for: menus of sharing and
captions of a gallery may stand between."""

MOST_STANDFIRST = 4
"""Lines of a standfirst that is a list."""

LONG_HEADLINE = 30
"""Letters: what begins with a headline of this length is the article's own teaser."""

LONG_STATEMENT = 20
"""Letters: a shorter standfirst or a shorter line is too common to be told by its words."""

LONGEST_CALL = 250
"""Characters: a longer line is no pointer to another page."""

LONG_REPEAT = 100
"""Characters: a line of this length that stands twice on a page was put there by a template."""

MOSTLY_LINK = 0.85

# What begins a line with a link that leads away from the article. From the closing lines of some
# forty newspapers in ten languages; a sentence of the article that begins so and holds a link
# (`Follow the money, says …`) is lost where it is short.
_CALL = re.compile(
    r"\W*(?:more|related|read (?:more|also|next)|see also|also read|follow (?:us|\w+ (?:on|at))"
    r"|follow .{1,60} on (?:twitter|facebook|instagram|x)\b|subscribe|sign up|listen|watch"
    r"|download|click here|for more|got a story|have a tip|get in touch|contact|write to"
    r"|e-?mail (?:us|\w+ \w+)|get our|get the latest|join (?:our|us)|like us|order reprints"
    r"|support our|view the latest|(?:à )?lire aussi|lesen sie (?:auch|hier|mehr)|mehr zum"
    r"|mehr dazu|hier finden sie|leer más|lee también|leia (?:também|mais)|lees ook"
    r"|läs (?:mer|också)|læs (?:mere|også)|les også|leggi anche|читайте|اقرأ)\b",
    re.IGNORECASE,
)

_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|sub-?title|sub-?head(?:line|ing)?|intro|lead|lede|summary"
    r"|abstract|chapo|chapeau|sapo|bajada|ingress|excerpt|teaser-?text|description)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names of the paragraph under a headline, in the templates of newspapers in ten languages.
What they get wrong: a `description` that is a caption, where no furniture around it says so."""

_DATE_LINE = re.compile(r"[^\d\n]{0,40}(?:\d{1,4}[^\d\n]{0,40}){2,6}")
LONGEST_DATE = 80

_ITEMS = frozenset("li dd dt tr".split())
_STOPS = frozenset(".!?…:\"'”’»›)。！？؟।۔")


class Stated:
    """What a page states, as far as its text may repeat it."""

    def __init__(self, said: Iterable[Said]) -> None:
        words: dict[str, list[str]] = {}
        for field, _, value in said:
            words.setdefault(field, []).append(value)
        self.headlines = {key for one in words.get("headline", ()) if (key := squeeze(one))}
        self._long = tuple(one for one in self.headlines if len(one) >= LONG_HEADLINE)
        leads = {squeeze(one) for one in words.get("standfirst", ())}
        self._standfirsts = {one for one in leads if len(one) > LONG_STATEMENT}
        names = [name for line in words.get("byline", ()) for name in line.split("; ")]
        self._names = {squeeze(name) for name in names if " " in name.strip()} - {""}

    def repeats(self, key: str) -> bool:
        """Tell whether a line is the headline, its teaser, or a short one that names an author."""
        if key in self.headlines or key.startswith(self._long):
            return True
        return any(name in key and len(key) < 2 * len(name) + 30 for name in self._names)

    def leads(self, block: Block, key: str) -> bool:
        """Tell whether a line above the text is the standfirst."""
        if len(key) < LONG_STATEMENT or key in self.headlines:
            return False
        if any(key in one or one in key for one in self._standfirsts):
            return True
        return any(name and _STANDFIRST.search(name) for name in (block.frame_name, block.name))


def without_pointers(found: list[Block], keys: list[str], chosen: list[bool]) -> list[bool]:
    """Take out lines that are a link or lead to one, and long lines that stand twice."""
    seen: set[str] = set()
    kept = []
    for block, key, taken in zip(found, keys, chosen, strict=True):
        length = len(block.text)
        link = block.linked >= MOSTLY_LINK * length
        pointer = length < LONGEST_CALL and (link or (block.linked and _CALL.match(block.text)))
        twice = length >= LONG_REPEAT and key in seen
        if taken:
            seen.add(key)
        kept.append(bool(taken and not pointer and not twice))
    return kept


def bounded(found: list[Block], keys: list[str], chosen: list[bool], stated: Stated) -> list[bool]:
    """Begin with the first prose, and end with the last line that is no heading.

    Above the first prose stand headline, byline and date, which the page states elsewhere too.
    """
    prose = [i for i, block in enumerate(found) if chosen[i] and is_prose(block)]
    if not prose:
        return [c and not stated.repeats(key) for c, key in zip(chosen, keys, strict=True)]
    first, last = prose[0], prose[-1]
    kept = list(chosen)
    for i, block in enumerate(found):
        if first <= i <= last:
            kept[i] = kept[i] and keys[i] not in stated.headlines
        elif kept[i]:
            label = block.tag in HEADINGS or stated.repeats(keys[i])
            kept[i] = not label and (not _is_date(block) if i < first else _ends(found, i))
    return kept


def _is_date(block: Block) -> bool:
    return len(block.text) < LONGEST_DATE and _DATE_LINE.fullmatch(block.text) is not None


def _ends(found: list[Block], i: int) -> bool:
    """Tell whether a short line can be the article's last: a sentence, or an item of a list."""
    item = found[i].tag in _ITEMS and found[i].frame is found[i - 1].frame
    return item or found[i].text[-1] in _STOPS


def standfirst(
    found: list[Block], keys: list[str], first: int, stated: Stated, clean: list[bool]
) -> list[int]:
    """Return the lines above the text that the page states, names or shows as its standfirst.

    `first` is the first line of the text, `clean` tells the lines that hang in no furniture.
    """
    above = range(max(0, first - HEAD), first)
    below = set(keys[first:])
    heads = [i for i in above if keys[i] in stated.headlines or found[i].tag == "h1"]
    after = heads[0] if heads else -1
    named = [i for i in above if i > after and keys[i] not in below]
    named = [i for i in named if stated.leads(found[i], keys[i])]
    if named or not heads:
        return named[:MOST_STANDFIRST]
    shown = [i for i in above if i > heads[-1] and clean[i] and is_prose(found[i])]
    return [i for i in shown if not found[i].linked and not stated.repeats(keys[i])][:1]
