"""What a line of dates states: this table is the specification."""

import time

import pytest

from broadsheet.clean.claimed import claimed
from broadsheet.clean.dates import date_line, find, find_full
from broadsheet.clean.months import MONTHS, WEEKDAYS
from broadsheet.clean.relative import future, relative

STATED = {
    "Sun, 26 Dec 2021 - 06:05 GMT": "2021-12-26T06:05:00+00:00",
    "26.12.2021 07.57": "2021-12-26T07:57:00",
    "Tuesday, 26 November 2024": "2024-11-26",
    "October 23, 2025 5:50 pm CET": "2025-10-23T17:50:00+01:00",
    "Published Jun 05, 2026": "2026-06-05",
    "03.05.2024, 16:24 Uhr • Lesezeit: 5 Minuten": "2024-05-03T16:24:00",
    "17.04.2024, 12:24Lesezeit: 5 Min.": "2024-04-17T12:24:00",
    "Stand: 17.06.2025 18:24 Uhr": "2025-06-17T18:24:00",
    "28. April 2023, 19:50 Uhr": "2023-04-28T19:50:00",
    "Publié le 18 juil. 2024 à 08:01Mis à jour le 18 juil. 2024 à 09:06": "2024-07-18T08:01:00",
    "Offentliggjort torsdag 06. feb 2025 17:25": "2025-02-06T17:25:00",
    "17:41 JST, October 13, 2024": "2024-10-13T17:41:00+09:00",
    "Friday, 22 Nov 2024 4:55 PM MYT": "2024-11-22T16:55:00+08:00",
    "* Published: 22:04, 22 Apr 2024": "2024-04-22T22:04:00",
    "April 28 2023, 3:54 p.m.": "2023-04-28T15:54:00",
    "Dec 26, 2021 at 12:05 AM EST": "2021-12-26T00:05:00-05:00",
    "2021-12-26T06:05:00Z": "2021-12-26T06:05:00+00:00",
    "2021-12-26 06:05:00+0200": "2021-12-26T06:05:00+02:00",
    "5 de mayo de 2024": "2024-05-05",
    "3 maart 2022": "2022-03-03",
    "27 октября 2023": "2023-10-27",
    "الأحد 26 ديسمبر 2021": "2021-12-26",
    "2024年10月13日": "2024-10-13",
    "2022年10月3日 18時20分": "2022-10-03T18:20:00",
    "2021年05月17日 09:23 来源：新华社": "2021-05-17T09:23:00",
    "الثلاثاء 14 مارس 2023 - 03:15 م": "2023-03-14T15:15:00",
    "Giriş: 09.09.2021 - 08:45": "2021-09-09T08:45:00",
    "3 мая 2021 г.": "2021-05-03",
    "3 Mayıs 2021": "2021-05-03",
    "3 maja 2021": "2021-05-03",
    "Publication date: 3 May 2021": "2021-05-03",
    "Posted on March 3, 2021 by admin": "2021-03-03",
    "3 Aprıl 2021": "2021-04-03",
    "3 APRİL 2021": "2021-04-03",
    "ſept 3 2021": "2021-09-03",
    # Hours of opening are no offset.
    "3 May 2024, 10:00-11:30": "2024-05-03T10:00:00",
    "3 May 2024, 18:00-20:00": "2024-05-03T18:00:00",
    "3 May 2024, 10:00 UTC+3": "2024-05-03T10:00:00+03:00",
    "Fri, 3 May 2024 10:00:00 +0200": "2024-05-03T10:00:00+02:00",
    "31/12/2021": "2021-12-31",
    "5/5/2021": "2021-05-05",
    "May 2024": "2024-05",
    # The languages of the world's larger newspapers.
    "Veröffentlicht am 3. Mai 2024 um 18:24 Uhr": "2024-05-03T18:24:00",
    "Erschienen am Freitag, 3. Mai 2024": "2024-05-03",
    "Freitag, 3. Mai 2024, 10 Uhr": "2024-05-03T10:00:00",
    "Mittwoch, 3. Jänner 2024": "2024-01-03",
    "Publié le vendredi 3 mai 2024 à 10h15": "2024-05-03T10:15:00",
    "mar. 7 mai 2024": "2024-05-07",
    "1er mai 2024": "2024-05-01",
    "Publicado el 3 de mayo de 2024 a las 10:15 h": "2024-05-03T10:15:00",
    "mar 7 may 2024": "2024-05-07",
    "viernes, 3 may. 2024": "2024-05-03",
    "Publicado em 3 de maio de 2024 às 10h15": "2024-05-03T10:15:00",
    "sexta-feira, 3 de maio de 2024": "2024-05-03",
    "1º de maio de 2024": "2024-05-01",
    "Pubblicato il 3 maggio 2024, ore 10:15": "2024-05-03T10:15:00",
    "mar 7 mag 2024": "2024-05-07",
    "Gepubliceerd op 3 mei 2024 om 10:15": "2024-05-03T10:15:00",
    "vrijdag 3 mei 2024": "2024-05-03",
    "Publicerad 3 maj 2024 kl. 10.15": "2024-05-03T10:15:00",
    "Publisert: fredag 3. mai 2024 kl. 10:15": "2024-05-03T10:15:00",
    "Publiceret 3. maj 2024": "2024-05-03",
    "Julkaistu perjantai 3. toukokuuta 2024 klo 10.15": "2024-05-03T10:15:00",
    "Опубликовано: 3 мая 2024 г., 10:15 МСК": "2024-05-03T10:15:00+03:00",
    "пятница, 3 мая 2024 года в 10:15": "2024-05-03T10:15:00",
    "Опубліковано 3 травня 2024 року о 10:15": "2024-05-03T10:15:00",
    "Opublikowano: piątek, 3 maja 2024 r., godz. 10:15": "2024-05-03T10:15:00",
    "3. května 2024 10:15": "2024-05-03T10:15:00",
    "2024. május 3. 10:15": "2024-05-03T10:15:00",
    "vineri, 3 mai 2024, 10:15": "2024-05-03T10:15:00",
    "Δημοσιεύθηκε: Παρασκευή, 3 Μαΐου 2024, 10:15 π.μ.": "2024-05-03T10:15:00",
    "Yayınlanma: 3 Mayıs 2024 Cuma 10:15": "2024-05-03T10:15:00",
    "Jumat, 3 Mei 2024 | 10:15 WIB": "2024-05-03T10:15:00+07:00",
    "Diterbitkan Jumaat, 3 Mei 2024": "2024-05-03",
    "Ijumaa, 3 Mei 2024": "2024-05-03",
    "प्रकाशित: शुक्रवार, 3 मई 2024, 10:15 AM IST": "2024-05-03T10:15:00",
    "३ मई २०२४": "2024-05-03",
    "פורסם: יום שישי, 3 במאי 2024, 10:15": "2024-05-03T10:15:00",
    "نشر في: الجمعة ٣ مايو ٢٠٢٤ - ١٠:١٥ ص": "2024-05-03T10:15:00",
    "تاريخ النشر: 3 أيار 2024": "2024-05-03",
    "3 كانون الثاني 2024": "2024-01-03",
    "3 تشرين الأول 2024 - 10:15 مساءً": "2024-10-03T22:15:00",
    "تاریخ انتشار: ۳ مه ۲۰۲۴ ساعت ۱۰:۱۵": "2024-05-03T10:15:00",
    "发布时间：2024-05-03 10:15:20": "2024-05-03T10:15:20",
    "2024年5月3日 星期五 下午3:15": "2024-05-03T15:15:00",
    "2024年5月3日(金) 午後3時15分 配信": "2024-05-03T15:15:00",
    "10月13日": "XXXX-10-13",
    "입력 2024.05.03. 오후 3:15": "2024-05-03T15:15:00",
    "2024년 5월 3일 (금)": "2024-05-03",
    "Fri 3rd May 2024": "2024-05-03",
    "03-May-2024": "2024-05-03",
    "2024/05/03 10:15": "2024-05-03T10:15:00",
    "2024-05-03T10:15:00.123+02:00": "2024-05-03T10:15:00+02:00",
    "3 May 2024 10:15 BST": "2024-05-03T10:15:00",
    "Fri, 3 May 2024 10:15 UTC+05:30": "2024-05-03T10:15:00+05:30",
    # A weekday leaves one reading; a year of two digits has a second one, the year first.
    "Fri 03/05/2024": "2024-05-03",
    "Tue 03/05/2024": "2024-03-05",
    "Freitag, 03.05.24": "2024-05-03",
    "13/05/2024": "2024-05-13",
    # Nothing is added: no year, no offset where the zone's name stands for several.
    "7 October": "XXXX-10-07",
    "29 February": "XXXX-02-29",
    "3 May 2024, 09:00 IST": "2024-05-03T09:00:00",
}


