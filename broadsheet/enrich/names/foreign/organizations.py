"""Names of organizations in other languages than English.

In: a `Text` and a run of its words. Out: the run that is the name of an organization and why, None
where nothing says so. A name begins with its head (`Ministerio de Defensa`), ends with its tail
(`Hatay Valiliği`), is explained by an acronym in brackets, or follows a word like `compañía`.
"""

import re

from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.names.acronyms import stands_for
from broadsheet.enrich.names.foreign.text import Line, Run, Text, adjacent
from broadsheet.enrich.names.foreign.words import NO_ACRONYMS, SMALL
from broadsheet.enrich.names.known import known

_ADJECTIVE = re.compile(
    r"(?:[iy]que|ale|aux|aire|ime|ienne|éenne|aise|[aeo]ntal|ional|ivile|iana|iano|ica|ico|ari"
    r"|ori|ese|esa|ense|ola|eña|ana|ista|ear|ense|eira|eiro|ica|aria|ario)s?$"
)
"""Endings of adjectives in French, Italian, Spanish and Portuguese."""

_GENITIVE = re.compile(r"(?:[оеі]го|[оеі]й|ої|[ыи]х|[ая]|[ыиії]|[оеї]в|ств|ий|у)$")
"""Endings of the words after the head of an institution in Russian and Ukrainian."""

_IS_SHORT = re.compile(
    r"Мин(?!ск|ин|ут|ер|ист|им|ор|ус|ов)[а-яё]{3,}|Росси[йя]ск|Рос(?:мос|ком|гвард|стат|рыбол|авиац|потреб|нефт|атом|косм)[а-яё]*"
    r"|Госдум[аыуе]|Генпрокуратур[аыуе]|Центробанк[ау]?|Кабмин[ау]?|Верховна|Роскосмос[ау]?"
)
"""Names like `Минтранс`, made of the beginnings of words."""

_AND = frozenset("e y et en und i och ve и і та".split())
LONGEST = 12
_ROMANCE = frozenset({"fr", "it", "es", "pt"})
_FROM_ITS_START = frozenset({"nl", "pl", "sv", "ru", "uk"})
"""Languages in which an adjective may stand before the head."""

_OPENING = frozenset({" «", " „", " “", ' "'})
_CLOSING = tuple('»”“"')
LONGEST_QUOTED = 7
"""Words of a name in quotation marks, at most."""

Found = tuple[Run, str]


def body(text: Text, run: Run) -> Found | None:
    """Return the organization that a run names."""
    return _tailed(text, run) or _headed(text, run) or _explained(text, run) or _alone(text, run)


def acronym(text: Text, run: Run) -> Run | None:
    """Return the acronym in brackets behind a run."""
    after = run.after
    if after is None or not after.gap.endswith("(") or len(after.gap) > 2:
        return None
    fits = 2 <= len(after.word) <= 10 and (
        sum(map(str.isupper, after.word)) * 2 > len(after.word)
        or stands_for(after.word.upper(), text.own(run))
        or _IS_SHORT.match(after.word)
    )
    closed = text.text[after.end : after.end + 1] == ")"
    one = fits and closed and after.word not in NO_ACRONYMS
    return run.cut(run.end, run.end + 1) if one else None


def _tailed(text: Text, run: Run) -> Found | None:
    tail = text.words.tail
    if not (tail.whole or tail.ends):
        return None
    for at in range(run.end - 1, run.start, -1):
        word = run.line[at].lower
        if tail.has(word):
            return run.cut(run.start, at + 1), "tail of an institution"
    return None


def _headed(text: Text, run: Run) -> Found | None:
    words = text.words
    for at in range(run.start, run.end):
        token = run.line[at]
        if words.body.has(token.lower) or _IS_SHORT.match(token.word):
            return run.cut(at, at + 1), "institution"
        if not words.head.has(token.lower):
            continue
        start = run.start if text.language in _FROM_ITS_START else at
        if text.language == "de":
            start, end = _german(run, at)
        else:
            end = _extended(text, run, at)
        long = end - start >= 2
        if long and not (token.first and run.end - at == 1 and text.language in _ROMANCE):
            return run.cut(start, end), "head of an institution"
        return None
    return None


