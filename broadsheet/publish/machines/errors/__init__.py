"""What went wrong, in words: what happened, why, and what to do next; never a stack trace.

In: an error that Datasette or a page of ours raised. Out: a page, or JSON or plain text where a
program asked (`wanted`); with the right status: what a reader mistyped is 400 or 404, never 500.
Errors of databases that Broadsheet did not make are left to Datasette. The words are in `messages`
and `kinds`.
"""

import json
from dataclasses import replace
from typing import Any

from datasette.utils import add_cors_headers, tilde_decode
from datasette.utils.asgi import Response

from broadsheet.publish.edition import editions, is_ours
from broadsheet.publish.machines.errors.kinds import by_kind, is_too_long, no_page, too_long
from broadsheet.publish.machines.errors.messages import by_message
from broadsheet.publish.machines.errors.problem import Place, Problem
from broadsheet.publish.shards.served import searched


async def response(datasette: Any, request: Any, exception: Exception) -> Response | None:
    """Return the answer to a request that failed, None where it is for Datasette to give."""
    place = _place(datasette, request)
    if place is None:
        return None
    if place.database is None:
        place = replace(place, searched=tuple(await searched(datasette, request.actor)))
    problem = await _problem(place, exception)
    headers: dict[str, str] = {"cache-control": "no-store"}
    if problem.status == 503:
        headers["retry-after"] = "60"
    if datasette.cors:
        add_cors_headers(headers)
    form = wanted(request)
    if form == "json":
        meant = [words for words, _ in problem.links if words.startswith("Did you mean")]
        body = {
            "ok": False,
            "error": " ".join(filter(None, (problem.said, problem.detail, *meant))),
            "status": problem.status,
            "title": problem.title,
        }
        return Response(
            json.dumps(body, ensure_ascii=False),
            problem.status,
            headers,
            content_type="application/json; charset=utf-8",
        )
    if form == "text":
        lines = filter(None, (problem.title, problem.said, problem.detail))
        return Response.text("\n".join(lines) + "\n", problem.status, headers)
    context = {"problem": problem, "database": place.database}
    html = await datasette.render_template(
        "broadsheet_error.html", context, request=request, view_name="broadsheet_error"
    )
    return Response.html(html, problem.status, headers)


def wanted(request: Any) -> str:
    """Return the form of an answer to an error: html, json or text.

    An address that ends in .json asks for JSON, as does a header `Accept` that names JSON and not
    HTML; an address of another file, asked for by a program and not by a browser, for plain text.
    """
    ending = request.path.rpartition("/")[2].partition("?")[0].rpartition(".")
    accepted = (request.headers.get("accept") or "").lower()
    if ending[1] and ending[2] in ("json", "jsonl", "jsono", "geojson"):
        return "json"
    if "text/html" in accepted:
        return "html"
    if "json" in accepted:
        return "json"
    return "text" if ending[1] and ending[2] in _FILES else "html"


_FILES = frozenset("csv xlsx ris bib atom xml txt db blob".split())
"""Endings of addresses that programs read."""


def _place(datasette: Any, request: Any) -> Place | None:
    """Return what a request was for; None where it is not for us to answer."""
    parts = request.path.split("/")[1:]
    routes = {db.route: name for name, db in datasette.databases.items()}
    route = parts[0]
    database = routes.get(route, routes.get(route.rpartition(".")[0]))
    if database is not None and not is_ours(datasette, database):
        return None
    if not editions(datasette):
        return None
    table = None
    if database and len(parts) > 1 and parts[1] != "-":
        table = tilde_decode(parts[1].partition(".")[0])
    elif database and parts[1:3] == ["-", "all"] and len(parts) == 4:
        table = tilde_decode(parts[3].rpartition(".")[0])
    return Place(datasette, database, table, request)


async def _problem(place: Place, exception: Exception) -> Problem:
    """Return what a reader is told of an error."""
    message = str(getattr(exception, "message", None) or (exception.args or ("",))[0])
    if place.is_own_page and message in ("no such table: -", "Table not found"):
        # Datasette takes what follows the database for a table called "-", and says so or not.
        return no_page(place, "")
    if place.database and message == f"no such table: {place.table}":
        message = "Table not found"
    if is_too_long(exception, message):
        return too_long(place)
    return await by_message(place, message) or by_kind(place, exception, message)
