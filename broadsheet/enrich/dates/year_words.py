"""The words beside a number that show it to be a year, or show that it is none.

In: nothing. Out: sets of words, by language where they differ. Lives here only: the words.

Collected from grammars and dictionaries of the languages, and from reading news. What they get
wrong: a count after `in` (`in 2014 villages`) whose noun is not in the lists.
"""

_BEFORE: dict[str, str] = {
    "en": "in since until till til by before after during throughout into through pre post mid"
    " early late circa around year summer spring autumn winter from toward towards between"
    " quarter half circa c ca born died b d",
    "de": "jahr jahre jahres jahren seit bis vor nach anfang ende mitte sommer herbst winter"
    " frühjahr frühling von ab zwischen ins",
    "fr": "en depuis jusqu'en jusqu’en dès année fin début avant après vers entre d'ici d’ici"
    " l'année l’année l'an l’an an mi d'avant",
    "es": "en desde hasta año años antes durante entre hacia verano otoño invierno primavera"
    " finales principios mediados",
    "it": "nel dal al del nell'anno anno fino entro dopo tra fra estate autunno inverno primavera"
    " fine metà inizio",
    "pt": "em desde até ano anos durante entre antes após verão outono inverno primavera final"
    " início",
    "nl": "in sinds tot jaar vanaf voor na begin eind medio tussen zomer herfst winter",
    "sv": "år sedan under från till sommaren hösten våren vintern",
    "da": "i år siden fra til",
    "nb": "i år siden fra til",
    "pl": "roku od do w rok",
    "cs": "roce roku od do rok",
    "ro": "în din anul până",
    "tr": "yılı",
    "id": "tahun pada sejak hingga sampai",
    "ar": "عام العام سنة منذ بعام لعام وعام في",
    "fa": "سال",
    "he": "בשנת ובשנת משנת שנת עד מאז",
    "el": "το του από μέχρι έως έτος",
    "hi": "सन् साल वर्ष",
    "fi": "vuonna vuoden vuodesta vuoteen vuosina",
    "hu": "",
    "ru": "",
    "uk": "",
    "bg": "",
}
_BEFORE["no"] = _BEFORE["nn"] = _BEFORE["nb"]
BEFORE: dict[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _BEFORE.items()
}
"""Words of which one right before a number shows it to be a year."""

_OF: dict[str, str] = {
    "en": "of for back prior than vs",
    "de": "der des",
    "fr": "de d'",
    "es": "de del",
    "pt": "de do",
    "it": "di",
    "nl": "van",
    "sv": "av",
    "da": "af",
    "nb": "av",
    "ro": "de",
}
OF: dict[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _OF.items()
}
"""Words that show it only where the number cannot well be a count."""

AFTER: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ru": "год года году годом годы годов годах годам г гг годах",
        "uk": "рік року році роком роки років роках р рр",
        "bg": "г година години",
        "pl": "roku r rok rokiem",
        "cs": "roku roce",
        "tr": "yılında yılından yılına yılındaki yılının yılı",
        "fa": "میلادی",
        "ar": "م",
        "hi": "में ई",
    }.items()
}
"""Words of which one right behind a number shows it to be a year."""

NAMED = frozenset(
    "jahr jahre jahres jahren année l'année l’année an año anno nell'anno ano jaar år rok tahun"
    " yılı عام العام سنة بعام لعام وعام سال سنة έτος anul vuonna".split()
)
"""Words after which even a round number is a year: `im Jahr 2000`."""

LINKING = frozenset(
    "at least about around roughly approximately late early mid year years the only just as"
    " back or".split()
)
"""English words that may stand between such a word and the year: `since at least 2007`."""

APPROXIMATE = frozenset(
    "around circa ca c roughly approximately vers um etwa hacia intorno omstreeks około kolem"
    " omkring"
    " около circa".split()
)
"""Words that make a year approximate."""

UNCERTAIN = frozenset("possibly probably perhaps presumably".split())

DETERMINERS = frozenset(
    "the a an this that his her its their my our your whose each disastrous historic".split()
)
"""English words after which a year stands before its noun: `the 1967 war`."""

BACK = frozenset("back dating dates dated date prior compared leading".split())
"""English words before `to` and a year."""

PART = frozenset("early mid late beginning middle end".split())

NO_YEAR = frozenset(
    "resolution resolutions fax tel phone ext no nos number room flight highway route section"
    " article page pages"
    " apartment suite unit windows boeing channel hotline extension code zip total more less fewer"
    " over under nearly almost exactly some up population resolución résolution"
    " резолюция резолюции № nr".split()
)
"""Words right before a number that is none."""

UNITS = frozenset(
    "people persons men women children troops soldiers fighters miles mile km kilometers"
    " kilometres kilometer kilometre meters metres meter metre feet foot ft square acres hectares"
    " dollars dollar euros euro pounds rubles roubles yen yuan rupees cents percent per pc points"
    " votes hours hrs hour gmt utc local ist est edt pst bst cet minutes seconds days weeks months"
    " years calories kg kilograms kilos grams tons tonnes ton barrels watts megawatts mw kw volts"
    " homes houses households jobs workers employees members students families visitors seats"
    " delegates pages words copies million billion thousand hundred trillion cases deaths"
    " migrants refugees residents guests fans spectators times degrees mph kph rpm"
    " personas personnes personen menschen persone pessoas человек долларов рублей евро людей"
    " метров километров osób dolarów kişi lira euros dólares dollars millones millions millionen"
    " mètres metros meter kilometer kilometros kilómetros quilômetros soldados soldats soldaten"
    " شخص دولار متر نفر مليون bc bce b ah".split()
)
"""Words right behind a number that is a count, a measure, an hour or no Gregorian year."""

COUNTING = frozenset(
    "etwa rund über mehr als mindestens knapp fast ca circa um auf von den die der das dem des"
    " dieser"
    " diese insgesamt weitere weiteren nur noch nummer platz seite gut fünf mit aus für unter bei"
    " gegen je pro zu maximal höchstens exakt genau ungefähr zirka tausend alle allen ihre seine"
    " sind waren kostet kosten beträgt".split()
)
"""German words before a number that may be a count though no noun follows."""

STREETS = frozenset(
    "street st avenue ave road rd boulevard blvd drive lane pennsylvania broadway block".split()
)

STARTS = frozenset("was is will has saw brought marked began ended promises could may".split())
"""Verbs behind a year that opens a sentence: `2016 was …`."""
