"""Which lines are bylines, and whom they name."""

import time

import pytest

from broadsheet.clean.bylines import (
    is_marked,
    is_name,
    is_name_line,
    is_role,
    is_section,
    names,
)
from broadsheet.clean.glued import unglued

NAMES = {
    # a mark that stands again before each name
    "By Ann Lee and By Bo Xu": ["Ann Lee", "Bo Xu"],
    "By Ann Lee, by Bo Xu": ["Ann Lee", "Bo Xu"],
    "Von: Ann Lee, Von: Bo Xu": ["Ann Lee", "Bo Xu"],
    "Por Ana Souza e Por Luis Ruiz": ["Ana Souza", "Luis Ruiz"],
    "Di Giulia Ferrante e Luca Di Marco": ["Giulia Ferrante", "Luca Di Marco"],
    "* By Ann Lee": ["Ann Lee"],
    "Par Anne Petit avec AFP": ["Anne Petit"],
    "PAR ANNE PETIT": ["ANNE PETIT"],
    # an outlet or agency glued to the name
    "Ann LeeThe Valley Courier": ["Ann Lee"],
    "By Ann LeeReuters": ["Ann Lee"],
    "Ann MacArthurAFP, Kyiv": ["Ann MacArthur"],
    "Ann McAP": ["Ann McAP"],
    "Ann DeAna": ["Ann DeAna"],
    "By Ann Lee and Bo Xu, Reuters": ["Ann Lee", "Bo Xu"],
    "By Ann Lee": ["Ann Lee"],
    "BY ANN LEE": ["ANN LEE"],
    "Taha Sakr": ["Taha Sakr"],
    "Von unserem Korrespondenten Matthias Oelrich, Erfurt": ["Matthias Oelrich"],
    "By Nadia Bright, Local Democracy Reporter": ["Nadia Bright"],
    "Rozmawiał Dawid Mroz": ["Dawid Mroz"],
    "Dal nostro inviato Piero Santi": ["Piero Santi"],
    "记者 陶一鸣 通讯员 贺小满": ["陶一鸣", "贺小满"],
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
    "Da Redação, com Agência Planalto": [],
    "AGENCIA DEL SUR": [],
    "By The Associated Press": [],
    "By Daily News Staff": [],
    "بقلم محمد صالح": ["محمد صالح"],
    "Анна Петрова": ["Анна Петрова"],
    # who announces a byline, in other languages
    "Text: Ann Lee": ["Ann Lee"],
    "Redaktion: Anna Müller": ["Anna Müller"],
    "Ein Gastbeitrag von Anna Müller": ["Anna Müller"],
    "Von Ann Lee, Berlin": ["Ann Lee"],
    "Por Ann Lee | Madrid": ["Ann Lee"],
    "Texto: Ana López y Luis Ruiz": ["Ana López", "Luis Ruiz"],
    "Por Ana Souza e João Lima": ["Ana Souza", "João Lima"],
    "a cura di Giulia Ferrante": ["Giulia Ferrante"],
    "Propos recueillis par Anne Petit": ["Anne Petit"],
    "Door Jan de Vries en Els van den Berg": ["Jan de Vries", "Els van den Berg"],
    "Av Anna Svensson och Bo Ek": ["Anna Svensson", "Bo Ek"],
    "Skrevet af Mette Holm": ["Mette Holm"],
    "Автор: Анна Петрова": ["Анна Петрова"],
    "Текст: Анна Петрова и Иван Сидоров": ["Анна Петрова", "Иван Сидоров"],
    "Autorka: Maria Nowak": ["Maria Nowak"],
    "Haber: Ayşe Yılmaz ve Ali Öz": ["Ayşe Yılmaz", "Ali Öz"],
    "Oleh Siti Aminah dan Budi Santoso": ["Siti Aminah", "Budi Santoso"],
    "Penulis: Siti Aminah": ["Siti Aminah"],
    "نص: أحمد منصور": ["أحمد منصور"],
    "كتب: أحمد منصور ومحمد صالح": ["أحمد منصور", "محمد صالح"],
    "بقلم: أحمد وليد": ["أحمد وليد"],
    "القاهرة - أحمد منصور": ["أحمد منصور"],
    "نویسنده: علی رضایی": ["علی رضایی"],
    "מאת דן כהן": ["דן כהן"],
    "लेखक: अनिल शर्मा": ["अनिल शर्मा"],
    "记者 张三、李四": ["张三", "李四"],
    "作者：王小明": ["王小明"],
    "文／王小明": ["王小明"],
    "글: 김철수": ["김철수"],
    # places, roles, outlets and accounts beside the names
    "Ann Lee | Correspondent": ["Ann Lee"],
    "ANN LEE, Associated Press": ["ANN LEE"],
    "Ann Lee, political editor, and Bo Xu": ["Ann Lee", "Bo Xu"],
    "Ann Lee in Kyiv and Bo Xu in Moscow": ["Ann Lee", "Bo Xu"],
    "By Ann Lee For The Daily Star": ["Ann Lee"],
    "By Ann Lee, New York": ["Ann Lee"],
    "By Ann Lee, The Daily Star": ["Ann Lee"],
    "By Ann Lee BBC News": ["Ann Lee"],
    "By Ann Lee Associated Press": ["Ann Lee"],
    "Par Anne Petit envoyée spéciale à Kiev": ["Anne Petit"],
    "By Ann Lee reporting from Kyiv": ["Ann Lee"],
    "By Ann Lee AND Bo Xu": ["Ann Lee", "Bo Xu"],
    "Ann LeeThe West Observer": ["Ann Lee"],
    "By Ann Lee and Bo Xu / Daily Shimbun Staff Writers": ["Ann Lee", "Bo Xu"],
    "By Ann Lee ann.lee@example.org": ["Ann Lee"],
    "By Ann Lee https://example.org/ann": ["Ann Lee"],
    "Ann Lee (she/her)": ["Ann Lee"],
    "@annlee": [],
    "ann.lee@example.org": [],
    "Guest essay by Ann Lee": ["Ann Lee"],
    # pictures and editing are not the text
    "Story by Ann Lee; photos by Bo Xu": ["Ann Lee"],
    "Photos by Bo Xu; story by Ann Lee": ["Ann Lee"],
    "Text: Ann Lee, Fotos: Bo Xu": ["Ann Lee"],
    "Reporting by Ann Lee; Editing by Bo Xu": ["Ann Lee"],
    "Photography by Bo Xu": [],
    # names of every shape
    "By Dr. Ann Lee": ["Dr. Ann Lee"],
    "Von Prof. Dr. Anna Müller": ["Prof. Dr. Anna Müller"],
    "By Sir John Smith": ["Sir John Smith"],
    "By John Smith III": ["John Smith III"],
    "By John Smith, Jr., and Bo Xu": ["John Smith, Jr.", "Bo Xu"],
    "By Mary-Kate O’Brien": ["Mary-Kate O’Brien"],
    "By J.R.R. Tolkien": ["J.R.R. Tolkien"],
    "By E. J. Dionne Jr.": ["E. J. Dionne Jr."],
    "By Abdel Fattah el-Sisi": ["Abdel Fattah el-Sisi"],
    "Par Charles de Gaulle": ["Charles de Gaulle"],
    "By Ludwig van Beethoven and Vincent van Gogh": ["Ludwig van Beethoven", "Vincent van Gogh"],
    # what else bylines of papers look like
    "By Ann Lee, USA TODAY": ["Ann Lee"],
    "By Ann Lee, PhD": ["Ann Lee, PhD"],
    "By Ann Lee, M.D., and Bo Xu": ["Ann Lee, M.D.", "Bo Xu"],
    "Giulia Ferrante da Roma": ["Giulia Ferrante"],
    "Par Anne PETIT avec AFP": ["Anne PETIT"],
    "By Ann Marie PETIT": ["Ann Marie PETIT"],
    "De notre correspondante à Kiev, Anne Petit": ["Anne Petit"],
    "Text and photos by Ann Lee": ["Ann Lee"],
    "Words: Ann Lee Photos: Bo Xu": ["Ann Lee"],
    "Text: Anna Svensson Foto: Bo Ek": ["Anna Svensson"],
    "كتب ـ أحمد منصور": ["أحمد منصور"],
    "記者 王小明／台北報導": ["王小明"],
    "山田太郎記者": ["山田太郎"],
    "oprac. Maria Nowak": ["Maria Nowak"],
    "Του Γιώργου Παπαδόπουλου": ["Γιώργου Παπαδόπουλου"],
    "Na Rahimu Fadhili": ["Rahimu Fadhili"],
    "By Mohammed bin Salman Al Saud": ["Mohammed bin Salman Al Saud"],
    # nobody
    "Redação Terra": [],
    "Haber Merkezi": [],
    "By Our Own Correspondent": [],
    "Von dpa": [],
    "By Staff and agencies": [],
    "By AFP, Paris": [],
    "Por Redacción": [],
    "Par Le Figaro": [],
    "By The Editorial Board": [],
    "By Monday": [],
    "By 3 May 2024": [],
    "": [],
}


