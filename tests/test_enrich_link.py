"""Whose names they are, as far as one article tells."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.enrich.names.complete import completed
from broadsheet.enrich.names.link import link
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.prose import Prose, Stretch
from broadsheet.records import Kind

KINDS = {"p": Kind.PERSON, "o": Kind.ORGANIZATION, "l": Kind.PLACE}
MARKED = re.compile(r"\{([pol]) ([^}]*)\}")


def prose_of(text: str) -> Prose:
    return Prose(text, text, (Stretch(0, len(text), 0, len(text)),))


def linked(marked: str) -> list:
    """Link the names that are marked in a text: `{p Ann Lee} met {p Lee}`."""
    text, spans, last = "", [], 0
    for one in MARKED.finditer(marked):
        text += marked[last : one.start()]
        spans.append(Span(KINDS[one[1]], len(text), len(text) + len(one[2]), "marked"))
        text += one[2]
        last = one.end()
    text += marked[last:]
    found = link(prose_of(text), spans)
    assert [(m.kind, m.start, m.end, m.rule) for m in found] == [
        (s.kind, s.start, s.end, s.rule) for s in spans
    ]
    return found


PERSONS = {
    "a surname": ("{p Vladimir Putin} spoke. {p Putin} left.", ["Vladimir Putin"] * 2),
    "a surname before its full name": ("{p Putin} left. {p Vladimir Putin} spoke.", ["Vladimir Putin"] * 2),
    "a surname in capitals": ("{p PUTIN} HOLDS TALKS\n\n{p Vladimir Putin} held talks.", ["Vladimir Putin"] * 2),
    "a full name in capitals": ("{p YUKI KATO} WINS\n\n{p Yuki Kato} won.", ["Yuki Kato"] * 2),
    "possession": ("{p Yuki Kato} spoke. {p Kato’s} aide left.", ["Yuki Kato"] * 2),
    "a title": ("{p Yuki Kato} spoke. {p Mr Kato} left.", ["Yuki Kato"] * 2),
    "titles alone are dropped": ("{p Mr. Kato} spoke.", ["Kato"]),
    "a role before a full name": ("{p Foreign Minister Sergey Lavrov} spoke. {p Lavrov} left.", ["Sergey Lavrov"] * 2),
    "a given name alone": ("{p Yuki Kato} ran. {p Yuki} won.", ["Yuki Kato"] * 2),
    "an initial": ("{p G. Borisenko} spoke. {p Georgiy Borisenko} left.", ["Georgiy Borisenko"] * 2),
    "a middle initial": ("{p Georgiy Borisenko} spoke. {p Georgiy Y. Borisenko} left.", ["Georgiy Borisenko"] * 2),
    "an Arabic article": ("{p Bashar al-Assad} spoke. {p Assad} and {p al-Assad} left.", ["Bashar al-Assad"] * 3),
    "Abdel in two spellings": ("{p Abdel Fattah el-Sisi} met him. {p Abdelfattah Sisi} left. {p Sisi} spoke.", ["Abdel Fattah el-Sisi"] * 3),
    "a particle": ("{p Ursula von der Leyen} spoke. {p Von der Leyen} left.", ["Ursula von der Leyen"] * 2),
    "a surname first": ("{p Xi Jinping} spoke. {p Xi} left.", ["Xi Jinping"] * 2),
    "a surname of two words": ("{p Andrés Manuel López Obrador} spoke. {p López Obrador} left.", ["Andrés Manuel López Obrador"] * 2),
    "a family name after it": ("{p Mohammed bin Salman} spoke. {p Mohammed bin Salman Al Saud} left.", ["Mohammed bin Salman Al Saud"] * 2),
    "two of one surname": ("{p Yuki Kato} met {p Ken Kato}. {p Kato} left.", ["Yuki Kato", "Ken Kato", None]),
    "two of one surname, and given names": ("{p Yuki Kato} met {p Ken Kato}. {p Ken} left.", ["Yuki Kato", "Ken Kato", "Ken Kato"]),
    "two of one given name": ("{p Ken Abe} met {p Ken Kato}. {p Ken} left.", ["Ken Abe", "Ken Kato", None]),
    "an initial of two": ("{p Ken Kato} met {p Karl Kato}. {p K. Kato} left.", ["Ken Kato", "Karl Kato", "K. Kato"]),
    "father and son": ("{p Robert Kennedy} and {p Robert Kennedy Jr.} met.", ["Robert Kennedy", "Robert Kennedy Jr."]),
    "a surname is not the son's": ("{p Robert Kennedy} met {p Robert Kennedy Jr.}. {p Kennedy} left with {p Kennedy Jr.}", ["Robert Kennedy", "Robert Kennedy Jr."] * 2),
    "a nickname": ("{p Kenneth Starr} spoke. {p Ken Starr} and {p Starr} left.", ["Kenneth Starr"] * 3),
    "no nickname": ("{p Bill Clinton} met {p Hillary Clinton}.", ["Bill Clinton", "Hillary Clinton"]),
    "two Bushes": ("{p George H. W. Bush} and {p George W. Bush} met. {p Bush} left.", ["George H. W. Bush", "George W. Bush", None]),
    "a stranger": ("{p Yuki Kato} met {p Tanaka}.", ["Yuki Kato", "Tanaka"]),
    "hyphen or blank": ("{p Kim Jong Un} spoke. {p Kim Jong-un} left.", ["Kim Jong Un"] * 2),
    "no full name": ("{p KATO} WINS. {p Kato} won.", ["Kato"] * 2),
}  # fmt: skip

ORGANIZATIONS = {
    "brackets": ("The {o UN General Assembly} ({o GA}) met. The {o GA} voted.", ["UN General Assembly"] * 3),
    "brackets of a known acronym": ("{o Israel Defense Forces} ({o IDF}) said. {o IDF} left.", ["Israel Defense Forces"] * 3),
    "brackets before": ("{o SDF} ({o Syrian Democratic Forces}) said. The {o SDF} left.", ["Syrian Democratic Forces"] * 3),
    "initials without brackets": ("The {o Kano State Teachers Union} met. {o KSTU} voted.", ["Kano State Teachers Union"] * 2),
    "other initials": ("The {o Kano State Teachers Union} met. {o NLC} voted.", ["Kano State Teachers Union", "NLC"]),
    "the table": ("{o United Nations} aides met. The {o UN} and the {o U.N.} voted.", ["United Nations"] * 3),
    "a council": ("The {o UN Security Council} met. The {o Security Council} voted.", ["UN Security Council"] * 2),
    "the article's own acronym before the table's": ("The {o Water Hygiene Office} ({o WHO}) met. {o WHO} voted.", ["Water Hygiene Office"] * 3),
    "a country's ministry": ("The {o Russian Foreign Ministry} said. The {o Foreign Ministry} added.", ["Russian Foreign Ministry"] * 2),
    "two countries' ministries": ("The {o Russian Foreign Ministry} met the {o Egyptian Foreign Ministry}. The {o Foreign Ministry} added.", ["Russian Foreign Ministry", "Egyptian Foreign Ministry", None]),
    "a company": ("{o Acme Corp} grew. {o Acme} fell.", ["Acme Corp"] * 2),
    "a court": ("The {o Supreme Court of Kenya} sat. The {o Supreme Court} ruled.", ["Supreme Court of Kenya"] * 2),
    "beginnings alike": ("{o Google} bought. {o Google Ventures} sold.", ["Google", "Google Ventures"]),
    "the article and possession": ("{o the Kremlin’s} aide and {o Kremlin} spoke.", ["Kremlin"] * 2),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"), (PERSONS | ORGANIZATIONS).values(), ids=(PERSONS | ORGANIZATIONS).keys()
)
def test_each_name_stands_for_the_fullest_form(text, names):
    assert [one.name for one in linked(text)] == names


def test_what_the_table_knows_of_organizations():
    found = linked(
        "The {o UN} and the {o Security Council} met {o Acme}, {o Water Works} ({o WHO})."
    )
    assert [one.known for one in found] == ["org:UN", "org:UNSC", None, None, "org:WHO"]


PLACES = {
    "a country": ("Talks in {l Egypt}.", ["EG"]),
    "other names of countries": ("The {l Russian Federation}, the {l U.S.}, {l UK}, {l Ivory Coast}.", ["RU", "US", "GB", "CI"]),
    "a capital that dwarfs its namesakes": ("He flew to {l Paris}.", ["FR"]),
    "London, though Canadians fly there": ("The Canadian premier of {l Canada} flew to {l London}.", ["CA", "GB"]),
    "London beside Toronto, in Ontario": ("From {l Toronto} to {l London}, in {l Ontario}.", ["CA", "CA", "CA"]),
    "Paris, Texas": ("A fair in {l Paris}, {l Texas}.", ["US", "US"]),
    "Paris, though Texans read of it": ("From {l Houston} to {l Paris} and {l Munich}.", ["US", "FR", "DE"]),
    "states in a row": ("Voters of {l Maryland}, {l Delaware} and {l Iowa}.", ["US"] * 3),
    "a town of elsewhere": ("At {l Camden} town hall in north {l London}, of the {l US}.", [None, "GB", "US"]),
    "a town in its country": ("From {l Camden} to {l Detroit}.", ["US", "US"]),
    "towns that speak for each other": ("From {l Ballarat} to {l Geelong}.", ["AU", "AU"]),
    "Georgia, undecided": ("He flew to {l Georgia}.", [None]),
    "Georgia with its people": ("Georgian police met in {l Georgia}.", ["GE"]),
    "Georgia with its capital": ("From {l Tbilisi} in {l Georgia}.", ["GE", "GE"]),
    "Georgia with Atlanta": ("Voters of {l Atlanta}, elsewhere in {l Georgia} and in {l Alabama}.", ["US", "US", "US"]),
    "Tripoli, undecided": ("He flew to {l Tripoli}.", [None]),
    "Tripoli in Libya": ("{l Libya}: clashes in {l Tripoli}.", ["LY", "LY"]),
    "Tripoli in Lebanon": ("Lebanese troops moved to {l Tripoli} from {l Beirut}.", ["LB", "LB"]),
    "Tripoli with both": ("{l Libya}, {l Lebanon}: {l Tripoli}.", ["LY", "LB", None]),
    "Alexandria": ("A library in {l Alexandria}.", ["EG"]),
    "Hyderabad, undecided": ("He flew to {l Hyderabad}.", [None]),
    "Hyderabad in India": ("Indian police in {l Hyderabad}.", ["IN"]),
    "Hyderabad in Pakistan": ("{l Karachi} and {l Hyderabad} are in {l Pakistan}.", ["PK", "PK", "PK"]),
    "Gaza near Israel": ("Talks on {l Gaza} in {l Israel}; {l Jerusalem}.", ["PS", "IL", "IL"]),
    "regions of Palestine": ("{l Gaza Strip}, {l West Bank}, {l East Jerusalem}, {l Palestine}.", ["PS"] * 4),
    "a small town of two words": ("Talks in {l Sharm El-Sheikh}.", ["EG"]),
    "a region of the world": ("{l Latin America} and the {l Middle East}.", ["", ""]),
    "nowhere": ("The village of {l Zzyzxville}.", [None]),
    "Lebanon the country": ("Troops in {l Lebanon}.", ["LB"]),
    "Jordan the country": ("Troops in {l Jordan}.", ["JO"]),
    "Geneva, though Americans fly there": ("{l Houston} and {l Geneva} in the {l U.S.}.", ["US", "CH", "US"]),
    "Virginia": ("Voters in {l Virginia}.", ["US"]),
    "no capitals of Casablanca": ("The {l White House} and {l WA}.", [None, None]),
    "Springfield": ("A fair in {l Springfield}.", [None]),
}  # fmt: skip


def country(known: str | None) -> str | None:
    from broadsheet.enrich.gazetteer.places import by_known

    place = by_known(known) if known else None
    return None if place is None else place.country_code or ""


@pytest.mark.parametrize(("text", "codes"), PLACES.values(), ids=PLACES.keys())
def test_a_place_is_decided_by_what_the_article_names(text, codes):
    assert [country(one.known) for one in linked(text)] == codes


def test_the_names_of_one_country_are_one():
    found = linked(
        "The {l Russian Federation} and {l Russia}, {l RUSSIA}; {l US}, {l United States}."
    )
    assert [one.name for one in found] == ["Russia"] * 3 + ["United States"] * 2


@settings(deadline=None)
@given(
    st.text(alphabet="ABCabc .,'’()-\n'İßﬁ", max_size=60),
    st.lists(
        st.tuples(st.sampled_from(list(Kind)), st.integers(0, 59), st.integers(1, 9)), max_size=9
    ),
)
def test_no_text_breaks_it(text, places):
    spans, last = [], 0
    for kind, start, length in sorted(places, key=lambda one: one[1:]):
        begin, end = max(last, start), min(len(text), start + length)
        if begin < end:
            spans.append(Span(kind, begin, end, "any"))
            last = end
    found = link(prose_of(text), spans)
    assert [(one.start, one.end) for one in found] == [(one.start, one.end) for one in spans]


@pytest.mark.parametrize("kind", Kind)
def test_many_names_take_no_more_than_their_number(kind):
    words = [f"Ab{i:05} Cd{i % 97:05}" for i in range(20_000)]
    text = "; ".join(words)
    spans, at = [], 0
    for word in words:
        spans.append(Span(kind, at, at + len(word), "any"))
        at += len(word) + 2
    assert len(link(prose_of(text), spans)) == len(words)


TITLES = {
    "his wife": ("{p Peter Kato} spoke. Lady {p Kato} left.", ["Peter Kato", None]),
    "her husband": ("{p Mary Kato} spoke. Mr {p Kato} left.", ["Mary Kato", None]),
    "his own title": ("{p Peter Kato} spoke. Mr. {p Kato} left.", ["Peter Kato"] * 2),
    "a name that tells nothing": ("{p Yuki Kato} spoke. Mrs {p Kato} left.", ["Yuki Kato"] * 2),
    "Lady, and a name that tells nothing": ("{p Yuki Kato} spoke. Lady {p Kato} left.", ["Yuki Kato", None]),
    "her own title": ("{p Mary Kato} spoke. Lady {p Kato} left.", ["Mary Kato"] * 2),
    "one of a couple": ("{p Peter Kato} met {p Mary Kato}. Mrs {p Kato} left.", ["Peter Kato", "Mary Kato", "Mary Kato"]),
    "neither for sure": ("{p Yuki Kato} met {p Mary Kato}. Mrs {p Kato} left.", ["Yuki Kato", "Mary Kato", None]),
    "a title tells of the given name": ("Sir {p Yuki} spoke. {p Yuki Kato} left. Mrs {p Kato} too.", ["Yuki Kato", "Yuki Kato", None]),
    "the elder": ("{p Yuki Kato} spoke. The elder {p Kato} left.", ["Yuki Kato", None]),
    "nobody else of the name": ("Lady {p Kato} left.", ["Kato"]),
    "given names that are no pair": ("{p Bill Kato} met {p Hillary Kato}. President {p Kato} left.", ["Bill Kato", "Hillary Kato", None]),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), TITLES.values(), ids=TITLES)
def test_a_title_tells_whom_a_surname_means(marked, expected):
    assert [m.name for m in linked(marked)] == expected


COMPLETED = {
    "a given name before": ("Polls show that Bill {p Clinton}'s tax fell.", ["Bill Clinton"]),
    "a given name of the list": ("Hillary {p Kato} ran.", ["Hillary Kato"]),
    "a verb at the front": ("Will {p Kato} run?", ["Kato"]),
    "a title before": ("It is Judge {p Kato} who ran.", ["Kato"]),
    "another name before": ("They saw {p Bill} {p Kato} there.", ["Bill", "Kato"]),
    "a surname behind": ("They got money from {p Paul} Singer and others.", ["Paul Singer"]),
    "a body behind": ("They got money from the {p Paul} Foundation and others.", ["Paul"]),
    "a month before": ("It was in May {p Kato} ran.", ["Kato"]),
    "words behind": ("They saw {p Paul} Says Peter and others.", ["Paul"]),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), COMPLETED.values(), ids=COMPLETED)
def test_half_a_name_takes_in_the_other_half(marked, expected):
    text, spans, last = "", [], 0
    for one in MARKED.finditer(marked):
        text += marked[last : one.start()]
        spans.append(Span(KINDS[one[1]], len(text), len(text) + len(one[2]), "marked"))
        text += one[2]
        last = one.end()
    text += marked[last:]
    assert [text[one.start : one.end] for one in completed(text, spans)] == expected


def test_a_genitive_of_another_language_is_the_name():
    text = "Ann Hendel lief. Ann Hendels Lauf war gut."
    spans = [Span(Kind.PERSON, 0, 10, "x"), Span(Kind.PERSON, 17, 28, "x")]
    for language, names in (("de", ["Ann Hendel"] * 2), ("en", ["Ann Hendel", "Ann Hendels"])):
        prose = Prose(text, text, (Stretch(0, len(text), 0, len(text)),), language=language)
        assert [one.name for one in link(prose, spans)] == names
