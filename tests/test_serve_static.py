"""Style sheets and scripts: given packed, and kept by browsers."""

import gzip
from pathlib import Path

import pytest
from conftest import served
from datasette.app import Datasette

import broadsheet
from broadsheet.serve import static

SHEET = "/-/static-plugins/broadsheet/broadsheet.css"
ON_DISK = Path(broadsheet.__file__).with_name("publish") / "plugin" / "static" / "broadsheet.css"
PLAIN = {"accept-encoding": "identity"}


@pytest.mark.parametrize(
    "path",
    [SHEET, "/-/static/app.css", "/-/static/table.js?v", "/-/static-plugins/datasette-vega/{vega}"],
)
async def test_a_file_is_given_packed_and_may_be_kept(site: Datasette, path: str) -> None:
    front = (await site.client.get("/corpus/articles")).text
    vega = front.partition("datasette_vega/main.")[2].partition('"')[0]
    path = path.format(vega=f"main.{vega}")
    plain = await site.client.get(path, headers=PLAIN)
    packed = await site.client.get(path, headers={"accept-encoding": "br, gzip"})
    assert (plain.status_code, packed.status_code) == (200, 200)
    assert plain.content == packed.content
    assert len(plain.content) == int(plain.headers["content-length"])
    assert int(packed.headers["content-length"]) < 0.5 * len(plain.content)
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    for answer in (plain, packed):
        assert answer.headers["cache-control"] == f"max-age={static.SECONDS}"
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-type"] in {"text/css", "text/javascript"}


async def test_what_a_browser_has_is_not_sent_again(site: Datasette) -> None:
    first = await site.client.get(SHEET)
    plain = await site.client.get(SHEET, headers=PLAIN)
    tags = {first.headers["etag"], plain.headers["etag"]}
    assert len(tags) == 2  # the bytes are others
    again = await site.client.get(
        SHEET, headers={"if-none-match": f'"x", W/{first.headers["etag"]}'}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == first.headers["cache-control"]
    other = await site.client.get(SHEET, headers={"if-none-match": plain.headers["etag"]})
    assert (other.status_code, other.content) == (200, first.content)


async def test_only_the_head_is_given_where_that_is_asked_for(site: Datasette) -> None:
    whole, head = await site.client.get(SHEET), await site.client.head(SHEET)
    assert (head.status_code, head.content) == (200, b"")
    names = ("etag", "content-length", "content-type", "cache-control", "content-encoding")
    assert [head.headers[name] for name in names] == [whole.headers[name] for name in names]


@pytest.mark.parametrize(
    "path",
    [
        "/-/static/",
        "/-/static/nothing.css",
        "/-/static/../app.py",
        "/-/static/%2e%2e/app.py",
        "/-/static//etc/passwd",
        "/-/static/a%00b",
        "/-/static/" + "a" * 5000,
        "/-/static-plugins/broadsheet/../__init__.py",
        "/-/static-plugins/nobody/a.css",
        "/-/staticapp.css",
    ],
)
async def test_nothing_else_is_given(site: Datasette, path: str) -> None:
    answer = await site.client.get(path)
    assert answer.status_code in {400, 403, 404}
    assert "etag" not in answer.headers
    assert b"import" not in answer.content


async def test_other_requests_are_left_to_datasette(site: Datasette) -> None:
    assert (await site.client.post(SHEET)).status_code != 500
    assert "etag" not in (await site.client.post(SHEET)).headers


async def test_a_file_that_changes_is_read_again(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.css"
    file.write_text("p { color: red }")
    (tmp_path / "out.css").symlink_to(ON_DISK)
    monkeypatch.setattr(static, "_folders", lambda: {"/-/static/": tmp_path})
    site = await served(corpus)
    assert (await site.client.get("/-/static/a.css")).text == "p { color: red }"
    file.write_text("p { color: blue }")
    assert (await site.client.get("/-/static/a.css")).text == "p { color: blue }"
    monkeypatch.setattr(static, "_MOST", 5)
    assert "etag" not in (await site.client.get("/-/static/a.css")).headers
    monkeypatch.undo()
    assert "etag" not in (await site.client.get("/-/static/out.css")).headers


def test_packed_bytes_are_the_same_in_every_process() -> None:
    made = static._made(ON_DISK, (0, 0))
    assert made.packed is not None
    assert made.packed.body == gzip.compress(ON_DISK.read_bytes(), mtime=0)