@pytest.mark.parametrize("line", STATED)
def test_stated(line: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.start == 0
    assert found.dates[0].edtf == STATED[line]
    assert not found.dates[0].updated


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("03/04/2021", "ambiguous date"),
        ("3-4-2021 10:00", "ambiguous date"),
        ("30 February 2020", "impossible date"),
        ("29 February 2023", "impossible date"),
        ("2021-13-01", "impossible date"),
        ("31.04.2021", "impossible date"),
        ("Stand: 03.05.24, 18:24 Uhr", "ambiguous date"),
        ("Published 03/05/24", "ambiguous date"),
        ("Mon 05/04/2024", "ambiguous date"),
        # One of the two is wrong, and nothing says which.
        ("Monday, 3 May 2024", "weekday disagrees"),
        ("lundi 3 mai 2024", "weekday disagrees"),
        ("2024年5月3日（月）", "weekday disagrees"),
    ],
)
def test_not_settled(line: str, fault: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.dates[0].edtf is None
    assert found.dates[0].fault == fault


@pytest.mark.parametrize(
    "line",
    [
        "On 5 May 2024 he went home",
        "12:30 GMT",
        "Sun 3",
        "In 2024",
        "May be",
        "The 7 October attack",
        "10 years ago this week the war began",
        "3.5.24",
        "10/12/24",
        "14 اردیبهشت 1403",
        "3 พฤษภาคม 2567",
        "Le 3 mai, il est parti",
        "",
    ],
)
def test_no_date_line(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Updated: 22 Apr 2024", "Last updated 3 May 2024, 10:00", "Aktualisiert: 3.5.2024",
        "Zuletzt aktualisiert am 3. Mai 2024", "Mis à jour le 3 mai 2024 à 10h15",
        "Dernière mise à jour : 3 mai 2024", "Actualizado el 3 de mayo de 2024",
        "Última actualización: 3 de mayo de 2024", "Atualizado em 3 de maio de 2024",
        "Ultimo aggiornamento: 3 maggio 2024", "Laatst bijgewerkt: 3 mei 2024",
        "Обновлено: 3 мая 2024", "آخر تحديث: 3 مايو 2024", "Son güncelleme: 3 Mayıs 2024",
        "Ostatnia aktualizacja: 3 maja 2024", "更新时间：2024-05-03", "2024年5月3日 10:15更新",
        "최종수정 2024.05.03", "Diperbarui 3 Mei 2024", "GÜNCELLEME: 3 MAYIS 2024",
    ],
)  # fmt: skip
def test_an_update_is_not_a_publication(line: str) -> None:
    found = date_line(line)
    assert found is not None
    assert [one.updated for one in found.dates] == [True]


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("By Madeleine Howell 30 August 2023 • 4:45pm", "By Madeleine Howell "),
        ("Jen MillsPublished Jul 17, 2024, 11:21am|Updated Jul 17, 2024", "Jen Mills"),
        ("By Tom Davies - Associated Press - Friday, April 28, 2023", "By Tom Davies - Associated"),
        ("Zimbili Vilakazi|Published 15 hours ago", "Zimbili Vilakazi"),
    ],
)
def test_a_byline_before_the_date(line: str, before: str) -> None:
    found = date_line(line)
    assert found is not None
    assert line[: found.start].startswith(before)


