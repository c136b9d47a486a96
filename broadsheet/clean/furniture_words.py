"""The words of what stands on a page around an article: a table of roles, rules and patterns.

What they get wrong is a paragraph of only such words that was meant as text. `furniture` says when
a pattern counts.
"""

from broadsheet.records import Role

LINKS = "links to other articles"
"""The rule whose lines announce what follows them."""

# The words come from three sources: WordPress's own strings (wp-includes/comment-template.php and
# the default themes: "Leave a Reply", "Your email address will not be published"), the labels of
# the share buttons AddToAny and ShareThis, and what is printed around articles on the sites of
# some forty newspapers in English, German, French and Spanish.
NETWORKS = (
    r"(?:facebook|messenger|twitter|x|x \(twitter\)|whats ?app|telegram|linked ?in|pinterest|reddit"
    r"|instagram|you ?tube|tik ?tok|threads|blue ?sky|mastodon|flipboard|pocket|viber|vk|e-?mail"
    r"|mail|print|sms|rss|google news)"
)
"""What share buttons are named after."""

PATTERNS: tuple[tuple[Role, str, tuple[str, ...]], ...] = (
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
            rf"(?: {NETWORKS})?)?",
            rf"(?:(?:share|tweet|pin|shares|likes?)\s*)?{NETWORKS}?(?:[ :]+[\d.,]+k?)?",
            rf"(?:{NETWORKS}[ ,|/·•]+){{1,9}}{NETWORKS}",
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
