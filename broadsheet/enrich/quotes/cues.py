"""Verbs and phrases that announce speech.

In: a language (BCP 47). Out: `Cues`. The lists were written from general knowledge of news prose in
each language; English is fullest. What they get wrong: `read`, `charge`, `offer`, `continue` and
others have senses without speech, so patterns ask for a quotation or a clause beside them.
"""

from dataclasses import dataclass
from functools import cache

from broadsheet.enrich.quotes.verbs import forms

_SAY = """
say tell write think swear put believe acknowledge add admit advise affirm agree allege announce
answer argue ask assert aver boast brag caution charge claim clarify comment complain concede
conclude confide confirm contend continue counter cry declare demand deny disclose elaborate
emphasise emphasize estimate exclaim explain fret forecast gush imply indicate inform inquire insist
instruct interject interrupt joke lament maintain mention mumble murmur muse mutter note observe
offer opine plead pledge point posit predict proclaim promise pronounce propose protest question
quip rail reaffirm reason reassure recall recommend recount reflect reiterate rejoin relate relay
remark remind reply report repeat request respond retort reveal roar scoff scream shout shriek sigh
signal smile snap sneer speculate state stipulate stress submit suggest summarise summarize surmise
tease testify theorise theorize thunder tweet underline underscore urge volunteer vow wail warn
whisper wonder yell bemoan blog post blare chant echo laugh highlight outline hint project cheer
begin open close finish read retweet deadpan marvel venture
"""
"""Verbs that a whole sentence or a clause of speech can stand with."""

_CALL = """
accuse assail attack applaud berate blast brand call castigate characterise characterize chide cite
commend compare condemn congratulate criticise criticize decry define defend denounce depict deride
describe deem dismiss dub express hail label lambast lambaste laud liken lash mock name portray
praise quote rebuke refer regard reject ridicule scold slam term thank tout view invoke vilify
promote trumpet belittle blame bash frame rap rip trash style celebrate welcome pan deplore envision
hope
"""
"""Verbs that announce some words of speech: `called it “a joke”`."""

_WEAK = """
begin cheer close continue finish hope laugh offer open put read sigh smile snap think believe see
demand imply signal hint express
"""
"""Verbs that announce speech only where they stand at the quotation itself."""

_TELL = """
acknowledge add admit affirm agree allege announce answer argue ask assert assure boast brag caution
claim clarify complain concede conclude confirm contend counter declare deny disclose emphasise
emphasize estimate explain highlight hint indicate inform insist joke lament maintain mention note
observe pledge point posit predict proclaim promise reaffirm reassure recall recommend recount
reiterate remark remind reply report respond reveal say speculate state stress suggest swear tell
testify tweet underline underscore vow warn wonder write project reckon
"""
"""Verbs of saying whose clause is what was said."""

