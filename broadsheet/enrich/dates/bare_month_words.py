"""The names of months that stand by themselves in other languages than English.

In: a language. Out: patterns of a month and of what stands before it, and of the words that give
a date its year (`de este año`). Lives here only: the forms.

Source: Unicode CLDR 47, months, wide, format and stand-alone, with the case forms of Russian,
Ukrainian, Polish, Czech and Turkish from grammars. Short forms are left out. A month counts only
behind a word that announces it (`im`, `en`, `fin de`), in the letter case of its language. What
they get wrong: Turkish `ekimde`, which may be a sowing.
"""

import re
from functools import lru_cache

_NAMES: dict[str, str] = {
    "de": "Januar|Jänner Februar|Feber März April Mai Juni Juli August September Oktober November"
    " Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre"
    " diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
    " dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "ru": "январ[яеюь] феврал[яеюь] март[аеу]? апрел[яеюь] ма[яеюй] июн[яеюь] июл[яеюь]"
    " август[аеу]? сентябр[яеюь] октябр[яеюь] ноябр[яеюь] декабр[яеюь]",
    "uk": "січ(?:ня|ні|ню) лют(?:ого|ому) берез(?:ня|ні|ню) квіт(?:ня|ні|ню) трав(?:ня|ні|ню)"
    " черв(?:ня|ні|ню) лип(?:ня|ні|ню) серп(?:ня|ні|ню) верес(?:ня|ні|ню) жовт(?:ня|ні|ню)"
    " листопад[аіу] груд(?:ня|ні|ню)",
    "pl": "stycz(?:nia|niu) lut(?:ego|ym) marc[au] kwiet(?:nia|niu) maj[au] czerwc[au] lipc[au]"
    " sierp(?:nia|niu) wrześ(?:nia|niu) październik[au] listopad(?:a|zie) grud(?:nia|niu)",
    "cs": "led(?:na|nu) únor[au] břez(?:na|nu) dub(?:na|nu) květ(?:na|nu) červ(?:na|nu)"
    " červen(?:ce|ci) srp(?:na|nu) září říj(?:na|nu) listopadu prosin(?:ce|ci)",
    "tr": "[Oo]cak [Şş]ubat [Mm]art [Nn]isan [Mm]ayıs [Hh]aziran [Tt]emmuz [Aa]ğustos [Ee]ylül"
    " [Ee]kim [Kk]asım [Aa]ralık",
    "ar": "يناير|كانون\\sالثاني فبراير|شباط مارس|آذار أبريل|إبريل|نيسان مايو|أيار يونيو|يونيه"
    "|حزيران"
    " يوليو|يوليه|تموز أغسطس|آب سبتمبر|أيلول أكتوبر|تشرين\\sالأول نوفمبر|تشرين\\sالثاني"
    " ديسمبر|كانون\\sالأول",
    "el": "Ιανουάριο[ςυ]? Φεβρουάριο[ςυ]? Μάρτιο[ςυ]? Απρίλιο[ςυ]? Μάιο[ςυ]? Ιούνιο[ςυ]?"
    " Ιούλιο[ςυ]?"
    " Αύγουστο[ςυ]? Σεπτέμβριο[ςυ]? Οκτώβριο[ςυ]? Νοέμβριο[ςυ]? Δεκέμβριο[ςυ]?",
}
_BEFORE: dict[str, str] = {
    "de": "im|seit|seit dem|bis|bis zum|ab|Anfang|Mitte|Ende|von|vom|zum|vergangenen|letzten"
    "|kommenden"
    "|nächsten|diesen|zwischen|Monat",
    "fr": "en|dès|depuis|fin|début|mi|courant|jusqu['’]en|d['’]ici|de|entre|mois de|mois d['’]|à",
    "es": "en|desde|hasta|de|del|para|entre|pasado|próximo|este|durante",
    "it": "a|ad|in|da|dal|di|entro|fino a|fine|inizio|metà|scorso|prossimo|tra|fra|durante",
    "pt": "em|desde|até|de|do|para|entre|passado|próximo|este|durante",
    "nl": "in|sinds|tot|vanaf|eind|begin|medio|half|van|afgelopen|komende|tussen|per",
    "sv": "i|sedan|från|till|under|mellan|slutet av|början av|mitten av|för",
    "da": "i|siden|fra|til|mellem|slutningen af|starten af|midten af|af",
    "nb": "i|siden|fra|til|mellom|slutten av|starten av|midten av|av",
    "ru": "в|с|до|к|от|начал[аоеу]|конц[аеу]|конец|середин[аыеу]|между",
    "uk": "у|в|з|із|до|від|початк[уі]|кінц[яі]|кінець|середин[иі]",
    "pl": "w|od|do|z|końca|końcem|koniec|początku|początek|połowy|połowie",
    "cs": "v|ve|od|do|z|konce|koncem|začátku|začátkem|poloviny",
    "ar": "في|منذ|حتى|خلال|شهر|مطلع|نهاية|أواخر|أوائل|بداية|منتصف|من|بين",
    "el": "τον|του|το",
}
_BEFORE["no"] = _BEFORE["nn"] = _BEFORE["nb"]
_NAMES["no"] = _NAMES["nn"] = _NAMES["nb"]

