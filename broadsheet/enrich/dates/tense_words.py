"""The signs by which the words of a sentence speak of the past or of what is to come, by language.

In: a language. Out: one pattern with the groups `open` (was to come and may be over), `future`,
`past` and `born` (lies years ago).
Lives here only: the words and endings.

Collected from grammars and from reading news. An ending stands for all verbs that take it: it
finds most of them, and a few nouns, of which the commonest are left out (`opéra`, `материал`).
What they get wrong: the present tense, which tells nothing here but in the verbs that are listed;
participles that stand before a noun (`die geplante Bahn`).
"""

import re
from functools import lru_cache

_DONE = (
    r"(?:[a-z]+ed|held|met|made|taken|given|sent|led|found|brought|told|paid|built|sold|kept|heard"
    r"|put|shown|seen)"
)
"""English participles, which speak of the past only where no `will be` stands before them."""

_SIGNS: dict[str, tuple[str, str, str]] = {
    # open, future, past
    "en": (
        r"(?:was|were|been) (?:scheduled|expected|due|set|slated|planned|supposed)(?: to be)?"
        rf"|(?:was|were) to(?: be)?(?: {_DONE})?|would(?: (?:not|also|be)){{0,2}}(?: {_DONE})?",
        r"(?:will|won[’']t|shall|may|might|can|must|could|should)"
        rf"(?: (?:not|also|likely|be|have|been)){{0,3}}(?: {_DONE})?|scheduled"
        r"|upcoming|due|listed (?:for|on)|up for|(?:promised|decided|vowed|pledged|threatened"
        r"|agreed|invited)"
        r" to|(?:re)?opens|starts|begins|resumes|expires|runs out|kicks off|expected|(?:set"
        r"|slated) (?:to|for)|plan(?:s|ned|ning)?"
        r"|intends?|ahead|deadline|looms?|next|coming|awaits?|hopes?|[’']ll"
        r"|until|till|to be(?: [a-z]+ed)?|(?:is|are|’s|'s) (?:to|going to|expected|due)",
        r"was|were|had|did|didn[’']t|went|came|took|began|held|met|told|made|got|gave|kill(?:ed"
        r"|ing)"
        r"|won|lost|left|said|saw|became|spoke|wrote|fell|rose|broke|sent|led|ran|brought|found"
        r"|shot"
        r"|struck|died|knew|kept|sold|paid|bought|built|caught|drew|drove|felt|flew|fought"
        r"|grew|heard|sat|stood|threw|wore|swore|signed|since|after|following|[a-z]{2,12}ed",
    ),
    "de": (
        r"würden?|sollten?|wollten?|geplant war(?:en)?",
        r"wird|werden|werde|soll(?:en|e)?(?![^.;]{0,90} (?:haben|sein)\b)|will|wollen|wolle|kann"
        r"|können|könnten?|muss|müssen"
        r"|möchten?|plant|planen|geplant|erwartet|voraussichtlich|beginnt|startet|tagt|kommt|findet"
        r"|reist|entscheidet|treffen sich|trifft sich|berät|stimmt|endet|nächste[nmrs]?"
        r"|kommende[nmrs]?",
        r"hat|haben|habe|soll|sollen|hatten?|hätten?|war|waren|wurden?|worden|sei|seien|gewesen"
        r"|kam|kamen|ging"
        r"|gingen|gab|gaben|starb|starben|fand|fanden|nahm|nahmen|lag|lagen|stand|standen|rief"
        r"|riefen"
        r"|traf|trafen|sprach|sprachen|wies|wiesen|schrieb|begann|begannen|blieb|fiel|fielen|schlug"
        r"|trat|traten|zog|zogen|hieß|hielt|ließ|verlor|gewann|entschied|bekam|erhielt|brach|stieg"
        r"|(?!gewinnen|gehören|genießen|gestalten|gelangen|gesamt|gerecht"
        r"|geeignet)ge[a-zäöüß]{3,14}(?:t|en)"
        r"|(?!heute|letzte|erste|dritte|rechte|alte|weite|gute|konkrete"
        r"|nächste)[a-zäöüß]{2,14}t(?:e|en)"
        r"(?=[ ,.])(?! (?:[A-ZÄÖÜ]|und [a-zäöü]+e[nr] [A-ZÄÖÜ]))",
    ),
    "fr": (
        r"[a-zà-ÿ]{2,14}r(?:ait|aient)",
        r"(?!opéra|caméra|choléra|extra|agora)[a-zà-ÿ]{2,14}r(?:a|ont)|va|vont|doit|doivent|aura"
        r"|auront"
        r"|prévue?s?|attendue?s?|programmée?s?|prochaine?|à venir|compte|entend|débute|commence",
        r"(?:a|ont|avait|avaient|ayant|avoir|j['’]ai|avons)(?: (?:été|aussi|déjà|également"
        r"|d['’]abord"
        r"|ainsi|lui|bien|[a-zà-ÿ]+ment)){0,2} [a-zà-ÿ]{2,14}(?:é|i|u|is|it|rt|nt)(?:e?s?)"
        r"|(?:est|sont|était|étaient)(?: [a-zà-ÿ]+ment)? (?:mort|né|venu|arrivé|parti|tombé|allé"
        r"|entré"
        r"|sorti|devenu|revenu|rentré|décédé|resté|passé|survenu|intervenu|monté|descendu)e?s?"
        r"|(?:s['’]est|se sont|s['’]était|s['’]étaient) [a-zà-ÿ]+|fut|furent|lors"
        r"|(?!fait|lait|trait|portrait|parfait|souhait|retrait|extrait"
        r"|r)[a-zà-ÿ]{2,14}[^r\W](?:ait|aient)"
        r"|[a-zà-ÿ]{2,12}èrent",
    ),
    "es": (
        r"[a-záéíóúñ]{2,14}ría[ns]?",
        r"(?!atrá)[a-záéíóúñ]{2,14}rá[n]?|va a|van a|prev[éeé]n?|previst[oa]s?|próxim[oa]s?"
        r"|deben?|planean?|espera que|llegan?|comienza|empieza|inicia",
        r"[a-záéíóúñ]{2,14}(?:ó|aron|ieron|eron)|fue|fueron|era|eran|había|habían|hubo|estaban?"
        r"|tenían?"
        r"|dijo|dijeron|hizo|hicieron|tuvo|vino|puso|pudo|quiso|dio|vio|trajo|supo"
        r"|(?:ha|han|he|hemos) [a-záéíóúñ]+(?:do|cho|to)s?|tras|[a-záéíóúñ]{2,14}aban?",
    ),
    "it": (
        r"[a-zà-ÿ]{2,14}re(?:bbe|bbero)",
        r"[a-zà-ÿ]{2,14}(?:rà|ranno)|in programma|previst[oaie]|attes[oaie]|prossim[oaie]|devono"
        r"|deve"
        r"|inizia|comincia|torna a|tornano a",
        r"(?:ha|hanno|ho|abbiamo|aveva|avevano|è|sono|era|erano|stat[oaie]|essere|avere|aver)"
        r"(?: (?:stat[oaie]|già|anche|poi|[a-zà-ÿ]+mente))? (?!previst|attes)"
        r"[a-zà-ÿ]{2,14}(?:t|s)[oaie]|sono bastat[ie]|disse|fu|furono|mentre era"
        r"|[a-zà-ÿ]{2,14}(?:ò|arono|irono|erono)|[a-zà-ÿ]{2,14}(?:av|ev)(?:a|ano)|venut[oaie]"
        r"|mort[oaie]",
    ),
    "pt": (
        r"[a-zà-ÿ]{2,14}riam?",
        r"(?!verão|barão|padrão)[a-zà-ÿ]{2,14}r(?:á|ão)|vai|vão|deve|devem|previst[oa]s?"
        r"|próxim[oa]s?"
        r"|pretendem?|planejam?|chegam|chega|começam?|acontecem?|está marcad[oa]|será",
        r"(?!sou\b|vou\b)[a-zà-ÿ]{2,14}ou|[a-zà-ÿ]{2,14}(?:aram|eram|iram|iu)|foi|foram|era|eram"
        r"|estavam?|tinham?"
        r"|disse|disseram|fez|fizeram|teve|veio|deu|houve|morreu|ocorreu|aconteceu|recebeu|prometeu"
        r"|venceu|perdeu|defendeu|nasceu|respondeu|escreveu|desde|[a-zà-ÿ]{2,14}avam?|(?:após"
        r"|depois)"
        r"|(?!seu|meu|teu|museu|europeu)[a-zà-ÿ]{3,12}[cdrv]eu",
    ),
    "nl": (
        r"zou|zouden|wilden?|moesten?",
        r"zal|zullen|wil|willen|gaat|gaan|wordt|worden|moet|moeten|komt|komen|begint|start|vertrekt"
        r"|overlegt|volgende?|komende?|verwacht|gepland|hoopt|besluit|beslist|vergadert|stemt|kan",
        r"heeft|hebben|had|hadden|was|waren|werd|werden|is ge[a-z]+|zei|zeiden|kwam|kwamen|ging"
        r"|gingen"
        r"|gaf|vond|vonden|nam|namen|stond|bleek|kreeg|schreef|won|verloor|viel|begon|sprak|bleef"
        r"|sloot"
        r"|overleed|stierf|[a-z]{0,8}ge[a-z]{2,12}(?:d|t)|[a-z]{3,14}(?:rde|lde|kte|gde|fde|pte"
        r"|nde|ste)n?"
        r"(?=[ ,.])",
    ),
    "sv": (
        r"skulle",
        r"ska|skall|väntas|kommer att|planeras|inleds|börjar|nästa|blir|får|kan|måste|vill|senast",
        r"har|hade|var|blev|blivit|sade|sa|kom|gick|gav|fick|tog|dog|skrev|stod|föll|fann|höll|såg"
        r"|vann"
        r"|döms|dömdes|efter|[a-zåäö]{2,14}(?:ade|ades|dde|ddes|rdes|ldes|ktes|stes)",
    ),
    "da": (
        r"skulle|ville",
        r"skal|vil|ventes|forventes|begynder|starter|kommer|næste|kan|må",
        r"har|havde|var|blev|sagde|kom|gik|gav|fik|tog|døde|skrev|stod|faldt|fandt|holdt|så|vandt"
        r"|[a-zæøå]{2,14}(?:ede|edes|tte|gte|kte|ste)",
    ),
    "nb": (
        r"skulle|ville",
        r"skal|vil|ventes|begynner|starter|kommer|neste|kan|må",
        r"har|hadde|var|ble|ble|sa|kom|gikk|ga|fikk|tok|døde|skrev|sto|falt|fant|holdt|så|vant"
        r"|[a-zæøå]{2,14}(?:et|te|dde)(?= )",
    ),
    "ru": (
        r"бы",
        r"будет|будут|предстоит|планиру[а-яё]+|ожида[а-яё]+|намерен[аоы]?|должен|должн[аоы]"
        r"|пройд[её]т"
        r"|состоится|состоятся|начн[её]тся|начнутся|откроется|откроют|закроют|закроется|может|могут"
        r"|прибудет|встретится|встретятся|обсудят|обсудит|примет|выступит|отправится|обеща[а-яё]+"
        r"|следующ[а-яё]+|ближайш[а-яё]+|назначен[аоы]?|запланирован[аоы]?|сможет|станет",
        r"(?!канал|материал|генерал|финал|капитал|журнал|персонал|сигнал|начал[ао]\b|недели"
        r"|сил[аы]|дела\b"
        r"|дело|село|тело|предел|раздел|отдел|мебел|модел|цели|правил[ао]\b|[а-яё]*(?:ител"
        r"|ател)и\b|или\b)"
        r"[а-яё]{1,14}[аяиеыуё]л(?:а|о|и)?(?:ся|сь)?|ш[её]л|ш?л[аио]|[а-яё]{0,10}ш(?:ел|ёл|ла|ли"
        r"|ло)"
        r"|[а-яё]{4,14}(?:ован|лен|щен|жен|нен|сен|ден|чен|шен)[аоы]|[а-яё]{2,12}(?:мер|пог|нес"
        r"|мог)(?:ла?|ло|ли)?"
        r"|после",
    ),
    "uk": (
        r"би",
        r"буде|будуть|план[уі][а-яіїєґ]+|очіку[а-яіїєґ]+|має|мають|повинн?[а-яіїєґ]*|відбудеться"
        r"|відбудуться|почнеться|розпочнеться|може|можуть|зустрінеться|наступн[а-яіїєґ]+"
        r"|найближч[а-яіїєґ]+",
        r"[а-яіїєґ]{2,14}(?:ав|ив|ів|ув|яв)(?:ся|сь)?|(?!сила|справа"
        r"|недоля)[а-яіїєґ]{1,14}[аяиіеуї]л(?:а|о|и)(?:ся|сь)?"
        r"|[а-яіїєґ]{4,14}(?:ано|ено|ито|уто)|був|після",
    ),
    "pl": (
        r"by|mia(?:ł|ła|ło|ły|li)|[a-ząćęłńóśźż]{2,14}(?:łby|łaby|liby|łyby)",
        r"będzie|będą|ma(?:ją)?(?: [a-ząćęłńóśźż]+){0,2} [a-ząćęłńóśźż]+ć|planuj[eą]|zostanie"
        r"|zostaną|przyjedzie"
        r"|odbędzie|odbędą|rozpocznie|zacznie|spotka|spotkają|przyszły[mc]?h?|najbliższ[a-z]+"
        r"|powinien"
        r"|powinn[aoy]|jedzie|zamierza|może|mogą|przypada|czeka|ruszy|wejdzie",
        r"(?!dział|oddział|wydział|kanał|materiał|udział|mały|cał[yaeo]|stał[yae]\b|biał|siły"
        r"|artykuł|zespoły"
        r"|rano\b|wiadomo|skał|hał|szczegóły|mił|doskonał"
        r"|wspaniał)[a-ząćęłńóśźż]{2,14}(?:(?:[aiyęuąe]|rz|[sz])ł(?:a|o|y)?"
        r"|[aeiyę]li|(?:an|on|yt|it|ęt)o)|by(?:ł|ła|ło|ły|li)|szedł|szła|szli|mógł|po",
    ),
    "cs": (
        r"by",
        r"bude|budou|má|mají|plánuj[eí]|chce|chtějí|čeká|začne|příští[a-z]*|musí|může|mohou",
        r"(?!cíl|podíl|sil[ayou]|míl|škol)[a-záčďéěíňóřšťúůýž]{2,14}[aeiíyěu]l(?:a|o|i|y)?"
        r"|byl[aoiy]?|šel|šla|po",
    ),
    "tr": (
        r"[a-zçğıöşü]{2,16}(?:acaktı|ecekti)",
        r"[a-zçğıöşü]{2,16}(?:acak|ecek|acağ|eceğ)[a-zçğıöşü]{0,8}|bekleniyor|planlanıyor|gerekiyor"
        r"|öngörülüyor|hedefleniyor",
        r"[a-zçğıöşü]{2,16}(?:[dt][ıiuü]|m[ıiuü]şt[ıiuü])(?:lar|ler)?(?=[.,;!?:”\"’]|$)"
        r"|[a-zçğıöşü]{2,16}[dt][ıiuü](?:ğ[ıiuü]|k(?:lar|ler))[a-zçğıöşü]{0,8}|olan",
    ),
    "ar": (
        r"كان من المقرر|كان مقررا",
        r"س[ينتأ]\w{3,12}|وس[ينت]\w{3,12}|سوف|من المقرر|المقرر|من المنتظر|من المتوقع|يتوقع|المقبل"
        r"|المقبلة|القادم|القادمة"
        r"|يعتزم|تعتزم|مقرر",
        r"[وف]?(?:قال|قالت|أعلن|أعلنت|أكد|أكدت|أوضح|أوضحت|أضاف|أضافت|ذكر|ذكرت|أفاد|أفادت|أشار"
        r"|أشارت|شدد"
        r"|افتتح|افتتحت|وصل|وصلت|التقى|التقت|بحث|بحثت|عقد|عقدت|وقع|وقعت|وقّع|وقّعت|قتل|قتلت|قُتل"
        r"|أصيب|أصيبت"
        r"|توفي|توفيت|بدأ|بدأت|انطلق|انطلقت|شهد|شهدت|اتفق|اتفقت|طالب|طالبت|دعا|دعت|قرر|قررت|وافق"
        r"|وافقت"
        r"|نفذ|نفذت|شن|شنت|استهدف|استهدفت|أطلق|أطلقت|أدان|أدانت|رفض|رفضت|كشف|كشفت|حذر|حذرت|أصدر"
        r"|أصدرت"
        r"|أجرى|أجرت|نشر|نشرت|استقبل|استقبلت|شارك|شاركت|ضبط|ضبطت|اعتقل|اعتقلت|اندلع|اندلعت|تعرض"
        r"|تعرضت"
        r"|أدى|أدت|فاز|فازت|خسر|خسرت|تم|تمت|جرى|جرت|كان|كانت|عاد|عادت|غادر|غادرت|زار|زارت|حضر|حضرت"
        r"|ترأس"
        r"|ترأست|صرح|صرحت|نقل|نقلت|أقر|أقرت|صوت|صوتت|انتهى|انتهت|أعرب|أعربت|أبلغ|أبلغت|قام|قامت"
        r"|سقط|سقطت"
        r"|اعتمد|اعتمدت|نظم|نظمت|أمر|أمرت|قضى|قضت|لقي|هبط|هبطت|ارتفع|ارتفعت|انخفض|تراجع|تراجعت)",
    ),
}  # fmt: skip
_SIGNS["no"] = _SIGNS["nn"] = _SIGNS["nb"]