@pytest.mark.parametrize("line", NAMES)
def test_names(line: str) -> None:
    assert [line[start:end] for start, end in names(line)] == NAMES[line]


CLAIMED = {
    "Ann Lee": ["Ann Lee"],
    "Ann Lee; Bo Xu; dpa; https://example.org/ann; Staff Writer": ["Ann Lee", "Bo Xu"],
    "Ann Lee, Bo Xu": ["Ann Lee", "Bo Xu"],
    "Ann Lee and Bo Xu ": ["Ann Lee", "Bo Xu"],
    "By Ann Lee, Reuters": ["Ann Lee"],
    "Ann Lee|Bo Xu": ["Ann Lee"],
    "Ann Lee, Senior Reporter": ["Ann Lee"],
    "Kate West": ["Kate West"],
    "ANN LEE": ["ANN LEE"],
    "张三": ["张三"],
    "山田 太郎": ["山田 太郎"],
    "김철수 기자": ["김철수"],
    "أحمد منصور": ["أحمد منصور"],
    "Анна Петрова, Иван Сидоров": ["Анна Петрова", "Иван Сидоров"],
    "अनिल शर्मा": ["अनिल शर्मा"],
    "ann-lee": [],
    "annlee": [],
    "Ann": [],
    "https://www.example.org/authors/ann-lee": [],
    "www.example.org": [],
    "ann@example.org (Ann Lee)": ["Ann Lee"],
    "Ann Lee <ann@example.org>": ["Ann Lee"],
    "The Daily Star": [],
    "The Daily Star https://www.example.org": [],
    "Le Monde": [],
    "Die Zeit": [],
    "El País": [],
    "Example.org": [],
    "Agence France-Presse": [],
    "Associated Press": [],
    "PTI": [],
    "Web Desk": [],
    "News Desk": [],
    "Editorial Team": [],
    "admin": [],
    "Guest Contributor": [],
    "New York": [],
    "2024-05-03": [],
    "": [],
}


