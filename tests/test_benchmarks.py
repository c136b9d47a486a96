"""The benchmark of the site: that its database is one of ours, and that its pages are there."""

from pathlib import Path

from conftest import ARTICLES, one, served

from benchmarks.large import make
from benchmarks.site import pages


async def test_the_pages_that_are_measured_are_there(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    make(path, 50, ARTICLES)
    assert one(path, "SELECT count(*) FROM articles") == 50
    assert one(path, "SELECT value FROM build WHERE key = 'dates'") == str(
        one(path, "SELECT count(*) FROM dates")
    )
    site = await served(path)
    for name, address in pages(path).items():
        response = await site.client.get(f"/many{address}" if address else "/")
        assert response.status_code == 200, name