# Turkish says `in` with an ending: after a capital with an apostrophe. Of months that are also
# a hearth, a gap and a name, only that and the word for month are taken.
_TURKISH = (
    r"(?:{0}(?=\say(?:ı|ında|ından|ına|ının|larında)(?!\w))"
    r"|{0}(?=['’][dt][ae](?:n|ki)?(?!\w)|['’](?:a|e|ı|i|u|ü|ya|ye)\s(?:kadar|dek))"
    r"|(?![OoAa]){0}(?=[dt][ae](?:n|ki)?(?!\w)))"
)

AND = r"(?:\s(?:et|y|e|und|en|och|og|и|і|та|i|a|ve|و|oder|ou|o)\s|,\s)"
TO = r"(?:\s?[-–—/]\s?|\s(?:bis|à|au|a|al|ad|até|tot|till|til|по|до|do|إلى|حتى|έως|hasta)\s)"

_YEARS: dict[str, tuple[str, str, str]] = {
    # of last year, of this year, of next year
    "de": ("(?:des )?(?:vergangenen|letzten|vorigen) Jahres", "dieses Jahres|diesen Jahres",
           "(?:des )?(?:nächsten|kommenden) Jahres"),
    "fr": ("(?:de )?l['’](?:an|année) (?:derni(?:er|ère)|passée?)",
           "de cette année|de l['’]année en cours",
           "(?:de )?l['’](?:an|année) prochaine?"),
    "es": ("del (?:pasado año|año pasado)",
           "(?:de )?este año|del (?:presente|corriente|actual) año|del actual",
           "del (?:próximo año|año próximo|año que viene)"),
    "it": ("(?:dello scorso anno|dell['’]anno scorso)", "(?:di )?quest['’]anno",
           "(?:del prossimo anno|dell['’]anno prossimo)"),
    "pt": ("d?o ano passado", "d?este ano", "d?o (?:próximo ano|ano que vem)"),
    "nl": ("(?:van )?vorig jaar", "(?:van )?dit jaar", "(?:van )?volgend jaar"),
    "sv": ("förra året|i fjol", "i år", "nästa år"),
    "da": ("sidste år", "i år", "næste år"),
    "nb": ("i fjor", "i år", "neste år"),
    "ru": ("прошлого года", "(?:этого|нынешнего|текущего) года", "(?:следующего|будущего) года"),
    "uk": ("минулого року", "(?:цього|поточного) року", "наступного року"),
    "pl": ("(?:zeszłego|ubiegłego|minionego) roku", "(?:tego|bieżącego) roku|br\\.",
           "przyszłego roku"),
    "cs": ("(?:loňského|minulého) roku|loni", "(?:tohoto|letošního) roku|letos", "příštího roku"),
    "ar": ("من العام الماضي|العام الماضي", "من (?:العام الجاري|هذا العام|العام الحالي)",
           "من العام (?:المقبل|القادم)|العام المقبل"),
}  # fmt: skip
_YEARS["no"] = _YEARS["nn"] = _YEARS["nb"]


@lru_cache(maxsize=64)
def month_names(language: str) -> "re.Pattern[str] | None":
    """Return the pattern of a month, a group `m1` to `m12` for each."""
    if language not in _NAMES:
        return None
    names = _NAMES[language].split()
    if language == "tr":
        return re.compile(rf"(?<![\w'’-])(?:{_groups([_TURKISH.format(name) for name in names])})")
    return re.compile(rf"(?<!\w)(?:{_groups(names)})(?!\w)(?!\s?\d)(?!-[^\W\d])")


@lru_cache(maxsize=64)
def announcing(language: str) -> "re.Pattern[str]":
    """Return the pattern of the words before a month that announce it."""
    if language not in _BEFORE:
        return re.compile(r"(?<=\A)|(?<=.)", re.DOTALL)  # an ending does
    return re.compile(rf"(?:(?<!\w)(?i:{_BEFORE[language]})[\s-]|(?<!\w)[dDlL]['’])$")


def _groups(names: list[str]) -> str:
    return "|".join(f"(?P<m{n}>{name})" for n, name in enumerate(names, start=1))


@lru_cache(maxsize=64)
def said_years(language: str) -> "re.Pattern[str] | None":
    """Return the pattern of the words behind a date that give it its year."""
    if language not in _YEARS:
        return None
    last, this, following = _YEARS[language]
    return re.compile(rf",?\s(?:(?P<last>{last})|(?P<this>{this})|(?P<next>{following}))(?!\w)")
