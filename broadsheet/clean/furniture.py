"""What stands on a page around an article: buttons, forms, menus, advertisements, credits.

In: the text of one paragraph. Out: a `Kind` (role and rule), or None for anything else. Each
pattern has to match the whole paragraph, so that a sentence that speaks of sharing or comments
stays; what the word lists get wrong is a paragraph of only such words that was meant as text.
"""

import re
from dataclasses import dataclass

from broadsheet.clean.bylines import is_section
from broadsheet.clean.shape import is_prose, words
from broadsheet.records import Role

MAX_LENGTH = 160
"""Characters: furniture is short, and patterns are tried on nothing longer."""

# The words come from three sources: WordPress's own strings (wp-includes/comment-template.php and
# the default themes: "Leave a Reply", "Your email address will not be published"), the labels of
# the share buttons AddToAny and ShareThis, and what is printed around articles on the sites of
# some forty newspapers in English, German, French and Spanish.
_NETWORKS = (
    r"(?:facebook|messenger|twitter|x|x \(twitter\)|whats ?app|telegram|linked ?in|pinterest|reddit"
    r"|instagram|you ?tube|tik ?tok|threads|blue ?sky|mastodon|flipboard|pocket|viber|vk|e-?mail"
    r"|mail|print|sms|rss|google news)"
)

