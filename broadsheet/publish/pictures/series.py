"""The colours of what stands side by side in one picture, and the legend that names them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

COLOURS = 7
"""Colours of the style sheet; a word that is no value has one of its own."""

_SWATCH = Markup(
    '<svg class="bs-swatch" aria-hidden="true" width="11" height="11">'
    '<rect class="{}" width="11" height="11"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Series:
    """The values of a series in the order in which they are drawn."""

    names: tuple[str, ...]
    styles: Mapping[str, str]

    def style(self, name: str) -> str:
        """Return the class of the style sheet for one value."""
        return self.styles.get(name, "bs-s0")

    def swatch(self, name: str) -> Markup:
        """Draw a small square of its colour."""
        return _SWATCH.format(self.style(name))

    def legend(self) -> Markup:
        """Name the colours."""
        items = (
            Markup('<li>{}<span dir="auto">{}</span></li>').format(self.swatch(name), name)
            for name in self.names
        )
        return Markup('<ul class="bs-key">{}</ul>').format(Markup("").join(items))


def series(names: Iterable[str], means: Mapping[str, str]) -> Series:
    """Give each value a colour, in the order in which they come; after the last the first again.

    Words that are no value stand behind them.
    """
    found = list(dict.fromkeys(names))
    values = [name for name in found if means.get(name) not in ("empty", "rest")]
    found = [*values, *(name for name in found if name not in values)]
    styles = {name: f"bs-s{place % COLOURS}" for place, name in enumerate(values)}
    styles |= {name: f"bs-{means[name]}" for name in found if name not in styles}
    return Series(tuple(found), styles)
