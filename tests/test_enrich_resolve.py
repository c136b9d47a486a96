"""Which names, of all articles, are names of one real thing."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.enrich.gazetteer.fold import fold
from broadsheet.enrich.persons.parts import parts
from broadsheet.enrich.persons.spelling import given as spelled
from broadsheet.enrich.resolve import Form, resolve
from broadsheet.enrich.resolve.people import people
from broadsheet.records import Kind

P, ORG, L = Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE

ONE_PERSON = """
Vladimir Putin = Putin
Vladimir Putin = VLADIMIR PUTIN
Vladimir Putin = Russian President Vladimir Putin
Vladimir Putin = President Vladimir Putin
Vladimir Putin = Vladimir V. Putin
Vladimir Putin = V. Putin
Vladimir Putin = Volodymyr Putin
Georgiy Borisenko = Georgiy Y. Borisenko
Georgiy Borisenko = Georgy Borisenko
Georgiy Borisenko = Georgi Borisenko
Georgiy Borisenko = G. Borisenko
Georgiy Borisenko = Ambassador Georgiy Borisenko
Abdel Fattah el-Sisi = Abdelfattah Sisi
Abdel Fattah el-Sisi = Abdel Fattah al-Sisi
Abdel Fattah el-Sisi = Abdul Fattah al-Sissi
Abdel Fattah el-Sisi = Abdel-Fattah El Sisi
Abdel Fattah el-Sisi = Sisi
Abdel Fattah el-Sisi = El-Sisi
Vasily Nebenzya = Vassily Nebenzia
Vasily Nebenzya = Vasiliy Nebenzia
Volodymyr Zelensky = Volodymyr Zelenskyy
Volodymyr Zelensky = Vladimir Zelenskiy
Volodymyr Zelensky = Zelenskyy
Sergey Lavrov = Sergei Lavrov
Sergey Lavrov = Serguei Lavrov
Sergey Lavrov = Foreign Minister Sergey Lavrov
Yuri Ushakov = Yury Ushakov
Bashar al-Assad = Bashar Assad
Bashar al-Assad = Bashar al Assad
Bashar al-Assad = al-Assad
Mohammed Morsi = Mohamed Morsi
Mohammed Morsi = Muhammad Morsi
Mohammad Khatami = Muhammad Khatami
Ahmed Aboul Gheit = Ahmad Aboul Gheit
Khaled Meshaal = Khalid Meshaal
Nikita Khrushchev = Nikita Hrushchev
Yevgeny Prigozhin = Evgeny Prigozhin
Alexei Navalny = Aleksey Navalny
Alexei Navalny = Alexey Navalny
Dmitry Peskov = Dmitri Peskov
Dmitry Peskov = Dmitriy Peskov
Mustafa Kadhimi = Mustafa al-Kadhimi
Kim Jong Un = Kim Jong-un
Recep Tayyip Erdoğan = Recep Tayyip Erdogan
Recep Tayyip Erdoğan = Recep Erdogan
Recep Tayyip Erdoğan = Erdogan
Robert F. Kennedy Jr. = Robert Kennedy Jr
Ursula von der Leyen = Ursula Von der Leyen
Jean-Luc Mélenchon = Jean Luc Melenchon
J.D. Vance = JD Vance
George Walker Bush = George W. Bush
Gilad Erdan = Mr. Gilad Erdan
José Mourinho = Jose Mourinho
Emmanuel Macron = Macron
Christopher Philip Hani = Christopher Hani
"""

TWO_PERSONS = """
Vladimir Putin | Vladimir Medinsky
Vladimir Putin | Lyudmila Putina
Vladimir Putin | Igor Putin
George H. W. Bush | George W. Bush
Robert F. Kennedy | Robert F. Kennedy Jr.
Donald Trump | Donald Trump Jr.
Kim Jong Un | Kim Jong Il
Kim Jong-un | Kim Jong-il
Kim Jong Un | Kim Yo Jong
Bashar al-Assad | Hafez al-Assad
Bashar al-Assad | Asma al-Assad
Michael Johnson | Michael Johnston
Michael Johnson | Michelle Johnson
Daniel Ortega | Daniela Ortega
Aleksandr Petrov | Aleksandra Petrova
Ivan Ivanov | Ivan Ivanova
Brian Adams | Bryan Adams
Jon Stewart | John Stewart
Anne Lee | Ann Lee
Philip Green | Phillip Green
Bill Clinton | Hillary Clinton
Mohammed bin Salman | Mohammed bin Zayed
Mohammed bin Salman | Mohammed Salman
Mahmoud Abbas | Mahmoud Ahmadinejad
John F. Kennedy | John E. Kennedy
John Fitzgerald Kennedy | John E. Kennedy
Yuki Kato | Ken Kato
Yuki Kato | Kato
Abdullah | Abdullah II
John Smith | Smith
Maria Garcia | M. Garcia
Rahul Gandhi | Sonia Gandhi
Benjamin Netanyahu | Sara Netanyahu
Ebrahim Raisi | Ebrahim Rezaei
Li Keqiang | Li Qiang
Xi Jinping | Xi Mingze
Ann Elee | Anne Lee
Gilad Erdan | Recep Erdogan
Mark Warner | Mark Warren
Peter Hansen | Peter Hanson
Yuri Ushakov | Nikolai Ushakov
Владимир Путин | Vladimir Putin
"""

ONE_ORGANIZATION = """
United Nations = UN
United Nations = U.N.
United Nations = the United Nations
UN Security Council = Security Council
UN Security Council = United Nations Security Council
UN Security Council = UNSC
European Union = EU
Commonwealth of Independent States = CIS
World Health Organization = World Health Organisation
Israel Defense Forces = IDF
Israel Defense Forces = Israel Defence Forces
US State Department = U.S. State Department
US Treasury = United States Treasury
Kenyan Ministry of Labour and Defence = Kenyan Ministry of Labor and Defense
Acme Inc. = Acme
Acme, Inc. = ACME
Hezbollah = Hizbullah
Arab League = League of Arab States
"""

TWO_ORGANIZATIONS = """
UN Security Council | Russian Security Council
UN Security Council | UN General Assembly
United Nations | UN Security Council
Foreign Ministry | Russian Foreign Ministry
Russian Foreign Ministry | Egyptian Foreign Ministry
Google | Google Ventures
Daily News | Daily News Egypt
World Bank | World Health Organization
Kano State Teachers Union | KSTU
Bank of England | Bank of Ireland
"""


def split(table: str, mark: str) -> list:
    return [tuple(word.strip() for word in line.split(mark)) for line in table.strip().splitlines()]


JOINED = [(P, *pair) for pair in split(ONE_PERSON, "=")] + [
    (ORG, *pair) for pair in split(ONE_ORGANIZATION, "=")
]
APART = [(P, *pair) for pair in split(TWO_PERSONS, "|")] + [
    (ORG, *pair) for pair in split(TWO_ORGANIZATIONS, "|")
]


@pytest.mark.parametrize(("kind", "one", "other"), JOINED)
def test_two_names_of_one(kind, one, other):
    (entity,) = resolve([Form(kind, one), Form(kind, other)])
    assert {form.name for form in entity.forms} == {one, other}


@pytest.mark.parametrize(("kind", "one", "other"), APART)
def test_names_of_two(kind, one, other):
    assert len(resolve([Form(kind, one), Form(kind, other)])) == 2


def groups(forms: list[Form]) -> set[frozenset[str]]:
    return {frozenset(form.name for form in one.forms) for one in resolve(forms)}


def persons(*names: str) -> list[Form]:
    return [Form(P, name) for name in names]


CORPORA = {
    "a surname of two persons": (
        ["Vladimir Putin", "Igor Putin", "Putin"], [["Vladimir Putin"], ["Igor Putin"], ["Putin"]],
    ),
    "a name without the initial that two have": (
        ["George W. Bush", "George H. W. Bush", "George Bush"],
        [["George W. Bush"], ["George H. W. Bush"], ["George Bush"]],
    ),
    "an initial that two have": (
        ["Georgiy Borisenko", "Galina Borisenko", "G. Borisenko"],
        [["Georgiy Borisenko"], ["Galina Borisenko"], ["G. Borisenko"]],
    ),
    "a surname that is another's given name": (
        ["Emmanuel Macron", "Macron Diaby", "Macron"],
        [["Emmanuel Macron"], ["Macron Diaby"], ["Macron"]],
    ),
    "all of one": (
        ["Putin", "V. Putin", "Vladimir Putin", "Vladimir V. Putin", "Vladimir Vladimirovich Putin"],
        [["Putin", "V. Putin", "Vladimir Putin", "Vladimir V. Putin", "Vladimir Vladimirovich Putin"]],
    ),
    "one name parted in three ways": (
        ["Kim Jong Un", "Kim Jong-un", "Kim-Jong Un"], [["Kim Jong Un", "Kim Jong-un", "Kim-Jong Un"]],
    ),
    "father and son": (
        ["Robert Kennedy", "Robert F. Kennedy", "Robert F. Kennedy Jr.", "Robert Kennedy Jr."],
        [["Robert Kennedy", "Robert F. Kennedy"], ["Robert F. Kennedy Jr.", "Robert Kennedy Jr."]],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("names", "expected"), CORPORA.values(), ids=CORPORA.keys())
def test_who_is_who_in_a_corpus(names, expected):
    assert groups(persons(*names)) == {frozenset(group) for group in expected}


def test_a_surname_that_is_a_place_too_joins_nobody():
    assert len(resolve([Form(P, "Denzel Kano"), Form(P, "Kano"), Form(L, "Kano")])) == 3
    assert len(resolve([Form(P, "Denzel Kano"), Form(P, "Kano")])) == 1


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        ([Form(P, "Putin", None, 90, 90), Form(P, "Vladimir Putin")], "Vladimir Putin"),
        ([Form(P, "YUKI KATO", None, 9, 9), Form(P, "Yuki Kato")], "Yuki Kato"),
        (
            [Form(P, "Georgiy Borisenko"), Form(P, "Georgiy Y. Borisenko", None, 1, 9)],
            "Georgiy Borisenko",
        ),
        ([Form(P, "Sergey Lavrov", None, 5), Form(P, "Sergei Lavrov", None, 4)], "Sergey Lavrov"),
        ([Form(ORG, "UN", None, 9), Form(ORG, "United Nations")], "United Nations"),
        ([Form(ORG, "Security Council", "org:UNSC")], "UN Security Council"),
        ([Form(L, "Russian Federation", "geonames:2017370", 9)], "Russia"),
        ([Form(L, "U.S.", "geonames:6252001", 9)], "United States"),
        ([Form(L, "Sharm El-Sheikh", "geonames:349340")], "Sharm El-Sheikh"),
        ([Form(L, "CAIRO", "geonames:360630", 9), Form(L, "Cairo", "geonames:360630")], "Cairo"),
    ],
)
def test_the_name_is_the_fullest(forms, name):
    (entity,) = resolve(forms)
    assert entity.name == name


def test_an_acronym_joins_what_articles_expand_it_to():
    union = Form(ORG, "Kano State Teachers Union", acronyms=("KSTU",))
    assert len(resolve([union, Form(ORG, "KSTU")])) == 1
    other = Form(ORG, "Kogi Students Transport Union", acronyms=("KSTU",))
    assert len(resolve([union, other, Form(ORG, "KSTU")])) == 3


def test_places_are_what_articles_decided():
    forms = [
        Form(L, "Georgia", "geonames:614540"),
        Form(L, "Georgia", "geonames:4197000"),
        Form(L, "Georgia"),
        Form(L, "the Republic of Georgia", "geonames:614540"),
        Form(L, "Zzyzxville"),
        Form(L, "Latin America", "area:latin america"),
    ]
    found = {one.key: one for one in resolve(forms)}
    assert {
        key: (one.country_code, one.latitude is None, one.gazetteer) for key, one in found.items()
    } == {
        "place:geonames:614540": ("GE", False, "geonames:614540"),
        "place:geonames:4197000": ("US", False, "geonames:4197000"),
        "place:name:georgia": (None, True, None),
        "place:name:zzyzxville": (None, True, None),
        "place:area:latin america": (None, True, None),
    }
    assert found["place:name:georgia"].method == "several places have the name"
    assert found["place:name:zzyzxville"].method == "not in the gazetteer"


STAYING = [
    ([Form(P, "Georgiy Borisenko")], [Form(P, "Georgi Y. Borisenko"), Form(P, "Borisenko")]),
    ([Form(P, "Vladimir Putin")], [Form(P, "Volodymyr Putin"), Form(P, "Igor Putin")]),
    ([Form(P, "George W. Bush"), Form(P, "George Bush")], [Form(P, "Jeb Bush")]),
    ([Form(ORG, "UN")], [Form(ORG, "United Nations"), Form(ORG, "U.N.")]),
    ([Form(ORG, "Acme Inc")], [Form(ORG, "Acme"), Form(ORG, "Acme Centre")]),
    ([Form(L, "U.S.", "geonames:6252001")], [Form(L, "United States", "geonames:6252001")]),
]


@pytest.mark.parametrize(("before", "more"), STAYING)
def test_keys_stay_when_the_corpus_grows(before, more):
    keys = {one.key for one in resolve(before)}
    assert keys <= {one.key for one in resolve([*before, *more])}


NAMES = [name for pair in JOINED + APART for name in pair[1:]]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_forms_does_not_matter(seed):
    numbers = random.Random(seed)
    forms = [Form(kind, *names[:1]) for kind, *names in JOINED + APART]
    forms += [Form(kind, names[1]) for kind, *names in JOINED + APART]
    forms = sorted(set(forms))
    once = sorted(map(repr, resolve(forms)))
    numbers.shuffle(forms)
    assert sorted(map(repr, resolve(forms))) == once


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            Form,
            st.sampled_from(Kind),
            st.text(alphabet="AaBb YJr.'-,ßİ１中", min_size=1, max_size=12),
            st.sampled_from([None, "org:UN", "geonames:614540", "no:thing"]),
        ),
        unique_by=lambda one: (one.kind, one.name, one.known),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_every_form_is_in_one_entity_in_any_order(forms, numbers):
    found = resolve(forms)
    assert sorted((f for one in found for f in one.forms), key=key) == sorted(forms, key=key)
    assert len({(one.kind, one.key) for one in found}) == len(found)
    assert all(one.name and one.method for one in found)
    mixed = list(forms)
    numbers.shuffle(mixed)
    assert sorted(map(repr, resolve(mixed))) == sorted(map(repr, found))


WORDS = (
    "Ann Anne Elee Lee Kim Jong-un Jong Un Jongun J. A. Joann Jo Kato Yuki Y. II 2 3 III Jr MD PhD"
    " Mdd Esqq Esq Mr President al-Sisi el-Sisi Abdel Fattah Bob Smith W. H. Georgiy Georgi -- · 中"
).split()

SINGLE_OR_NOT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@settings(deadline=None, max_examples=300)
@given(st.sets(SINGLE_OR_NOT, max_size=40), st.sets(SINGLE_OR_NOT, max_size=4))
def test_persons_are_joined_as_if_all_were_looked_at_together(names, things):
    persons = [Form(P, name) for name in sorted(names - things)]
    folded = {fold(name) for name in things}
    firsts = {parts(form.name).given[0] for form in persons if parts(form.name).is_full}

    def elsewhere(name):
        return fold(name) in folded or spelled(parts(name).whole) in firsts

    together = sorted(people(persons, elsewhere), key=lambda one: one.key)
    found = resolve([*[Form(L, name) for name in things], *persons])
    assert [one for one in found if one.kind is P] == together


@pytest.mark.parametrize(
    "names",
    [
        ["Lee II", "Lee 2"],
        ["Ann Elee", "Anne Lee", "Anne L. Ee"],
        ["MD Esq", "Mdd Esqq"],
        ["PhD's", "PhDs", "Ann PhDs"],
        ["J. Lee", "Joann Lee", "Jo Ann Lee", "Jo Annlee"],
    ],
)
def test_names_of_other_surnames_can_have_a_say(names):
    persons = [Form(P, name) for name in names]
    firsts = {parts(name).given[0] for name in names if parts(name).is_full}
    together = people(persons, lambda name: spelled(parts(name).whole) in firsts)
    assert resolve(persons) == sorted(together, key=lambda one: one.key)
    assert len({one.key for one in resolve(persons)}) == len(resolve(persons))


def key(form: Form) -> tuple:
    return form.kind, form.name, form.known or ""


HOSTILE = {
    "one surname": lambda i: f"Ab{i:06x} Kato",
    "one first name": lambda i: f"Yuki Cd{i:06x}",
    "middle names": lambda i: f"Yuki M{i:06x} Kato",
    "initials": lambda i: (
        f"{chr(65 + i % 26)}. {chr(65 + i // 26 % 26)}. {chr(65 + i // 676 % 26)}. Kato{i % 3}"
    ),
    "single words": lambda i: f"Ef{i:06x}",
    "beginnings": lambda i: "Yuki " + "K" + "ab" * (i % 97) + f"{i // 97:x}",
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_many_names_that_are_alike_take_no_more_than_their_number(make):
    names = {make(i) for i in range(20_000)}
    found = resolve([Form(P, name) for name in names])
    assert sum(len(one.forms) for one in found) == len(names)


def test_a_surname_that_looks_like_a_thing_is_the_persons_who_is_often_named():
    forms = [Form(P, "Yuki Zorin", None, 3), Form(P, "Zorin"), Form(ORG, "Zorin"), Form(L, "Zorin")]
    (entity,) = resolve(forms)
    assert (entity.kind, entity.name, len(entity.forms)) == (P, "Yuki Zorin", 4)
    rare = [Form(P, "Yuki Zorin"), *forms[1:]]
    assert {one.kind for one in resolve(rare)} == {P, ORG, L}
