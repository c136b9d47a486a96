"""What has the form of a dateline, and what only looks like one."""

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
    "Madrid, 3 may (EFE).- Empezó.": "Madrid",
    "Roma, 3 mag. (askanews) – Inizia.": "Roma",
    "PARIS, 3 mai 2021 (AFP) - Les pourparlers.": "Paris",
    "ROME, May 3, 2021 /PRNewswire/ -- A firm said.": "Rome",
    "DUBAI/CAIRO May 3 (Reuters) - Oil rose.": "Dubai/Cairo",
    "New Delhi [India], May 3 (ANI): The court said.": "New Delhi",
    "PUTIN - a man of seventy - met them.": None,
    "TRUMP — The president met them.": None,
    "BBC — The paper met them.": None,
    "IN PICTURES (Reuters) - The best of them.": None,
    "Taha Sakr (Daily News): the talks failed.": None,
    "Egypt (population 100 million): the talks failed.": None,
    "MR SMITH — a man of seventy — died.": None,
    "BEIRUT: The port burned.": None,
    "باريس (أ ف ب) - قال الرئيس إن بلاده مستعدة.": "باريس",
    "SPRINGFIELD, Ohio - 3 May 2024: The council met.": "Springfield, Ohio",
    "LONDON, at least 12 dead: The fire began at night.": None,
    "The council met on Monday.": None,
    "BREAKING - A fire broke out.": None,
    "NATO — the alliance of thirty — met.": None,
    "EXCLUSIVE (Reuters) - A leak.": None,
    "He said (on Monday) - and left.": None,
    "A well-known man - he was seventy - died.": None,
    "I - for one - agree.": None,
}


@pytest.mark.parametrize("text", PLACES)
def test_place(text: str) -> None:
    found = read(text, 0, len(text))
    assert (found.place.value if found else None) == PLACES[text]
    if found:
        stated = text[found.place.start : found.place.end]
        assert stated.casefold() == found.place.value.casefold()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("CAIRO - 26 December 2021: Russia said.", "2021-12-26"),
        ("MOSCOW, March 3 (TASS) — Talks began.", "XXXX-03-03"),
        ("LONDON, 3/4/2021 (PA) - Talks began.", None),
        ("LONDON (AP) — Talks began.", None),
    ],
)
def test_date(text: str, date: str | None) -> None:
    found = read(text, 0, len(text))
    assert found is not None
    assert (found.date.value if found.date else None) == date
