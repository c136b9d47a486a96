"""The words of bylines: what announces one, and what stands in one and is no name.

In: nothing. Out: patterns and word lists. Lives here only: the words. Sources: the bylines and
section names printed by the newspapers of the public Fundus list of publishers and the signatures
of the agencies of `agencies`. What they get wrong: a person named Post, Press or Star is not seen.
"""

import re

# What announces who wrote a text. Those of one short word count only before a capital.
_SHORT = "by|von|par|por|door|av|af|oleh|מאת|من|بقلم|द्वारा|記者|记者|του|της|na|rozmawiała?"
_WRITTEN = (
    "written reported words story stories text texts analysis interview opinion reporting report"
    " compiled commentary comment column review essay guest_essay guest_column guest_post article"
    " posted video_and_text photos_and_text text_and_photos words_and_pictures updated_and_written"
)
_VON = (
    "analyse bericht kolumne kommentar interview gastbeitrag gastkommentar reportage essay"
    " rezension"
    " leitartikel glosse artikel beitrag porträt protokoll text geschrieben verfasst"
)
_LABELS = (
    "autor(?:in|es|en|a|as|i|ka|zy|e)?(?:innen)?|authors?|auteure?s?|auteur|autrice|texte?|texto|testo"
    "|tekst|teksti|byline|reporters?|reported|story|words|redaktion|schreiber|redacción|redação|rédaction"
    "|reportagem|författare|skribent|forfatter|penulis|mwandishi|haber|yazan|yazar|muhabir"
    "|автор(?:ы|и|ка)?|текст|подготовил[аи]?|підготував|журналист|συντάκτης|συντακτική ομάδα"
    "|κείμενο"
    "|كتبت?|نص|إعداد|اعداد|تقرير|الكاتب|نویسنده|نوشته|گزارش|लेखक|रिपोर्ट|作者|撰文|撰稿|执笔|文|글|執筆"
    "|取材・文|ライター"
)
_PHRASES = (
    "propos recueillis par|von unserem korrespondenten|von unserer korrespondentin"
    "|de notre correspondante?|(?:by|from) our correspondent"
    "|dal nostro inviato|dalla nostra inviata"
    "|un article de|texte de|a cura di|testo di|articolo di|intervista di"
    "|servizio di|texto de|texto por|reportagem de|escrito por|publicado por|publié par"
    "|pubblicato da"
    "|skrevet af|skrevet av|geschreven door|ditulis oleh|imeandikwa na|opracowała?"
    r"|oprac\.|автор|автор текста"
    "|γράφει [οη]"
    "|(?:本报|本報|新华社|新華社|本刊|本网|通讯员)记者"
)
MARKED = re.compile(
    rf"(?:(?:{_PHRASES})\s?:?"
    rf"|(?:(?:{_WRITTEN.replace(' ', '|').replace('_', ' ')}) )?(?:{_SHORT})\s?:?"
    rf"|(?:eine?[rn]? )?(?:(?:{_VON.replace(' ', '|')}) )?von|d[ia](?=\s[A-ZÀ-Þ])"
    rf"|(?:{_LABELS})\s?[:：|｜/／=＝]"
    # Glued to the name only behind a small letter or a sign: `byAnn Lee`, and not `PAR` in `PARIS`.
    r")(?:\s+|(?<=[:：|｜/／=＝])|(?-i:(?<=[a-zß-ÿ\u0250-\uffff])))(?=[A-ZÀ-ÞĀ-Ž\u0370-\uffff])",
    re.IGNORECASE,
)
"""What announces a byline. The name after it has to begin with a capital, where there are any;
`Von der Leyen warns` and `By 2030` are no bylines."""

NOT_TEXT = re.compile(
    r"(?<![^\W_])(?<!and )(?<!& )(?<!und )(?:(?:photos?|photograph(?:s|y|ed)?|pictures?"
    r"|images?|illustrat(?:ions?|ed)|graphics?"
    r"|artwork|videos?|edit(?:ed|ing)|produced|translat(?:ed|ion)|design|data)\s(?:by|from)\b"
    r"|(?:photos?|fotos?|foto(?:grafie|grafía|grafia)s?|photographe|bild(?:er)?|video|grafik|images?"
    r"|pictures?|illustrations?|illustration|kamera|camera|bearbeitung|übersetzung|traducción"
    r"|traduction|editing|kuvat?|zdjęcia|фото|відео|видео|редактор|تصوير|تحرير|ترجمة|عکس|摄影|攝影|写真|编辑|責任編輯"
    r"|责任编辑|사진)\s?[:：／/])[^;|\n]*",
    re.IGNORECASE,
)
"""Who made the pictures or edited the text: to the end of that part of a byline."""

