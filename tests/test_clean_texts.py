"""Whole texts in the shapes that people paste and scrape, each with what it states.

All texts were written for this test. The floor of quality stands at the end: it may be raised.
"""

from dataclasses import dataclass

import pytest

from broadsheet.clean import clean
from broadsheet.enrich import enrich
from broadsheet.records import Article, Document, Source

A = "The town council met on Monday and agreed to repair the old bridge before the winter."
B = "Nobody spoke against the plan, which will cost some four million over the next two years."
C = "“We should have done this long ago,” the mayor said after the vote, and went home."
DE = "Der Stadtrat hat am Montag beschlossen, die alte Brücke noch vor dem Winter zu sanieren."
FR = "Le conseil municipal a décidé lundi de réparer le vieux pont avant l’hiver prochain."
RU = "Городской совет в понедельник решил отремонтировать старый мост до начала зимы."
AR = "قرر مجلس المدينة يوم الاثنين إصلاح الجسر القديم قبل حلول فصل الشتاء المقبل."
JA = "市議会は月曜日、冬が来る前に古い橋を修理することを決めた。費用は四百万に上る見込みである。"


@dataclass(frozen=True)
class Case:
    """A text and what it states; None is what it does not."""

    text: str
    headline: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    dateline: str | None = None
    body: tuple[str, ...] = (A, B, C)
    problems: tuple[str, ...] = ()


