"""Datasette 1.0, while it is in the making: all that it does otherwise than 0.65.

With 0.65 nothing of this is used. With 1.0, `newer` makes of a Datasette one that knows what the
databases say of themselves (`words`), answers the questions of 0.65 (`before`), asks for rows like
it (`rows`), keeps to the permissions of ours (`permissions`), and gives templates the variables of
0.65 (`pages`). Everything else of the plugin is written for 0.65 and does not ask for the version.
"""

from datasette import __version__

NEWER = not __version__.startswith("0.")
"""Whether this is Datasette 1.0, or one of its alphas."""

PUBLIC_NEEDS = (
    f"needs Datasette 0.65, for which its limits are made, and this is {__version__};"
    " next: pip install 'datasette>=0.65.4,<1'"
)
"""Why a site cannot be public with 1.0."""

WITH_SQL: dict[str, str] = {"_extra": "query"} if NEWER else {}
"""Arguments with which the JSON of a table has its SQL."""
