"""The site's own page for a request that is refused, where it has one.

In: a request, and why it fails. Out: the answer that the site gives to such a failure.
"""

from typing import Any

from datasette.utils.asgi import Request


async def explain(datasette: Any, scope: Any, receive: Any, send: Any, error: Exception) -> None:
    """Send the site's answer to an error; raises the error where the site has none."""
    from broadsheet.publish.machines import errors  # which imports files of this folder

    # Datasette's templates ask for what stands in the scope only further in; no form is shown here.
    scope = {"csrftoken": str, "actor": None, **scope}
    told = await errors.response(datasette, Request(scope, receive), error)
    if told is None:
        raise error
    await told.asgi_send(send)
