"""What has the form of a dateline, and what only looks like one."""

import time

import pytest

from broadsheet.clean.datelines import read

PLACES = {
    "CAIRO - 26 December 2021:  Russia and Egypt are close partners.": "Cairo",
    "MOSCOW, March 3 (TASS) — Talks began.": "Moscow",
    "LONDON (AP) — The prime minister said.": "London",
    "KYIV, Ukraine (AP) - Rockets fell.": "Kyiv, Ukraine",
    "DUBLIN — She’s slammed NATO.": "Dublin",
    "NEW YORK -- Stocks rose.": "New York",
    "ST. LOUIS (Reuters) - A court ruled.": "St. Louis",
    "Cairo (AFP) – The president met.": "Cairo",
    "Cairo, 26 December 2021 (MENA) - The president met.": "Cairo",
    "SANTIAGO, Chile (AP) _ The earth shook.": "Santiago, Chile",
    "MOSCOW, November 2. /TASS/. Talks began.": "Moscow",
    "MOSCOW. May 3 (Interfax) - Talks began.": "Moscow",
    "PARIS, May 3 - Talks began.": "Paris",
    "PARIS, Friday, May 3 - Talks began.": "Paris",
    "Madrid, 3 may (EFE).- Empezó.": "Madrid",
    "Roma, 3 mag. (askanews) – Inizia.": "Roma",
    "PARIS, 3 mai 2021 (AFP) - Les pourparlers.": "Paris",
    "ROME, May 3, 2021 /PRNewswire/ -- A firm said.": "Rome",
    "DUBAI/CAIRO May 3 (Reuters) - Oil rose.": "Dubai/Cairo",
    "New Delhi [India], May 3 (ANI): The court said.": "New Delhi",
    "SPRINGFIELD, Ohio - 3 May 2024: The council met.": "Springfield, Ohio",
    "NAIROBI, Kenya — The council met.": "Nairobi, Kenya",
    "GAZA CITY, Gaza Strip (AP) — The council met.": "Gaza City, Gaza Strip",
    "TEHRAN, Young Journalists Club (YJC) - The council met.": "Tehran",
    "RIO DE JANEIRO, May 3 (Reuters) - The council met.": "Rio de Janeiro",
    "SAN JUAN, Puerto Rico (AP) — The council met.": "San Juan, Puerto Rico",
    "WASHINGTON, D.C. – The council met.": "Washington, D.C.",
    "PIERRE, S.D. — The council met.": "Pierre, S.D.",
    "BEDFORD, N.H. (AP) — The council met.": "Bedford, N.H.",
    "SCRANTON, Pa. — The council met.": "Scranton, Pa.",
    "CAMBRIDGE, Mass., Dec. 11 (UPI) — The council met.": "Cambridge, Mass.",
    "PORT-AU-PRINCE, Haiti (AP) — The council met.": "Port-Au-Prince, Haiti",
    "RAMALLAH/GAZA, May 3 (Reuters) - The council met.": "Ramallah/Gaza",
    "BEIRUT: The port burned.": "Beirut",
    "NEW DELHI: The council met.": "New Delhi",
    "Nairobi — A recent poll says.": "Nairobi",
    "Nairobi, May 6 2022 (IPS) - Growing up here.": "Nairobi",
    "Bulawayo, Zimbabwe , Jun 21 2022 (IPS) - The council met.": "Bulawayo, Zimbabwe",
    "Sambalpur, India – The council met.": "Sambalpur, India",
    "New Delhi, May 3 (PTI) The court said.": "New Delhi",
    "DHAKA, May 3, 2024 (BSS) - The court said.": "Dhaka",
    "Berlin (dpa/AFP). Der Rat tagte.": "Berlin",
    "BERLIN (dpa) - Der Rat tagte.": "Berlin",
    "Berlin. Der Rat tagte am Montag.": "Berlin",
    "ROMA – Il consiglio si è riunito.": "Roma",
    "(ANSA) - ROMA, 03 MAG - Il consiglio si è riunito.": "Roma",
    "Lisboa, 03 mai 2024 (Lusa) – O conselho reuniu-se.": "Lisboa",
    "ANKARA (AA) - Kurul toplandı.": "Ankara",
    "Warszawa (PAP) – Rada się zebrała.": "Warszawa",
    "МОСКВА, 3 марта /ТАСС/. Совет собрался.": "Москва",
    "МОСКВА, 3 мар - РИА Новости. Совет собрался.": "Москва",
    "Киев. 3 мая. УНН. Совет собрался.": "Киев",
    "باريس (أ ف ب) - قال الرئيس إن بلاده مستعدة.": "باريس",
    "القاهرة - رويترز: قال الرئيس إن بلاده مستعدة.": "القاهرة",
    "غزة/ الأناضول - قال الرئيس إن بلاده مستعدة.": "غزة",
    "新华社北京5月3日电 市议会星期一开会。": "北京",
    "【ワシントン共同】市議会は月曜日に決めた。": "ワシントン",
    "【ワシントン＝山田太郎】市議会は月曜日に決めた。": "ワシントン",
    "(서울=연합뉴스) 시의회는 월요일에 결정했다.": "서울",
    # What only looks like a dateline.
    "PUTIN - a man of seventy - met them.": None,
    "TRUMP — The president met them.": None,
    "BBC — The paper met them.": None,
    "IN PICTURES (Reuters) - The best of them.": None,
    "Taha Sakr (Daily News): the talks failed.": None,
    "Ann Lee (Reuters) - The talks failed.": None,
    "Ann Lee – The talks failed.": None,
    "ANN LEE – The talks failed.": None,
    "Egypt (population 100 million): the talks failed.": None,
    "MR SMITH — a man of seventy — died.": None,
    "LONDON, at least 12 dead: The fire began at night.": None,
    "The council met on Monday.": None,
    "BREAKING - A fire broke out.": None,
    "EXCLUSIVE: A fire broke out.": None,
    "NEW: A fire broke out.": None,
    "DEAR ABBY: My husband is away.": None,
    "UPDATE, 3 May 2024: A fire broke out.": None,
    "NATO — the alliance of thirty — met.": None,
    "EXCLUSIVE (Reuters) - A leak.": None,
    "He said (on Monday) - and left.": None,
    "A well-known man - he was seventy - died.": None,
    "I - for one - agree.": None,
    "Paris – the city of light – slept.": None,
    "Paris. the city of light.": None,
    "Sunday, 3 May 2024 - The council met.": None,
    "MONDAY, May 3 - The council met.": None,
    "President Adams, 3 May 2024: The council met.": None,
    "Q: What is it? A: Nothing.": None,
    "【速報】市議会は月曜日に決めた。": None,
    "": None,
}