@pytest.mark.parametrize(
    ("line", "day_first", "edtf"),
    [
        ("03/04/2024", True, "2024-04-03"),
        ("03/04/2024", False, "2024-03-04"),
        ("3-4-2024 10:00", True, "2024-04-03T10:00:00"),
        ("13/04/2024", False, "2024-04-13"),
        ("04/13/2024", True, "2024-04-13"),
        ("03.04.2024", False, "2024-04-03"),
        ("2024/03/04", True, "2024-03-04"),
        ("Published 03/05/24", True, "2024-05-03"),
        ("Published 03/05/24", False, "2024-03-05"),
        ("Stand: 03.05.24", True, "2024-05-03"),
        ("Stand: 03.05.98, 10:00 Uhr", True, "1998-05-03T10:00:00"),
        # What a weekday says goes before what is usual there.
        ("Tue 03/05/2024", True, None),
    ],
)
def test_the_caller_may_know_which_comes_first(
    line: str, day_first: bool, edtf: str | None
) -> None:
    found = date_line(line, day_first)
    assert found is not None
    assert found.dates[0].edtf == edtf


def test_published_and_updated_in_one_line() -> None:
    for line in (
        "Published 3 May 2024, 10:15 | Updated 4 May 2024, 9:00",
        "Publié le 3 mai 2024 à 10h15, mis à jour le 4 mai 2024",
        "تاريخ النشر: 3 مايو 2024 - آخر تحديث: 4 مايو 2024",
        "2024年5月3日 10:15 配信 2024年5月4日 更新",
        "Fri 3 May 2024 | Updated Sat 4 May 2024",
    ):
        found = date_line(line)
        assert found is not None, line
        assert [(one.edtf or "")[:10] for one in found.dates] == ["2024-05-03", "2024-05-04"]
        assert [one.updated for one in found.dates] == [False, True], line


