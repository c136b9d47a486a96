"""Markdown: the file stays as it is, and what its front matter states has its place in it."""

import time

import pytest
from conftest import found
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.capture import markdown
from broadsheet.capture.front_matter import MAX_LENGTH

TEXT = "# A bridge falls\n\nIt fell on Monday.\n"


def read(content: str) -> tuple:
    (entry,) = found(markdown.read, content.encode())
    assert entry.text == content.removeprefix("\ufeff")
    said = [(c.field, c.method, c.value, entry.text[c.start : c.end]) for c in entry.claims]
    return said, entry.text[entry.begins :], [kind for kind, _ in entry.doubts]


def plain(*claims: tuple[str, str, str]) -> list:
    """Return claims whose words stand in the file as they are."""
    return [(field, method, words, words) for field, method, words in claims]


FRONT = {
    "Jekyll": (
        "---\nlayout: post\ntitle:  \"A bridge: it falls\"\ndate:   2021-03-04 09:00:00 +0100\n"
        "author: Ann Lee\ncategories: [news, roads]\n---\n",
        plain(
            ("note", "layout", "post"), ("headline", "title", "A bridge: it falls"),
            ("published", "date", "2021-03-04 09:00:00 +0100"), ("byline", "author", "Ann Lee"),
            ("section", "categories", "news"), ("section", "categories", "roads"),
        ),
    ),
    "Hugo": (
        "+++\ntitle = \"A 'bridge'\"\ndate = 2021-03-04T09:00:00Z # a remark\nlastmod = 2021-03-05\n"
        "draft = false\ntags = [\n  'rain',\n  'roads',\n]\n\n[params]\nauthor = [\"Ann Lee\", 'Bo Xu']\n+++\n",
        plain(
            ("headline", "title", "A 'bridge'"), ("published", "date", "2021-03-04T09:00:00Z"),
            ("updated", "lastmod", "2021-03-05"), ("note", "draft", "false"),
            ("note", "tags", "rain"), ("note", "tags", "roads"),
            ("byline", "params.author", "Ann Lee"), ("byline", "params.author", "Bo Xu"),
        ),
    ),
    "Obsidian's web clipper": (
        "---\ntitle: \"A bridge falls\"\nsource: \"https://example.org/a\"\nauthor:\n  - \"[[Ann Lee]]\"\n"
        "  - \"[[people/bo|Bo Xu]]\"\npublished: 2021-03-04\ncreated: 2021-03-06\n"
        "description: \"In short.\"\ntags:\n  - \"clippings\"\n---\n",
        plain(
            ("headline", "title", "A bridge falls"), ("url", "source", "https://example.org/a"),
            ("byline", "author", "Ann Lee"), ("byline", "author", "Bo Xu"),
            ("published", "published", "2021-03-04"), ("retrieved", "created", "2021-03-06"),
            ("standfirst", "description", "In short."), ("note", "tags", "clippings"),
        ),
    ),
    "Zotero": (
        "---\ntitle: A bridge falls\npublicationTitle: The Example\nurl: https://example.org/a\n"
        "dateAdded: 2021-03-06\nlanguage: en\nrights: Example Ltd\nabstract: In short.\n---\n",
        plain(
            ("headline", "title", "A bridge falls"), ("outlet", "publicationTitle", "The Example"),
            ("url", "url", "https://example.org/a"), ("retrieved", "dateAdded", "2021-03-06"),
            ("language", "language", "en"), ("licence", "rights", "Example Ltd"),
            ("standfirst", "abstract", "In short."),
        ),
    ),
    "the end of YAML": ("---\ntitle: A\n...\n", plain(("headline", "title", "A"))),
    "Windows": ("\ufeff---\r\ntitle: 'A'\r\nlang: en\r\n---\r\n",
                plain(("headline", "title", "A"), ("language", "lang", "en"))),
    "blanks above": ("\n\n---\ntitle: A\n---\n", plain(("headline", "title", "A"))),
    "nothing stated": ("---\ntitle:\nauthor: ''\ndate: null\n---\n", []),
    "nothing at all": ("---\n---\n", []),
}  # fmt: skip


@pytest.mark.parametrize("program", FRONT)
def test_front_matter_of_known_programs(program: str) -> None:
    front, expected = FRONT[program]
    assert read(front + TEXT) == (expected, TEXT, [])