@pytest.mark.parametrize("value", CLAIMED)
def test_names_of_a_claim(value: str) -> None:
    found = [value[start:end] for start, end in names(value, announced=True)]
    assert found == CLAIMED[value]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee", True),
        ("Text: Ann Lee", True),
        ("Words: Ann Lee Photos: Bo Xu", True),
        ("Von Angela Merkel bis Olaf Scholz", False),
        ("Na Ukrainie Zełenski mówi", False),
        ("Par Marine Le Pen lors d’une visite", False),
        ("Автор: Анна Петрова", True),
        ("记者 张三", True),
        ("بقلم محمد صالح", True),
        ("Por Ana Souza", True),
        ("Por fin llega la lluvia", False),
        ("Av vem?", False),
        ("Door to Door", False),
        ("Par Avion", False),
        ("Text messages cost more", False),
        ("Story of a bridge", False),
        ("Authors: who they are", False),
        ("By Tuesday, Rain Will Fall", False),
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
    assert is_name_line("Ann LeeThe West Observer")
    assert not is_name_line("Amy Gibbons says no")
    assert not is_name_line("المدينة القديمة")
    assert not is_name_line("New York")


@pytest.mark.parametrize(
    ("line", "role", "section"),
    [
        ("Fisheries reporter", True, False),
        ("World News", False, True),
        ("POLITICS", False, True),
        ("Ann Lee", False, False),
        ("The fisheries editor", True, False),
        ("Amy Gibbons says no to the old editor of it", False, False),
    ],
)
def test_roles_and_sections(line: str, role: bool, section: bool) -> None:
    assert (is_role(line), is_section(line)) == (role, section)


@pytest.mark.parametrize(
    "unit",
    ["By ", "Ann Lee, ", "A. ", "and ", "editor ", "x@", "photo by ", "و", "Ann و", "| ", "; ", "- ",
     "political ", "Jr, ", "(", "张", "A-", "a:", "http://", "@ ", "Lee\n"],
)  # fmt: skip
def test_adversarial_lines_take_no_longer(unit: str) -> None:
    for line in (unit * 20_000, (unit * 200)[:199], (unit * 1000)[:999]):
        begun = time.process_time()
        is_marked(line)
        is_name_line(line)
        is_role(line)
        is_name(line[:200])
        list(names(line))
        list(names(line, announced=True))
        assert time.process_time() - begun < 0.3


@pytest.mark.parametrize("city", ["PARIS", "NAIROBI", "PORTO", "PARMA", "BYRON", "VONORE"])
def test_a_city_in_capitals_announces_nobody(city: str) -> None:
    """They begin with a word that means `by` in some language."""
    assert not is_marked(f"{city} (AP) — Workers found an old kiln below the town hall.")


def test_outlet_that_is_glued_to_a_byline_is_no_part_of_it() -> None:
    assert unglued("Dan Reed-HallThe Valley Courier") == "Dan Reed-Hall"
    assert unglued("Ann LeeAssociated Press") == "Ann Lee"
    assert unglued("Ann MacDonald") == "Ann MacDonald"
