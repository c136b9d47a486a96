"""A headline without the outlet's name glued to it, and headlines that stay as they are."""

import time

import pytest

from broadsheet.clean.titles import is_outlet, without_outlet

STAR = ("The Daily Star", "thedailystar.net")

CUT = [
    # headline, outlet, host, what is left
    ("Bridge repaired | The Daily Star", *STAR, "Bridge repaired"),
    ("Bridge repaired | The Daily Star", None, "thedailystar.net", "Bridge repaired"),
    ("Bridge repaired - Daily Star", *STAR, "Bridge repaired"),
    ("Bridge repaired – THE DAILY STAR", *STAR, "Bridge repaired"),
    ("Bridge repaired — The Daily Star", *STAR, "Bridge repaired"),
    ("Bridge repaired · The Daily Star", *STAR, "Bridge repaired"),
    ("Bridge repaired :: The Daily Star", *STAR, "Bridge repaired"),
    ("Bridge repaired » The Daily Star", *STAR, "Bridge repaired"),
    ("Bridge repaired : The Daily Star", *STAR, "Bridge repaired"),
    ("Bridge repaired_The Daily Star", *STAR, "Bridge repaired"),
    ("Bridge repaired | Politics | The Daily Star", *STAR, "Bridge repaired"),
    ("Bridge repaired | World News | The Daily Star", *STAR, "Bridge repaired"),
    ("The Daily Star: Bridge repaired", *STAR, "Bridge repaired"),
    ("The Daily Star | Bridge repaired", *STAR, "Bridge repaired"),
    ("Bridge repaired - BBC News", "BBC News", "bbc.co.uk", "Bridge repaired"),
    ("Bridge repaired - BBC News", None, "bbc.co.uk", "Bridge repaired"),
    ("Bridge repaired - Reuters", None, None, "Bridge repaired"),
    ("Bridge repaired - AFP", None, None, "Bridge repaired"),
    ("Der Spiegel: Brücke saniert", "DER SPIEGEL", None, "Brücke saniert"),
    ("Brücke saniert - DER SPIEGEL", "Spiegel", None, "Brücke saniert"),
    ("Bridge repaired - The New York Times", None, "nytimes.com", "Bridge repaired"),
    ("Bridge repaired - Los Angeles Times", None, "www.latimes.com", "Bridge repaired"),
    ("Bridge repaired - example.org", None, "example.org", "Bridge repaired"),
    ("Le pont réparé - Le Présent", None, "lepresent.fr", "Le pont réparé"),
    ("Spider-Man - the return - Daily Star", *STAR, "Spider-Man - the return"),
    ("إصلاح الجسر | النهار", "النهار", None, "إصلاح الجسر"),
    ("市議会が橋を修理｜朝の新聞", "朝の新聞", None, "市議会が橋を修理"),
]

KEPT = [
    ("Spider-Man - the return", *STAR),
    ("Trump – and what comes next", *STAR),
    ("Bridge repaired | Politics", *STAR),
    ("Bridge repaired - The Daily Moon", *STAR),
    ("Who reads the Daily Star", *STAR),
    ("Star: bridge repaired", *STAR),
    ("TASS: bridge repaired", None, None),
    ("Reuters: bridge repaired", None, None),
    ("Best of the road - map", None, None),
    ("Life - online", None, "example.org"),
    ("The Daily Star", *STAR),
    (" | The Daily Star", *STAR),
    ("Bridge: repaired at last", "Bridge Times", "bridgetimes.example"),
    ("Bridge repaired - Org", None, "example.org"),
    ("A - B - C", None, None),
    ("", *STAR),
]


@pytest.mark.parametrize(("headline", "outlet", "host", "left"), CUT)
def test_the_outlet_is_cut(headline: str, outlet: str | None, host: str | None, left: str) -> None:
    start, end = without_outlet(headline, outlet, host)
    assert headline[start:end] == left


@pytest.mark.parametrize(("headline", "outlet", "host"), KEPT)
def test_nothing_else_is_cut(headline: str, outlet: str | None, host: str | None) -> None:
    assert without_outlet(headline, outlet, host) == (0, len(headline))


@pytest.mark.parametrize(
    ("name", "outlet", "host", "expected"),
    [
        ("Les Echos", None, "lesechos.fr", True),
        ("ORF.at", None, "orf.at", True),
        ("SZ", None, "sueddeutsche.de", False),
        ("Ann Lee", "The Daily Star", "thedailystar.net", False),
        ("", "The Daily Star", None, False),
        ("News", "News of the Day", "news.example.org", False),
    ],
)
def test_is_outlet(name: str, outlet: str | None, host: str | None, expected: bool) -> None:
    assert is_outlet(name, outlet, host) is expected


@pytest.mark.parametrize("unit", [" - ", "| ", "a ", ": ", "_", " ", "»", "a|"])
def test_long_headlines_take_no_longer(unit: str) -> None:
    for headline in (unit * 100_000, (unit * 1000)[:1000]):
        runs = []
        for _ in range(3):  # the least of them: a busy machine takes longer for some
            begun = time.process_time()
            without_outlet(headline, *STAR)
            runs.append(time.process_time() - begun)
        assert min(runs) < 0.1
