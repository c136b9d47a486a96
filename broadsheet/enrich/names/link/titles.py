"""Whom a surname with `Mr`, `Lady` or `the elder` before it means, in one article.

In: a text, where its names of persons stand, and what `link_persons` makes of each form. Out: for
the places that differ from that, the full name, or None. A title says whether a man or a woman is
meant: of several of one surname it is the only one who may be, and it is nobody who may not.
`Lady` and `the elder` are mostly said of a relative. What it gets wrong: given names that men and
women share say nothing, and so do those that the lists lack.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.persons.parts import parts

MALE, FEMALE = "male", "female"

_MEN = frozenset("mr sir lord herr monsieur señor senor baron king prince messrs".split())
_WOMEN = frozenset(
    """mrs ms miss lady dame madam madame mme mlle frau señora senora baroness queen princess
    duchess""".split()
)
_RELATIVES = frozenset("elder younger".split())
"""What tells one of a family from another (`the elder Kato`)."""

# Own lists of given names that nearly all bearers share a sex in English, German, French, Spanish.
_MALE = frozenset(
    """
    john james robert michael william bill david richard dick joseph thomas tom charles chris
    christopher daniel dan matthew anthony tony mark donald don steven steve stephen paul andrew
    joshua kenneth ken kevin brian george timothy tim ronald ron edward ed eddie ted jason jeffrey
    jeff jacob gary nicholas nick eric jonathan larry justin scott brandon benjamin ben samuel
    gregory greg alexander frank raymond patrick jack dennis jerry tyler aaron jose henry adam
    douglas doug nathan peter pete zachary kyle walter harold jeremy ethan carl keith roger gerald
    lawrence sean christian albert joe arthur bernie jim jimmy bob bobby mike bradley philip phil
    eugene barack keir boris vladimir emmanuel olaf friedrich hans heinrich klaus jürgen jurgen
    wolfgang stefan matthias thorsten uwe sebastian jens lars sven pierre jacques françois francois
    nicolas antoine laurent philippe juan carlos luis miguel pedro pablo javier fernando jorge
    manuel antonio francisco diego mohammed muhammad mohamed ahmed ali hassan mahmoud ibrahim omar
    khaled sergei sergey dmitry mikhail nikolai alexei ivan yuri igor oleg benjamin isaac jeb marco
    narendra rishi imran joao josé rodrigo gordon winston neil ian graham alan colin simon nigel
    """.split()
)
_FEMALE = frozenset(
    """
    mary patricia jennifer linda elizabeth liz barbara susan sue jessica sarah karen lisa nancy
    betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah
    stephanie rebecca laura helen sharon cynthia kathleen amy angela shirley anna ruth brenda
    pamela nicole katherine catherine kate samantha christine emma debra virginia rachel carolyn
    janet maria heather diane julie joyce victoria kelly christina joan evelyn lauren judith olivia
    martha cheryl megan andrea ann anne alice jean doris jacqueline hillary melania ivanka kamala
    theresa angela ursula annalena marine ségolène segolene giorgia claudia cristina dilma isabel
    sonia indira priyanka fatima aisha khadija olga natalia tatiana svetlana elena ekaterina irina
    julia yulia oksana heike sabine petra monika gabriele renate nicola jacinda cherie priti
    sophie camille brigitte valérie valerie nathalie isabelle carmen pilar lucia ana beatriz
    janeane lael gloria phyllis pam wendy tracy dianne hannah jill kristina melinda condoleezza
    """.split()
) - {"kelly"}

READ = 24
"""Characters that are read before a name to see a title; the longest has fewer."""

_WORD = re.compile(r"(?:^|[\s(“\"‘'])([^\W\d_]+)\.? $")

Override = dict[int, str | None]


def titles_tell(
    text: str,
    places: Sequence[tuple[int, int]],
    surfaces: Sequence[str],
    linked: Mapping[str, str | None],
) -> Override:
    """Return, by the number of the place, who is meant where the word before it tells."""
    before = [_before(text, start) for start, _ in places]
    if not any(word in _MEN or word in _WOMEN or word in _RELATIVES for word in before):
        return {}
    sexes = _sexes(before, surfaces, linked)
    named: dict[str, set[str]] = defaultdict(set)
    for name in {full for full in linked.values() if full}:
        if parts(name).is_full:
            named[parts(name).last].add(name)
    found: Override = {}
    for number, (word, surface) in enumerate(zip(before, surfaces, strict=True)):
        one = parts(surface)
        bearers = named.get(one.last, set()) if not one.given else set()
        if bearers and word in _RELATIVES:
            found[number] = None
        elif bearers and (sex := _sex(word)):
            found[number] = _meant(word, sex, bearers, sexes)
    return found


def _before(text: str, start: int) -> str:
    """Return the word before a name, in small letters."""
    found = _WORD.search(text, max(0, start - READ), start)
    return found[1].lower() if found else ""


def _sex(word: str) -> str:
    return MALE if word in _MEN else FEMALE if word in _WOMEN else ""


def _meant(word: str, sex: str, bearers: set[str], sexes: Mapping[str, str]) -> str | None:
    may = [name for name in bearers if sexes.get(name, sex) == sex]
    sure = [name for name in may if name in sexes]
    if len(may) == 1 and (sure or (word != "lady" and len(bearers) == 1)):
        return may[0]
    return None


def _sexes(
    before: Sequence[str], surfaces: Sequence[str], linked: Mapping[str, str | None]
) -> dict[str, str]:
    """Return of full names whether men or women bear them, where given name or title tell."""
    found: dict[str, str] = {}
    for name in sorted({full for full in linked.values() if full}):
        first = name.split()[0].lower()
        # Both spellings are looked up: a list has `josé`, an article `Jose`.
        either = {first, fold(first)}
        if either & _MALE and not either & _FEMALE:
            found[name] = MALE
        elif either & _FEMALE and not either & _MALE:
            found[name] = FEMALE
    for word, surface in zip(before, surfaces, strict=True):
        full = linked.get(surface)
        # `Sir Keir`, `Sir Keir Starmer`: a title with the given name says it of its bearer.
        says = full and full.split()[0] == surface.split()[0] and len(full.split()) > 1
        if full and says and _sex(word):
            found.setdefault(full, _sex(word))
    return found
