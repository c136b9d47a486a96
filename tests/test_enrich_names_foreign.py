"""Names in other languages than English: people, organizations, places, and their cases."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_enrich_names import LETTERS, text_of

from broadsheet.enrich.gazetteer.places import find
from broadsheet.enrich.names import names
from broadsheet.enrich.names.foreign.inflection import nominatives
from broadsheet.enrich.names.foreign.words import words

LANGUAGES = "de fr es it pt nl pl tr sv ru uk ar sw".split()


def found(text, language):
    """Return the names as `P Ann Lee`, in order."""
    letters = {kind: letter for letter, kind in LETTERS.items()}
    return [f"{letters[m.kind]} {text[m.start : m.end]}" for m in names(text_of(text, language))]


def linked(text, language):
    """Return what the names stand for."""
    return [m.name for m in names(text_of(text, language))]


PEOPLE = [
    ("de", "„Das reicht nicht“, sagte Landrätin Frauke Ostermann. Ostermann klagt.", "P Frauke Ostermann|P Ostermann"),
    ("de", "Die Rede war lang. Viele Menschen hörten von der Rede.", ""),
    ("fr", "Sa directrice, Hélène Vasseur, a dit non. « Jamais », ajoute Vasseur.", "P Hélène Vasseur|P Vasseur"),
    ("es", "El alcalde, Wenceslao Tupa, de 61 años, calló.", "P Wenceslao Tupa"),
    ("it", "«Basta», racconta Nedda Fusaroli.", "P Nedda Fusaroli"),
    ("pt", "A moradora Celestina Figueira, de 80 anos, ficou.", "P Celestina Figueira"),
    ("nl", "Wethouder Wouter Dijkhof van de Technische Universiteit Delft sprak.", "P Wouter Dijkhof|O Technische Universiteit Delft"),
    ("pl", "Wojewoda Jan Malicki mówi. Rozmowa z Malickim trwała.", "P Jan Malicki|P Malickim"),
    ("tr", "Avukat Selin Dağcı, “Gelin” dedi. Dağcı’nın sözü bitti.", "P Selin Dağcı|P Dağcı"),
    ("sv", "Rektorn Lars Ekblad säger nej.", "P Lars Ekblad"),
    ("ru", "Пенсионерка Анна Сергеевна Вьюгина спорит. «Нет», — говорит Вьюгина.", "P Анна Сергеевна Вьюгина|P Вьюгина"),
    ("uk", "Журналістка Олена Бойко запитала.", "P Олена Бойко"),
    ("ar", "وقال المهندس سمير الحداد إن العمل انتهى. وأضاف الحداد أن الطريق مفتوح.", "P سمير الحداد|P الحداد"),
]  # fmt: skip

ORGANIZATIONS = [
    ("de", "Der Verkehrsclub Deutschland (VCD) und das Bundesverkehrsministerium stritten. Der VCD klagt.",
     "O Verkehrsclub Deutschland|O VCD|O Bundesverkehrsministerium|O VCD"),
    ("de", "Im Ministerium war niemand.", ""),
    ("fr", "Selon l’Union maritime, le Conseil régional de Bretagne attend.", "O Union maritime|O Conseil régional de Bretagne"),
    ("es", "Lo dijo la Fiscalía General del Estado (FGE). La FGE calla.", "O Fiscalía General del Estado|O FGE|O FGE"),
    ("it", "La Regione Piemonte e l’Università di Torino rispondono.", "O Regione Piemonte|O Università di Torino"),
    ("pt", "A Polícia Judiciária investiga.", "O Polícia Judiciária"),
    ("nl", "De Autoriteit Persoonsgegevens (AP) waarschuwt.", "O Autoriteit Persoonsgegevens|O AP"),
    ("pl", "Pracuje w Instytucie. Napisał do niego Wojewódzki Inspektorat Pracy.", "O Wojewódzki Inspektorat Pracy"),
    ("tr", "Karar Hatay Valiliği’ne ve Tarım ve Orman Bakanlığı’na gitti.", "O Hatay Valiliği|O Tarım ve Orman Bakanlığı"),
    ("ru", "Министерство транспорта России (Минтранс) и компания «Мост и берег» ждут.",
     "O Министерство транспорта России|O Минтранс|O Мост и берег"),
    ("ar", "أعلنت وزارة الموارد المائية ذلك.", "O وزارة الموارد المائية"),
]  # fmt: skip

PLACES = [
    ("de", "Mit den Füßen im Wasser fuhr er nach Erfurt und Russlands Grenze.", "L Erfurt|L Russlands"),
    ("de", "Er lebt in Ústí nad Labem.", "L Ústí nad Labem"),
    ("fr", "Des navires vers Gênes, en mer Noire et en Méditerranée.", "L Gênes|L mer Noire|L Méditerranée"),
    ("es", "Vive en Villaquinta. Colombia y Perú callan.", "L Villaquinta|L Colombia|L Perú"),
    ("nl", "Tussen Zwolle en Grutterdam ligt de Noordzee niet.", "L Zwolle|L Grutterdam|L Noordzee"),
    ("pl", "Był w Puławach, w Berlinie i w Czechach.", "L Puławach|L Berlinie|L Czechach"),
    ("tr", "Almanya’dan Antakya’ya geldi.", "L Almanya|L Antakya"),
    ("ru", "Из Томска в Москву. Октябрьский мост закрыт.", "L Томска|L Москву"),
    ("ar", "سافر من القاهرة إلى السعودية والإمارات.", "L القاهرة|L السعودية|L الإمارات"),
    ("sv", "Han reste från Ukraina till Litauens gräns.", "L Ukraina|L Litauens"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), [*PEOPLE, *ORGANIZATIONS, *PLACES])
def test_names(language, text, expected):
    assert found(text, language) == [one for one in expected.split("|") if one]


LINKED = [
    ("pl", "Był w Puławach.", ["Puławy"]),
    ("ru", "Он жил в Москве.", ["Москва"]),
    ("pl", "Minister Jan Malicki mówi. Spotkał Jana Malickiego.", ["Jan Malicki", "Jan Malicki"]),
    ("ru", "Он помог Ивану Петровичу. Видели Ивана Петровича.", ["Иван Петрович"] * 2),
    ("de", "Olaf Scholz schweigt. Man kennt Scholzs gutes Recht.", ["Olaf Scholz"] * 2),
    ("tr", "Antakya’da yağmur var.", ["Antakya"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), LINKED)
def test_a_proven_nominative_is_the_name(language, text, expected):
    assert linked(text, language) == expected


def test_a_country_has_its_name_in_other_languages():
    for name in ("Tschechien", "السعودية", "Chequia", "Чехия", "EE.UU."):
        assert find(name)[0].feature == "country", name
    assert find("Noordzee") == find("Mittelmeer")[:0] + find("North Sea")


def test_english_names_stay_before_those_of_other_languages():
    assert find("Reno")[0].country_code == "US"
    assert find("VS") == ()


def test_a_nominative_is_another_word_and_keeps_a_stem():
    for language in LANGUAGES:
        for word in ("Wrocławiem", "Москвы", "Antakya’da", "As", "а"):
            assert word not in nominatives(word, language)
            assert "" not in nominatives(word, language)


def test_every_language_has_its_words():
    for language in LANGUAGES:
        own = words(language)
        assert own.role.whole, language
        assert own.say, language
        assert own.stop, language
    assert not words("xx").role.has("president")


PIECES = st.sampled_from(
    "Jan Maria de von ve Ministerio Universität (ABC) « » „ “ . , – en w в Москве Puławach’da L’ "
    "президент Minister Başkanlığı محمد قال الرئيس والقاهرة عبد وزارة 12 A. & I İ".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join), st.sampled_from([*LANGUAGES, "zh", None]))
def test_any_text_gives_names_that_stand_in_it(text, language):
    mentions = names(text_of(text, language))
    ends = [(m.start, m.end) for m in mentions]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert all(a[1] <= b[0] for a, b in pairwise(ends))
    assert all(text[start:end].strip() == text[start:end] for start, end in ends)


@pytest.mark.parametrize("piece", ["A-", "Jan ", "« d'", "ال", "Ali Kaya ve ", "Ая "])
@pytest.mark.parametrize("language", ["de", "ru", "tr", "ar"])
def test_the_time_grows_with_the_text(piece, language):
    def spent(count):
        begin = time.process_time()
        names(text_of(piece * count, language))
        return time.process_time() - begin

    spent(100)
    assert spent(4_000) < 20 * spent(500) + 0.5
