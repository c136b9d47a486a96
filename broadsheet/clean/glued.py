"""Bylines to which an outlet is glued: `Ann LeeThe Valley Courier`, `Bo XuReuters`.

In: a byline. Out: the byline without the outlet. A page that styles name and outlet apart prints
them so once its styles are gone. What it gets wrong: an outlet without `The` that is no agency
stays, for `Ann LeePark` may be a name.
"""

import re

from broadsheet.clean.agencies import AGENCIES

LONGEST_SIGN = 4
"""Letters: a longer name of an agency is no sign that is written in capitals."""

_SIGNS = "|".join(
    sorted(
        name.upper() if len(name) <= LONGEST_SIGN else name.title()
        for name in AGENCIES
        if name.isascii() and name.replace(" ", "").isalpha()
    )
)
# Behind one small letter agencies are not looked for: `McAP` is nothing else.
GLUED = re.compile(
    rf"(?<=[a-zß-ÿ])(?=The\s[A-Z])|(?<=[a-zß-ÿ]{{2}})(?=(?:{_SIGNS})(?:\s*[|•·;,/]|\s*$))"
)
"""Where the outlet begins: between a small letter and a capital."""


def unglued(byline: str) -> str:
    """Return a byline without the outlet that is glued to its end.

    >>> unglued("Ann LeeThe Valley Courier"), unglued("By Bo McAP")
    ('Ann Lee', 'By Bo McAP')
    """
    found = GLUED.search(byline)
    return byline[: found.start()] if found else byline
