"""The word that announces a byline when it stands in a line of its own: `By`, `Von`, `Par`.

In: the text of one paragraph. Out: whether it is nothing but such a word. Pages print the name in
a line below it, because it is a link.
"""

import re

_MARK = re.compile(
    r"(?:(?:written|reported|posted|published|words|story|text|analysis) )?by|von|par|por|di|door"
    r"|af|av|autor(?:in|es|en)?|auth?ors?|auteurs?|autore|texte?|reporters?|byline|bylines?"
    r"|من|بقلم|كتبت?|автор|автори|yazar|penulis|na|imeandikwa na",
    re.IGNORECASE,
)
"""As `bylines.MARKED`, with the languages of its sources that print the mark alone."""


def is_mark(text: str) -> bool:
    """Tell whether a line is only the mark of a byline.

    >>> is_mark("By"), is_mark("* Von"), is_mark("By the river")
    (True, True, False)
    """
    return len(text) <= 24 and _MARK.fullmatch(text.strip(" *•:|–—-")) is not None
