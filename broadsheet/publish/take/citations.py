r"""Citations in the formats of programs that keep references: RIS, BibTeX, CSL-JSON, plain text.

In: one `Cited` after the other. Out: the text of a file. Written by hand, because the libraries
were tried and do not do: rispy 0.10 lets a line break in a title begin a new field; pybtex 0.26
turns names round (`Jr., Martin Luther King`) and, like bibtexparser 2.1, loses backslashes and
writes braces that do not pair, so that the rest of the file cannot be read. The tests read what is
written here with rispy and pybtex.

A name is never taken apart, as nothing states which part is the family's: RIS and BibTeX have it
as the byline does, CSL-JSON as `literal`. Bodies, and names of persons that programs would take
apart wrong, are marked as whole (in RIS a comma at the end, in BibTeX a second pair of braces), so
that nobody's last word becomes a family name.
"""

import json
import re
from itertools import accumulate
from typing import Any

from broadsheet.publish.citation import Cited, plain
from broadsheet.publish.dates import said


class Ris:
    """RIS, as EndNote, Zotero, Mendeley and others read it: type NEWS, a newspaper's article."""

    def begin(self, columns: list[str]) -> str:  # noqa: ARG002 - citations have no columns
        """Return what stands before the works."""
        return ""

    def row(self, cited: Cited) -> str:
        """Return a work."""
        year, month, day = (*cited.day, "", "", "")[:3]
        fields = [
            ("TY", "NEWS"),
            ("ID", str(cited.article)),
            *(("AU", f"{name}," if _is_whole(name) else name) for name in cited.authors),
            *([("AU", f"{cited.body},")] if cited.body else []),
            ("TI", cited.title),
            ("T2", cited.outlet),
            ("SE", cited.section),
            ("PY", year),
            ("DA", f"{year}/{month}/{day}/" if year else None),
            ("LA", cited.language),
            ("UR", cited.url),
            ("UR", cited.permalink),
            ("DB", _archive(cited)),
            *(("N1", remark) for remark in cited.remarks),
            ("ER", ""),
        ]
        return "".join(f"{tag}  - {text}\r\n" for tag, text in fields if text or tag == "ER")

    def end(self) -> str:
        """Return what stands after the works."""
        return ""


class Bibtex:
    """BibTeX in UTF-8, for BibTeX and biblatex: `date` has what `year` and `month` cannot say."""

    def begin(self, columns: list[str]) -> str:  # noqa: ARG002 - citations have no columns
        """Return what stands before the works."""
        return ""

    def row(self, cited: Cited) -> str:
        """Return a work."""
        year, month, _ = (*cited.day, "", "", "")[:3]
        names = [
            f"{{{_tex(name)}}}" if cited.body or _is_whole(name) else _tex(name)
            for name in cited.signed
        ]
        fields = {
            "author": f"{{{' and '.join(names)}}}" if names else None,
            "title": f"{{{{{_tex(cited.title)}}}}}",
            "journal": _braced(cited.outlet),
            "entrysubtype": "{newspaper}" if cited.outlet else None,
            "date": f"{{{'-'.join(cited.day)}}}" if year else None,
            "year": f"{{{year}}}" if year else None,
            "month": _MONTHS.get(month),
            "language": _braced(cited.language),
            "url": f"{{{_url(cited.address)}}}" if cited.address else None,
            "note": _braced(" ".join(cited.remarks)),
        }
        kind = "article" if cited.outlet else "misc"
        lines = "".join(f"  {name} = {text},\n" for name, text in fields.items() if text)
        return f"@{kind}{{article{cited.article},\n{lines}}}\n\n"

    def end(self) -> str:
        """Return what stands after the works."""
        return ""


class CslJson:
    """CSL-JSON 1.0.2, as Zotero, pandoc and citeproc read it: one array, a work to a line."""

    separator = "\n"

    def begin(self, columns: list[str]) -> str:  # noqa: ARG002 - citations have no columns
        """Return what stands before the works."""
        return "["

    def row(self, cited: Cited) -> str:
        """Return a work."""
        work = {
            "id": str(cited.article),
            "type": "article-newspaper",
            "title": cited.title,
            "author": [{"literal": name} for name in cited.signed],
            "container-title": cited.outlet,
            "section": cited.section,
            "issued": _issued(cited),
            "language": cited.language,
            "URL": cited.address,
            "archive": _archive(cited),
            "archive_location": cited.permalink or str(cited.article),
            "note": " ".join(cited.remarks),
        }
        filled = {name: value for name, value in work.items() if value}
        text, self.separator = self.separator + json.dumps(filled, ensure_ascii=False), ",\n"
        return text

    def end(self) -> str:
        """Return what stands after the works."""
        return "\n]\n"


class Plain:
    """Plain text, a work to a line."""

    def begin(self, columns: list[str]) -> str:  # noqa: ARG002 - citations have no columns
        """Return what stands before the works."""
        return ""

    def row(self, cited: Cited) -> str:
        """Return a work."""
        return plain(cited) + "\n"

    def end(self) -> str:
        """Return what stands after the works."""
        return ""


_MONTHS = {
    f"{number:02}": name
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
"""The macros that every BibTeX style has for months."""

_TEX = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
}  # fmt: skip
"""What LaTeX would run, as what prints it."""

_ODD_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
"""Braces by name, where they do not pair: BibTeX counts those that are escaped as well."""

_RANK = re.compile(r"(?:jr|sr|[ivx]+)\.?", re.IGNORECASE)
"""A last word that is no family name."""


def _tex(text: str) -> str:
    r"""Return a text so that LaTeX prints it as it is.

    >>> _tex("50% of {a} & b_c"), _tex("a } b {")
    ('50\\% of \\{a\\} \\& b\\_c', 'a \\textbraceright{} b \\textbraceleft{}')
    """
    depths = list(accumulate((c == "{") - (c == "}") for c in text))
    paired = not depths or (min(depths) >= 0 and depths[-1] == 0)
    signs = _TEX if paired else {**_TEX, **_ODD_BRACES}
    return "".join(signs.get(character, character) for character in text)


def _braced(text: str | None) -> str | None:
    return f"{{{_tex(text)}}}" if text else None


def _is_whole(name: str) -> bool:
    """Tell whether a person's name would be taken apart wrong.

    Names in scripts without capitals are: BibTeX takes such a word for a particle.

    >>> [_is_whole(one) for one in ("Ann O'Neil", "Martin Luther King Jr.", "طه صقر", "A and B")]
    [False, True, True, True]
    """
    words = name.split()
    apart = not name[:1].isupper() or bool(_RANK.fullmatch(words[-1]))
    return apart or "," in name or "and" in map(str.lower, words)


def _archive(cited: Cited) -> str:
    edition = cited.corpus.edition
    return f"{cited.corpus.title}, edition {edition}" if edition else cited.corpus.title


def _url(url: str) -> str:
    """Return an address that BibTeX can hold as it is: the signs that it counts as per cent."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _issued(cited: Cited) -> dict[str, Any] | None:
    if cited.day:
        return {"date-parts": [list(map(int, cited.day))]}
    return {"literal": said(cited.published)} if cited.published else None
