"""Which lines are bylines, and whom they name."""

import pytest

from broadsheet.clean.bylines import is_marked, is_name, is_name_line, names

NAMES = {
    "By Ann Lee and Bo Xu, Reuters": ["Ann Lee", "Bo Xu"],
    "By Ann Lee": ["Ann Lee"],
    "BY ANN LEE": ["ANN LEE"],
    "Taha Sakr": ["Taha Sakr"],
    "Von Anna Müller, Redakteurin für Finanzen": ["Anna Müller"],
    "Par Jean-Luc d'Arc": ["Jean-Luc d'Arc"],
    "Kolumne von Lars Brunckhorst": ["Lars Brunckhorst"],
    "Amy Gibbons Political Correspondent": ["Amy Gibbons"],
    "Autor: Monika Bolliger und Anna Trechsel, Zürich": ["Monika Bolliger", "Anna Trechsel"],
    "By Ursula von der Leyen & J. R. R. Tolkien": ["Ursula von der Leyen", "J. R. R. Tolkien"],
    "By Tom Davies - Associated Press -": ["Tom Davies"],
    "byRahimu Fadhili": ["Rahimu Fadhili"],
    "By Ann Leeds, Bob Eklund, and Cyra Foxton": ["Ann Leeds", "Bob Eklund", "Cyra Foxton"],
    "By Kit Larsen | Valley Courier": ["Kit Larsen"],
    "By: Ann Lee": ["Ann Lee"],
    "By Jane Doe for The Paper": ["Jane Doe"],
    "By Ann Lee in Cairo and Bo Xu in Gaza": ["Ann Lee", "Bo Xu"],
    "By Ann Lee (Cairo) and Bo Xu (Gaza)": ["Ann Lee", "Bo Xu"],
    "By Kate West and April Jones": ["Kate West", "April Jones"],
    "By Sarah Connor in Paris": ["Sarah Connor"],
    "By Ann Lee @annlee": ["Ann Lee"],
    "By JANE DOE / AP": ["JANE DOE"],
    "By ANN LEE and BO EK Courier Staff Writers": ["ANN LEE"],
    "di Giulia Ferrante": ["Giulia Ferrante"],
    "كتب: أحمد منصور": ["أحمد منصور"],
    "Jane Holt, Shipping Editor": ["Jane Holt"],
    "Ann Lee | The Valley Courier": ["Ann Lee"],
    "Fiona Marsh Environment correspondent": ["Fiona Marsh"],
    "By Staff": [],
    "By Reuters": [],
    "By The Associated Press": [],
    "By Daily News Staff": [],
    "بقلم محمد صالح": ["محمد صالح"],
    "Анна Петрова": ["Анна Петрова"],
}


@pytest.mark.parametrize("line", NAMES)
def test_names(line: str) -> None:
    assert [line[start:end] for start, end in names(line)] == NAMES[line]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee", True),
        ("Von Anna Müller", True),
        ("Written by Ann Lee", True),
        ("By 2030 half of us will live in cities", False),
        ("Von der Leyen warns of war", False),
        ("by the way", False),
        ("By God, He Did It", False),
        ("By Monday it was over", False),
        ("By Night and by Day", False),
        ("By Sea and Land", False),
        ("By Reuters", True),
        ("By MND Staff", True),
        ("By Our Own Correspondent", True),
        ("Bytes and bits", False),
    ],
)
def test_marked(line: str, expected: bool) -> None:
    assert is_marked(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Taha Sakr", True),
        ("Georgiy Y. Borisenko", True),
        ("Abdel Fattah el-Sisi", True),
        ("The Russian ambassador", False),
        ("World News", False),
        ("Middle East", False),
        ("Share", False),
        ("Russia backs Egypt’s mediation efforts in Gaza", False),
        ("Cairo, Egypt", False),
    ],
)
def test_bare_name(line: str, expected: bool) -> None:
    assert is_name(line) is expected


def test_lines_of_names() -> None:
    assert is_name_line("Amy Gibbons Political Correspondent")
    assert is_name_line("Trine Juncher Jørgensen og Tôrtia Reimer-Johansen")
    assert not is_name_line("Amy Gibbons says no")
