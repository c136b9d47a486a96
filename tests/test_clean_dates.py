"""What a line of dates states: this table is the specification."""

import pytest

from broadsheet.clean.dates import date_line

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
        "",
    ],
)
def test_no_date_line(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    "line", ["Updated: 22 Apr 2024", "Last updated 3 May 2024, 10:00", "Aktualisiert: 3.5.2024"]
)
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


def test_long_lines_are_not_tried() -> None:
    assert date_line("5 May 2024 " * 100) is None
