"""Write the table of keys in docs/formats.md: `.venv/bin/python docs/make_formats.py`."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from broadsheet.capture.keys import KEYS  # noqa: E402

PAGE = ROOT / "docs" / "formats.md"
_TABLE = re.compile(r"(<!-- keys -->\n).*?(<!-- end of keys -->)", re.DOTALL)

SHOWN = {"body": "the text", "html": "the text, in HTML"}


def with_keys(page: str) -> str:
    """Return the page with the table of keys as the code has it."""
    rows = ["| speaks for | in | names, the preferred ones first |", "| --- | --- | --- |"]
    for field, whose, names in KEYS:
        shown = " ".join(f"`{name}`" for name in names.split())
        rows.append(f"| {SHOWN.get(field, field)} | {whose} | {shown} |")
    table = "\n".join(rows)
    return _TABLE.sub(lambda found: f"{found[1]}{table}\n{found[2]}", page)


if __name__ == "__main__":
    PAGE.write_text(with_keys(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
