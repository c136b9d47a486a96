"""The labelled facts: who and what articles name, whom they quote, and which dates they mention.

In: `facts/KEY.yml`, one file for each labelled article. Its text is the article KEY of `outlets/*.yml`,
or `facts/texts/KEY.txt`. Out: `Facts`. `facts/README.md` describes the files and how they were labelled.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from . import articles, markup

FOLDER = Path(__file__).parent / "facts"
TEXTS = FOLDER / "texts"

KINDS = ("people", "organizations", "places")
NOBODY = "nobody"
NOT_ASKED = "unasked"
"""The country of an invented place."""

DASHES = ("–", "—")
"""What some languages begin a spoken paragraph with instead of a quotation mark."""

_DAY = r"(\d{4}|XXXX)-(\d\d)-(\d\d)"
_EDTF = re.compile(rf"\d{{4}}|\d{{3}}X|(?:\d{{4}}|XXXX)-(?:0[1-9]|1[0-2]|2[1-4]|3[3-6])|{_DAY}")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that are somebody's, and who may be named for them: None where nobody is.

    `direct`: in quotation marks. `speakers` has several where a careful reader may stop short of a name.
    """

    text: str
    speakers: tuple[str | None, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What one article says.

    `text` is what the labels stand in, `beside` what may be in a body or not. `names` has for each
    kind the fullest form in the article and the others. `countries` has the code of each place,
    None for a place in several or in no country. What is `optional` is neither asked for nor wrong.
    """

    key: str
    language: str
    published: str
    suffix: str
    content: str
    text: str
    beside: str
    names: dict[str, dict[str, tuple[str, ...]]]
    countries: dict[str, str | None]
    ambiguous: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    not_quotes: tuple[str, ...]
    dates: tuple[str, ...]
    optional_names: tuple[str, ...]
    optional_quotes: tuple[str, ...]
    optional_dates: tuple[str, ...]

    @property
    def direct(self) -> tuple[Quoted, ...]:
        """What stands in quotation marks."""
        return tuple(q for q in self.quotes if q.direct)

    @property
    def told(self) -> tuple[Quoted, ...]:
        """What is told after a verb of saying."""
        return tuple(q for q in self.quotes if not q.direct)


@cache
def load() -> tuple[Facts, ...]:
    """Read all labelled facts, in the order of the files' names."""
    known = {article.key: article for article in articles.load()}
    return tuple(_facts(path, known) for path in sorted(FOLDER.glob("*.yml")))


def _facts(path: Path, known: dict[str, articles.Article]) -> Facts:
    said = yaml.load(path.read_text(encoding="utf-8"), articles.LOADER)  # noqa: S506 - it makes only words
    article = known.get(path.stem)
    beside = ""
    if article:
        language, published, suffix = article.outlet.language, article.published, ".jsonl"
        content, text = markup.record(article), "\n".join((article.headline, *article.paragraphs))
        beside = "\n".join((*article.optional, article.byline))
    else:
        language, published, suffix = path.stem.partition("-")[0], said.pop("published", ""), ".txt"
        content = text = (TEXTS / f"{path.stem}.txt").read_text(encoding="utf-8")
    places = said.pop("places", {})
    names = {kind: said.pop(kind, {}) for kind in KINDS[:2]}
    names["places"] = {name: forms for name, (_, *forms) in places.items()}
    optional = said.pop("optional", {})
    facts = Facts(
        path.stem, language.partition("-")[0], published[:10], suffix, content, text, beside,
        names={kind: {n: tuple(f) for n, f in found.items()} for kind, found in names.items()},
        countries={n: None if c == "none" else c for n, (c, *_) in places.items()},
        ambiguous=tuple(said.pop("ambiguous", ())),
        quotes=(*_quotes(said.pop("quotes", ()), direct=True), *_quotes(said.pop("told", ()), direct=False)),
        not_quotes=tuple(said.pop("not_quotes", ())),
        dates=tuple(said.pop("dates", ())),
        optional_names=tuple(optional.pop("names", ())),
        optional_quotes=tuple(optional.pop("quotes", ())),
        optional_dates=tuple(optional.pop("dates", ())),
    )  # fmt: skip
    if said or optional:
        raise ValueError(f"{path}: unknown keys {[*said, *optional]}")
    return facts


def _quotes(said: Iterable[dict[str, str]], *, direct: bool) -> Iterable[Quoted]:
    for one in said:
        ((speakers, text),) = one.items()
        named = (None if name == NOBODY else name for name in speakers.split(" or "))
        yield Quoted(text, tuple(named), direct)


def write(folder: Path) -> None:
    """Write every labelled article as a file that Broadsheet reads."""
    folder.mkdir()
    for facts in load():
        (folder / (facts.key + facts.suffix)).write_text(facts.content, encoding="utf-8")


def faults(facts: Facts) -> list[str]:
    """Name the labels that do not stand in the text, that are no EDTF, or that contradict others."""
    text, folded = facts.text, facts.text.casefold()
    forms = [
        f for kind in KINDS for name, other in facts.names[kind].items() for f in (name, *other)
    ]
    names = [*forms, *facts.ambiguous, *facts.optional_names]
    quoted = [*(q.text for q in facts.quotes), *facts.not_quotes, *facts.optional_quotes]
    known = {None, *facts.names["people"], *facts.names["organizations"]}
    return [
        *(f"not in the text: {name}" for name in names if name.casefold() not in folded),
        *(f"not in the text: {words}" for words in quoted if words not in text),
        *(f"no label for: {s}" for q in facts.quotes for s in q.speakers if s not in known),
        *(f"no EDTF: {d}" for d in (*facts.dates, *facts.optional_dates) if not is_edtf(d)),
        *(f"twice: {name}" for name in sorted({f for f in forms if forms.count(f) > 1})),
        *(f"labelled and optional: {n}" for n in sorted({*forms} & {*facts.optional_names})),
        *(f"labelled and optional: {d}" for d in sorted({*facts.dates} & {*facts.optional_dates})),
    ]


def is_edtf(words: str) -> bool:
    """Tell whether words are a date or an interval of dates that exist.

    >>> [is_edtf(w) for w in ("1967", "XXXX-10-07", "198X", "1955/1956", "2023-02-29", "May")]
    [True, True, True, True, False, False]
    """
    first, slash, last = words.partition("/")
    if slash:
        return is_edtf(first) and is_edtf(last) and first < last
    if not _EDTF.fullmatch(first):
        return False
    if day := re.fullmatch(_DAY, first):
        try:
            date(int(day[1].replace("XXXX", "2000")), int(day[2]), int(day[3]))
        except ValueError:
            return False
    return True
