"""Authors: who a byline names, how often, and where."""

from broadsheet.clean import clean
from broadsheet.enrich import enrich
from broadsheet.enrich.prose import Prose
from broadsheet.records import Document, Mention, Quote, Source

TEXT = (
    "Council repairs the old bridge\nBy Ann Lee and Bo Xu, with Ann Lee in Cairo\n3 May 2024\n\n"
    "The town council met on Monday and agreed to repair the old bridge before the winter."
)


def test_each_name_stands_where_it_says() -> None:
    article = clean(Document(Source("a.txt", TEXT.encode(), "0" * 64), TEXT, "utf-8"))
    found = enrich(article).authors
    assert [author.name for author in found] == ["Ann Lee", "Bo Xu", "Ann Lee"]
    assert all(TEXT[author.start : author.end] == author.name for author in found)


def test_no_byline_no_author() -> None:
    text = TEXT.replace("By Ann Lee and Bo Xu, with Ann Lee in Cairo\n", "")
    article = clean(Document(Source("a.txt", text.encode(), "0" * 64), text, "utf-8"))
    assert enrich(article).authors == ()


class Twice:
    """An engine that finds the same words quoted indirectly and directly."""

    label = "twice"

    def read(self, prose: Prose) -> tuple[list[Mention], list[Quote]]:
        start = prose.text.index("repair")
        return [], [Quote(start, start + 6, direct, False) for direct in (False, True)]


def test_words_are_quoted_once_and_directly_if_at_all() -> None:
    article = clean(Document(Source("a.txt", TEXT.encode(), "0" * 64), TEXT, "utf-8"))
    assert article is not None
    assert [quote.direct for quote in enrich(article, Twice()).quotes] == [True]