_OTHER = {
    "de": """sagt sagte sagten gesagt erklärt erklärte erklärten betont betonte betonten meint
        meinte meinten schreibt schrieb schrieben teilte teilten berichtet berichtete berichteten
        fügte ergänzt ergänzte kritisiert kritisierte warnt warnte warnten fordert forderte
        forderten fragt fragte antwortet antwortete behauptet behauptete kündigte nennt nannte
        bezeichnete sprach spricht zitiert zitierte äußerte versicherte bekräftigte bestätigte lobte
        urteilt urteilte räumt räumte unterstrich hieß heißt mahnte mahnt rief resümierte so sagen
        erklären meinen betonen teile hofft hoffte klagt klagte schimpft beteuert beteuerte""",
    "fr": """dit disait déclare déclaré déclarait affirme affirmé affirmait explique expliqué
        expliquait ajoute ajouté ajoutait souligne souligné précise précisé indique indiqué estime
        estimé estimait annonce annoncé assure assuré rappelle rappelé raconte raconté écrit
        regrette regretté dénonce dénoncé répond répondu demande demandé insiste insisté poursuit
        poursuivi conclut conclu confie confié lance lancé martelé avertit averti note noté
        reconnaît reconnu juge jugé prévient prévenu fustige fustigé salue salué commente commenté
        observe résume résumé parle promis promet disent déclarent affirment détaille détaillé
        témoigne proteste ironise réagit plaide""",
    "es": """dice dijo dijeron decía afirma afirmó afirmaron asegura aseguró aseguraron explica
        explicó explicaron añade añadió señala señaló señalaron declara declaró declararon sostiene
        sostuvo indica indicó indicaron manifestó manifestaron agregó agrega apuntó apunta subrayó
        subraya destacó destaca advirtió advierte reconoció reconoce recordó recuerda anunció
        anuncia insistió insiste comentó comenta expresó expresa escribió escribe preguntó respondió
        responde calificó califica admitió aseveró puntualizó precisó lamentó denunció concluyó
        reiteró enfatizó criticó detalló cuenta contó relató reclamó reclama prometió promete
        informó informa excusó protestó resumió resume dicen cuentan relata narra opina opinó pidió
        exigió bromeó confesó confirmó""",
    "it": """dice detto disse diceva afferma affermato affermò spiega spiegato spiegò dichiara
        dichiarato dichiarò aggiunge aggiunto aggiunse sottolinea sottolineato sottolineò scrive
        scritto scrisse sostiene sostenuto osserva osservato commenta commentato ricorda ricordato
        racconta raccontato conclude concluso precisa precisato annuncia annunciato chiede chiesto
        risponde risposto replica replicato avverte avvertito assicura assicurato denuncia definisce
        definito ribadisce ribadito rivela rivelato ammette ammesso insiste protesta protestato
        parlato parla promesso promette raccontano dicono informa informato esclama scherza riassume
        lamenta confermato conferma""",
    "pt": """diz disse disseram dizia afirma afirmou afirmaram explica explicou explicaram
        acrescenta acrescentou declara declarou declararam destaca destacou ressalta ressaltou conta
        contou escreve escreveu escreveram lembra lembrou aponta apontou avalia avaliou defende
        defendeu pergunta perguntou responde respondeu garante garantiu anuncia anunciou alerta
        alertou comenta comentou completa completou conclui concluiu reconhece reconheceu reforça
        reforçou sublinhou sublinha salientou salienta adiantou referiu criticou chamou classificou
        resumiu resume lamentou lamenta informou informa contam dizem prometeu promete brincou
        confirmou relatou relata opinou revelou protestou""",
    "nl": """zegt zei zeiden gezegd verklaart verklaarde verklaarden stelt stelde stelden schrijft
        schreef schreven meldt meldde meldden benadrukt benadrukte aldus vertelt vertelde vindt vond
        noemt noemde waarschuwt waarschuwde vraagt vroeg antwoordt antwoordde voegt voegde reageert
        reageerde erkent erkende legt concludeert concludeerde belooft beloofde spreekt sprak zeggen
        vertellen laat liet klaagt klaagde grapt verzekert bevestigt bevestigde""",
    "ru": """сказал сказала сказали сообщил сообщила сообщили заявил заявила заявили заявило
        заявляет отметил отметила отметили отмечает подчеркнул подчеркнула подчеркнули подчеркивает
        добавил добавила добавили пояснил пояснила пояснили пишет написал написала говорит говорил
        говорила говорится рассказал рассказала рассказали считает уверен уверена утверждает
        утверждал объяснил объяснила напомнил напомнила указал указала предупредил предупредила
        признал признала ответил ответила спросил спросила назвал назвала призвал призвала
        констатировал резюмировал прокомментировал уточнил уточнила сообщает цитирует иронизирует
        говорят рассказывает поясняет добавляет уверяет шутит вспоминает предупреждает обещает
        пообещал пообещала возразил возразила""",
    "uk": """сказав сказала сказали заявив заявила заявили зазначив зазначила зазначили наголосив
        наголосила наголосили підкреслив підкреслила додав додала додали повідомив повідомила
        повідомили пояснив пояснила розповів розповіла написав написала пише каже кажуть говорить
        вважає стверджує відповів відповіла нагадав нагадала назвав назвала закликав закликала
        уточнив уточнила визнав визнала йдеться""",
    "ar": """قال قالت وقال وقالت يقول تقول أكد أكدت وأكد وأكدت أضاف أضافت وأضاف وأضافت أوضح أوضحت
        وأوضح وأوضحت أعلن أعلنت وأعلن صرح صرحت وصرح ذكر ذكرت وذكر أشار أشارت وأشار كتب كتبت وكتب شدد
        وشدد حذر وحذر اعتبر واعتبر وصف ووصف تابع وتابع لفت نقل قالوا وقالوا مضيفا مضيفًا وأضافوا ورد
        وردت رد ردت فرد فردت وتابعت وشددت وذكرت وأشارت وكتبت""",
    "pl": """powiedział powiedziała powiedzieli mówi mówił mówiła oświadczył oświadczyła stwierdził
        stwierdziła dodał dodała dodali podkreślił podkreśliła zaznaczył zaznaczyła napisał napisała
        pisze wyjaśnił wyjaśniła tłumaczy tłumaczył ocenił oceniła przekazał przekazała poinformował
        poinformowała przyznał przyznała zapewnił zapewniła zapytał odpowiedział twierdzi uważa
        ostrzegł nazwał nazwała komentuje zauważył zauważyła apeluje podkreśla podkreślają
        przypomniała przypomniał zapowiedział zapowiedziała mówią dodaje wyjaśnia zapewnia żartuje
        wspomina przyznaje ocenia oświadczyli""",
    "tr": """dedi diyor söyledi belirtti açıkladı ifade vurguladı kaydetti konuştu ekledi yazdı
        bildirdi anlattı sordu yanıtladı uyardı savundu aktardı duyurdu iddia dile diyen söylüyor
        anlatıyor belirterek dediler ediyor""",
    "sv": """säger sade sa sagt berättar berättade skriver skrev menar menade förklarar förklarade
        uppger uppgav hävdar hävdade tillägger tillade svarar svarade""",
    "sw": """alisema anasema walisema aliongeza alieleza anaeleza aliandika alidai""",
}
"""Forms of verbs of saying in other languages, with the forms of each that news prose uses most."""

