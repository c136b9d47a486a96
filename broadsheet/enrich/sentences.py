"""Where the sentences of a text begin and end.

In: a `Prose`, or a text and its paragraphs. Out: the sentences in order, each as (start, end), none
across the end of a paragraph. A sentence takes the quotation marks and brackets that close behind
its full stop; the blanks between two sentences belong to neither.
"""

import re
from bisect import bisect_right

from broadsheet.clean.months import month_number
from broadsheet.enrich.prose import Prose

# `。！？` end a sentence without a blank behind them; `؟` `।` `۔` are Arabic, Hindi and Urdu.
_STOP = re.compile(
    r"[。！？]+[”’」』）)]*"
    r"|[.!?…؟।۔]{1,9}(?:['\"”’»“›)\]]{1,4}|\s[»”](?=\s|$))?(?=\s|$|[\[“])"
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]|[.'’-])*[^\W\d_]$|\d{1,3}$")
_WORD_AFTER = re.compile(r"[\s\"'“”‘’«»„(\[—–-]{0,6}([^\W\d_]+|\d)")

# After these a full stop ends nothing: a name, a number or the other half follows. Collected from
# the style books of AP and Reuters, Duden, and RAE. What they get wrong: the few that also end
# a sentence (`No.`, `St.`), where two sentences become one.
_NEVER = frozenset(
    "mr mrs ms mx dr prof gen lt col sgt capt cpt maj brig adm cmdr cpl pvt sen rep gov pres hon"
    " rev"
    " fr sr msgr supt det insp amb st mt ft no nos vol pp art fig sec ch vs cf eg ie approx ca"
    " circa"
    " hr frau bzw evtl ggf usw nr abs str z.b d.h u.a m mme mlle mm av bd sra srta ud uds dña don"
    " sig dott avv ing on gt г ул им т.е т.к тов гр проф акад д-р prof.dr".split()
)
# These end a sentence only where one clearly begins: with a word that opens sentences.
_PERHAPS = frozenset(
    "inc corp ltd co bros llc plc jr sr esq ph.d m.d u.s u.k u.n e.u u.s.a d.c a.m p.m etc al est"
    " ave blvd rd dept univ assn jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_OPENERS = frozenset(
    "the a an he she it they we i you this that these those in on at but and so as for if when"
    " while"
    " after before since there his her its their our my although however meanwhile what who how why"
    " not no one some many most all both with by from to under according".split()
)
# In these languages a full stop makes a number an ordinal: `am 26. Dezember`.
_ORDINALS = frozenset("de da nb nn no fi cs sk hu sl hr bs sr et lv is tr pl".split())


def sentences(prose: Prose) -> list[tuple[int, int]]:
    """Return where the sentences of what is read for facts stand."""
    return split(prose.text, prose.paragraphs, prose.language)


def split(
    text: str, paragraphs: list[tuple[int, int]], language: str | None = None
) -> list[tuple[int, int]]:
    """Return where the sentences of the paragraphs of a text stand.

    >>> text = "Mr. Lee left the U.S. on Dec. 26. He “will return.” Soon?"
    >>> [text[start:end] for start, end in split(text, [(0, len(text))])]
    ['Mr. Lee left the U.S. on Dec. 26.', 'He “will return.”', 'Soon?']
    """
    ordinals = (language or "").partition("-")[0] in _ORDINALS
    found: list[tuple[int, int]] = []
    for first, last in paragraphs:
        begin = first
        for stop in _STOP.finditer(text, first, last):
            if stop.end() < last and _ends(text, stop, begin, ordinals=ordinals):
                found += _trimmed(text, begin, stop.end())
                begin = stop.end()
        found += _trimmed(text, begin, last)
    return found


def sentence_at(found: list[tuple[int, int]], place: int) -> tuple[int, int] | None:
    """Return the stretch, of several in order, that a place stands in; None between them."""
    index = bisect_right(found, place, key=lambda one: one[0]) - 1
    return found[index] if index >= 0 and place < found[index][1] else None


def _ends(text: str, stop: "re.Match[str]", begin: int, *, ordinals: bool) -> bool:
    """Tell whether a full stop ends its sentence, from the words on both sides of it."""
    after = _WORD_AFTER.match(text, stop.end(), stop.end() + 40)
    follows = after[1] if after else ""
    if follows[:1].islower():
        # What somebody cried out goes on: `“Stop!” he said`.
        return False
    if stop[0] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(begin, stop.start() - 16), stop.start())
    word = before[0].lower() if before else ""
    if word.isdigit():
        return not (ordinals and (month_number(follows) or follows[:1].isupper()))
    if word in _NEVER:
        return False
    if word in _PERHAPS or "." in word:
        return follows.lower() in _OPENERS and follows[:1].isupper()
    # An initial: `Georgiy Y. Borisenko`. `I` is a word, and so are the vowels of Spanish or Czech.
    return not (len(word) == 1 and before is not None and before[0].isupper() and word != "i")


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return a stretch without the blanks around it, or nothing where there is nothing else."""
    words = text[start:end].strip()
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    return [(begin, begin + len(words))] if words else []
