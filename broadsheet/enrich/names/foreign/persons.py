"""Names of people in other languages than English.

In: a `Text` and a run of its words. Out: the run that is the name of a person and why, None where
too little says so. What speaks for a person is counted: a given name, a role or title before, a
verb of saying beside, an age behind, a surname that is known.
"""

import re

from broadsheet.enrich.names import lexicon as lx
from broadsheet.enrich.names.foreign.inflection import nominatives
from broadsheet.enrich.names.foreign.text import Run, Text, Token, adjacent
from broadsheet.enrich.names.known import known
from broadsheet.enrich.names.words.people import PARTICLES

_AGE = re.compile(
    r"\s?[,(]\s?(?:de |d['’])?\d{1,2}"
    r"(?:[,)]| (?:años|anos|ans|anni|jaar|Jahre|lat|år|yaş|лет|год|рок))"
)
_FATHER = re.compile(
    r"[А-ЯЁІЇЄ][а-яёіїє]+(?:[ое]вич|ьич|кузьмич|ич|[ое]вн|ичн|івн)(?:[аеуыіи]|ем|ом|ой|ою|у)?"
)
_SURNAME = re.compile(
    r".+(?:[сц]к(?:ий|ая|ого|ому|им|ой|ую)|енко|(?:[ое]в|ёв|ин)(?:а|у|ым|ой|е)?|чук|[цс]к[иа]|ski|ska|cki|cka"
    r"|skiego|ckiego|skiej|ckiej|wicz|owicz|czyk|oğlu|sson|enko|ović|ić)"
)
_INITIAL = re.compile(r"[^\W\d_]\.")
_STRICT = frozenset("in en em w we в во у i".split())
"""Prepositions after which hardly ever a person is named."""

_LANDS = frozenset({"country", "city", "area", "region"})
ENOUGH = 3
LONGEST = 5
FAR = 8
"""Words between a role and the name that its comma brings."""


def is_given(text: Text, word: str) -> bool:
    """Tell whether a word is a given name, in the nominative or not."""
    lower = word.lower()
    if lower in text.words.stop or len(word) < 3:
        return False
    if is_nominative(text, word):
        return True
    head, _, tail = word.partition("-")
    if tail and is_given(text, head):
        return True
    return text.language in {"ru", "uk", "pl"} and any(
        is_nominative(text, one) for one in nominatives(word, text.language)
    )


def is_nominative(text: Text, word: str) -> bool:
    """Tell whether a word is in the lists of given names as it stands."""
    return bool(lx.marks().get(word, 0) & lx.GIVEN) or word.lower() in text.words.given


def is_role(text: Text, token: Token) -> bool:
    """Tell whether a word is a role or title, one with a capital only where it may have one."""
    role = text.words.role
    if not token.capital or token.first or text.language in {"de", "tr"}:
        return role.has(token.lower)
    return token.lower in role.whole


def person(text: Text, run: Run) -> tuple[Run, str] | None:
    """Return the person that a run names."""
    bare = _without_roles(text, run)
    titled = bare.start > run.start
    bare = _anchored(text, bare)
    end = bare.end
    while end - bare.start > 2 and _is_place(bare.line[end - 1].word):
        end -= 1 + (bare.line[end - 2].word in PARTICLES and end - bare.start > 3)
    bare = _ended(text, bare.cut(bare.start, end))
    end = bare.end
    size = end - bare.start
    if not 1 <= size <= LONGEST or any(_no_part(text, one) for one in bare.tokens):
        return None
    if size == 1:
        return _titled_surname(text, bare, titled=titled)
    given = is_given(text, bare.tokens[0].word)
    return (bare, _why(given, titled)) if _weight(text, bare, given, titled) >= ENOUGH else None


def _ended(text: Text, run: Run) -> Run:
    """Return a run of German without `von den …`, and without a noun behind a genitive."""
    if text.language != "de":
        return run
    for at in range(run.start + 2, run.end):
        word = run.line[at - 1].word
        if run.line[at].word == "den":
            return run.cut(run.start, at - 1)
        if word.endswith("s") and run.line[at].capital and word[:-1] in text.capitals:
            return run.cut(run.start, at)
    return run


def _why(given: bool, titled: bool) -> str:
    return "given name" if given else "after a title" if titled else "cues of a person"


