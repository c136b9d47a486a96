"""The addresses of what machines read."""

from collections.abc import Callable
from typing import Any

from broadsheet.publish.machines import feed, llms, robots, sitemap

_KINDS = "|".join(sitemap.KINDS)

ROUTES: list[tuple[str, Callable[..., Any]]] = [
    (r"^/robots\.txt$", robots.page),
    (r"^/llms\.txt$", llms.page),
    (r"^/sitemap\.xml$", sitemap.index),
    (
        rf"^/sitemap-(?P<database>[^/.]+)-(?P<kind>{_KINDS})-(?P<number>[1-9][0-9]{{0,4}})\.xml$",
        sitemap.part,
    ),
    (r"^/(?P<database>[^/.]+)/-/search\.atom$", feed.page),
]
"""Patterns of paths, each with what answers there."""
