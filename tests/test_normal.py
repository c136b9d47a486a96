"""How stored text is written, and that writing it so twice changes nothing."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.normal import normal

NORMAL = {
    "": "",
    "plain": "plain",
    "two  blanks": "two blanks",
    " at the ends ": "at the ends",
    "a\nb": "a b",
    "a\r\n  b": "a b",
    "a\tb": "a b",
    "a\u2028b": "a b",
    "a\x85b": "a b",
    "a\u00a0b\u202fc\u3000d": "a b c d",
    "cafe\u0301": "café",
    "soft\u00adhyphen": "softhyphen",
    "zero\u200bwidth\ufeff": "zerowidth",
    "\u202eevil\u202c": "evil",
    "\u2067قال\u2069": "قال",
    "nul\x00l": "null",
    "bell\x07": "bell",
    "\ud83dlone": "\ufffdlone",
    # Joiners where letters or pictures need them.
    "می\u200cشود": "می\u200cشود",
    "क\u094d\u200dष": "क\u094d\u200dष",
    "ශ\u0dca\u200dරී": "ශ\u0dca\u200dරී",
    "👨\u200d👩\u200d👧": "👨\u200d👩\u200d👧",
    "❤\ufe0f": "❤\ufe0f",
    "🏳\ufe0f\u200d🌈": "🏳\ufe0f\u200d🌈",
    "a\u200db\u200cc": "abc",
    "\u200cمی": "می",
    # Quotation marks, dashes and letters stay as they are.
    "“It’s” – «so» — she said…": "“It’s” – «so» — she said…",
    "ﬁne ½ ㎏ Ａ": "ﬁne ½ ㎏ Ａ",
    "Привет, мир — «да».": "Привет, мир — «да».",
    "été à l’école – « déjà »": "été à l’école – « déjà »",
    "Zażółć gęślą jaźń „tak”": "Zażółć gęślą jaźń „tak”",
    # UTF-8 that was read as Windows-1252, Latin-1, 1250 or 1251.
    "cafÃ©": "café",
    "itâ€™s": "it’s",
    "â€œQuotedâ€\x9d": "“Quoted”",
    "\x93Quoted\x94": "“Quoted”",
    "Ã©tÃ© Ã  l'Ã©cole": "été à l'école",
    "РџСЂРёРІРµС‚": "Привет",
}


@pytest.mark.parametrize("text", NORMAL)
def test_normal(text: str) -> None:
    assert normal(text) == NORMAL[text]


PIECES = st.sampled_from(
    ["Ã", "©", "â€", "\x9d", "\x93", "\u200b", "\u200c", "\u200d", "\u00a0", " ", "\r\n", "e", "\u0301",
     "می", "क\u094d", "👨", "\ufe0f", "\ud83d", "\ude00", "\x00", "Р", "џ", "\u202e", "à", "\u00ad", "â"]
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join)))
def test_twice_is_once(text: str) -> None:
    once = normal(text)
    assert normal(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()
    assert not any(unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") for one in once)
    once.encode()


def test_clean_text_costs_next_to_nothing() -> None:
    text = "The council met on Monday and agreed. " * 30
    spent = min(_seconds(text.strip(), 2000) for _ in range(3))
    assert (
        len(text) * 2000 / spent > 5e6
    )  # 50 million characters a second on the machine it was written on


@pytest.mark.parametrize(
    "unit", ["a\u200b", "\u200d", " ", "Ã©", "Ã", "\x93", "e\u0301", "\ud83d", "می\u200c", "\u0301"]
)
def test_work_grows_with_the_length_and_no_faster(unit: str) -> None:
    short, long = (min(_seconds(unit * size, 1) for _ in range(3)) for size in (5_000, 40_000))
    assert long < 24 * max(short, 0.002)


def _seconds(text: str, times: int) -> float:
    begun = time.process_time()
    for _ in range(times):
        normal(text)
    return time.process_time() - begun
