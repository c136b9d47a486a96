"""Dates in prose: what each form says as EDTF, what is no date, and which sentence it stands in."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.clean import clean
from broadsheet.enrich.dates import dates
from broadsheet.enrich.prose import Prose, Stretch, prose
from broadsheet.enrich.sentences import split
from broadsheet.records import Document, Source


def written(text: str, language: str | None = "en", published: str | None = None) -> Prose:
    """Return a text as the prose of an article without a headline."""
    stretches, at = [], 0
    for part in text.split("\n\n"):
        stretches.append(Stretch(at, at + len(part), at, at + len(part)))
        at += len(part) + 2
    return Prose(text, text, tuple(stretches), 0, language, published)


def said(text: str, language: str | None = "en", published: str | None = None) -> list[str]:
    return [one.edtf for one in dates(written(text, language, published))]


# ISO 8601-2 (EDTF), levels 0 and 1, and XXXX before a month, which is of level 2.
_ONE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[~?]?"
)


def is_edtf(text: str) -> bool:
    """Tell whether a text is a date or an interval, and in the calendar."""
    parts = text.split("/")
    whole = len(parts) == 1 or not any(re.search(r"\dX", part) for part in parts)
    return len(parts) <= 2 and whole and all(map(_is_one, parts))


def _is_one(text: str) -> bool:
    match = _ONE.fullmatch(text)
    if match is None:
        return False
    month, day = int(match["month"] or 1), int(match["day"] or 1)
    if 21 <= month <= 24:
        return match["day"] is None
    try:
        date(int(match["year"]) if match["year"].isdigit() else 2000, month, day)
    except ValueError:
        return False
    return "X" not in match["year"] or match["year"] == "XXXX" or match["month"] is None


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("2021-12-26", True), ("XXXX-10-07", True), ("199X", True), ("18XX", True), ("1900~", True),
        ("2024-21", True), ("1955/1956", True), ("2021-12-13/2021-12-19", True), ("1923?", True),
        ("2021-13", False), ("2021-02-29", False), ("XXXX-02-29", True), ("1X67", False),
        ("2021/", False), ("195X/197X", False), ("26-12-2021", False), ("2021-12-26T06:05", False), ("199X-05", False),
    ],
)  # fmt: skip
def test_validator(text: str, valid: bool) -> None:
    assert is_edtf(text) is valid


ENGLISH = [
    # a day, month and year
    ("It opened on 26 December 2021.", "2021-12-26"),
    ("It opened on December 26, 2021, in the rain.", "2021-12-26"),
    ("It opened on Dec. 26, 2021.", "2021-12-26"),
    ("It opened on the 26th of December 2021.", "2021-12-26"),
    ("It opened on Sunday, December 26, 2021.", "2021-12-26"),
    ("The file is dated 2021-12-26.", "2021-12-26"),
    ("The file is dated 26/12/2021.", "2021-12-26"),
    ("The file is dated 12/26/2021.", "2021-12-26"),
    ("The file is dated 26.12.2021.", "2021-12-26"),
    ("CAIRO, Dec 26, 2021: Talks began.", "2021-12-26"),
    ("OCTOBER 7, 2023: what is known", "2023-10-07"),
    ("On June 5, 2000 people came.", "XXXX-06-05"),
    ("On June 5, 2000, people came.", "2000-06-05"),
    # a day without a year
    ("They met on October 7.", "XXXX-10-07"),
    ("They met on Oct. 7 in Oslo.", "XXXX-10-07"),
    ("They met on 7 October.", "XXXX-10-07"),
    ("They met on the 7th of May.", "XXXX-05-07"),
    ("They met on Friday, July 24.", "XXXX-07-24"),
    ("The Sept. 11 attacks changed it.", "XXXX-09-11"),
    ("on october 7 it rained", "XXXX-10-07"),
    ("They met on Feb. 29.", "XXXX-02-29"),
    # several days
    ("The fair runs October 7-9.", "XXXX-10-07/XXXX-10-09"),
    ("The fair runs October 7–9, 2023.", "2023-10-07/2023-10-09"),
    ("The fair runs from 7 to 9 October 2023.", "2023-10-07/2023-10-09"),
    ("The fair runs from October 7 to October 9.", "XXXX-10-07/XXXX-10-09"),
    ("The fair runs from January 31 to February 6, 2022.", "2022-01-31/2022-02-06"),
    ("The fair ran December 28 - January 3, 2022.", "2021-12-28/2022-01-03"),
    ("Between Oct. 30 and Nov. 9, 2015, they asked.", "2015-10-30/2015-11-09"),
    ("They met on Feb. 25 and 26.", "XXXX-02-25 XXXX-02-26"),
    ("They met on the 29th and 30th December 2022.", "2022-12-29 2022-12-30"),
    ("The vote moved from May 3 to May 5.", "XXXX-05-03 XXXX-05-05"),
    # a month
    ("It will be held in April 2026.", "2026-04"),
    ("It will be held in September of 2026.", "2026-09"),
    ("From June to August 2022 it was closed.", "2022-06/2022-08"),
    ("From June 2013 to March 2015 he led it.", "2013-06/2015-03"),
    ("It was closed in October.", "XXXX-10"),
    ("It has been closed since late May.", "XXXX-05"),
    ("It was closed in June and July.", "XXXX-06 XXXX-07"),
    ("After the November election it opened.", "XXXX-11"),
    # a year
    ("It was founded in 1967.", "1967"),
    ("It stood before the 1967 war.", "1967"),
    ("It stood since at least 2007.", "2007"),
    ("It stood in mid-2014.", "2014"),
    ("It stood in early 2014.", "2014"),
    ("In the first quarter of 2024 it grew.", "2024"),
    ("He recalled the crisis of 2008.", "2008"),
    ("Her 2008 campaign failed.", "2008"),
    ("His famous 1835 speech is known.", "1835"),
    ("The mayor’s 2015 budget passed.", "2015"),
    ("The paper (Oxford, 2021) says so.", "2021"),
    ("The film (1994) is known.", "1994"),
    ("It won in 2008, 2012 and 2016.", "2008 2012 2016"),
    ("It was known by 1789.", "1789"),
    ("The records date back to 1917.", "1917"),
    ("2016 was a hard year.", "2016"),
    ("1998: The war begins.", "1998"),
    ("In 1066, the king fell.", "1066"),
    ("The pre-1967 borders stand.", "1967"),
    ("It was built around 1900.", "1900~"),
    ("It was built c. 1850.", "1850~"),
    ("It was probably built in 1850.", "1850?"),
    ("The picture (1923?) is lost.", "1923?"),
    # several years
    ("It was built between 1955 and 1956.", "1955/1956"),
    ("It was built from 1955 to 1956.", "1955/1956"),
    ("It was built 1955–1956.", "1955/1956"),
    ("It was built in 1955/1956.", "1955/1956"),
    ("In the 1955-56 season they won.", "1955/1956"),
    ("In the 2019/20 season they won.", "2019/2020"),
    ("In the 2007-09 crisis they lost.", "2007/2009"),
    ("It was so from May 5 to the 1990s.", "XXXX-05-05 199X"),
    ("It was so from October until 2020.", "XXXX-10 2020"),
    ("It was so from spring 2012 to summer 2013.", "2012-21 2013-22"),
    ("It was so from the 1950s to the 1970s.", "195X 197X"),
    ("It was so from 2013 to March 2015.", "2013/2015-03"),
    ("Ann Lee (1890–1940) wrote it.", "1890/1940"),
    # decades, centuries, seasons
    ("It was built in the 1990s.", "199X"),
    ("It was built in the 1990’s.", "199X"),
    ("It was built in the ’60s.", "196X"),
    ("It was built in the early 2000s.", "200X"),
    ("It was built in the 1970s, ’80s and '90s.", "197X 198X 199X"),
    ("It was closed by the end of March.", "XXXX-03"),
    ("It was closed in July/August 2006.", "2006-07/2006-08"),
    ("On 12 March, 13 April and May 14.", "XXXX-03-12 XXXX-04-13 XXXX-05-14"),
    ("It made $1.2 billion in 2022 and $900 million in 2021.", "2022 2021"),
    ("It was built in the 1800s.", "18XX"),
    ("It was built in the 19th century.", "18XX"),
    ("It was built in the nineteenth century.", "18XX"),
    ("It was built in the spring of 2024.", "2024-21"),
    ("It was built in summer 2024.", "2024-22"),
    ("It was built in the fall of 2024.", "2024-23"),
    ("It was built in winter 2024.", "2024-24"),
]


@pytest.mark.parametrize(("text", "edtf"), ENGLISH)
def test_english(text: str, edtf: str) -> None:
    found = said(text)
    assert found == edtf.split()
    assert all(map(is_edtf, found))


NO_DATES = [
    "They may 5 times a day march 10 miles.",
    "Resolution 2334 was adopted.",
    "Under Resolution 1701 and Resolution 1973 it stood.",
    "It cost $2015 or 1999 euros.",
    "He lives at 1600 Pennsylvania Avenue.",
    "He was at 1600 Pennsylvania Avenue, from 1984 Main Street.",
    "In 2000 homes the power failed.",
    "Between 1500 and 2000 people came.",
    "From 1500 to 3000 troops left.",
    "Around 1900 people came.",
    "It grew by 1999 percent.",
    "A 2000 square-foot house.",
    "Fax 1998-2024, room 2015, Article 1984, FY2023.",
    "Call 555-2015 or 2015-555.",
    "See http://example.org/2015/12/04/story and a2015b.",
    "It ended at 2030 GMT.",
    "It ended 2015-1998 in the score.",
    "He is in his 70s; the 90s were hot degrees.",
    "The temperature is in the 50s.",
    "Boeing 2000 of Flight 1999 landed.",
    "It happened on 31 June 2021.",
    "It happened on February 30.",
    "It happened on 05/06/2021.",
    "It happened on 9/11.",
    "It happened in 1200 BC.",
    "It happened in 44 BC.",
    "It happened on Friday, December 26, 2021.",
    "On Sunday he spoke, yesterday and last week.",
    "Two days ago, next year, this month, tomorrow.",
    "He has 3 out of 10, set 6, des 5.",
    "Theresa May will march; August Wilson wrote it with April Ryan.",
    "The March on Washington began, led by June Carter.",
    "More than 2,015 and 1.967 of them, 20,15.",
    "It has a value of 1967.5 and 2,1967.",
    "Mars 2020 landed; Mac 2011 was sold.",
    "May 10 days pass, and March 20 miles on.",
    "He came 2nd, the second time, and sat.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    assert said(text) == []


OTHERS = [
    ("de", "Er kam am 26. Dezember 2021 und ging am 3. Mai.", "2021-12-26 XXXX-05-03"),
    ("de", "Seit 1967 und im Jahr 1968; die 1990er Jahre.", "1967 1968 199X"),
    ("de", "Im 19. Jahrhundert und im Sommer 2024.", "18XX 2024-22"),
    ("de", "Am 03.04.2024 und vom 3. bis 5. April 2024.", "2024-04-03 2024-04-03/2024-04-05"),
    ("de", "Auf 2000 Quadratmetern von 1900 Häusern, im Jahr 2000 gebaut.", "2000"),
    ("da", "I perioden 22-27. januar 2025.", "2025-01-22/2025-01-27"),
    ("fr", "Le 1er mars 2020, des élections en 1967.", "2020-03-01 1967"),
    ("fr", "Dans les années 1990, les années 90, au XIXe siècle.", "199X 199X 18XX"),
    ("fr", "De 1955 à 1956, 30 des 40 sont venus.", "1955/1956"),
    ("es", "El 7 de octubre de 2023 y en 1967.", "2023-10-07 1967"),
    ("es", "Las elecciones de 2016, el siglo XIX, los años 90.", "2016 18XX 199X"),
    ("it", "Il 25 aprile 1945 e nel 1967, negli anni '90.", "1945-04-25 1967 199X"),
    ("pt", "Em 25 de abril de 1974 e desde 1967.", "1974-04-25 1967"),
    ("nl", "Op 5 mei 1945, sinds 1967, in de 19e eeuw.", "1945-05-05 1967 18XX"),
    ("ru", "26 декабря 2021 года и 7 мая.", "2021-12-26 XXXX-05-07"),
    ("ru", "В 1967 году, с 1955 по 1956 год, в 1990-х.", "1967 1955/1956 199X"),
    ("ru", "Летом 2024 года, в XIX веке.", "2024-22 18XX"),
    ("uk", "24 серпня 1991 року і у 2014 році.", "1991-08-24 2014"),
    ("pl", "4 czerwca 1989 roku, w 1967 roku, w latach 90.", "1989-06-04 1967 199X"),
    ("tr", "29 Ekim 1923 ve 1967'de, 2014 yılında.", "1923-10-29 1967 2014"),
    ("el", "Στις 26 Δεκεμβρίου 2021 και το 1967.", "2021-12-26 1967"),
    ("cs", "V roce 1968 a 28. října 1918.", "1968 1918-10-28"),
    ("sv", "Den 6 juni 1809 och år 1967.", "1809-06-06 1967"),
    ("nb", "Den 17. mai 1814 og i 1905.", "1814-05-17 1905"),
    ("fi", "6. joulukuuta 1917 ja vuonna 1967.", "1917-12-06 1967"),
    ("ro", "La 1 decembrie 1918 și în 1989.", "1918-12-01 1989"),
    ("hu", "1956. október 23., 1967-ben", "1956-10-23 1967"),
    ("id", "Pada 17 Agustus 1945 dan tahun 1967.", "1945-08-17 1967"),
    ("ar", "في ٢٦ ديسمبر ٢٠٢١ وعام ١٩٦٧", "2021-12-26 1967"),
    ("ar", "في 26 كانون الأول 2021", "2021-12-26"),
    ("fa", "۲۶ دسامبر ۲۰۲۱", "2021-12-26"),
    ("he", "ב-26 בדצמבר 2021 ובשנת 1967", "2021-12-26 1967"),
    ("hi", "26 दिसंबर 2021 को", "2021-12-26"),
    ("zh", "2021年12月26日，1967年。", "2021-12-26 1967"),
    ("ja", "2021年12月26日と1967年に", "2021-12-26 1967"),
    ("ko", "2021년 12월 26일, 1967년", "2021-12-26 1967"),
    (None, "The war of 1967; 7 October 2023.", "1967 2023-10-07"),
    ("en-US", "It is dated 04/03/2024.", "2024-04-03"),
    ("en-GB", "It is dated 04/03/2024.", "2024-03-04"),
]


@pytest.mark.parametrize(("language", "text", "edtf"), OTHERS)
def test_other_languages(language: str | None, text: str, edtf: str) -> None:
    assert said(text, language) == edtf.split()


SUNDAY = "2021-12-26"

TOLD = [
    # weekdays by the tense of their sentence
    ("The envoy arrived on Sunday.", "2021-12-26"),
    ("The envoy said Saturday that he had left.", "2021-12-25"),
    ("The envoy arrived Monday.", "2021-12-20"),
    ("The envoy will arrive on Monday.", "2021-12-27"),
    ("Votes will be counted Tuesday.", "2021-12-28"),
    ("The man who set fire to it Saturday left.", "2021-12-25"),
    ("They have until Friday to answer.", "2021-12-31"),
    ("The envoy left last Monday.", ""),
    ("The envoy left last Sunday.", "2021-12-19"),
    # words for days
    ("The envoy left yesterday.", "2021-12-25"),
    ("The envoy left the day before yesterday.", "2021-12-24"),
    ("The envoy will leave tomorrow.", "2021-12-27"),
    ("The envoy was killed by a mob today.", "2021-12-26"),
    ("The envoy left last night.", "2021-12-25"),
    ("The envoy left this morning.", "2021-12-26"),
    ("The envoy left two days ago.", "2021-12-24"),
    # weeks, months, years
    ("The envoy left last week.", "2021-12-13/2021-12-19"),
    ("The envoy leaves next week.", "2021-12-27/2022-01-02"),
    ("The envoy left earlier this week.", "2021-12-20/2021-12-26"),
    ("The envoy left last month.", "2021-11"),
    ("The envoy leaves next month.", "2022-01"),
    ("A treaty is due next year.", "2022"),
    ("A treaty was signed earlier this year.", "2021"),
    ("Last year’s treaty stands.", "2020"),
    ("He signed it two years ago.", "2019~"),
    ("He signed it a decade ago.", "2011~"),
    ("He signed it three months ago.", "2021-09~"),
    ("He signed it last summer.", ""),
    ("He signed it this summer.", ""),
    ("He has promised to leave on Thursday.", "2021-12-30"),
    ("A meeting will be held on Wednesday.", "2021-12-29"),
    # the year of a day
    ("A fee would be levied from February 1.", "2022-02-01"),
    ("She is up for reelection in May.", "2022-05"),
    ("She was born on January 20.", "XXXX-01-20"),
    ("Shares have lost a fifth since January.", "2021-01"),
    ("He signed it on December 20.", "2021-12-20"),
    ("He signed it on October 29.", "2021-10-29"),
    ("He signed it on June 3.", "2021-06-03"),
    ("He will sign it on January 20.", "2022-01-20"),
    ("A signing on January 20.", "XXXX-01-20"),
    ("A signing on June 3.", "XXXX-06-03"),
    ("He signed it on October 7.", "XXXX-10-07"),
    ("The June 3 attack was grave.", "XXXX-06-03"),
    ("He signed it on Wednesday, October 7.", "2020-10-07"),
    ("It was closed December 20-22.", "2021-12-20/2021-12-22"),
    ("He signed it in November.", "2021-11"),
    ("He signed it last May.", "XXXX-05"),
    ("He signed it in May last year.", "2020-05"),
    ("Make no mistake about it, this May.", "2021-05"),
    ("He spoke to critics who on Thursday called it wrong.", "2021-12-23"),
    ("He said he would sign it on Thursday.", ""),
    ("He was due to sign it on Thursday.", ""),
    ("He signed it on 3 May this year.", "2021-05-03"),
    ("He signed it in May of that year.", "XXXX-05"),
    # what counts from no day, or from another
    ("He writes for the Sunday Times and watched Saturday Night Live.", ""),
    ("It happened on Black Friday, and on Good Friday.", ""),
    ("He prayed every Friday and ran on Sundays.", ""),
    ("It was open Monday to Friday.", ""),
    ("He left the following Monday, in the last year of his life.", ""),
    ("He said: “We met yesterday and on Friday.”", ""),
    ("It is today one of the largest; USA Today wrote it.", ""),
    ("It took more than two years; over two years ago it began.", ""),
    ("In the last week and his last year he wrote.", ""),
]


@pytest.mark.parametrize(("text", "edtf"), TOLD)
def test_told_against_publication(text: str, edtf: str) -> None:
    found = said(text, "en", SUNDAY)
    assert found == edtf.split()
    assert all(map(is_edtf, found))


ELSEWHERE = [
    ("de", "Er kam gestern und im vergangenen Jahr.", "2021-12-25 2020"),
    ("de", "Er kam vor 3 Tagen.", "2021-12-23"),
    ("fr", "Il est venu hier, l’an dernier.", "2021-12-25 2020"),
    ("fr", "Il est venu il y a 2 ans.", "2019~"),
    ("es", "Vino ayer y el año pasado; hace 2 días.", "2021-12-25 2020 2021-12-24"),
    ("it", "È venuto ieri, l'anno scorso.", "2021-12-25 2020"),
    ("ru", "Он приехал вчера, в прошлом году.", "2021-12-25 2020"),
    ("uk", "Він приїхав учора, минулого року.", "2020"),
    ("pl", "Przyjechał wczoraj, w ubiegłym roku.", "2021-12-25 2020"),
    ("tr", "Dün geldi, geçen yıl.", "2021-12-25 2020"),
    ("ar", "وصل أمس، العام الماضي", "2021-12-25 2020"),
    ("zh", "他去年来，明年走。", "2020 2022"),
    # weekdays by the verb of their clause
    ("de", "Er kam am Dienstagabend; das Haus wird am Freitag geöffnet.", "2021-12-21 2021-12-31"),
    ("de", "Das Papier, das am Montag vorgestellt wurde, ist lang.", "2021-12-20"),
    ("de", "Er soll am Freitag einen Mann getötet haben.", "2021-12-24"),
    ("fr", "Le maire a parlé mardi. Il partira mercredi prochain.", "2021-12-21 2021-12-29"),
    ("fr", "Un homme, bloqué depuis jeudi, a été remonté samedi.", "2021-12-23 2021-12-25"),
    (
        "es",
        "El barco salió al mar el martes. Los colegios cierran hasta el jueves.",
        "2021-12-21 2021-12-30",
    ),
    ("es", "La reunión será el próximo jueves; mañana llega el ministro.", "2021-12-30 2021-12-27"),
    ("it", "È finita, mercoledì notte, la seduta. Riaprirà venerdì.", "2021-12-22 2021-12-31"),
    (
        "pt",
        "O jogo foi na quarta-feira (22). As aulas voltam na terça (28).",
        "2021-12-22 2021-12-28",
    ),
    ("nl", "Hij werd vrijdag aangehouden; de zaak komt dinsdag voor.", "2021-12-24 2021-12-28"),
    ("sv", "Han dog i måndags. På fredag spelar de.", "2021-12-20 2021-12-31"),
    ("nb", "Han døde mandag. Møtet skal holdes fredag.", "2021-12-20 2021-12-31"),
    ("da", "I mandags døde han.", "2021-12-20"),
    ("ru", "В среду мэр подписал указ. В пятницу состоится матч.", "2021-12-22 2021-12-31"),
    ("uk", "У вівторок поліція затримала чоловіка.", "2021-12-21"),
    (
        "pl",
        "We wtorek policja zatrzymała mężczyznę. W piątek odbędzie się mecz.",
        "2021-12-21 2021-12-31",
    ),
    ("cs", "V úterý policie zadržela muže. V pátek bude zápas.", "2021-12-21 2021-12-31"),
    (
        "tr",
        "Salı günü geldi. Geçen cuma günü gitti. Perşembe günü açılacak.",
        "2021-12-21 2021-12-24 2021-12-30",
    ),
    (
        "ar",
        "قال الوزير يوم الثلاثاء إن الأمر انتهى. وسيعقد الاجتماع الخميس المقبل.",
        "2021-12-21 2021-12-30",
    ),
    ("ar", "افتتح الوزير، اليوم الأحد، المصنع.", "2021-12-26"),
    # numbers in words
    ("de", "Er kam vor drei Tagen.", "2021-12-23"),
    ("fr", "Il y a trois jours, le pont est tombé.", "2021-12-23"),
    ("es", "Trabaja allí desde hace tres años y hace tres días ganó.", "2021-12-23"),
    ("pt", "Há três anos trabalha aqui. Saiu há três dias.", "2021-12-23"),
    ("ru", "Три дня назад он уехал.", "2021-12-23"),
    ("tr", "Üç gün önce geldi.", "2021-12-23"),
    ("ar", "قبل ثلاثة أيام وصل الوفد.", "2021-12-23"),
    # months and days without a year
    ("de", "Im Mai dieses Jahres kam Frau Mai. Seit Mitte November ruht er.", "2021-05 2021-11"),
    ("fr", "En mars dernier, la ville a voté ; fin janvier, elle votera.", "2021-03 2022-01"),
    (
        "es",
        "El pasado 3 de octubre ganó. Habrá elección el 15 de febrero.",
        "2021-10-03 2022-02-15",
    ),
    ("es", "En marzo del año pasado murió su padre.", "2020-03"),
    ("es", "El próximo 15 de diciembre, y desde el pasado 7 de octubre.", "2022-12-15 2021-10-07"),
    ("it", "A gennaio riaprirà la scuola, in programma dal 7 febbraio.", "2022-01 2022-02-07"),
    ("nl", "De boot ligt tot eind februari stil.", "2022-02"),
    (
        "ru",
        "В марте прошлого года его арестовали. С мая по июль он не работал.",
        "2020-03 2021-05/2021-07",
    ),
    ("ru", "В октябре 2023 года и в мае 2024 года.", "2023-10 2024-05"),
    (
        "pl",
        "W maju ubiegłego roku zmarł. Umowa zostanie podpisana do końca stycznia.",
        "2020-05 2022-01",
    ),
    (
        "tr",
        "Enflasyon ekimde yükseldi. Konutların ocak ayında teslim edileceğini belirtti.",
        "2021-10 2022-01",
    ),
    ("ar", "في أكتوبر الماضي زار المدينة", "2021-10"),
    # other words, names, habits, and days that may be either
    (
        "es",
        "Los lunes cierra; abrió de lunes a viernes. Santo Domingo recibió a Domingo Pérez.",
        "",
    ),
    ("es", "El Viernes Santo hubo procesión. Plaza de Mayo estaba llena.", ""),
    ("fr", "Le mardi est jour de marché. Il a plu dans la nuit de lundi à mardi.", ""),
    ("fr", "La vie de demain ; « je suis venu mardi », a-t-il dit.", ""),
    ("it", "Domenica Rossi ha vinto. Il sabato si riposa.", ""),
    ("pt", "Na segunda metade do jogo, na sexta vez, perdeu.", ""),
    (
        "de",
        "Jeden Montag und Montag bis Freitag kam er. Der Sonntag war heilig. Bis heute kam er.",
        "",
    ),
    ("de", "„Ich kam am Montag“, sagte er.", ""),
    ("nl", "Goede morgen, zei hij. De Vrijdagmarkt was vol.", ""),
    ("ru", "В городскую среду вложили деньги.", ""),
    ("pl", "– W poniedziałek mam czas – mówił. Co środę grał. Pani Maja przyszła.", ""),
    (
        "tr",
        "Pazar yerinde mart kedisi gördü. Ocakta patlama oldu, aralıkta kaldı. Cuma namazı kılındı.",
        "",
    ),
    ("tr", "Ahmet Nisan'da konuştu demek yanlıştır.", ""),
    ("ar", "صلاة الجمعة كانت في المسجد. كل يوم أحد.", ""),
    ("fr", "Elle est née le 20 janvier.", "XXXX-01-20"),
]


@pytest.mark.parametrize(("language", "text", "edtf"), ELSEWHERE)
def test_told_in_other_languages(language: str, text: str, edtf: str) -> None:
    assert said(text, language, SUNDAY) == edtf.split()
    days = (one[:4] for one in said(text, language))
    assert set(days) <= {"XXXX", "2023", "2024"}


@pytest.mark.parametrize(
    ("published", "edtf"),
    [
        ("2021-12-26T06:05:00+00:00", "2021-12-25 2021-11 2020"),
        ("2021-12", "2021-11 2020"),
        ("2021", "2020"),
        ("XXXX-12-26", ""),
        ("2021-02-30", ""),
        ("0000", ""),
        (None, ""),
    ],
)
def test_publication_counts_as_far_as_it_is_stated(published: str | None, edtf: str) -> None:
    text = "He left yesterday. He came last month. He was here last year."
    assert said(text, "en", published) == edtf.split()


def test_method_names_the_day_it_counts_from() -> None:
    (one,) = dates(written("He left yesterday.", published=SUNDAY))
    assert one.method == "yesterday, relative to 2021-12-26"
    (other,) = dates(written("He left on December 20.", published=SUNDAY))
    assert other.method == "day and month; nearest before publication on 2021-12-26"


def test_each_date_stands_in_its_sentence() -> None:
    text = "Mr. Lee left the U.S. on Dec. 26. He “came back.” In 1967 he died.\n\nIn 1990 it rained"
    found = dates(written(text))
    assert [(text[d.start : d.end], text[d.sentence_start : d.sentence_end]) for d in found] == [
        ("Dec. 26", "Mr. Lee left the U.S. on Dec. 26."),
        ("1967", "In 1967 he died."),
        ("1990", "In 1990 it rained"),
    ]


SENTENCES = [
    ("en", "He came. She left!", ["He came.", "She left!"]),
    ("en", "Dr. Ann B. Lee of the U.N. came.", ["Dr. Ann B. Lee of the U.N. came."]),
    ("en", "He lives in the U.S. The law is new.", ["He lives in the U.S.", "The law is new."]),
    ("en", "“Stop!” he said. “Why?” She left.", ["“Stop!” he said.", "“Why?”", "She left."]),
    (
        "en",
        "Acme Inc. bought it at 5 p.m. on Monday.",
        ["Acme Inc. bought it at 5 p.m. on Monday."],
    ),
    ("en", "It cost 3.5 million. No one paid.", ["It cost 3.5 million.", "No one paid."]),
    ("en", "He (a friend.) came… And left", ["He (a friend.) came…", "And left"]),
    ("en", "It was Oct. 26. The rain fell.", ["It was Oct. 26.", "The rain fell."]),
    ("de", "Am 26. Dezember kam er. Er blieb.", ["Am 26. Dezember kam er.", "Er blieb."]),
    ("ru", "Он пришёл. Она ушла.", ["Он пришёл.", "Она ушла."]),
    ("zh", "他来了。她走了。", ["他来了。", "她走了。"]),
    ("ar", "هل جاء؟ ذهبت.", ["هل جاء؟", "ذهبت."]),
    ("en", "   ", []),
]


@pytest.mark.parametrize(("language", "text", "parts"), SENTENCES)
def test_sentences(language: str, text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in split(text, [(0, len(text))], language)] == parts


def test_through_the_pipeline() -> None:
    text = (
        "Council repairs the old bridge\nBy Ann Lee\n3 May 2024\n\n"
        "The town council met on Monday and agreed to repair the old bridge of 1895 next year.\n\n"
        "The bridge was closed on April 2 after a flood, the worst since the 1950s, people said."
    )
    article = clean(Document(Source("a.txt", text.encode(), "0" * 64), text, "utf-8"))
    assert [one.edtf for one in dates(prose(article))] == [
        "2024-04-29", "1895", "2025", "2024-04-02", "195X",
    ]  # fmt: skip


_PIECES = st.sampled_from(
    "May|March|5|31|2021|1967|99|0|-|–|/|.|,| | | |\n\n|the|in|and|to|from|of|between|Sunday|last|next"
    "|year|week|today|ago|two|days|(|)|'|’|s|“|”|\"|%|$|年|月|日|٢|декабря|von|Jahr|century|XX|~|?"
    "|May 5|in 1990|October 2013|spring 2012|the 1950s|in October|XIX век|\u2019|\u2018"
    "|mardi|am Dienstag|во вторник|yesterday|hier|mañana|il y a trois jours|salı günü|أمس|en mayo|в мае|kam|a dit|será|19th|1990s|Dec.|U.S.|12/26/2021|26.12.2021|2004-05|\u0e52|²|will|was|on".split(
        "|"
    )
)
_LANGUAGES = st.sampled_from(
    ["en", "de", "fr", "es", "it", "ru", "tr", "ar", "zh", "he", "pl", "sv", "pt", None]
)
_PUBLISHED = st.sampled_from([None, SUNDAY, "2021", "0001-01-01", "9999-12-31", "2024-02-29", ""])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(_PIECES, max_size=40).map(" ".join) | st.lists(_PIECES).map("".join) | st.text(),
    _LANGUAGES,
    _PUBLISHED,
)
def test_any_text(text: str, language: str | None, published: str | None) -> None:
    found = dates(written(text, language, published))
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert one.sentence_start <= one.start < one.end <= one.sentence_end <= len(text)
        assert is_edtf(one.edtf), (one.edtf, text[one.start : one.end])
        assert one.method
        end = one.end


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1 ",
        "1/",
        "1990 ",
        "1990-",
        "May ",
        "May 5 ",
        "/",
        '"',
        "“today ",
        ".",
        "Sunday ",
        "last year ",
    ],
)
def test_hostile_texts_are_read_to_their_end(unit: str) -> None:
    text = unit * (60_000 // len(unit)) + " in 1967"
    assert said(text, "en", SUNDAY)[-1:] in (["1967"], [])


@pytest.mark.parametrize(
    "unit", ["martes ", "fue el martes ", "en mayo ", "“ayer ", "hace tres ", "– ", "de "]
)
def test_hostile_texts_in_other_languages(unit: str) -> None:
    text = unit * (30_000 // len(unit)) + "\n\nen 1967"
    assert said(text, "es", SUNDAY)[-1:] == ["1967"]