def test_a_weekday_belongs_to_the_date_behind_it() -> None:
    found = date_line("3 May 2024, Sat 4 May 2024")
    assert found is not None
    assert [one.edtf for one in found.dates] == ["2024-05-03", "2024-05-04"]


@pytest.mark.parametrize("name", MONTHS)
def test_every_name_of_a_month_is_read(name: str) -> None:
    found = date_line(f"3 {name} 2024")
    assert found is not None
    assert found.dates[0].edtf == f"2024-{MONTHS[name]:02}-03"


def test_each_weekday_is_read_in_every_language() -> None:
    for name, days in WEEKDAYS.items():
        for day in days:
            found = date_line(f"{name} {6 + day} May 2024")  # the sixth was a Monday
            assert found is not None, name
            assert found.dates[0].edtf == f"2024-05-{6 + day:02}", name


def test_long_lines_are_not_tried() -> None:
    assert date_line("5 May 2024 " * 100) is None


CLAIMED = {
    # ISO 8601
    "2024-05-03": "2024-05-03",
    "2024-05": "2024-05",
    "2024": "2024",
    "20240503": "2024-05-03",
    "20240503T101520Z": "2024-05-03T10:15:20+00:00",
    "20240503T1015+0200": "2024-05-03T10:15:00+02:00",
    "2024-05-03T10:15:20Z": "2024-05-03T10:15:20+00:00",
    "2024-05-03t10:15:20z": "2024-05-03T10:15:20+00:00",
    "2024-05-03T10:15:20.123456789Z": "2024-05-03T10:15:20+00:00",
    "2024-05-03T10:15:20,5+02:00": "2024-05-03T10:15:20+02:00",
    "2024-05-03T10:15:20+0530": "2024-05-03T10:15:20+05:30",
    "2024-05-03T10:15:20-03": "2024-05-03T10:15:20-03:00",
    "2024-05-03T10:15": "2024-05-03T10:15:00",
    "2024-05-03 10:15:20": "2024-05-03T10:15:20",
    "2024-05-03 10:15:20 UTC": "2024-05-03T10:15:20+00:00",
    "2024-05-03 10:15:20 +0000 UTC": "2024-05-03T10:15:20+00:00",
    "2024-05-03T10:15:20+02:00[Europe/Berlin]": "2024-05-03T10:15:20+02:00",
    "2024-05-03T10": "2024-05-03",
    "2016-12-31T23:59:60Z": "2016-12-31",
    "2024-05-03 10:15 AM": "2024-05-03T10:15:00",
    "Published 3 May 2024, updated 4 May 2024": "2024-05-03",
    "2024-W18-5": "2024-05-03",
    "2024-124": "2024-05-03",
    "2024-00-00": "2024",
    "2024-05-00": "2024-05",
    "XXXX-10-07": "XXXX-10-07",
    "20240503101520": "2024-05-03T10:15:20",
    "2024:05:03 10:15:20": "2024-05-03T10:15:20",
    "2024.05.03": "2024-05-03",
    "2024/05/03": "2024-05-03",
    # the programs' own ways
    "1614834367": "2021-03-04T05:06:07+00:00",
    "1614834367000": "2021-03-04T05:06:07+00:00",
    "1614834367.25": "2021-03-04T05:06:07+00:00",
    "2021-03-04 05:06:07+00:00": "2021-03-04T05:06:07+00:00",
    "Thu, 04 Mar 2021 05:06:07 +0100": "2021-03-04T05:06:07+01:00",
    "Thu, 4 Mar 2021 05:06:07 GMT": "2021-03-04T05:06:07+00:00",
    "Thursday, 04-Mar-21 05:06:07 GMT": "2021-03-04T05:06:07+00:00",
    "Sunday, 06-Nov-94 08:49:37 GMT": "1994-11-06T08:49:37+00:00",
    "Thu Mar  4 05:06:07 2021": "2021-03-04T05:06:07",
    "Thu Mar 04 05:06:07 +0000 2021": "2021-03-04T05:06:07+00:00",
    "Thu Mar 04 2021 05:06:07 GMT+0100 (CET)": "2021-03-04T05:06:07+01:00",
    "Mar 4, 2021 5:06:07 AM": "2021-03-04T05:06:07",
    '"2024-05-03"': "2024-05-03",
    " 2024-05-03 ": "2024-05-03",
    # as people write
    "3 May 2024": "2024-05-03",
    "Published: May 3, 2024, 10:15 a.m. EDT": "2024-05-03T10:15:00-04:00",
    "3. Mai 2024": "2024-05-03",
    "٣ مايو ٢٠٢٤": "2024-05-03",
    "13/05/2024": "2024-05-13",
    # no date at all, and what programs write for none
    "": None,
    "yesterday": None,
    "null": None,
    "12": None,
    "202405": None,
    "In 2024 it rained": None,
    "0000-00-00": None,
    "0000-00-00 00:00:00": None,
    "0001-01-01": None,
    "0001-01-01T00:00:00Z": None,
    "1970-01-01T00:00:00Z": None,
    "1970-01-01 00:00:00": None,
    "1970-01-01T01:00:00+01:00": None,
    "1969-12-31T19:00:00-05:00": None,
    "0000000000": None,
    "9999-12-31": None,
    "Updated 3 May 2024": None,
    "1970-01-01": "1970-01-01",
}


