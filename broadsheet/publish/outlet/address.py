"""The address of an outlet's page.

In: the name of an outlet and the address of a database. Out: an address, for templates and cells.
"""

from typing import Any

from datasette.utils import tilde_encode


def outlet_url(name: Any, database: Any) -> str:
    """Return the address of an outlet's page.

    >>> outlet_url("The Herald & Post", "/corpus")
    '/corpus/-/outlets/The+Herald+~26+Post'
    """
    return f"{database}/-/outlets/{tilde_encode(str(name))}"