CASES = {
    "plain": Case(f"Council repairs bridge\n\n{A}\n\n{B}\n\n{C}\n", "Council repairs bridge"),
    "no headline": Case(f"{A}\n\n{B}\n\n{C}"),
    "no blank lines": Case(f"Council repairs the old bridge\n{A}\n{B}\n{C}",
                           "Council repairs the old bridge"),
    "head in one block": Case(
        f"Council repairs the old bridge\nBy Ann Lee\n3 May 2024\n\n{A}\n\n{B}\n\n{C}",
        "Council repairs the old bridge", "By Ann Lee", ("Ann Lee",), "2024-05-03"),
    "bare name over a date": Case(
        f"Council repairs the old bridge\n\nAnn Lee\nMay 3, 2024, 10:15 AM\n\n{A}\n\n{B}\n\n{C}",
        "Council repairs the old bridge", "Ann Lee", ("Ann Lee",), "2024-05-03T10:15:00"),
    "byline and date in one line": Case(
        f"Council repairs the old bridge\n\nBy Ann Lee and Bo Xu, 3 May 2024 • 4:45pm\n\n"
        f"{A}\n\n{B}\n\n{C}",
        "Council repairs the old bridge", "By Ann Lee and Bo Xu", ("Ann Lee", "Bo Xu"),
        "2024-05-03T16:45:00"),
    "label above the headline": Case(
        f"POLITICS\n\nCouncil repairs the old bridge\n\n{A}\n\n{B}\n\n{C}",
        "Council repairs the old bridge"),
    "standfirst": Case(
        f"Council repairs the old bridge\n\nA plan that nobody opposed will cost four million.\n\n"
        f"By Ann Lee\n3 May 2024\n\n{A}\n\n{B}\n\n{C}",
        "Council repairs the old bridge", "By Ann Lee", ("Ann Lee",), "2024-05-03"),
    "question as headline": Case(
        f"Who will pay for the old bridge that the council wants to repair this year?\n\n"
        f"{A}\n\n{B}\n\n{C}",
        "Who will pay for the old bridge that the council wants to repair this year?"),
    "furniture below": Case(
        f"Council repairs bridge\n\n{A}\n\n{B}\n\n{C}\n\nShare This Article\nFacebook\nTwitter\n"
        f"Related Articles\nBridges of the north\nLeave a Reply\n"
        f"Your email address will not be published. Required fields are marked *",
        "Council repairs bridge"),
    "furniture within": Case(
        f"Council repairs bridge\n\n{A}\n\nAdvertisement\n\n{B}\n\nRead more: The flood of 2019\n\n{C}",
        "Council repairs bridge"),
    "caption and credit": Case(
        f"Council repairs bridge\n\nThe old bridge\n\nPhoto: Ann Lee/Reuters\n\n{A}\n\n{B}\n\n{C}",
        "Council repairs bridge"),
    "dateline": Case(
        f"Council repairs bridge\n\nSPRINGFIELD (AP) — {A}\n\n{B}\n\n{C}",
        "Council repairs bridge", dateline="Springfield",
        body=(f"SPRINGFIELD (AP) — {A}", B, C)),
    "dateline with the only date": Case(
        f"SPRINGFIELD, Ohio - 3 May 2024: {A}\n\n{B}\n\n{C}", published="2024-05-03", dateline="Springfield, Ohio",
        body=(f"SPRINGFIELD, Ohio - 3 May 2024: {A}", B, C)),
    "dateline with a date": Case(
        f"CAIRO - 3 May 2024: {A}\n\n{B}\n\n{C}", published="2024-05-03", dateline="Cairo",
        body=(f"CAIRO - 3 May 2024: {A}", B, C)),
    "day without a year": Case(
        f"Council repairs bridge\n7 October\n\n{A}\n\n{B}\n\n{C}", "Council repairs bridge",
        published="XXXX-10-07"),
    "ambiguous date": Case(
        f"Council repairs bridge\n03/04/2024\n\n{A}\n\n{B}\n\n{C}", "Council repairs bridge",
        problems=("ambiguous date",)),
    "impossible date": Case(
        f"Council repairs bridge\n31 April 2024\n\n{A}\n\n{B}\n\n{C}", "Council repairs bridge",
        problems=("impossible date",)),
    "two dates": Case(
        f"Council repairs bridge\n3 May 2024\n4 May 2024\n\n{A}\n\n{B}\n\n{C}",
        "Council repairs bridge", problems=("two dates",)),
    "published and updated": Case(
        f"Council repairs bridge\nPublished 3 May 2024\nUpdated 5 May 2024\n\n{A}\n\n{B}\n\n{C}",
        "Council repairs bridge", published="2024-05-03"),
    "only updated": Case(
        f"Council repairs bridge\nUpdated 5 May 2024\n\n{A}\n\n{B}\n\n{C}",
        "Council repairs bridge"),
    "repeated head": Case(
        f"Council repairs bridge\n\nCouncil repairs bridge\n\n3 May 2024\n\n3 May 2024\n\n"
        f"{A}\n\n{B}\n\n{C}",
        "Council repairs bridge", published="2024-05-03"),
    "repeated paragraph": Case(
        f"Council repairs bridge\n\n{A}\n\n{B}\n\n{A}\n\n{C}", "Council repairs bridge"),
    "short answers said twice": Case(
        f"Council repairs bridge\n\n{A}\n\n“Will you resign?”\n\n“No.”\n\n“Will you say why?”\n\n“No.”",
        "Council repairs bridge",
        body=(A, "“Will you resign?”", "“No.”", "“Will you say why?”", "“No.”")),
    "windows line ends": Case(
        f"Council repairs bridge\r\nBy Ann Lee\r\n\r\n{A}\r\n\r\n{B}\r\n\r\n{C}\r\n",
        "Council repairs bridge", "By Ann Lee", ("Ann Lee",)),
    "german": Case(
        f"Stadtrat saniert die alte Brücke\nVon Anna Müller\nStand: 03.05.2024 18:24 Uhr\n\n{DE}\n\n"
        f"Teilen\nMehr zum Thema",
        "Stadtrat saniert die alte Brücke", "Von Anna Müller", ("Anna Müller",),
        "2024-05-03T18:24:00", body=(DE,)),
    "french": Case(
        f"Le vieux pont sera réparé\nPar Anne Petit\nPublié le 3 mai 2024 à 08:01\n\n{FR}\n\n"
        f"Lire aussi : Le pont de bois",
        "Le vieux pont sera réparé", "Par Anne Petit", ("Anne Petit",), "2024-05-03T08:01:00",
        body=(FR,)),
    "russian": Case(f"Старый мост отремонтируют зимой\n3 мая 2024\n\n{RU}",
                    "Старый мост отремонтируют зимой", published="2024-05-03", body=(RU,)),
    "arabic": Case(f"إصلاح الجسر القديم في المدينة\nالجمعة 3 مايو 2024\n\n{AR}",
                   "إصلاح الجسر القديم في المدينة", published="2024-05-03", body=(AR,)),
    "japanese": Case(f"市議会が古い橋の修理を決定した件\n2024年5月3日\n\n{JA}",
                     "市議会が古い橋の修理を決定した件", published="2024-05-03", body=(JA,)),
    "one sentence": Case(A, body=(A,)),
    "only furniture": Case("Share This Article\n\nLeave a Reply", body=(), problems=("no body",)),
}  # fmt: skip


def read(case: Case) -> Article:
    article = clean(Document(Source("a.txt", b"", "0" * 64), case.text, "utf-8"))
    assert article is not None
    return article


@pytest.mark.parametrize("name", CASES)
def test_text(name: str) -> None:
    case = CASES[name]
    article = read(case)
    assert article.value("headline") == case.headline
    assert article.value("byline") == case.byline
    assert tuple(author.name for author in enrich(article).authors) == case.authors
    assert article.value("published") == case.published
    assert article.value("dateline") == case.dateline
    assert tuple(article.paragraphs) == case.body
    kinds = {problem.kind for problem in article.problems}
    assert kinds >= set(case.problems)
    assert ("no headline" in kinds) == (case.headline is None)


def test_a_stated_but_unsettled_date_is_not_also_silence() -> None:
    kinds = [problem.kind for problem in read(CASES["ambiguous date"]).problems]
    assert "no date" not in kinds