_PATTERNS: tuple[tuple[Role, str, tuple[str, ...]], ...] = (
    (
        Role.READING_TIME,
        "reading time",
        (
            r"(?:estimated )?(?:reading|read) time:? ?(?:is )?\d{1,3} ?(?:min(?:ute)?s?)\.?",
            r"\d{1,3}[ -]?min(?:ute)?s?\.? ?(?:read|reading time)?",
            r"lesezeit:? ?\d{1,3} ?min(?:uten?)?\.?",
            r"(?:temps de )?lecture:? ?\d{1,3} ?min(?:utes?)?\.?",
            r"\d{1,3} ?min(?:utos?)? de lectura",
        ),
    ),
    (
        Role.BOILERPLATE,
        "share buttons",
        (
            rf"(?:share|teilen|partager|compartir|condividi)(?: this)?"
            rf"(?: article| story| post| page| news)?(?: (?:on|via|auf|sur|en|su|with)"
            rf"(?: {_NETWORKS})?)?",
            rf"(?:(?:share|tweet|pin|shares|likes?)\s*)?{_NETWORKS}?(?:[ :]+[\d.,]+k?)?",
            rf"(?:{_NETWORKS}[ ,|/·•]+){{1,9}}{_NETWORKS}",
            r"(?:share|tweet|pin it|save|save article|bookmark|send|like|shares?)(?: \d+)?",
            r"(?:copy|copied)(?: the)? (?:link|url)(?: copied)?|link copied!?|copy to clipboard",
            r"[\d.,]+k? (?:shares?|likes?|views?|retweets?)",
            r"teilen|merken|drucken|kopieren|partager|imprimer|enregistrer|compartir|imprimir",
            r"artikel (?:drucken|merken|teilen|anhören)|طباعة|分享到.{0,10}|report an error"
            r"|imprimer l.article|guardar artículo|stampa",
            r"deel dit artikel|reageer|comparte en|шарить|поделиться|подписывайтесь.{0,60}",
            r"شارك(?: المقال)?|分享到|シェアする|paylaş|udostępnij",
            r"be social|follow us(?: on)?.{0,60}|find us on.{0,60}|folgen sie uns.{0,60}",
        ),
    ),
    (
        Role.BOILERPLATE,
        "comment form",
        (
            r"(?:leave|post|add|write|submit) (?:a|your) (?:reply|comment)(?: here)?",
            r"(?:(?:\d+|no|view|show|read|load)(?: all)? )?comments?(?: ?\(?\d+\)?)?",
            r"your e-?mail address will not be published\..{0,80}",
            r"required fields are marked ?\*?|cancel reply",
            r"log in to (?:leave a )?(?:comment|reply)",
            r"(?:your )?(?:name|website)",
            r"save my name, e-?mail,? and website in this browser.{0,60}",
            r"notify me of .{0,60}(?:comments?|posts?).{0,30}",
            r"be the first to (?:comment|reply).{0,30}|join the (?:conversation|discussion)",
            r"(?:\d+ )?kommentare?|kommentar schreiben|(?:\d+ )?commentaires?|comentarios?",
            r"d(?:eje|eja) un comentario|laisser un commentaire|تعليقات|комментарии|評論|コメント",
        ),
    ),
    (
        Role.BOILERPLATE,
        "navigation",
        (
            r"(?:back|return|go) to (?:top|home|homepage|the top)(?: button)?|nach oben",
            r"skip to (?:main )?content|(?:main )?menu|home|search|close|next|previous|listen",
            r"(?:next|previous) (?:article|post|story|page)(?:: .{0,100})?",
            r"(?:read|learn|see|show|view|load) (?:more|all)(?: articles| stories| posts)?",
            r"continue reading|click here.{0,40}|weiterlesen|lire la suite|leer más|watch live",
            r"listen to (?:this|the) (?:article|story)|view (?:this|the) e-?mail in your browser",
            r"print this (?:page|article)|log in or register|reuse this content|back to article",
            r"(?:open|view) (?:image )?(?:in gallery|gallery|fullscreen)",
            r"(?:play|watch) (?:now|video)",
        ),
    ),
    (
        Role.BOILERPLATE,
        "links to other articles",
        (
            r"related(?: (?:articles?|stories|topics?|posts?|content|tags|countries|people|news"
            r"|links|reading|coverage)){0,2}(?:more from author)?",
            r"more (?:from|in|on|about|by) .{1,60}|more (?:stories|news|coverage|like this)",
            r"most (?:read|popular|viewed|shared|watched|recent)(?: (?:in|on) .{1,40})?",
            r"you (?:may|might) (?:also )?(?:like|be interested in).{0,30}",
            r"recommended(?: (?:for you|stories|reading))?|trending(?: now)?|up next|don.t miss",
            r"(?:read|see|watch|listen) (?:also|next|too)(?:: .{0,120})?|also read(?:: .{0,120})?",
            r"read more: .{0,120}|top stories|latest(?: news| stories)?|editor.?s.? picks?",
            r"(?:#[\w/-]{2,40}\s*){1,20}",
            r"(?:topics?|tags?|categories|keywords)(?::.{0,140})?",
            r"(?:filed under|published under|posted in)(?::.{0,140})?",
            r"mehr zum thema.{0,60}|lesen sie auch.{0,120}|auch interessant|das könnte sie.{0,40}",
            r"(?:à )?lire aussi.{0,120}|sur le même sujet",
            r"le[ae] también.{0,120}|noticias relacionadas",
            r"new stories on .{1,40}|what to read next|in this article|in this story",
            r"explore more on these topics|recommended (?:stories|articles)|archivado en.{0,80}",
            r"leia também.{0,120}|más información|lees ook.{0,120}|читайте также.{0,120}",
            r"اقرأ أيضا.{0,120}|اقرأ أيضًا.{0,120}|関連記事|相关阅读|ilgili haberler",
        ),
    ),
    (
        Role.BOILERPLATE,
        "sign-up prompt",
        (
            r"(?:sign up|subscribe|register|log ?in|sign in|subscribe to)(?: (?:now|today|here"
            r"|to|for|with us|free)){0,2}(?: (?:our|the|your|a) .{0,60})?!?",
            r"(?:sign up|subscribe)\b.{0,80}\b(?:newsletters?|e-?mails?|inbox|alerts)\b.{0,40}",
            r"(?:our |the )?(?:daily |weekly |free |morning )?newsletters?|subscribe for .{1,40}",
            r"get (?:the latest|our|breaking) .{0,80}(?:inbox|newsletter|alerts|mail).{0,20}",
            r"by (?:signing up|subscribing),? you agree .{1,100}|was this e-?mail forwarded.{0,60}",
            r"you are receiving this (?:e-?mail|newsletter) because.{0,120}",
            r"get the best of .{1,60} in your inbox\.?|unsubscribe.{0,60}",
            r"enter your e-?mail.{0,60}|already (?:a subscriber|have an account).{0,40}",
            r"newsletter (?:abonnieren|anmeldung)|jetzt abonnieren",
            r"abonnez-vous.{0,60}|suscríb.{0,60}|abone ol|giriş yap|subskrybuj|prenumerera",
        ),
    ),
    (
        Role.BOILERPLATE,
        "advertisement",
        (
            r"advertisements?|advertising|ads?(?: by .{0,30})?|sponsored(?: content)?|promoted",
            r"(?:story|article) continues (?:below|after) (?:(?:this|the) )?(?:advertisement|ad)",
            r"la suite après cette publicité|continua dopo la pubblicità",
            r"anzeige|werbung|publicité|publicidad|reklame|annons|annonce|pubblicità",
        ),
    ),
    (
        Role.BOILERPLATE,
        "copyright notice",
        (
            r"(?:©|\(c\)|&copy;|copyright ?(?:©|\(c\)|\d{4}|notice)).{0,150}",
            r".{0,100}(?:all rights reserved|alle rechte vorbehalten|tous droits réservés).{0,40}",
            r".{0,60}todos los derechos reservados.{0,40}",
        ),
    ),
    (
        Role.BOILERPLATE,
        "cookie notice",
        (
            r"(?:we use|this (?:site|website) uses) cookies.{0,120}",
            r"(?:accept|manage)(?: all)? cookies",
        ),
    ),
    (
        Role.CAPTION,
        "picture credit",
        (
            r"(?:photo(?:graph)?s?|pictures?|images?|illustration|credit|file photo|foto|bild)"
            r"(?: credits?| by| courtesy(?: of)?| source)? ?[:©/|] ?.{1,140}",
            r".{0,120}\b(?:photo|picture|credit)s?: ?.{2,40}",
            r"\(?(?:file )?photo(?:graph)? (?:by|courtesy of) .{1,120}",
            r".{0,140}/ ?(?:afp|reuters|ap|epa|getty images|dpa)\)?",
            r".{0,140}via (?:getty images|reuters|ap)\)?",
            r"image (?:source|caption),.{0,140}",
            r"(?:show|hide|toggle) captions?|getty images|file photo",
            r"(?:reuters|afp|ap|epa|dpa|pa)(?: photo| images)?",
        ),
    ),
    (
        Role.CAPTION,
        "Markdown picture",
        (r"!\[[^\]]*\](?:\([^()]*\)|\[[^\]]*\])", r"!\[\[[^\]]+\]\]"),
    ),
    (Role.BOILERPLATE, "hidden comment", (r"<!--[^>]*", r"%%.*%%")),
    (Role.BOILERPLATE, "web address alone", (r"(?:https?://|www\.)\S+",)),
    (Role.BOILERPLATE, "number alone", (r"#?\d{1,4}[.)]?",)),
)
"""Role, rule and what its paragraphs look like, tried in this order, in any letter case."""

