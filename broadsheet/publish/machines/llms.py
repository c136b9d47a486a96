"""What language models and their programs are told: /llms.txt (llmstxt.org), in Markdown.

Out: what each database holds, its licence, where to read and where to take away, its tables and
saved queries in a line each. Of a divided corpus that is said once, with a line for each database.
All of it is about the data; no text of an article is in it.
"""

from collections.abc import Mapping
from typing import Any

from datasette.utils.asgi import NotFound, Response

from broadsheet.publish.about import About, Said, Words, about
from broadsheet.publish.descriptions import descriptions
from broadsheet.publish.machines.addresses import absolute, front, saved_queries
from broadsheet.publish.machines.answers import answer, shortened
from broadsheet.publish.shards.index import index_of
from broadsheet.publish.shards.served import called, open_parts, searched, sees_all

_WORDS = 200
"""Characters of a description."""


async def page(request: Any, datasette: Any) -> Response:
    """Answer a request for /llms.txt."""
    names = await searched(datasette, None)
    if not names:
        raise NotFound("There is nothing to say here to programs")
    said = Said(datasette)
    parts = [
        await (_database if index_of(datasette, name) is None else _set)(
            datasette, request, said, name
        )
        for name in names
    ]
    if len(parts) > 1:
        heads = ["# " + _plain(said.site.get("title") or "Corpora of news articles")]
        parts = heads + [part.replace("\n#", "\n##").replace("# ", "## ", 1) for part in parts]
    return answer(datasette, request, "\n\n".join(parts) + "\n", "text/plain; charset=utf-8")


async def _database(datasette: Any, request: Any, said: Said, database: str) -> str:
    known = await about(datasette, database, said)
    root = absolute(datasette, request, datasette.urls.database(database))
    sections = [
        f"# {_plain(known.words.title)}",
        f"> {_plain(known.words.description)}" if known.words.description else "",
        "\n".join(f"- {line}" for line in _facts(datasette, request, database, known)),
        "## Read\n\n" + "\n".join(_read(root)),
        "## Take away\n\n" + "\n".join(_take(datasette, database, root)),
        "## Tables\n\n" + "\n".join(await _tables(datasette, database, root)),
        "## Saved queries\n\n" + "\n".join(await _queries(datasette, database, root)),
    ]
    return "\n\n".join(section for section in sections if section)


async def _set(datasette: Any, request: Any, said: Said, name: str) -> str:
    """Describe a divided corpus: what is the same in all its databases by the first of them."""
    index, open_ = index_of(datasette, name), await open_parts(datasette, None, name)
    assert index is not None  # noqa: S101 - `page` has seen it
    words, first = said.of(name), str(open_[0].name)
    root, one = (absolute(datasette, request, datasette.urls.database(db)) for db in (name, first))
    dates = [when for part in open_ for when in (part.shard.first, part.shard.last) if when]
    facts = [
        f"Address: {root}",
        f"Articles: {sum(part.shard.articles for part in open_):,}",
        f"Databases: {len(open_):,}, one for each {_plain(index.by)}",
        *_stated(words, (min(dates), max(dates)) if dates else None, index.build),
    ]
    same = f"The addresses are those of the database {_plain(first)}; each has the same."
    sections = [
        f"# {_plain(words.title)}",
        f"> {_plain(words.description)}" if words.description else "",
        "\n".join(f"- {line}" for line in facts),
        "## Search all\n\n" + "\n".join(_search(root)),
        "## Databases\n\n" + "\n".join(await _parts(datasette, request, name)),
        f"## Read in one database\n\n{same}\n\n" + "\n".join(_read(one)),
        "## Take away\n\n" + "\n".join(_take(datasette, first, one)),
        "## Tables\n\n" + "\n".join(await _tables(datasette, first, one)),
        "## Saved queries\n\n" + "\n".join(await _queries(datasette, first, one)),
    ]
    return "\n\n".join(section for section in sections if section)


_ARGUMENTS = (
    "`?q=WORDS`, also `outlet`, `year`, `language`, `person`, `organization`, `place`,"
    " `from`, `to`, `sort`"
)
"""What a search is asked with."""