@pytest.mark.parametrize("value", CLAIMED)
def test_claimed(value: str) -> None:
    found = claimed(value)
    assert (found.edtf if found else None) == CLAIMED[value]
    if found:
        assert value[found.start : found.end] == value.strip().strip('"')


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("03/04/2021", "ambiguous date"),
        ("03/04/24", "ambiguous date"),
        ("2024-13-01", "impossible date"),
        ("2024-02-30T10:00:00Z", "impossible date"),
        ("2023-366", "impossible date"),
        ("2024-05-03 - 2024-05-06", "two dates"),
        ("2023-W53-1", "impossible date"),
        ("20241301", "impossible date"),
        ("Mon, 3 May 2024 10:00:00 GMT", "weekday disagrees"),
    ],
)
def test_claimed_but_not_settled(value: str, fault: str) -> None:
    found = claimed(value)
    assert found is not None
    assert (found.edtf, found.fault) == (None, fault)


def test_a_claim_is_read_as_the_caller_says() -> None:
    found = claimed("03/04/2024", day_first=True), claimed("3.5.24", day_first=True)
    assert [one.edtf for one in found if one] == ["2024-04-03", "2024-05-03"]


@pytest.mark.parametrize(
    ("text", "reference", "edtf"),
    [
        ("3 hours ago", "2024-05-20T20:00:00Z", "2024-05-20"),
        ("3 hours ago", "2024-05-20T03:30:00Z", "2024-05"),
        ("3 hours ago", "2024-05-20", "2024-05"),
        ("5 min ago", "2024-05-20T20:00", "2024-05-20"),
        ("an hour ago", "2024-05-20T20:00", "2024-05-20"),
        ("just now", "2024-05-20T20:00", "2024-05-20"),
        ("today", "2024-05-20", "2024-05-20"),
        ("yesterday", "2024-05-01", "2024-04-30"),
        ("gestern", "2024-05-20", "2024-05-19"),
        ("hier", "2024-05-20", "2024-05-19"),
        ("ayer", "2024-05-20", "2024-05-19"),
        ("вчера", "2024-05-20", "2024-05-19"),
        ("أمس", "2024-05-20", "2024-05-19"),
        ("昨天", "2024-05-20", "2024-05-19"),
        ("vorgestern", "2024-05-20", "2024-05-18"),
        # Rounded, two days may be two or three.
        ("vor 2 Tagen", "2024-05-20", "2024-05"),
        ("vor 2 Tagen", "2024-05-03", "2024"),
        ("hace 3 días", "2024-05-20", "2024-05"),
        ("il y a 3 jours", "2024-05-20", "2024-05"),
        ("há 3 dias", "2024-05-20", "2024-05"),
        ("3 giorni fa", "2024-05-20", "2024-05"),
        ("3 dagen geleden", "2024-05-20", "2024-05"),
        ("för 3 dagar sedan", "2024-05-20", "2024-05"),
        ("3 дня назад", "2024-05-20", "2024-05"),
        ("3 gün önce", "2024-05-20", "2024-05"),
        ("منذ 3 أيام", "2024-05-20", "2024-05"),
        ("3 hari yang lalu", "2024-05-20", "2024-05"),
        ("3日前", "2024-05-20", "2024-05"),
        ("3小时前", "2024-05-20T20:00", "2024-05-20"),
        ("2 weeks ago", "2024-05-31", "2024-05"),
        ("3 months ago", "2024-07-31", "2024"),
        ("3 months ago", "2024-03-31", "2023"),
        ("3 months ago", "2024-04-15", None),
        ("2 years ago", "2024-05-20", None),
        ("999 years ago", "2024-05-20", None),
        ("yesterday", "", None),
        ("yesterday", "soon", None),
        ("yesterday", "2024-13-40", None),
        ("3 May 2024", "2024-05-20", None),
        ("3 hours", "2024-05-20T20:00", None),
        ("3 days ago he left", "2024-05-20", None),
    ],
)
def test_relative(text: str, reference: str, edtf: str | None) -> None:
    found = relative(f" {text} ", reference)
    assert (found.edtf if found else None) == edtf
    if found:
        assert f" {text} "[found.start : found.end] == text


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-05-03", False), ("2024-05-04", False), ("2024-05-05", True),
        ("2024-05-04T23:59:00+14:00", False), ("2024-05", False), ("2024-06", True),
        ("2024", False), ("2025", True), ("XXXX-12-31", False), ("1999-12-31", False),
    ],
)  # fmt: skip
def test_future(edtf: str, expected: bool) -> None:
    assert future(edtf, "2024-05-03") is expected


def test_find() -> None:
    text = "Seen around 3 May 2024 in Cairo, version 3.5.24"
    found = find(text, 5, len(text))
    assert found is not None
    assert (text[found.start : found.end], found.edtf) == ("3 May 2024", "2024-05-03")
    assert find(text, 23, len(text)) is None
    assert find_full(text)


@pytest.mark.parametrize(
    "unit",
    [
        "3 ",
        "3 May ",
        "May ",
        "2024-",
        "3.5.",
        "1/",
        "Mon ",
        "在 ",
        "(a) ",
        "a1",
        "10:10 ",
        "ـ",
        "1 ",
    ],
)
def test_adversarial_lines_take_no_longer(unit: str) -> None:
    """A line is looked at up to its limit; the work within the limit stays small."""
    for line in (unit * 1000, (unit * 200)[:199], (unit * 200)[:99]):
        begun = time.process_time()
        date_line(line)
        claimed(line)
        relative(line, "2024-05-03")
        find(line, 0, 160)
        assert time.process_time() - begun < 0.1
