"""Words that speaker phrases are made of in languages other than English.

In: a language (BCP 47). Out: its `Tongue`. The lists were written from general knowledge of news
prose; they hold frequent words only. What they get wrong: a role that is missing is not known for
one, so a phrase that has neither a name nor a known role is cut after its capitals.
"""

from dataclasses import dataclass
from functools import cache

_DETERMINERS = {
    "de": "der die das den dem des ein eine einen einem eines sein seine ihr ihre dessen deren",
    "fr": "le la les l un une des son sa ses leur leurs ce cette ces du",
    "es": "el la los las un una su sus este esta ese esa",
    "it": "il lo la i gli le l un uno una suo sua suoi sue questo questa",
    "pt": "o a os as um uma seu sua seus suas este esta esse essa",
    "nl": "de het een zijn haar hun deze dit die dat",
    "ru": "его её ее их этот эта",
    "uk": "його її їх цей ця",
    "pl": "jego jej ich ten ta",
    "sv": "en ett den det hans hennes deras",
    "tr": "bir bu şu",
}
_NO_START = {
    "de": """in im an am auf bei mit nach von vom zu zum zur für gegen über unter vor seit während
        wegen laut wenn als ob obwohl weil damit dann dort hier heute gestern morgen nun auch nur
        es so wie was wer wo warum zudem außerdem allerdings doch aber und oder""",
    "fr": """à au aux en dans sur pour par avec sans chez selon après avant pendant depuis dès lors
        quand si comme mais et ou donc or car puis ensuite ici là hier demain pourquoi comment
        interrogé interrogée""",
    "es": """a al en con por para sin sobre tras según ante desde hasta durante entre cuando si como
        pero y o ya también además hoy ayer aquí allí ahora luego después antes mientras aunque
        no qué por nadie""",
    "it": """a ad al alla ai alle in nel nella con per su sul sulla da dal dalla tra fra secondo
        dopo prima durante quando se come ma e o poi anche oggi ieri qui ora non perché chi cosa
        intanto""",
    "pt": """ao à aos às em no na nos nas com por pelo pela para sem sobre segundo após antes
        durante desde até quando se como mas e ou já também hoje ontem aqui ali agora depois
        enquanto embora não quem""",
    "nl": """in op bij met naar van voor tegen over onder na sinds volgens toen als of omdat maar en
        dan daar daarop hier nu ook er straks gisteren vandaag morgen niet wie wat""",
    "ru": """в во на с со к ко по о об от до из за у для при после перед когда если но и а или
        потом затем также уже ещё еще сегодня вчера здесь там не что как сам""",
    "uk": """в у на з до по про від із за для при після перед коли якщо але і й та а або потім також
        уже ще сьогодні вчора тут там не що як""",
    "pl": """w we na z ze do po o od za u dla przy przed gdy jeśli ale i a lub potem także już
        jeszcze dziś wczoraj tu tam nie co jak według""",
    "sv": "i på av till från med för om efter före under vid när men och eller där här nu enligt",
    "tr": "ve ama ancak fakat da de için ile gibi göre sonra önce bugün dün burada ise",
}
_ROLES = {
    "de": """sprecher sprecherin chef chefin minister ministerin kanzler präsident präsidentin
        bürgermeister bürgermeisterin direktor direktorin leiter leiterin vorsitzende vorsitzender
        experte expertin professor richter anwalt anwältin gastwirt landwirt kämmerin""",
    "fr": """porte-parole ministre président présidente maire directeur directrice chef préfet
        député sénateur avocat avocate procureur secrétaire commandant professeur responsable""",
    "es": """portavoz ministro ministra presidente presidenta alcalde alcaldesa director directora
        jefe jefa secretario secretaria diputado diputada senador abogado fiscal experto edil""",
    "it": """portavoce ministro ministra presidente sindaco sindaca direttore direttrice capo
        segretario assessore assessora deputato senatore avvocato procuratore consigliere""",
    "pt": """porta-voz ministro ministra presidente prefeito prefeita diretor diretora chefe
        secretário secretária deputado deputada senador advogado comandante autarca voluntária""",
    "nl": """woordvoerder minister premier president burgemeester wethouder directeur voorzitter
        hoogleraar advocaat officier eigenaar dijkgraaf bibliothecaris""",
    "ru": """представитель министр президент мэр губернатор директор глава председатель депутат
        адвокат эксперт аналитик пресс-секретарь спикер секретарь""",
    "uk": """речник міністр президент мер голова директор депутат адвокат експерт прокурор""",
    "pl": """rzecznik rzeczniczka minister prezydent premier burmistrz dyrektor prezes wojewoda
        poseł posłanka adwokat ekspert profesor starosta""",
    "sv": "talesperson minister statsminister ordförande chef direktör borgmästare åklagare",
    "tr": "sözcüsü bakanı başkanı müdürü valisi kaymakam vali avukat analist",
}
_OPENERS = {
    "de": "dass", "fr": "que qu", "es": "que", "it": "che", "pt": "que", "nl": "dat",
    "ru": "что", "uk": "що", "pl": "że", "ar": "أن إن بأن أنه أنها إنه إنها بأنه بأنها",
    "sv": "att",
}  # fmt: skip

NO_SUBJECT = frozenset("es it pt pl ar tr ru uk".split())
"""Languages where a verb may stand without a subject: `“We win”, dijo.`"""

VERB_FIRST = frozenset({"ar"})
VERB_LAST = frozenset({"tr"})

_NOT_PRONOUNS = {"it": "il", "nl": "er ils", "tr": "o", "es": "", "pt": ""}
"""Pronouns of one language that are other words in another."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a language has besides the words of `nouns`: all in small letters.

    `openers` open the clause of what is told; `other` are no pronouns here.
    """

    code: str
    determiners: frozenset[str]
    no_start: frozenset[str]
    roles: frozenset[str]
    openers: frozenset[str]
    other: frozenset[str]


@cache
def tongue(language: str | None) -> Tongue:
    """Return the words of a language; none for English, and where it is not known."""
    code = (language or "en").split("-")[0].lower()
    lists = (_DETERMINERS, _NO_START, _ROLES, _OPENERS, _NOT_PRONOUNS)
    return Tongue(code, *(frozenset(one.get(code, "").split()) for one in lists))
