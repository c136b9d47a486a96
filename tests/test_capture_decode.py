"""Which encoding a file is in: exact text or a doubt, never wrong text without one."""

import random

import pytest

from broadsheet.capture.decode import decode

SAMPLES = {
    "fr": "Le président français a déclaré mercredi que la France était prête à négocier. « Nous"
          " sommes à l’écoute », a-t-il précisé à l’issue du conseil. Les élèves étaient déjà"
          " rentrés chez eux où ils préparaient la fête de Noël.",
    "de": "Der Präsident sagte am Mittwoch, größere Änderungen seien nötig. „Wir müssen über Löhne"
          " reden“, erklärte er in München.",
    "pl": "Prezydent powiedział w środę, że Polska jest gotowa do rozmów. Żółte światło świeci się"
          " już od roku, a źródło energii jest coraz droższe.",
    "ru": "Президент провёл переговоры с лидерами стран Ближнего Востока. Об этом сообщила"
          " пресс-служба в понедельник, отметив, что стороны обсудили ситуацию.",
    "ar": "قال السفير الروسي في القاهرة إن بلاده تدعم خطة مصر لإعادة إعمار غزة، وأضاف أن التعاون"
          " مستمر بين البلدين في مجلس الأمن.",
    "el": "Ο πρωθυπουργός δήλωσε την Τετάρτη ότι η χώρα είναι έτοιμη για διαπραγματεύσεις.",
    "tr": "Cumhurbaşkanı çarşamba günü yaptığı açıklamada ülkenin görüşmelere hazır olduğunu"
          " söyledi. Şimdi İstanbul’dadır.",
    "ja": "首相は水曜日、国は交渉の用意があると述べた。東京での会議は来週開かれる予定である。",
    "zh": "总理周三表示，国家已准备好进行谈判。会议将于下周在北京举行，预计各方都会出席。",
    "ko": "총리는 수요일에 국가가 협상할 준비가 되어 있다고 말했다. 회의는 다음 주에 열릴 예정이다.",
}  # fmt: skip

UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-32")
LEGACY = {
    "fr": ("cp1252",), "de": ("cp1252",), "pl": ("cp1250", "iso8859-2"),
    "ru": ("cp1251", "koi8-r", "cp866", "iso8859-5"), "ar": ("cp1256", "iso8859-6"),
    "el": ("cp1253",), "tr": ("cp1254",), "ja": ("shift_jis", "euc_jp", "iso2022_jp"),
    "zh": ("gb18030", "big5"), "ko": ("euc_kr",),
}  # fmt: skip


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("language", SAMPLES)
def test_unicode_is_certain(language: str, encoding: str) -> None:
    decoded = decode(SAMPLES[language].encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.doubts) == (SAMPLES[language], encoding, ())


@pytest.mark.parametrize("times", [1, 20])
@pytest.mark.parametrize("case", [(lang, enc) for lang, encs in LEGACY.items() for enc in encs])
def test_legacy_encodings_are_right_and_marked_as_guessed(
    case: tuple[str, str], times: int
) -> None:
    language, encoding = case
    raw = "\n\n".join([SAMPLES[language]] * times).encode(encoding, "ignore")
    decoded = decode(raw)
    assert decoded is not None
    assert decoded.text == raw.decode(encoding)
    assert [kind for kind, _ in decoded.doubts] == ["encoding guessed"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("language", ["fr", "de", "ru", "ar", "el"])
def test_unicode_without_a_mark(language: str, encoding: str) -> None:
    decoded = decode((SAMPLES[language] + "\n").encode(encoding))
    assert decoded is not None
    assert decoded.text == SAMPLES[language] + "\n"
    assert decoded.doubts == (("encoding guessed", encoding),)


@pytest.mark.parametrize(
    "raw", [b"The council met \x1b(B\x1b[m on Monday.", b"\x1b[1mBold\x1b[0m and plain."]
)
def test_the_escapes_of_a_terminal_are_no_other_encoding(raw: bytes) -> None:
    assert decode(raw).encoding == "utf-8"


def test_a_damaged_byte_does_not_make_a_file_legacy() -> None:
    raw = "Élèves, fête, Noël, où, déjà: ".encode() * 3 + b"\xff and the end"
    decoded = decode(raw)
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 1
    assert [kind for kind, _ in decoded.doubts] == ["undecodable bytes"]


@pytest.mark.parametrize(
    "raw",
    [
        random.Random(0).randbytes(2000),
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        b"PK\x03\x04" + bytes(1000),
        bytes(500),
    ],
)
def test_binary_data_is_no_text(raw: bytes) -> None:
    assert decode(raw) is None


def test_a_stray_nul_does_not_cost_an_article() -> None:
    decoded = decode(b"The council met on Monday\x00 and said that it would meet again. " * 3)
    assert decoded is not None
    assert decoded.text.count("\x00") == 3


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"").text == ""