@pytest.mark.parametrize(
    ("front", "claim"),
    [
        ("---\nauthor:\n  - given: Ann\n    family: Lee\n---\n",
         ("byline", "author", "Ann Lee", "Ann\n    family: Lee")),
        ("---\nauthor: {family: Lee, given: Ann}\n---\n",
         ("byline", "author", "Ann Lee", "Lee, given: Ann")),
        ("---\nauthor:\n  name: Ann Lee\n---\n", ("byline", "author", "Ann Lee", "Ann Lee")),
        ("---\nsummary: >\n  In\n  short.\n---\n",
         ("standfirst", "summary", "In short.", ">\n  In\n  short.")),
        ("---\ntitle: A\n  bridge\n---\n", ("headline", "title", "A bridge", "A\n  bridge")),
        ("---\ntitle: 'It''s'\n---\n", ("headline", "title", "It's", "'It''s'")),
        ('---\ntitle: "caf\\u00e9"\n---\n', ("headline", "title", "café", '"caf\\u00e9"')),
        ('+++\ntitle = """\nA\nbridge"""\n+++\n', ("headline", "title", "A bridge", "A\nbridge")),
    ],
)  # fmt: skip
def test_words_that_do_not_stand_there_as_they_are_have_their_lines(
    front: str, claim: tuple
) -> None:
    said, body, doubts = read(front + TEXT)
    assert (said, body, doubts) == ([claim], TEXT, [])


@pytest.mark.parametrize(
    "content",
    [
        TEXT,
        "---\n\nIt fell on Monday.\n\n---\n\nAnd then.\n",
        "---\nJust a line.\n---\nMore.",
        "---\ntitle: never closed\n\nIt fell.",
        "--- \n",
        "---",
        "- a\n---\n",
        "----\ntitle: A\n----\n",
        "---\n" + "a: b\n" * MAX_LENGTH + "---\n",
        "",
    ],
)
def test_what_is_no_front_matter_is_text(content: str) -> None:
    assert read(content) == ([], content, [])


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("---\ntitle: A bridge: it falls\nauthor: \"Ann Lee\"\n---\n",
         plain(("headline", "title", "A bridge: it falls"), ("byline", "author", "Ann Lee"))),
        ("---\ntitle: \"A\" bridge\nlang: en\n---\n",
         plain(("headline", "title", '"A" bridge'), ("language", "lang", "en"))),
        ("---\nlang: en\n\ttitle: A\n---\n", plain(("language", "lang", "en"))),
        ("---\nx: &a [1, 1]\ny: [*a, *a]\nlang: en\n---\n",
         plain(("note", "x", "&a [1, 1]"), ("note", "y", "[*a, *a]"), ("language", "lang", "en"))),
        ("---\nx: " + "[" * 5000 + "\nlang: en\n---\n", plain(("language", "lang", "en"))),
        ("+++\ntitle = A\n+++\n", plain(("headline", "title", "A"))),
        ("+++\nx = " + "[" * 5000 + "\nlang = en\n+++\n", plain(("language", "lang", "en"))),
        ("+++\nx = " + "1" * 5000 + "\nlang = \"en\"\n+++\n", plain(("language", "lang", "en"))),
    ],
    ids=range(8),
)  # fmt: skip
def test_broken_front_matter_is_a_doubt_and_its_plain_lines_are_read(front: str, expected: list) -> None:  # fmt: skip
    assert read(front + TEXT) == (expected, TEXT, ["unreadable front matter"])


def test_no_tag_of_yaml_is_obeyed() -> None:
    said, *_ = read(
        "---\ntitle: !!python/object/apply:os.getcwd []\ndate: !!timestamp 2021-03-04\n---\n"
    )
    assert said == plain(("published", "date", "2021-03-04"))  # fmt: skip


@pytest.mark.parametrize(
    "front",
    ["a: " + "x " * 9_900, "a: " + "x  " + " " * 19_000 + "x", "k" * 19_000 + ": x",
     ("a" * 60 + " " * 60 + "\n") * 150, "a: " + "[" * 19_000, "a: " + "{a: " * 4_000,
     "a: '" + "''" * 9_900, "? " * 9_900, "- " * 9_900, "a: |\n" + " x\n" * 6_000],
    ids=range(10),
)  # fmt: skip
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_no_front_matter_takes_long(fence: str, front: str) -> None:
    began = time.process_time()
    found(markdown.read, f"{fence}\n{front}\n{fence}\nText".encode())
    assert time.process_time() - began < 30


def test_a_file_that_is_no_text() -> None:
    (refusal,) = found(markdown.read, bytes(range(256)) * 20)
    assert refusal.kind == "binary"


LINES = st.lists(st.sampled_from(["---\n", "+++\n", "title: A\n", "title = 'A'\n", "- x\n", "  y: [z\n", "a: &b\n", "c: *b\n", "'", '"', "{", "\t", "\0", "\r\n", "|\n", ">\n", "é", "x = 1\n", "[t]\n", "...\n", "? \n", "%YAML 1.1\n", "!!set\n"]))  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(LINES.map(lambda parts: ("---\n" + "".join(parts) + "\n---\nT").encode())
       | LINES.map(lambda parts: ("+++\n" + "".join(parts) + "\n+++\nT").encode())
       | st.binary() | st.text().map(str.encode))  # fmt: skip
def test_no_bytes_break_the_reader(content: bytes) -> None:
    found(markdown.read, content)