_BORN: dict[str, str] = {
    "en": "born",
    "de": "geboren",
    "fr": "née?s?",
    "es": "nació|nacid[oa]",
    "it": "nat[oa]|nacque",
    "pt": "nasceu|nascid[oa]",
    "nl": "geboren",
    "sv": "född",
    "da": "født",
    "ru": "родил(?:ся|ась|ись)",
    "uk": "народи(?:вся|лася)",
    "pl": "urodz[a-ząćęłńóśźż]+",
    "cs": "narozen[ýa]?|narodil[ay]?",
    "tr": "doğ(?:du|muştu|umlu)",
    "ar": "ولد|ولدت|مواليد",
}
_BORN["nb"] = _BORN["nn"] = _BORN["no"] = _BORN["da"]
"""Words beside a day that lies years ago, whatever the year is that is not said."""

VERB_LAST = frozenset({"tr"})
"""Languages whose verb stands at the end of its clause, so that what follows decides first."""


@lru_cache(maxsize=64)
def signs(language: str) -> "re.Pattern[str] | None":
    """Return the pattern of a language's signs, None where there is none.

    Words of a sentence are in lower case but for the first, which may be a sign too.
    """
    if language not in _SIGNS:
        return None
    still_open, future, past = _SIGNS[language]
    flags = re.NOFLAG if language in {"en", "de"} else re.IGNORECASE
    return re.compile(
        rf"(?<!\w)(?:(?P<born>{_BORN[language]})|(?P<open>{still_open})|(?P<future>{future})"
        rf"|(?P<past>{past}))(?!\w)",
        flags,
    )
