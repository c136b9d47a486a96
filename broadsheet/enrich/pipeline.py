"""The engine that reads with a spaCy pipeline: its names are combined with those of the rules.

In: the name of an installed pipeline. Out: an `Engine`. A text goes through the pipeline where it
is in the pipeline's language, and through the rules where it is in another or none. Where the
pipeline parses English, its grammar tells who speaks. spaCy is known only here.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Any

from broadsheet.enrich.engine import Found, Rules
from broadsheet.enrich.names.combine import Seen, combine
from broadsheet.enrich.names.link import link
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.names.tidy import tidy
from broadsheet.enrich.prose import Prose
from broadsheet.enrich.quotes import quotes
from broadsheet.enrich.quotes.parse import Parse, Word
from broadsheet.enrich.quotes.parsed import attribute
from broadsheet.enrich.quotes.reported import reported
from broadsheet.errors import UsageError
from broadsheet.records import Kind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LABELS: dict[str, str] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "nation",
}
"""The kinds of `Seen`, by the labels of OntoNotes and of WikiNER; every other label is `other`."""

KINDS: dict[str, Kind] = {
    "person": Kind.PERSON,
    "organization": Kind.ORGANIZATION,
    "place": Kind.PLACE,
}
"""The kinds that are names where no rules know the language; a building is no place there."""

UNUSED = "lemmatizer trainable_lemmatizer attribute_ruler senter textcat textcat_multilabel".split()
"""Components that find nothing that is read here."""

LONGEST = 10_000
"""Characters that go through the pipeline in one piece; its memory grows with the longest."""

LONGEST_WORD = 200
"""Characters without a blank that may be a word; a tokenizer takes the square of their number."""

UNSPACED = frozenset("zh ja th km lo my bo yue".split())
"""Languages that put no blanks between words."""

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD},}}")


class Pipeline:
    """A spaCy pipeline that is installed under a name. Raises `UsageError` where none is."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.nlp = _load(name)
        self.label = f"spacy:{name} {self.nlp.meta.get('version')} (spaCy {_version()})"
        self.rules = Rules()
        self.parses = self.nlp.lang == "en" and {"tagger", "parser"} <= set(self.nlp.pipe_names)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process or machine as a name; what is installed there has to be it."""
        return _same, (self.name, self.label)

    def read(self, prose: Prose) -> Found:
        """Return the names and the quotes of a text."""
        docs = list(self.docs(prose.text)) if self.knows(prose.language) else []
        read = [(start, doc) for start, doc in docs if doc is not None]
        return self._found(prose, read) if docs and read == docs else self.rules.read(prose)

    def knows(self, language: str | None) -> bool:
        """Tell whether the pipeline reads texts of a language; `xx` are those that read all."""
        return language is not None and self.nlp.lang in {language.partition("-")[0], "xx"}

    def docs(self, text: str) -> Iterator[tuple[int, "Doc | None"]]:
        """Yield each piece of a text, where it starts and what the pipeline makes of it."""
        for start, end in pieces(text):
            words = text[start:end]
            if self.nlp.lang not in UNSPACED:
                words = _LONG_WORD.sub(lambda word: "x" * len(word[0]), words)
            yield start, self._doc(words)

    def _doc(self, words: str) -> "Doc | None":
        """Return what the pipeline makes of a text, None where it fails on it."""
        try:
            return self.nlp(words)
        except (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError):
            return None

    def _found(self, prose: Prose, docs: list[tuple[int, "Doc"]]) -> Found:
        named = seen(docs)
        found = combine(prose, named) if self.nlp.lang == "en" else _as_seen(named)
        mentions = link(prose, tidy(prose, found))
        if not self.parses:
            return mentions, quotes(prose, mentions)
        parse = Parse(list(_words(docs)))
        grammar = partial(attribute, parse), partial(reported, parse)
        return mentions, quotes(prose, mentions, *grammar)


def _same(name: str, label: str) -> Pipeline:
    """Load a pipeline that was another process's; raises `UsageError` where it is another one."""
    found = Pipeline(name)
    if found.label != label:
        raise UsageError(f"--ner spacy:{name}", f"is {found.label} and not {label}")
    return found


def seen(docs: Sequence[tuple[int, "Doc"]]) -> list[Seen]:
    """Return what the model sees in the pieces of a text."""
    return [
        Seen(start + one.start_char, start + one.end_char, LABELS.get(one.label_, "other"))
        for start, doc in docs
        for one in doc.ents
    ]


def _as_seen(named: list[Seen]) -> list[Span]:
    """Return what a model sees as names, where nothing else is known of the language."""
    return [
        Span(KINDS[one.kind], one.start, one.end, f"model: {one.kind}")
        for one in named
        if one.kind in KINDS
    ]


def pieces(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield where the pieces of a text stand that are read one by one.

    A piece ends with a paragraph where there is one to end with, else with a sentence or a word.

    >>> list(pieces("One.\n\nTwo."))
    [(0, 10)]
    """
    start = 0
    while len(text) - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = next(
            (at + len(s) for s in ("\n\n", ". ", " ") if (at := window.rfind(s)) > 0), LONGEST
        )
        yield start, start + cut
        start += cut
    if start < len(text):
        yield start, len(text)


def _words(docs: list[tuple[int, "Doc"]]) -> Iterator[Word]:
    """Yield the words of the pieces of a text, numbered through."""
    before = 0
    for start, doc in docs:
        for t in doc:
            at = start + t.idx
            yield Word(t.text, at, at + len(t.text), t.tag_, t.dep_, before + t.head.i)
        before += len(doc)


def _load(name: str) -> "Language":
    """Load an installed pipeline with the components that are needed."""
    asked = f"--ner spacy:{name}"
    try:
        import spacy
    except ImportError as error:
        cause = "spaCy is not installed; run: pip install 'broadsheet[spacy]'"
        raise UsageError(asked, cause) from error
    if not spacy.util.is_package(name):
        raise UsageError(asked, _missing(name, spacy.util.get_installed_models()))
    try:
        nlp = spacy.load(name, exclude=UNUSED)
    except (
        ArithmeticError,
        AttributeError,
        ImportError,
        LookupError,
        OSError,
        TypeError,
        ValueError,
    ) as error:
        cause = " ".join(str(error).split())[:200]
        raise UsageError(asked, f"is no pipeline that can be loaded: {cause}") from error
    if not {"ner", "entity_ruler"} & set(nlp.pipe_names):
        raise UsageError(asked, "has no component that finds names (ner)")
    return nlp


def _missing(name: str, installed: list[str]) -> str:
    """Say that a pipeline is not installed, and which are."""
    near = get_close_matches(name, installed, n=1, cutoff=0.4) or sorted(installed)[:3]
    hint = f" (installed: {', '.join(near)})" if near else ""
    return f"no such pipeline is installed{hint}; install one: docs/spacy-model.txt has a command"


def _version() -> str:
    import spacy

    return str(spacy.__version__)