_HELPERS = {
    "en": """has have had also later then further previously recently repeatedly once often did does
        do is was were are been would will could can may might must not n't never always just even
        still again didn't doesn't wouldn't already earlier since first himself herself themselves
        both all simply only went on actually reportedly publicly famously soon""",
    "de": "hat haben hatte hatten habe am gestern dazu auch",
    "fr": "a ont avait avaient aussi encore également a-t-il a-t-elle ont-ils",
    "es": "ha han había también además",
    "it": "ha hanno aveva anche poi",
    "pt": "tem tinha também ainda",
    "nl": "heeft hebben had ook",
}
"""Words that can stand between a speaker and the verb."""

_ACCORDING = {
    "en": ("according to", "in the words of", "as per"),
    "de": ("laut", "nach angaben von", "so"),
    "fr": ("selon", "d'après", "d’après", "a-t-il dit"),
    "es": ("según", "de acuerdo con"),
    "it": ("secondo",),
    "pt": ("segundo", "de acordo com"),
    "nl": ("volgens", "aldus"),
    "ru": ("по словам", "по мнению", "согласно"),
    "uk": ("за словами", "на думку", "згідно з"),
    "pl": ("według", "zdaniem"),
    "ar": ("وفقا ل", "بحسب", "وفق"),
}
"""Phrases after which a speaker stands, who is not the subject of a verb."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What announces speech in a language, in small letters.

    `say` takes a whole sentence or a clause, `call` only a part of one (`called it “a joke”`);
    `all` are both; `going` are the forms that hang on the subject of another verb (`saying`).
    `helpers` stand between subject and verb;
    `according` are phrases, as tuples of words. `weak` are forms that announce speech only where
    they stand at the quotation itself; after `tell`, a clause tells what was said.
    """

    say: frozenset[str]
    call: frozenset[str]
    going: frozenset[str]
    helpers: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    all: frozenset[str]
    weak: frozenset[str] = frozenset()
    tell: frozenset[str] = frozenset()


@cache
def cues(language: str | None) -> Cues:
    """Return what announces speech in a language; that of English where it is not known."""
    code = (language or "en").split("-")[0].lower()
    helpers = frozenset(_HELPERS.get(code, "").split())
    according = tuple(tuple(one.split()) for one in _ACCORDING.get(code, ()))
    if code in _OTHER:
        say = frozenset(_OTHER[code].split())
        return Cues(say, frozenset(), frozenset(), helpers, according, say, frozenset(), say)
    say, call = forms(_SAY), forms(_CALL)
    return Cues(
        say,
        call,
        frozenset(form for form in say | call if form.endswith("ing")),
        helpers,
        according,
        say | call,
        forms(_WEAK),
        forms(_TELL),
    )
