"""The lines above a Markdown text that state things about it: YAML or TOML.

In: a text. Out: a `FrontMatter`: where the text itself begins, and each value as a `Leaf` with the
place where its words stand. Nothing is converted: a date stays the words that are written.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

MAX_LENGTH = 20_000
"""Characters of front matter: a page's has some 500, and a parser written in Python reads it."""

_FENCE = re.compile(r"\ufeff?\s{0,100}?(---|\+\+\+)[ \t]*\r?\n")
_CLOSE = {"---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
          "+++": re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE)}  # fmt: skip
_KEY = re.compile(r"^([^\W\d_][\w .:-]{0,60}?)[ \t]{0,20}[:=][ \t]{1,20}(\S.*)$", re.MULTILINE)
_LIKE = re.compile(r"(?:[\"']?[^\W_][\w .:\"'-]{0,60}[ \t]{0,20}[:=](?:\s|$)|\s|-\s|[]}#]|$)")
"""A line of YAML: a key, an indented line, an item of a list, the end of one, a remark, nothing."""

_TOML_KEY = re.compile(r"^[ \t]*([\w.\"' -]{1,80}?)[ \t]*=[ \t]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value: its keys from the outermost, its words, and `start:end` in the text."""

    path: tuple[str, ...]
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above a text; `fault` says why it is no valid YAML or TOML."""

    begins: int
    leaves: tuple[Leaf, ...] = ()
    fault: str = ""


def front_matter(text: str) -> FrontMatter:
    """Read the front matter of a text; a text without any begins at 0.

    A rule of three hyphens is also how Markdown draws a line, so what stands between two of them
    is front matter only when its lines look like keys.
    """
    fence = _FENCE.match(text, 0, 200)
    close = _CLOSE[fence[1]].search(text, fence.end(), MAX_LENGTH) if fence else None
    if not fence or not close:
        return FrontMatter(0)
    start, end = fence.end(), close.start()
    is_yaml = fence[1] == "---"
    if is_yaml and not all(_LIKE.match(row) for row in text[start:end].splitlines()):
        return FrontMatter(0)
    read = _yaml if is_yaml else _toml
    begins = min(len(text), text.find("\n", close.end()) + 1 or len(text))
    try:
        leaves = tuple(read(text, start, end))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return FrontMatter(begins, tuple(_plain(text, start, end)), _cause(error))
    return FrontMatter(begins, leaves)


def _cause(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem:
        row = f" (line {error.problem_mark.line + 2})" if error.problem_mark else ""
        return error.problem[:150] + row
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)[:150]


def _plain(text: str, start: int, end: int) -> Iterator[Leaf]:
    """Read the lines of the form `key: words` of front matter that is not valid."""
    for row in _KEY.finditer(text, start, end):
        left = row.start(2)
        right = left + len(row[2].rstrip())
        if text[left] in "\"'" and right - left > 1 and text[right - 1] == text[left]:
            left, right = left + 1, right - 1
        yield Leaf((row[1].strip(),), text[left:right], left, right)


class _Loader(yaml.BaseLoader):
    """YAML without conversions and without aliases, which can unfold to any size."""

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias")
        return super().compose_node(parent, index)  # type: ignore[arg-type]


def _yaml(text: str, start: int, end: int) -> Iterator[Leaf]:
    # PyYAML refuses control characters that a text may well hold; blanks keep the places.
    block = yaml.reader.Reader.NON_PRINTABLE.sub(" ", text[start:end])
    node = yaml.compose(block, Loader=_Loader)
    if isinstance(node, yaml.MappingNode):
        yield from _nodes(node, (), text, start)


def _nodes(node: yaml.Node, path: tuple[str, ...], text: str, start: int) -> Iterator[Leaf]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _nodes(value, (*path, str(key.value)[:80]), text, start)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _nodes(value, path, text, start)
    else:
        left, right = start + node.start_mark.index, start + node.end_mark.index
        yield _leaf(path, str(node.value), text, left, right)


def _leaf(path: tuple[str, ...], words: str, text: str, left: int, right: int) -> Leaf:
    """Place words inside of `left:right`: exactly where they are written, else all of it."""
    words = words.strip()
    at = text.find(words, left, right) if words else -1
    if at >= 0:
        return Leaf(path, words, at, at + len(words))
    stretch = text[left:right]
    left += len(stretch) - len(stretch.lstrip())
    return Leaf(path, " ".join(words.split()), left, max(left, left + len(stretch.strip())))


def _toml(text: str, start: int, end: int) -> Iterator[Leaf]:
    found = tomllib.loads(text[start:end].replace("\r\n", "\n"))
    keys = list(_TOML_KEY.finditer(text, start, end))
    bounds = [key.start() for key in keys[1:]] + [end]
    spans: dict[str, list[tuple[int, int]]] = {}
    for key, stop in zip(keys, bounds, strict=True):
        name = key[1].strip("\"' ").split(".")[-1].strip("\"' ")
        spans.setdefault(name, []).append((key.end(), stop))
    yield from _values(found, (), text, spans)


def _values(
    value: object, path: tuple[str, ...], text: str, spans: dict[str, list[tuple[int, int]]]
) -> Iterator[Leaf]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _values(one, (*path, str(key)[:80]), text, spans)
    elif isinstance(value, list):
        for one in value:
            yield from _values(one, path, text, spans)
    else:
        found = spans.get(path[-1], [])
        for left, right in found:
            if isinstance(value, str) and value.strip() and value.strip() in text[left:right]:
                yield _leaf(path, value, text, left, right)
                return
        if found:
            left, right = found[0]
            row = text[left:right].partition("\n")[0].partition(" #")[0]
            words = value if isinstance(value, str) else row
            yield _leaf(path, words, text, left, left + len(row))