@pytest.mark.parametrize("text", PLACES)
def test_place(text: str) -> None:
    found = read(text, 0, len(text))
    assert (found.place.value if found and found.place else None) == PLACES[text]
    if found and found.place:
        stated = text[found.place.start : found.place.end]
        assert stated.casefold() == found.place.value.casefold()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("CAIRO - 26 December 2021: Russia said.", "2021-12-26"),
        ("MOSCOW, March 3 (TASS) — Talks began.", "XXXX-03-03"),
        ("LONDON, 3/4/2021 (PA) - Talks began.", None),
        ("LONDON (AP) — Talks began.", None),
        ("Киев. 3 мая. УНН. Совет собрался.", "XXXX-05-03"),
        ("Madrid, 3 may (EFE).- Empezó.", "XXXX-05-03"),
        ("(ANSA) - ROMA, 03 MAG 2024 - Il consiglio.", "2024-05-03"),
        ("新华社北京2024年5月3日电 市议会开会。", "2024-05-03"),
    ],
)
def test_date(text: str, date: str | None) -> None:
    found = read(text, 0, len(text))
    assert found is not None
    assert (found.date.value if found.date else None) == date


def test_an_ambiguous_date_is_read_as_the_caller_says() -> None:
    text = "LONDON, 3/4/2021 (PA) - Talks began."
    found = read(text, 0, len(text), day_first=True)
    assert found is not None
    assert found.date is not None
    assert found.date.value == "2021-04-03"


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LONDON (AP) — Talks began.", "AP"),
        ("MOSCOW, November 2. /TASS/. Talks began.", "TASS"),
        ("Berlin (dpa/AFP). Der Rat tagte.", "dpa/AFP"),
        ("باريس (أ ف ب) - قال الرئيس.", "أ ف ب"),
        ("القاهرة - رويترز: قال الرئيس.", "رويترز"),
        ("МОСКВА, 3 мар - РИА Новости. Совет собрался.", "РИА Новости"),
        ("Киев. 3 мая. УНН. Совет собрался.", "УНН"),
        ("TEHRAN, Young Journalists Club (YJC) - The council met.", "YJC"),
        ("(Reuters) - Talks began.", "Reuters"),
        ("(ANSA) - ROMA, 03 MAG - Il consiglio.", "ANSA"),
        ("新华社北京5月3日电 市议会星期一开会。", "新华社"),
        ("【ワシントン共同】市議会は月曜日に決めた。", "共同"),
        ("New Delhi [India], May 3 (ANI): The court said.", "ANI"),
        ("PARIS, May 3 - Talks began.", None),
        ("DUBLIN — She’s slammed NATO.", None),
    ],
)
def test_agency(text: str, agency: str | None) -> None:
    found = read("Head\n" + text, 5, 5 + len(text))
    assert found is not None
    assert (found.agency.value if found.agency else None) == agency
    if found.agency:
        assert ("Head\n" + text)[found.agency.start : found.agency.end] == agency


@pytest.mark.parametrize("text", ["(Reuters) - Talks began.", "(AP) — Talks began."])
def test_an_agency_alone_states_no_place(text: str) -> None:
    found = read(text, 0, len(text))
    assert found is not None
    assert found.place is None


@pytest.mark.parametrize("text", ["(laughs) - Talks began.", "(Smith) — Talks began."])
def test_other_words_in_brackets_are_no_agency(text: str) -> None:
    assert read(text, 0, len(text)) is None


@pytest.mark.parametrize(
    "unit", ["A - ", "A (", "AB, ", "(A) ", "/A/ ", "新", "【", "1月", "AB/", "A."]
)
def test_long_heads_take_no_longer(unit: str) -> None:
    short, long = (_seconds(unit * size) for size in (200, 20_000))
    assert long < 4 * max(short, 0.005)


def _seconds(text: str) -> float:
    begun = time.process_time()
    read(text, 0, len(text))
    return time.process_time() - begun