# Lower-case parts of personal names in European and Arabic usage, from the filing rules of IFLA's
# "Names of Persons" (4th edition).
PARTICLES = frozenset(
    "de da do dos das del della di du des la le van von der den ter ten af av zu zum zur el al bin"
    " ibn bint ben abu y e st".split()
)

# Words that stand in bylines and section names but in no personal name: agencies, roles, parts of
# a paper, and the geographic words of section names. What it gets wrong: persons named North, West
# or April are not seen when nothing announces the byline.
NO_NAMES = frozenset(
    "news home weather menu search world politics political business economy economics sport"
    " sports opinion culture lifestyle health science technology tech travel education"
    " environment money markets market"
    " media video analysis editorial editorials comment review reviews features feature life arts"
    " entertainment breaking latest live updates update exclusive top stories story"
    " national international local regional global middle east west north south eastern western"
    " northern southern central africa african asia asian europe european america american americas"
    " city times post daily herald gazette tribune guardian press agency agencies associated"
    " reuters afp ap upi tass dpa ansa efe xinhua bloomberg staff desk team bureau newsroom"
    " network office editor editors reporter reporters correspondent correspondents writer"
    " writers journalist columnist contributor author photographer producer chief senior deputy"
    " special foreign security defence defense diplomatic redakteur redakteurin redaktion"
    " korrespondent korrespondentin rédaction redacción wirtschaft politik kultur wissen panorama"
    " the in at from with for of on about to and by new united union rights human party government"
    " president minister prime police court university january february march april june july"
    " august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday read share subscribe newsletter more photo image credit"
    " agenturen online".split()
)

# Words that name an agency, a desk, a paper or a role even where a person is announced.
OUTLETS = frozenset(
    "reuters afp ap upi tass dpa ansa efe xinhua bloomberg associated press agency agencies"
    " agenturen staff desk team bureau newsroom correspondent correspondents reporter reporters"
    " writer writers editor editors redaktion rédaction redacción redazione redactie redação news"
    " post times herald echos the daily weekly gazette tribune journal magazine media online"
    " network radio tv television channel service services newspaper newspapers office editorial"
    " admin administrator guest contributor contributors columnist journalist journalists author"
    " photographer producer publisher webdesk webmaster user unknown anonymous various zeitung"
    " nachrichten zeitschrift anzeiger tagblatt rundschau presse noticias notícias nouvelles"
    " notizie nieuws nyheter nyheder haber haberler редакция редакція новости новини агентство"
    " агентства интерфакс тасс газета journaliste correspondant correspondante envoyé envoyée"
    " corresponsal periodista redactor redactora enviado enviada correspondente repórter"
    " jornalista inviato inviata corrispondente giornalista verslaggever redacteur redakteur"
    " redakteurin korrespondent korrespondentin korespondent muhabir muhabiri корреспондент"
    " корреспондентка обозреватель журналист журналистка кореспондент журналіст редактор مراسل"
    " مراسلة محرر محررة صحفي صحفية كاتب كاتبة وكالات وكالة رويترز التحرير المحرر صحيفة جريدة"
    " वेब डेस्क टीम संवाददाता ब्यूरो एजेंसी deutschland brasil india international university"
    " institute foundation ministry committee department council corporation inc ltd llc gmbh"
    " com org our merkezi servisi masası shimbun shinbun ilbo courier kurier observer chronicle"
    " telegraph standard mirror mail express globe examiner inquirer monitor broadcasting"
    " newswire star agência agencia agence agenzia agentur".split()
)

_NOUNS = r"editors?|correspondents?|reporters?|writers?|journalist|columnist"
ROLE = (
    rf"(?:[^\W\d_][\w&’-]*\s){{0,4}}(?:{_NOUNS}"
    r"|redakteur(?:in)?(?: für \w+)?|korrespondent(?:in)?)"
)
"""A role in words: up to four words before one of these nouns."""

_PARTS = (
    "chief senior deputy special political foreign diplomatic defence defense security business"
    " economic economics health science technology sport sports education world middle east africa"
    " asia europe us uk home legal royal city assistant associate managing digital news staff"
    " investigations environment environmental transport local national community crime"
).replace(" ", "|")

ROLE_SUFFIX = re.compile(
    rf"(?:(?:,|\s[|–—-])\s*{ROLE}|\s(?:(?:{_PARTS})\s)*(?:{_NOUNS}))\b.*$",
    re.IGNORECASE,
)
"""A role behind a name, to the end."""
