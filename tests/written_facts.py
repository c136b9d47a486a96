"""Articles whose facts are written down, not found: what the site shows does not hang on a finder.

The texts hold what is hard to show: a name in a quote, stretches that overlap, a quote that runs
over paragraphs, a name that fits two people, markup and right-to-left text in names and quotes, and
copies of one text in three papers.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from conftest import METADATA

from broadsheet.clean import clean
from broadsheet.enrich.sketch import sketch
from broadsheet.load import Loader
from broadsheet.load_file import replacing
from broadsheet.load_rows import rows
from broadsheet.publish import metadata_check, metadata_file
from broadsheet.records import (
    Claim,
    Date,
    Document,
    Enriched,
    Kind,
    Mention,
    Problem,
    Quote,
    Source,
    Speaker,
)

EVIL = '<script>window.hit=1</script>"><img src=x onerror=window.hit=1>'
"""A name that a page must show and not run."""

REPAIR = (
    "The council of the town agreed to repair the old bridge before the winter, after engineers had"
    " found cracks in two of its arches and the ferry company had warned of floods on the lower"
    " bank. The work is to cost four million and to begin in the spring; until then lorries must"
    " take the road by the mill, which the farmers of the valley have asked for since the war."
)


@dataclass(frozen=True, slots=True)
class Said:
    """A quote: its words, and who says them in which words, with which cue."""

    words: str
    speaker: str | None = None
    by: str | None = None
    cue: str | None = "said"
    direct: bool = True
    kind: Kind = Kind.PERSON


@dataclass(frozen=True, slots=True)
class Written:
    """A text with its facts. `names` has for words their kind, the name they stand for, and what is known of it."""

    text: str
    outlet: str
    names: tuple[tuple[str, Kind, str | None, str | None], ...] = ()
    said: tuple[Said, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()


P, O, L = Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE  # noqa: E741

TOWN = (
    ("Ann Lee", P, "Ann Lee", None),
    ("Lee ", P, "Ann Lee", None),
    ("Bo Xu", P, "Bo Xu", None),
    ("Bridge Trust", O, "Bridge Trust", None),
    ("Cairo", L, "Cairo", "geonames:360630"),
)

ARTICLES = {
    "bridge.txt": Written(
        "Ann Lee promises a new bridge\n\n3 May 2024\n\n"
        "“We asked the Bridge Trust in Cairo for money in 1967, and we will not wait again,”"
        " Ann Lee said on Friday.\n\n"
        "Lee noted that the trust had promised “a bridge for all of Cairo” before, and Smith agreed"
        " with her about it.\n\n"
        "“The first half of what I have to say is long.\n\nThe other half is longer still,”"
        " Bo Xu added, and he left the room with all of his papers under one arm.\n\n"
        "Share This Article\n",
        "The Herald",
        (*TOWN, ("Smith", P, None, None)),
        (
            Said("We asked the Bridge Trust in Cairo for money in 1967, and we will not wait again,", "Ann Lee", "Ann Lee"),
            Said("the trust had promised “a bridge for all of Cairo” before", "Lee", "Ann Lee", "noted", direct=False),
            Said("a bridge for all of Cairo", None, None, None),
            Said("The first half of what I have to say is long.\n\nThe other half is longer still,", "Bo Xu", "Bo Xu", "added"),
        ),
        (("in 1967, and", "1967"), ("3 May 2024", "2024-05-03")),
    ),
    "evil.txt": Written(
        f"A strange name\n\n4 May 2024\n\nThe council met {EVIL} on Monday and {EVIL} said that javascript:window.hit=1"
        " was what it wanted, and ⟦more⟧ of it.\n\nقال أحمد \u202eعلي\u202c إن الجسر القديم سيبنى من جديد في العام المقبل.\n",
        EVIL,
        ((EVIL, P, EVIL, None), ("أحمد \u202eعلي\u202c", P, "أحمد علي", None), ("The council", O, "javascript:window.hit=1", None)),
        (Said("javascript:window.hit=1 was what it wanted", EVIL, EVIL, EVIL), Said("إن الجسر القديم سيبنى من جديد", "أحمد", "أحمد علي", "قال", direct=False)),
        ((EVIL, "<b>2024</b>"),),
    ),
    **{
        f"copy{i}.txt": Written(
            f"{headline}\n\n{i} June 2024\n\n{REPAIR} Ann Lee was there on day {i}.\n", outlet, TOWN)
        for i, headline, outlet in (
            (5, "Council repairs the old bridge", "The Herald"),
            (6, "Old bridge to be repaired", "The Star"),
            (7, "Bridge: the council agrees", "Evening Post"),
        )
    },
}  # fmt: skip


def write(path: Path, articles: dict[str, Written] = ARTICLES) -> Path:
    """Make a database of articles with the facts that are written down."""
    said = metadata_file.read(METADATA)
    with replacing(path) as connection:
        metadata_check.check(said, connection)
        loader = Loader(connection)
        documents = {name: _document(name, one) for name, one in articles.items()}
        ids = {name: loader.file(document) or 0 for name, document in documents.items()}
        for name, identity in sorted(ids.items(), key=itemgetter(1)):
            loader.article(identity, rows(_enriched(documents[name], articles[name])))
        loader.finish()
        metadata_file.write(said, connection)
        connection.execute("INSERT INTO build VALUES ('version', '0')")
    return path


def _document(name: str, one: Written) -> Document:
    text = f"outlet: {one.outlet}\n\n{one.text}"
    raw = text.encode()
    claims = (Claim("outlet", one.outlet, "key outlet", 8, 8 + len(one.outlet)),)
    source = Source(name, raw, hashlib.sha256(raw).hexdigest(), "text/markdown")
    return Document(source, text, "utf-8", text.index("\n\n") + 2, claims)


def _enriched(document: Document, one: Written) -> Enriched:
    article, text = clean(document), document.text
    assert article is not None
    mentions = sorted(_mentions(text, document.begins, one), key=lambda m: m.start)
    problems = [Problem(document.source.path, "enrich", "ambiguous name", words)
                for words, _, name, _ in one.names if name is None]  # fmt: skip
    return Enriched(
        article,
        (),
        tuple(mentions),
        tuple(_quote(text, document.begins, said) for said in one.said),
        tuple(
            Date(edtf, at, at + len(words), "written down", at, at + len(words))
            for words, edtf in one.dates
            for at in [text.index(words, document.begins)]
        ),
        sketch(article.body),
        tuple(problems),
    )


def _mentions(text: str, begins: int, one: Written) -> Iterator[Mention]:
    taken: set[int] = set()
    for words, kind, name, known in one.names:
        at = text.find(words, begins)
        while at >= 0:
            shown = words.rstrip()
            if not taken & {*range(at, at + len(shown))}:
                yield Mention(kind, name, at, at + len(shown), "written down", known)
            taken |= {*range(at, at + len(shown))}
            at = text.find(words, at + 1)


def _quote(text: str, begins: int, said: Said) -> Quote:
    start = text.index(said.words, begins)
    speaker = None
    if said.speaker:
        at = text.index(said.speaker, begins)
        end = at + len(said.speaker)
        speaker = Speaker(at, end, "written down", said.by, said.by and said.kind)
    return Quote(start, start + len(said.words), said.direct, True, said.cue, None, None, speaker)
