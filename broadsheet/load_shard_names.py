"""What a corpus can be divided by, and the names of the databases that it is divided into.

In: a year or an outlet. Out: the name of its database, which is that of the file and a part of
addresses. It depends on the value alone, so that it is the same in every build; it holds small
letters, digits and hyphens, so that every file system keeps it as it is and apart from the others.
"""

import hashlib
import re
import unicodedata

from broadsheet.folding import folded

BY = {"year": "undated", "outlet": "no-outlet"}
"""The columns of articles to divide by, and what the database of articles that state none ends in.
No outlet's database ends so: those end in digits of a hash."""

_LONGEST = 40
"""Characters of an outlet's name that stand in the name of its database."""

_DIGITS = 10
"""Hexadecimal digits that tell outlets apart whose names are written alike. Two that share even
these share a database."""


def shard_name(corpus: str, by: str, value: str | None) -> str:
    """Return the name of the database for a value.

    >>> shard_name("corpus", "year", "2021"), shard_name("corpus", "year", None)
    ('corpus-2021', 'corpus-undated')
    >>> shard_name("corpus", "outlet", "The Daily Star / Beirut")
    'corpus-the-daily-star-beirut-0ae652251a'
    >>> shard_name("corpus", "outlet", "الأهرام")
    'corpus-5acc7077f1'
    """
    if value is None:
        return f"{corpus}-{BY[by]}"
    if by == "year":
        return f"{corpus}-{value}"
    plain = unicodedata.normalize("NFKD", folded(value)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST].strip("-")
    digits = hashlib.sha256(value.encode()).hexdigest()[:_DIGITS]
    return "-".join(filter(None, (corpus, words, digits)))