def _search(root: str) -> list[str]:
    return [
        f"- [Search]({root}/-/search): {_ARGUMENTS}; ranked over all databases",
        f"- [The same as JSON]({root}/-/search.json): each result has its `database` and `url`,"
        " `next` leads to the next page",
    ]


async def _parts(datasette: Any, request: Any, name: str) -> list[str]:
    root = absolute(datasette, request, datasette.urls.database(name))
    lines = [
        f"- [{_plain(called(part.shard))}]"
        f"({absolute(datasette, request, datasette.urls.database(part.name))}):"
        f" {part.shard.articles:,} articles"
        for part in await open_parts(datasette, None, name)
    ]
    if await sees_all(datasette, None, name):
        url = f"{root}/shards.json?_shape=array&_size=max"
        lines.insert(0, f"- [This list as JSON]({url}): with dates, sizes and sha256")
    return lines


def _facts(datasette: Any, request: Any, database: str, known: About) -> list[str]:
    words, figures = known.words, known.figures
    lines = [f"Address: {absolute(datasette, request, front(datasette, database))}"]
    lines.append(f"Articles: {figures.articles:,}")
    if figures.languages:
        lines.append(f"Languages (BCP 47): {', '.join(map(_plain, figures.spoken))}")
    span = (figures.first, figures.last) if figures.first and figures.last else None
    return lines + _stated(words, span, figures.build)


def _stated(words: Words, span: tuple[str, str] | None, build: Mapping[str, str]) -> list[str]:
    """Say when it was published, on what terms, and what to make of it."""
    lines = []
    if span:
        lines.append(f"Published: {span[0]} to {span[1]} (EDTF), as far as articles state it")
    if words.license:
        lines.append(f"Licence: {_plain(words.license)} {words.license_url or ''}".rstrip())
    if edition := build.get("manifest_sha256"):
        lines.append(f"Edition: {edition}; cite it with the address of what you used")
    lines.append("Empty values: the article does not state them")
    lines.append("Names, quotes and dates were found by rules and can be wrong; each has its place")
    return lines


def _read(root: str) -> list[str]:
    return [
        f"- [Articles]({root}/articles.json?_shape=array): JSON; filter by column"
        " (`?year=2021&language=en`), by name (`?_m2m_people=ID`), by words (`?_search=WORDS`);"
        " `_size` up to 1000, `_next` for the next page",
        f"- [One article]({root}/articles): `{root}/articles/ID.json`, as a page without `.json`",
        f"- [Search]({root}/-/search): {_ARGUMENTS}",
        f"- [The same as an Atom feed]({root}/-/search.atom): the newest 100, and pages of more",
        f"- [SQL]({root}): `{root}.json?sql=SELECT…&_shape=array`, one SELECT of SQLite, a second"
        " at most, 1000 rows",
    ]


def _take(datasette: Any, database: str, root: str) -> list[str]:
    lines = []
    if datasette.setting("allow_csv_stream"):
        lines += [
            f"- [All articles as JSON Lines]({root}/-/all/articles.jsonl): complete, streamed;"
            " `.csv` and `.json` too, and the filters of the table",
            f"- [All quotes with their articles as CSV]({root}/-/all/said.csv)",
        ]
    if datasette.setting("allow_download") and not datasette.get_database(database).is_mutable:
        lines.append(f"- [The SQLite file]({root}.db): everything at once")
    return lines or ["- Complete downloads are switched off here."]


async def _tables(datasette: Any, database: str, root: str) -> list[str]:
    db = datasette.get_database(database)
    there = {*await db.table_names(), *await db.view_names()} - set(await db.hidden_table_names())
    return [
        f"- [{name}]({root}/{name}): {shortened(said['description'], _WORDS)}"
        for name, said in descriptions().items()
        if name in there
    ]


async def _queries(datasette: Any, database: str, root: str) -> list[str]:
    return [
        f"- [{_plain(query.get('title') or name)}]"
        f"({root}/{str(datasette.urls.query(database, name)).rpartition('/')[2]}.json?_shape=array)"
        f": {shortened(_plain(query.get('description') or ''), _WORDS)}".rstrip(": ")
        for name, query in (await saved_queries(datasette, database)).items()
    ]


def _plain(words: str) -> str:
    """Return words as one line that is no Markdown."""
    return " ".join(str(words).translate({ord(c): f"\\{c}" for c in "[]<>`*_#\\"}).split())
