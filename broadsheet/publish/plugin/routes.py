"""The addresses that Broadsheet adds to Datasette's own, and what answers each.

What stands below `/` or `/DATABASE/-/`. `either` answers for one database or for a divided corpus.
"""

import re
from collections.abc import Callable
from typing import Any

from broadsheet.publish.changes import page as changes
from broadsheet.publish.compare import page as compare
from broadsheet.publish.machines import routes as machines
from broadsheet.publish.outlet import listing
from broadsheet.publish.outlet import page as outlet
from broadsheet.publish.search import answers
from broadsheet.publish.search import page as search
from broadsheet.publish.shards import front as front_of_set
from broadsheet.publish.shards import search as search_of_set
from broadsheet.publish.shards.search import either
from broadsheet.publish.take import queries, table
from broadsheet.publish.take.writers import FORMATS

_DATABASE = "/(?P<database>[^/.]+)/-"
_FORMAT = rf"\.(?P<format>{'|'.join(map(re.escape, FORMATS))})"

ROUTES: list[tuple[str, Callable[..., Any]]] = [
    *machines.ROUTES,
    (r"^/(?P<format>)$", front_of_set.page),
    (rf"^{_DATABASE}/search$", either(search.page, search_of_set.page)),
    (rf"^{_DATABASE}/search{_FORMAT}$", either(answers.files, search_of_set.files)),
    (rf"^{_DATABASE}/suggest\.json$", either(answers.suggest, search_of_set.suggest)),
    (rf"^{_DATABASE}/compare$", compare.page),
    (rf"^{_DATABASE}/changes$", changes.page),
    (rf"^{_DATABASE}/changes/(?P<article>[0-9]+)$", changes.of_one),
    (rf"^{_DATABASE}/outlets$", listing.page),
    (rf"^{_DATABASE}/outlets/(?P<outlet>[^/]+)$", outlet.page),
    (rf"^{_DATABASE}/all/(?P<table>[^/]+?){_FORMAT}$", table.page),
    (rf"^{_DATABASE}/all{_FORMAT}$", queries.page),
]
"""Regular expressions, which are tried in their order."""