def _german(run: Run, at: int) -> tuple[int, int]:
    """Return where a name with a head ends and begins: adjectives before, a place after."""
    start, end = at, at + 1
    while start > run.start and re.search(r"(?:en?|er|es)$", run.line[start - 1].word):
        if run.line[start - 1].first or not run.line[start - 1].capital:
            break
        start -= 1
    most = min(run.end, at + 4)
    for stop in range(most, at + 1, -1):
        place = " ".join(one.word for one in run.line[at + 1 : stop])
        if known(place) not in {"none", "organization"}:
            end = stop
            break
    return start, end


def _extended(text: Text, run: Run, at: int) -> int:
    """Return where the name of an institution ends that begins with a head."""
    line, end = run.line, run.end
    if end - at == 1 and end < len(line) and adjacent(line, end):
        end = _lower(text, run, end)
    step = end
    while step < len(line) and step - at < LONGEST and adjacent(line, step):
        one = line[step]
        small = one.lower in SMALL or one.elided
        if one.capital:
            end = step + 1
        elif not small or (one.lower in _AND and _begins_another(text, line, step + 1)):
            break
        step += 1
    return _to_bracket(text, run, at, end)


def _begins_another(text: Text, line: Line, at: int) -> bool:
    """Tell whether another institution, or an article, stands behind an `and`."""
    if at >= len(line):
        return True
    one = line[at]
    return one.elided or text.words.head.has(one.lower) or one.lower in text.words.stop


def _lower(text: Text, run: Run, end: int) -> int:
    """Return where the words in small letters end that belong to a head."""
    line = run.line
    if text.language in _ROMANCE:
        fits = not line[end].capital and bool(_ADJECTIVE.search(line[end].lower))
        return end + 1 if fits else end
    if text.language in {"ru", "uk"}:
        most = end + 3
        while end < min(len(line), most) and adjacent(line, end):
            word = line[end].lower
            if len(word) < 5 or line[end].capital or not _GENITIVE.search(word):
                break
            end += 1
    return end


def _to_bracket(text: Text, run: Run, at: int, end: int) -> int:
    """Return where a name ends that an acronym in brackets closes."""
    line = run.line
    for step in range(end, min(len(line), end + 6)):
        if line[step].gap.endswith("("):
            one = acronym(text, run.cut(at, step))
            if one and stands_for(line[step].word.upper(), text.own(run.cut(at, step))):
                return step
            break
        if not adjacent(line, step):
            break
    return end


def _explained(text: Text, run: Run) -> Found | None:
    short = acronym(text, run)
    if not short or run.end - run.start < 2:
        return None
    word = short.tokens[0].word
    small = [k for k in range(run.start, run.end) if not run.line[k].capital]
    if text.language == "de" and small:
        run = run.cut(small[-1] + 1, run.end)
    return (run, "explained") if stands_for(word.upper(), text.own(run)) else None


def _alone(text: Text, run: Run) -> Found | None:
    """Return what the table of organizations has, or what follows a word for one."""
    own = text.own(run)
    if known(own) == "organization" and (" " in own or own.isupper()):
        return run, "known"
    before, first = run.before, run.line[run.start]
    marks = lx.marks().get(run.line[run.end - 1].word, 0)
    if run.end - run.start > 1 and marks & lx.PAPER and known(first.word) in {"city", "country"}:
        return run, "newspaper"
    if not before or not text.words.orgnoun.has(before.lower):
        return None
    if first.gap == " ":
        return run, "after a kind of organization"
    return _quoted(text, run) if first.gap in _OPENING else None


def _quoted(text: Text, run: Run) -> Found | None:
    """Return the whole name that quotation marks hold."""
    for end in range(run.start + 1, min(len(run.line), run.start + LONGEST_QUOTED) + 1):
        last = run.line[end - 1]
        if text.text[last.end : last.end + 1] in _CLOSING:
            return run.cut(run.start, end), "after a kind of organization"
        if end < len(run.line) and run.line[end].gap not in {" ", " & "}:
            break
    return None
