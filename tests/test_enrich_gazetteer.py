"""What is known of names before an article is read: places and organizations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.enrich.gazetteer import demonyms, organizations, places
from broadsheet.enrich.gazetteer.fold import fold, singular

PLACES = {
    # countries, as newspapers call them
    "U.S.": ("United States", "country", "US"),
    "USA": ("United States", "country", "US"),
    "America": ("United States", "country", "US"),
    "UK": ("United Kingdom", "country", "GB"),
    "Britain": ("United Kingdom", "country", "GB"),
    "Russian Federation": ("Russia", "country", "RU"),
    "Ivory Coast": ("Ivory Coast", "country", "CI"),
    "Côte d’Ivoire": ("Ivory Coast", "country", "CI"),
    "Palestine": ("Palestine", "country", "PS"),
    "Burma": ("Myanmar", "country", "MM"),
    "the Netherlands": ("Netherlands", "country", "NL"),
    "Türkiye": ("Turkey", "country", "TR"),
    "DR Congo": ("Democratic Republic of the Congo", "country", "CD"),
    "Deutschland": ("Germany", "country", "DE"),
    "Египет": ("Egypt", "country", "EG"),
    "مصر": ("Egypt", "country", "EG"),
    "日本": ("Japan", "country", "JP"),
    "Jordan": ("Jordan", "country", "JO"),
    "Georgia": ("Georgia", "country", "GE"),
    # cities
    "Cairo": ("Cairo", "city", "EG"),
    "Paris": ("Paris", "city", "FR"),
    "Kiev": ("Kyiv", "city", "UA"),
    "Sharm El-Sheikh": ("Sharm el-Sheikh", "city", "EG"),
    "Sharm ash-Sheikh": ("Sharm el-Sheikh", "city", "EG"),
    "East Jerusalem": ("East Jerusalem", "city", "PS"),
    "Gaza": ("Gaza", "city", "PS"),
    "Washington": ("Washington", "city", "US"),
    "New York": ("New York City", "city", "US"),
    "St. Petersburg": ("Saint Petersburg", "city", "RU"),
    "The Hague": ("The Hague", "city", "NL"),
    "Moscow": ("Moscow", "city", "RU"),
    "Tripoli": ("Tripoli", "city", "LY"),
    "Hodeidah": ("Al Ḩudaydah", "city", "YE"),
    # regions of countries, and of the world
    "Gaza Strip": ("Gaza Strip", "region", "PS"),
    "West Bank": ("West Bank", "region", "PS"),
    "Calif.": ("California", "region", "US"),
    "Scotland": ("Scotland", "region", "GB"),
    "Latin America": ("Latin America", "area", None),
    "Middle East": ("Middle East", "area", None),
    "Africa": ("Africa", "area", None),
    "the Donbas": ("Donbas", "area", "UA"),
    "Red Sea": ("Red Sea", "area", None),
}


@pytest.mark.parametrize(("name", "expected"), PLACES.items())
def test_the_likeliest_place_of_a_name_comes_first(name, expected):
    first = places.find(name)[0]
    assert (first.name, first.feature, first.country_code) == expected


@pytest.mark.parametrize("name", ["us", "uk", "", "…", "Oblast", "Zzyzxian", "a" * 10_000])
def test_a_name_of_no_place_has_none(name):
    assert places.find(name) == ()


@pytest.mark.parametrize(
    ("name", "others"),
    {
        "Georgia": {("country", "GE"), ("region", "US")},
        "Tripoli": {("city", "LY"), ("city", "LB")},
        "Hyderabad": {("city", "IN"), ("city", "PK")},
        "London": {("city", "GB"), ("city", "CA")},
        "Punjab": {("region", "IN"), ("region", "PK")},
    }.items(),
)
def test_a_name_of_several_places_has_them_all(name, others):
    assert others <= {(one.feature, one.country_code) for one in places.find(name)}


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [
        ("Gaza Strip", 31.4, 34.4),
        ("West Bank", 32.0, 35.2),
        ("East Jerusalem", 31.78, 35.23),
        ("Sharm El-Sheikh", 27.92, 34.33),
        ("Egypt", 26.5, 30.0),
        ("Russia", 62.0, 99.0),
        ("France", 46.6, 2.5),
        ("Singapore", 1.29, 103.85),
    ],
)
def test_a_place_stands_where_it_is(name, latitude, longitude):
    place = places.find(name)[0]
    assert place.latitude == pytest.approx(latitude, abs=1)
    assert place.longitude == pytest.approx(longitude, abs=1)


@pytest.mark.parametrize("name", ["Latin America", "Middle East", "Africa", "Mediterranean"])
def test_a_region_of_the_world_has_no_point(name):
    place = places.find(name)[0]
    assert (place.latitude, place.longitude, place.country_code) == (None, None, None)


@pytest.mark.parametrize("name", ["Egypt", "Cairo", "Gaza Strip", "Sahel", "Texas"])
def test_a_place_is_found_again_by_its_number(name):
    place = places.find(name)[0]
    assert places.by_known(place.known) == place


def test_no_place_has_impossible_coordinates_and_every_key_leads_to_one():
    count = len(places._places())
    for index in range(0, count, 97):
        place = places._place(index)
        assert place.latitude is None or -90 <= place.latitude <= 90
        assert place.longitude is None or -180 <= place.longitude <= 180
        assert place.feature in {"country", "region", "city", "area"}
    assert all(int(i) < count for found in places._names().values() for i in found.split(","))


ORGANIZATIONS = {
    "UN": "org:UN",
    "U.N.": "org:UN",
    "the United Nations": "org:UN",
    "Security Council": "org:UNSC",
    "UN Security Council": "org:UNSC",
    "Nato": "org:NATO",
    "CIS": "org:CIS",
    "World Health Organisation": "org:WHO",
    "IDF": "org:IDF",
    "Doctors Without Borders": "org:MSF",
    "Russian Security Council": None,
    "who": None,
    "amnesty": None,
    "": None,
}


@pytest.mark.parametrize(("name", "key"), ORGANIZATIONS.items())
def test_an_organization_is_known_by_its_names(name, key):
    found = organizations.known(name)
    assert (found and found.known) == key


def test_no_name_is_that_of_two_organizations():
    owners = {}
    for one in organizations.everyone():
        for name in {fold(name) for name in (one.name, *one.aliases)}:
            assert owners.setdefault(name, one.known) == one.known, name
        assert organizations.by_known(one.known) is one


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Egypt’s", "Egypt"),
        ("Texas'", "Texas"),
        ("Cairo", "Cairo"),
        ("’", "’"),
        ("Côte d'", "Côte d"),
    ],
)
def test_the_mark_of_possession_is_dropped(name, bare):
    assert singular(name) == bare


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_name_can_be_looked_up(name):
    assert fold(fold(name)) == fold(name) or not name.isascii()
    assert isinstance(places.find(name), tuple)
    organizations.known(name)


@pytest.mark.parametrize(
    ("word", "code"),
    [("Russian", "RU"), ("Egyptians", "EG"), ("South African", "ZA"), ("Welsh", "GB")],
)
def test_a_demonym_has_its_country(word, code):
    assert demonyms.COUNTRIES[word] == code


def test_every_demonym_is_of_a_country_of_the_gazetteer():
    codes = {places._place(i).country_code for i in range(len(places._places()))}
    assert set(demonyms.COUNTRIES.values()) <= codes
    assert "Korean" not in demonyms.COUNTRIES
