r"""Citations in the formats of programs that keep references: RIS, BibTeX, CSL-JSON, plain text.

In: one `Cited` after the other. Out: the text of a file. Written by hand, because the libraries
were tried and do not do: rispy 0.10 lets a line break in a title begin a new field; pybtex 0.26
turns names round (`Jr., Martin Luther King`) and, like bibtexparser 2.1, loses backslashes and
writes braces that do not pair, so that the rest of the file cannot be read. The tests read what is
written here with rispy and pybtex.

A name is never taken apart, as nothing states which part is the family's: RIS and BibTeX have it
as the byline does, CSL-JSON as `literal`. Bodies are marked as such (in RIS a comma at the end, in
BibTeX a second pair of braces), so that no program takes their last word for a family name.
"""

import json
import re
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
            *(("AU", name) for name in cited.authors),
            *([("AU", f"{cited.body},")] if cited.body else []),
            ("TI", cited.title),
            ("T2", cited.outlet),
            ("SE", cited.section),
            ("PY", year),
            ("DA", f"{year}/{month}/{day}/" if year else None),
            ("LA", cited.language),
            ("UR", cited.url),
            ("UR", cited.permalink),
            ("DB", cited.corpus.title),
            ("ET", cited.corpus.edition),
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
        names = [_person(name) for name in cited.authors]
        if cited.body:
            names = [f"{{{_tex(cited.body)}}}"]
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
            "version": _braced(cited.corpus.edition),
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
            "archive": cited.corpus.title,
            "archive_location": cited.permalink or str(cited.article),
            "version": cited.corpus.edition,
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
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip
"""What LaTeX would run, as what prints it. Braces are named: BibTeX counts those that are escaped
as well."""

_RANK = re.compile(r"(?:jr|sr|[ivx]+)\.?", re.IGNORECASE)
"""A last word that is no family name."""


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)


def _braced(text: str | None) -> str | None:
    return f"{{{_tex(text)}}}" if text else None


def _person(name: str) -> str:
    r"""Return a person's name for BibTeX: as stated, in braces where it would be taken apart wrong.

    >>> _person("Ann O'Neil"), _person("Martin Luther King Jr."), _person("Ann and Bo")
    ("Ann O'Neil", '{Martin Luther King Jr.}', '{Ann and Bo}')
    """
    words = name.split()
    odd = "," in name or "and" in map(str.lower, words) or bool(_RANK.fullmatch(words[-1]))
    return f"{{{_tex(name)}}}" if odd else _tex(name)


def _url(url: str) -> str:
    """Return an address that BibTeX can hold as it is: the signs that it counts as per cent."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _issued(cited: Cited) -> dict[str, Any] | None:
    if cited.day:
        return {"date-parts": [list(map(int, cited.day))]}
    return {"literal": said(cited.published)} if cited.published else None