def _without_roles(text: Text, run: Run) -> Run:
    start = run.start
    while start < run.end - 1 and (
        (is_role(text, run.line[start]) and not _is_own(text, run.line[start]))
        or not run.line[start].capital
    ):
        start += 1
    return run.cut(start, run.end)


def _is_own(text: Text, token: Token) -> bool:
    return is_given(text, token.word) and token.lower not in text.words.role.whole


def _anchored(text: Text, run: Run) -> Run:
    """Return the run from its given name, where words stand before that are none."""
    tokens = run.tokens
    if len(tokens) < 3 or is_given(text, tokens[0].word) or _INITIAL.fullmatch(tokens[0].word):
        return run
    opens = tokens[0].first or text.language == "de" or _is_land(text, tokens[0].word)
    at = next(
        (
            k
            for k in range(1, len(tokens) - 1)
            if tokens[k].capital and is_given(text, tokens[k].word)
        ),
        0,
    )
    return run.cut(run.start + at, run.end) if at and opens else run


def _is_land(text: Text, word: str) -> bool:
    """Tell whether a word is a place, in whatever case (`России`)."""
    return any(known(one) in _LANDS for one in (word, *nominatives(word, text.language)))


def _weight(text: Text, run: Run, given: bool, titled: bool) -> int:
    tokens = run.tokens
    first, last = tokens[0], tokens[-1]
    before = run.before
    near = not first.first and before is not None
    weight = 3 * given + 3 * titled + _role(text, run)
    weight += 2 * bool(_FATHER.fullmatch(tokens[1].word))
    weight += 2 * bool(_INITIAL.fullmatch(first.word) and _SURNAME.fullmatch(last.word))
    weight += 1 * bool(lx.marks().get(last.word, 0) & lx.SURNAME)
    weight += 1 * bool(_SURNAME.fullmatch(last.word))
    weight += 2 * (bool(_AGE.match(text.text, last.end)))
    weight += 2 * _says(text, run)
    weight += 1 * (near and first.gap == ", " and run.gap_after[:1] == ",")
    if near and before and before.lower in text.words.into and adjacent(run.line, run.start):
        weight -= 3 if not given or before.lower in _STRICT else 0
    if text.text[first.start - 1 : first.start] in '«“„"‘' and first.start:
        weight -= 3 * (text.text[last.end : last.end + 1] in tuple('»”"“’'))
    return weight


def _role(text: Text, run: Run) -> int:
    """Return what the roles before a name say for it."""
    line, start = run.line, run.start
    if line[start].first or not start:
        return 0
    if is_role(text, line[start - 1]) and line[start].gap.strip() in ("", ","):
        return 3
    comma = line[start].gap.strip() == ","
    if not comma and not adjacent(line, start):
        return 0
    for at in range(start - 1, max(-1, start - (FAR if comma else 3)), -1):
        if is_role(text, line[at]):
            return 2
        if line[at].first or (
            not comma and (line[at].capital or line[at].lower in text.words.stop)
        ):
            break
    return 0


def _says(text: Text, run: Run) -> bool:
    """Tell whether a verb of saying stands beside a name."""
    say, before, after = text.words.say, run.before, run.after
    if before and before.lower in say and len(run.line[run.start].gap) <= 2:
        return True
    return after is not None and after.lower in say and run.gap_after == " "


def _no_part(text: Text, token: Token) -> bool:
    """Tell whether a word is no part of the name of a person."""
    words = text.words
    return (
        (token.lower in words.stop and token.word not in PARTICLES)
        or (token.shouted and len(token.word) < 4)
        or (token.lower in words.head.whole and token.capital and not token.first)
        or "&" in token.gap
    )


def _is_place(word: str) -> bool:
    return known(word) in {"country", "city", "area"}


def _titled_surname(text: Text, run: Run, *, titled: bool) -> tuple[Run, str] | None:
    token = run.tokens[0]
    before = run.before
    by = titled or (
        before is not None
        and not token.first
        and adjacent(run.line, run.start)
        and is_role(text, before)
    )
    fits = len(token.word) > 2 and not token.shouted and not is_role(text, token)
    if not (by and fits) or known(token.word) in {"country", "area", "region", "city"}:
        return None
    if text.words.head.has(token.lower) or text.words.body.has(token.lower):
        return None
    return run, "after a title"
