"""What a reader finds in a file: one article's worth, as bytes, text and claims.

In: what a format says about an article and the text it holds. Out: an `Entry`, whose text is
headed by one line for each claim, so that every value has its words at a place of one text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from broadsheet.records import Claim


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a file holds it.

    `doubts` are problems with it, as (kind of problem, detail). `number` counts the records of a
    file from 1, and is None where the file is one article. `from_page`: the text was taken out of
    a page's markup.
    """

    raw: bytes
    text: str
    encoding: str
    begins: int = 0
    claims: tuple[Claim, ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    number: int | None = None
    from_page: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, or a record of it, that holds no article: a kind of problem and its detail."""

    kind: str
    detail: str = ""
    number: int | None = None


Read = Iterator[Entry | Refusal]
"""What a reader yields."""


def doubted(found: Entry | Refusal, doubts: tuple[tuple[str, str], ...]) -> Entry | Refusal:
    """Add what is doubtful about the record that held an article to what is about the article."""
    return replace(found, doubts=found.doubts + doubts) if isinstance(found, Entry) else found


Said = tuple[str, str, str]
"""What a format states: the field it speaks for, the format's own name for it, the words.

Fields: headline, standfirst, byline (names parted by `; `), published, updated, outlet, section,
url, language, licence, retrieved; and `note` for what is kept and decides nothing.
"""


def compose(said: Iterable[Said], body: str) -> tuple[str, int, tuple[Claim, ...]]:
    r"""Head a text with a line for each statement; return it, where the body begins, the claims.

    >>> text, begins, claims = compose([("headline", "og:title", "A  bridge")], "It fell.")
    >>> text
    'og:title: A bridge\n\nIt fell.'
    >>> text[begins:], text[claims[0].start : claims[0].end]
    ('It fell.', 'A bridge')

    The words of a statement are put on one line; a statement without words is left out.
    """
    lines: list[str] = []
    claims: list[Claim] = []
    position = 0
    for field, name, words in said:
        value = " ".join(words.replace("\0", " ").split())
        if not value:
            continue
        start = position + len(name) + 2
        claims.append(Claim(field, value, name, start, start + len(value)))
        lines.append(f"{name}: {value}\n")
        position += len(lines[-1])
    head = "".join(lines) + "\n" * bool(lines)
    return head + body, len(head), tuple(claims)


MAX_REFUSALS = 1_000
"""Records of one file that are refused one by one; of the rest only the number is said."""


def few(found: Read) -> Read:
    """Pass on what a reader yields, but count the refusals beyond a thousand.

    A file of ten million records that are no articles is one problem, not ten million.
    """
    seen: dict[str, int] = {}
    for one in found:
        if isinstance(one, Refusal):
            seen[one.kind] = seen.get(one.kind, 0) + 1
            if seen[one.kind] > MAX_REFUSALS:
                continue
        yield one
    for kind, times in seen.items():
        if times > MAX_REFUSALS:
            yield Refusal(kind, f"and {times - MAX_REFUSALS:,} more records of this file")
