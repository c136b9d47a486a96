"""The language of a text: named where its letters show it, left open where they do not."""

import subprocess
import sys
import time

import pytest

from broadsheet.clean.language import language_of, languages_of, stated

TEXTS = {
    "en": "The town council met on Monday and agreed to repair the old bridge before the winter.",
    "de": "Der Stadtrat hat am Montag beschlossen, die alte Brücke vor dem Winter zu sanieren.",
    "fr": "Le conseil municipal a décidé lundi de réparer le vieux pont avant l’hiver prochain.",
    "es": "El ayuntamiento decidió el lunes reparar el viejo puente antes de que llegue el invierno.",
    "pt": "A câmara municipal decidiu na segunda-feira reparar a velha ponte antes do inverno.",
    "it": "Il consiglio comunale ha deciso lunedì di riparare il vecchio ponte prima dell’inverno.",
    "nl": "De gemeenteraad heeft maandag besloten de oude brug vóór de winter te herstellen.",
    "sv": "Kommunfullmäktige beslutade i måndags att reparera den gamla bron innan vintern kommer.",
    "ru": "Городской совет в понедельник решил отремонтировать старый мост до начала зимы.",
    "uk": "Міська рада в понеділок вирішила відремонтувати старий міст до початку зими.",
    "pl": "Rada miasta postanowiła w poniedziałek naprawić stary most jeszcze przed zimą.",
    "tr": "Belediye meclisi pazartesi günü eski köprüyü kıştan önce onarmaya karar verdi.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε τη Δευτέρα να επισκευάσει την παλιά γέφυρα.",
    "ar": "قرر مجلس المدينة يوم الاثنين إصلاح الجسر القديم قبل حلول فصل الشتاء المقبل.",
    "fa": "شورای شهر روز دوشنبه تصمیم گرفت پل قدیمی را پیش از زمستان تعمیر کند.",
    "he": "מועצת העיר החליטה ביום שני לתקן את הגשר הישן לפני בוא החורף.",
    "hi": "नगर परिषद ने सोमवार को सर्दी से पहले पुराने पुल की मरम्मत करने का फैसला किया।",
    "ja": "市議会は月曜日、冬が来る前に古い橋を修理することを決めた。",
    "zh": "市议会星期一决定在冬天到来之前修复这座旧桥。",
    "ko": "시의회는 월요일에 겨울이 오기 전에 낡은 다리를 수리하기로 결정했다.",
    "id": "Dewan kota pada hari Senin memutuskan untuk memperbaiki jembatan tua sebelum musim dingin.",
    # The model is unsure of Swahili, and needs more than a sentence of it.
    "sw": "Watu wengi walisema kwamba serikali ya nchi hiyo haijafanya kazi yake kwa miaka mingi sasa."
    " Baraza la mji liliamua kwamba daraja la zamani litajengwa upya kabla ya mwisho wa mwaka huu,"
    " kwa sababu wananchi wanaotumia daraja hilo kila siku wamekuwa wakilalamika kwa muda mrefu sana.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_is_enough(code: str) -> None:
    found = language_of(TEXTS[code])
    assert found is not None
    assert found[0] == code
    assert found == language_of(TEXTS[code])


@pytest.mark.parametrize(
    "text",
    ["", " ", "7 Oct", "Reuters", "OK", "12345 6789 0123 4567 8901 2345", "\x00" * 50, "—" * 50,
     "Le conseil", "x" * 100, "La La Land", "qwrtz plkjh vbnmx wqrtz plmkn bvcxy zxcvb"],
)  # fmt: skip
def test_what_is_too_short_or_no_language_is_left_open(text: str) -> None:
    assert language_of(text) is None


def test_a_text_that_fits_no_second_language() -> None:
    # The detector answers with one language here, where two are asked for.
    text = (
        "He told them they would have been told if there had been any news about those who were"
        " still in there"
    )
    found = language_of(text)
    assert found is not None
    assert found[0] == "en"


def test_capitals_line_ends_and_length_change_nothing() -> None:
    for text in (TEXTS["en"].upper(), TEXTS["en"].replace(" ", "\n"), TEXTS["en"] * 500):
        found = language_of(text)
        assert found is not None
        assert found[0] == "en"


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["en", "en", "en"], ["en"]),
        (["en"], ["en"]),
        (["en", "en", "ar", "ar"], ["ar", "en"]),
        (["en"] * 6 + ["ar"], ["en"]),
        (["en"] * 20 + ["ar", "ar"], ["en"]),
        (["en"] * 20 + ["ar"] * 10, ["ar", "en"]),
        (["fr"] * 5 + ["en"] * 15, ["en", "fr"]),
        (["en", "ar"] * 10, ["ar", "en"]),
        ([], []),
    ],
)
def test_languages_of_a_mixed_text(codes: list[str], expected: list[str]) -> None:
    found = languages_of([*(TEXTS[code] for code in codes), "7 Oct"])
    assert sorted(code for code, _ in found) == expected
    assert all(0.2 <= share <= 1 for _, share in found)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "en"), ("EN", "en"), ("en_GB", "en-GB"), ("en-gb", "en-GB"), (" de-DE ", "de-DE"),
        ("en-UK", "en-GB"), ("zh-Hant-TW", "zh-Hant-TW"), ("zh_hans", "zh-Hans"), ("iw", "he"),
        ("in_ID", "id-ID"), ("ji", "yi"), ("deu", "de"), ("eng-US", "en-US"), ("ckb", "ckb"),
        ("es-419", "es-419"), ("en_US.UTF-8", "en-US"), ("de-DE-1996", "de-DE"), ("sr-Latn", "sr-Latn"),
        ("", None), ("xx", None), ("und", None), ("mul", None), ("English", None), ("e", None),
        ("en GB", None), ("<b>", None), ("en-" + "a" * 300, None),
    ],
)  # fmt: skip
def test_stated(tag: str, expected: str | None) -> None:
    assert stated(tag) == expected


def test_the_model_is_loaded_only_when_a_text_asks_for_it() -> None:
    check = "import sys, broadsheet.clean.language; sys.exit('fasttext' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


@pytest.mark.parametrize("unit", ["a", "word ", "字", "a\n", " ", "\u0301"])
def test_long_texts_take_no_longer(unit: str) -> None:
    language_of(TEXTS["en"])
    begun = time.process_time()
    language_of(unit * 1_000_000)
    stated(unit * 100_000)
    assert time.process_time() - begun < 0.2
