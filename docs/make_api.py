"""Write the answers into api.md: each request of the page is made, and what it shows is put in.

    python docs/make_api.py

A request is a block of `sh` with `curl 'ADDRESS'`; the block below it is the answer. After its
format may stand `only=KEY,KEY` for the keys of the answer that are shown, or `only=KEY.KEY` for
what stands below them. Long lists and texts are cut, with an ellipsis. A test holds that the page
is as this makes it.
"""

import asyncio
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from datasette.app import Datasette

PAGE = Path(__file__).with_name("api.md")
ADDRESS = "http://127.0.0.1:8001"
"""Where the page says that the site is."""

MOST_ITEMS, MOST_LETTERS, MOST_LINES = 2, 90, 36
"""Items of a list, letters of a text and lines of an answer that is not JSON, at most."""

_EXAMPLE = re.compile(
    r"```sh\ncurl (?:-H '(?P<header>[^']+)' )?'(?P<address>[^']+)'\n```\n\n"
    r"```(?P<form>\w+)(?P<only> only=[\w,.]+)?\n.*?```",
    re.DOTALL,
)


def short(value: Any) -> Any:
    """Return a value with its long lists and texts cut."""
    if isinstance(value, dict):
        return {key: short(one) for key, one in value.items()}
    if isinstance(value, list):
        return [short(one) for one in value[:MOST_ITEMS]] + ["…"] * (len(value) > MOST_ITEMS)
    if isinstance(value, str) and len(value) > MOST_LETTERS:
        return value[:MOST_LETTERS] + "…"
    return value


def answered(text: str, form: str, only: list[str]) -> str:
    """Return what is shown of an answer."""
    if form == "json":
        value = json.loads(text)
        for key in only if len(only) == 1 else ():
            for name in key.split("."):
                value = value[name]
        if len(only) > 1:
            value = {key: value[key] for key in only}
        return json.dumps(short(value), ensure_ascii=False, indent=2)
    # A feed says when its file was put in its place, which is another moment in every build.
    if placed := re.search(r"<updated>(.*?)</updated>", text):
        text = text.replace(placed[1], "2026-11-22T12:00:00Z")
    lines = text.splitlines()
    shown = [short(line) for line in lines[:MOST_LINES]]
    return "\n".join(shown + ["…"] * (len(lines) > MOST_LINES))


async def with_answers(page: str, database: Path) -> str:
    """Return the page with the answers of a site of this database, which is called corpus."""
    site = Datasette([str(database)])
    await site.invoke_startup()
    parts, end = [], 0
    for example in _EXAMPLE.finditer(page):
        path = example["address"].removeprefix(ADDRESS)
        headers = {"host": ADDRESS.removeprefix("http://")}
        if example["header"]:
            name, _, value = example["header"].partition(": ")
            headers[name] = value
        answer = await site.client.get(path, headers=headers)
        only = (example["only"] or "").removeprefix(" only=")
        shown = answered(answer.text, example["form"], only.split(",") if only else [])
        head = example[0].rpartition("```sh")[0] + example[0].split("\n\n```")[0]
        fence = f"```{example['form']}{example['only'] or ''}"
        parts += [page[end : example.start()], f"{head}\n\n{fence}\n{shown}\n```"]
        end = example.end()
    return "".join([*parts, page[end:]])


async def main() -> None:
    """Renew the page from the five articles of the project."""
    from broadsheet.build import build

    root = PAGE.parents[1]
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "corpus.db"
        build(root / "articles", database, root / "metadata.yml")
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(await with_answers(page, database), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
