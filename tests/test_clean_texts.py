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
    "name over a role": Case(
        f"Council repairs the old bridge\n\nAnn Lee\nLocal government reporter\n\n{A}\n\n{B}\n\n{C}",
        "Council repairs the old bridge", "Ann Lee", ("Ann Lee",)),
    "markdown": Case(
        f"# Council repairs the old bridge\n\n{A}\n\n## What it costs\n\n{B}\n\n{C}",
        "Council repairs the old bridge"),
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
    "dates that agree": Case(
        f"Council repairs bridge\n3 May\nMay 2024\n3 May 2024\n\n{A}\n\n{B}\n\n{C}",
        "Council repairs bridge", published="2024-05-03"),
    "two times": Case(
        f"Council repairs bridge\n3 May 2024, 10:00\n3 May 2024, 12:00\n\n{A}\n\n{B}\n\n{C}",
        "Council repairs bridge", published="2024-05-03"),
    "two dates above a dateline": Case(
        f"Council repairs bridge\n3 May 2024\n4 May 2024\n\nCAIRO - 5 May 2024: {A}\n\n{B}\n\n{C}",
        "Council repairs bridge", dateline="Cairo", problems=("two dates",),
        body=(f"CAIRO - 5 May 2024: {A}", B, C)),
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


# Texts whose form is unusual: all that stands below the headline is text, and stays in the body.
KEPT = {
    "diary": ["Diary of a strike", "Monday, 3 May 2021", A, "Tuesday, 4 May 2021", B, "We won."],
    "timeline": ["Bridge history", A, "1921", "The first stone is laid.", "1944", "It is sunk.", B],
    "transcript": ["Transcript of the evening programme", "HOST: Welcome back.", "GUEST: Thank you.",
                   "HOST: Is it true?", "GUEST: It is.", A],
    "interview": ["The bridge keeper speaks", "Why is the bridge red?", A, "Who decides?", B,
                  "Who decides?", C],
    "recipe": ["How to cook a fish", "2 onions", "1 kg fish", "3 potatoes", "Salt", A],
    "results": ["All results of the day", "Hallow 2-1 Seaford", "Marsh End 0-0 Carrow", A],
    "quotes first": ["What the islanders said", "“We are sad.”", "“We are very sad.”", A],
    "letter": ["A letter to the editor", "Sir,", A, "Ann Lee", B],
    "list": ["Ten things to know about the bridge", "1. It is old", A, "2. It is red", B],
    "subheadings named like buttons": ["How to reach us in the town", "Facebook", A, "Twitter", B,
                                       "Email", C],
    "lottery": ["Numbers drawn on the island", A, "4", "11", "17", "23", B],
    "names": ["The names of the dead", A, "Ada Finch, 41", "John Smith, 12", "John Smith, 12,",
              "Share this", "Bob Eklund, 70", "Cyra Foxton, 3"],
    "votes": ["How the island voted", A, "Ann Lee: 4,011", "Bo Xu: 4,068", "Total: 8,079", B],
    "poem": ["A song for the old bridge", "Over the water, over the water,", "we went in May,",
             "Over the water, over the water,", "Over the water, over the water,",
             "and never came back."],
    "notices in sentences": ["Law on songs", "Copyright law will change too.", A,
                             "Photo: it shows a man with a dog, and nobody knows who, they say."],
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_text_is_not_taken_for_furniture(name: str) -> None:
    headline, *text = KEPT[name]
    article = read(Case("\n\n".join([headline, *text])))
    left = [line for line in text if line not in article.paragraphs]
    assert left == (["Share this"] if "Share this" in text else [])
    assert article.value("headline") == (None if name == "poem" else headline)
    assert article.value("published") is None


@pytest.mark.parametrize(
    ("last", "published"),
    [
        ("3 May 2021", "2021-05-03"),
        ("First published: May 03, 2021, 14:05", "2021-05-03T14:05:00"),
        ("Updated 3 May 2021", None),
    ],
)
def test_a_date_below_the_text_takes_nothing_out_of_it(last: str, published: str | None) -> None:
    article = read(Case(f"Council repairs the bridge\n\n{A}\n\n{B}\n\n{last}"))
    assert article.paragraphs[:2] == [A, B]
    assert article.value("headline") == "Council repairs the bridge"
    assert article.value("published") == published


HEADLINES = {
    f"Gaza talks collapse\n\nEgypt blames both sides for the failure\n\n{A}": "Gaza talks collapse",
    f"Home | News | Sport | Weather\n\nFishing quota cut by a third\n\n{A}":
        "Fishing quota cut by a third",
    f"More in Common wins the Polish poll\n\n{A}": "More in Common wins the Polish poll",
    f"Follow us on the road to Kyiv\n\n{A}": "Follow us on the road to Kyiv",
    f"Sign up for the war, says general\n\n{A}": "Sign up for the war, says general",
    f"Copyright 2024 ruling hits AI firms\n\n{A}": "Copyright 2024 ruling hits AI firms",
    f"Chicago 2024 convention opens\n\n{A}": "Chicago 2024 convention opens",
    f"March 2024 inflation falls again\n\n{A}": "March 2024 inflation falls again",
    f"View this email in your browser\n\nThe Morning Brief\n\n{A}": "The Morning Brief",
    f"Listen to this article\n5 min\n\nCouncil repairs bridge\n\n{A}": "Council repairs bridge",
    f"The longest night\n\nIt is dark.\n\nThe clock strikes four.\n\n{A}": "The longest night",
    f"Rain\n\nIt rained.\n\n{A}": "Rain",
    f"Your questions answered\nBy Ann Lee\n3 May 2021\n\nWill the ferry stop?\n\n{A}":
        "Your questions answered",
    f"Subject: Orchard fire kills 300 trees\n\n{A}": "Orchard fire kills 300 trees",
    f"*Council repairs the old bridge*\n\n{A}": "Council repairs the old bridge",
    f"# Council repairs the old bridge\n\n{A}": "Council repairs the old bridge",
    f"Why the U.S. left the U.N.\n\n{A}": "Why the U.S. left the U.N.",
    f"Opinion\n\nCouncil repairs bridge\n\n{A}": "Council repairs bridge",
}  # fmt: skip


@pytest.mark.parametrize("text", HEADLINES)
def test_headline(text: str) -> None:
    assert read(Case(text)).value("headline") == HEADLINES[text]


def test_a_text_that_is_mostly_furniture_says_so() -> None:
    kinds = [
        p.kind for p in read(Case(f"Bridge news\n\n{A}\n\n" + "Leave a Reply\n" * 20)).problems
    ]
    assert "mostly set aside" in kinds


def test_a_date_among_other_words_is_not_taken_and_said() -> None:
    article = read(Case(f"Council repairs bridge\n\nSeen around 3 May 2024 in Cairo\n\n{A}\n\n{B}"))
    assert article.value("published") is None
    assert "unread date" in [problem.kind for problem in article.problems]
    assert "no date" not in [problem.kind for problem in article.problems]