LINKS = "links to other articles"
"""The rule whose lines announce what follows them."""

_MAY_BE_WEAK = frozenset({"share buttons", "comment form", "navigation", LINKS, "number alone"})
_WEAK = re.compile(rf"#?\d{{1,4}}[.)]?|{_NETWORKS}|[^\W\d_]+(?:[ :]+[\d.,]+k?)?", re.IGNORECASE)

LEAST_MENU = 3
"""Items of a row of links."""

LOOSE_WORDS = 4
_LOOSE = re.compile(
    r"more (?:from|in|on|about|by)|follow us|find us|sign up|subscribe|ads? by|copyright"
    r"|(?:image|photo|picture|bild|foto)s?\b",
    re.IGNORECASE,
)
_FIRM = re.compile(
    rf"©|\(c\)|newsletter|e-?mail|inbox|alerts|account|all rights|\b{_NETWORKS}\b|/ ?\w+$",
    re.IGNORECASE,
)
"""`More in Common wins the poll` begins like a label and is none; these words make it one."""

_SENTENCES = frozenset({"comment form", "sign-up prompt", "copyright notice", "cookie notice"})
"""Rules whose furniture may be a whole sentence; a sentence is nothing else's."""

_COMPILED = tuple(
    (role, rule, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE))
    for role, rule, patterns in _PATTERNS
)

_EDGES = " \t\u00a0*•·▪–—-|>»→›▼▲+#:"
"""Bullets, arrows and colons around a label."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paragraph is, and the rule that says so.

    A weak kind may as well be a subheading, a score, a headline: it counts only beside other
    furniture, or below the text.
    """

    role: Role
    rule: str
    weak: bool = False

    @property
    def number(self) -> bool:
        """Tell whether it is nothing but a number."""
        return self.rule == "number alone"


def kind(text: str) -> Kind | None:
    """Tell what furniture a paragraph is, or None when it may be part of the article.

    >>> kind("Share This Article").rule
    'share buttons'
    >>> kind("Share prices rose on Monday.")
    """
    if len(text) > MAX_LENGTH:
        return None
    bare = " ".join(text.split()).strip(_EDGES)
    if not any(character.isalnum() for character in bare):
        return _MARKS
    if _is_menu(bare):
        return Kind(Role.BOILERPLATE, "navigation")
    sentence = is_prose(bare)
    for role, rule, pattern in _COMPILED:
        if (not sentence or rule in _SENTENCES) and pattern.fullmatch(bare):
            weak = rule in _MAY_BE_WEAK and _WEAK.fullmatch(bare) is not None
            return Kind(role, rule, weak or _is_loose(bare))
    return None


def _is_menu(bare: str) -> bool:
    """Tell whether a line is a row of section names: `Home | News | Sport | Weather`."""
    parts = [part.strip() for part in re.split(r"[|>›»•·]", bare)]
    short = len(parts) >= LEAST_MENU and all(0 < words(part) <= 3 for part in parts)
    return short and 2 * sum(map(is_section, parts)) >= len(parts)


def _is_loose(bare: str) -> bool:
    """Tell whether a label goes on in words that could as well be a headline's."""
    return words(bare) >= LOOSE_WORDS and bool(_LOOSE.match(bare)) and not _FIRM.search(bare)


_MARKS = Kind(Role.BOILERPLATE, "marks without words")
RULES = frozenset({rule for _, rule, _ in _PATTERNS} | {_MARKS.rule})
