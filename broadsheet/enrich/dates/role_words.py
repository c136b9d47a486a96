"""What the word beside a weekday or a month says of it, in other languages than English.

In: a language, and the words on both sides of a name. Out: a role: `last` and `next` (from the day
of publication), `this`, `since`, `until`, `habit` (no single day), or nothing. Lives here only: the
words.

Collected from grammars and from reading news. What they get wrong: `letzten` and `vorige` where
they mean the day before the last one.
"""

_ROLES: dict[str, dict[str, str]] = {
    "de": {
        "last": "vergangenen vergangener vergangene letzten vorigen",
        "next": "kommenden kommender nächsten",
        "this": "diesen diesem",
        "since": "seit",
        "until": "bis ab spätestens",
        "habit": "der jeden jedem jeder einem einen ein schwarzer schwarzen folgenden ersten"
        " zweiten",
    },
    "fr": {
        "last": "dernier passé",
        "next": "prochain",
        "this": "ce",
        "since": "depuis",
        "until": "jusqu'à jusqu’à jusqu'en jusqu’en jusqu'au jusqu’au dès d'ici d’ici partir",
        "habit": "chaque le un tous les premier deuxième troisième suivant",
    },
    "es": {
        "last": "pasado último",
        "next": "próximo",
        "this": "este",
        "since": "desde",
        "until": "hasta antes partir",
        "habit": "cada los todos un primer segundo tercer siguiente san santo",
    },
    "it": {
        "last": "scorso scorsa",
        "next": "prossimo prossima",
        "this": "questo questa",
        "since": "da dal dalla",
        "until": "fino entro",
        "habit": "ogni il la i le un una al alla prima primo seconda secondo ultima ultimo santa",
    },
    "pt": {
        "last": "última último passado passada",
        "next": "próximo próxima",
        "this": "este esta neste nesta deste desta",
        "since": "desde",
        "until": "até partir",
        "habit": "cada toda todo um uma aos às primeiro primeira segundo são seguinte",
    },
    "nl": {
        "last": "afgelopen vorige",
        "next": "komende aanstaande volgende",
        "this": "deze",
        "since": "sinds",
        "until": "tot vanaf uiterlijk",
        "habit": "elke iedere de een eerste tweede zwarte goede witte",
    },
    "sv": {
        "last": "förra",
        "next": "nästa",
        "this": "",
        "since": "sedan",
        "until": "till senast från",
        "habit": "varje en",
    },
    "da": {
        "last": "sidste",
        "next": "næste",
        "this": "",
        "since": "siden",
        "until": "til senest fra",
        "habit": "hver en",
    },
    "ru": {
        "last": "минувшую минувший минувшее прошлую прошлый прошлое",
        "next": "ближайшую ближайший ближайшее",
        "this": "эту этот это",
        "since": "с со",
        "until": "до к ко",
        "habit": "каждый каждую каждое чёрную черную первый первую следующую следующий",
    },
    "uk": {
        "last": "минулу минулий минулої минулого",
        "next": "найближчу найближчий",
        "this": "цю цей цієї цього",
        "since": "з із від",
        "until": "до",
        "habit": "кожен кожну щосереди наступну наступний",
    },
    "pl": {
        "last": "ubiegły ubiegłą miniony minioną zeszły zeszłą",
        "next": "najbliższy najbliższą",
        "this": "ten tę",
        "since": "od",
        "until": "do",
        "habit": "każdy każdą co wielki wielką drugi pierwszy kolejny",
    },
    "cs": {
        "last": "minulý minulou minulé uplynulou uplynulý",
        "next": "nadcházející",
        "this": "tento tuto toto",
        "since": "od",
        "until": "do",
        "habit": "každý každou každé velký příští",
    },
    "tr": {
        "last": "geçen geçtiğimiz",
        "next": "gelecek önümüzdeki",
        "this": "bu",
        "since": "beri",
        "until": "kadar dek itibaren",
        "habit": "her bir kara",
    },
    "ar": {
        "last": "الماضي الماضية المنصرم الفائت",
        "next": "المقبل المقبلة القادم القادمة",
        "this": "الجاري الحالي",
        "since": "منذ",
        "until": "حتى",
        "habit": "كل صلاة خطبة جمعة",
    },
}
_ROLES["nb"] = _ROLES["nn"] = _ROLES["no"] = _ROLES["da"]

ROLES: dict[str, dict[str, str]] = {
    language: {word: role for role, words in roles.items() for word in words.split()}
    for language, roles in _ROLES.items()
}
"""Language → lower-case word → its role."""

_LINKING = frozenset(
    "am den dem der vom zum el del al de di a à au du le nuit na no da do o em op om den på"
    " kl mes mois mese mês dia eind begin half medio fin début mi finales principios mediados"
    " final início fine metà inizio anfang mitte ende końca połowy początku конца начала середины"
    " кінця середини slutet av".split()
)
"""Words that may stand between such a word and the name."""

_BEHIND = frozenset({"fr", "es", "it", "pt", "ar"})
"""Languages that write `last` and `next` behind the name."""


def role(language: str, before: list[str], behind: str) -> str:
    """Return what the words before a name (the nearest last) or the one behind it say of it.

    >>> role("es", ["hasta", "el"], "en"), role("fr", [], "prochain"), role("fr", ["le"], "")
    ('until', 'next', 'habit')
    """
    known = ROLES.get(language, {})
    after = known.get(behind.lower(), "") if language in _BEHIND | {"tr"} else ""
    if after in {"last", "next", "this"} or (after and language == "tr"):
        return after
    for word in before[:-4:-1]:
        if word in known:
            return known[word]
        if word not in _LINKING:
            break
    return ""
