"""The files of docs/deploy are what they say: nginx runs with its site, systemd takes the unit."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import httpx
import pytest
from conftest import ROOT
from served import publicly, until

from broadsheet import cli
from broadsheet.export.downloads import downloads

DEPLOY = ROOT / "docs" / "deploy"
NAME = "news.example.org"


def missing(package: str) -> None:
    """Skip a test for want of a Debian package; CI must have it."""
    reason = f"install Debian's package {package}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """nginx with the site of docs/deploy, at ports of its own, in front of a server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plain, self.tls = free_port(), free_port()
        self.client = httpx.Client(
            base_url=f"https://127.0.0.1:{self.tls}",
            headers={"host": NAME},
            verify=ssl.create_default_context(cafile=folder / "fullchain.pem"),
        )

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Ask as a browser does, by the name."""
        return self.client.get(
            path, headers={"host": NAME, **headers}, extensions={"sni_hostname": NAME}
        )

    def configuration(self) -> str:
        """Return a whole configuration around the very site file, with paths and ports replaced."""
        site = (DEPLOY / "nginx.conf").read_text()
        for words, instead in (
            ("listen 443 ssl", f"listen 127.0.0.1:{self.tls} ssl"),
            ("listen 80;", f"listen 127.0.0.1:{self.plain};"),
            ("/run/broadsheet/site.sock", f"{self.folder}/s"),
            ("/etc/letsencrypt/live/news.example.org", str(self.folder)),
            ("/var/cache/nginx/broadsheet", f"{self.folder}/cache"),
            ("/var/log/nginx/", f"{self.folder}/"),
            ("/srv/broadsheet/downloads/", f"{self.folder}/files/"),
        ):
            assert words in site
            site = site.replace(words, instead)
        user = "user root;" if os.geteuid() == 0 else ""
        paths = "".join(
            f"{kind}_temp_path {self.folder}/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        return (
            f"{user} daemon off; pid {self.folder}/pid; error_log {self.folder}/error.log;\n"
            f"events {{}}\nhttp {{\naccess_log off;\n{paths}{site}}}\n"
        )


@pytest.fixture(scope="module")
def site(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = os.environ["PATH"] + ":/usr/sbin"
    nginx, openssl = shutil.which("nginx", path=path), shutil.which("openssl")
    if nginx is None or openssl is None:
        missing("nginx-light" if nginx is None else "openssl")
    folder = tmp_path_factory.mktemp("n")
    downloads(corpus, folder / "files")
    (folder / "files" / ".hidden").touch()
    (folder / "files" / "link.csv").symlink_to(corpus)
    words = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={NAME} -addext subjectAltName=DNS:{NAME}"
    certificate = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run([openssl, *words.split(), *certificate], check=True, capture_output=True)
    site = Site(folder)
    (folder / "nginx.conf").write_text(site.configuration())
    made = ("--downloads", folder / "files")
    with publicly(corpus, *made, "--uds", folder / "s", "--https", port=False):
        process = subprocess.Popen(
            [nginx, "-p", folder, "-e", folder / "error.log", "-c", folder / "nginx.conf"]
        )
        try:

            def ready() -> bool:
                assert process.poll() is None, (folder / "error.log").read_text()
                with suppress(OSError):
                    socket.create_connection(("127.0.0.1", site.tls), 1).close()
                    return True
                return False

            until("nginx listens", ready)
            yield site
        finally:
            process.terminate()
            process.wait(10)


def test_a_page_comes_through_compressed_and_is_kept(site: Site) -> None:
    first, second = (site.get("/corpus/articles") for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert "<title>Articles: newest first" in first.text
    assert first.headers["content-encoding"] == "gzip"
    assert (first.headers["x-cache"], second.headers["x-cache"]) == ("MISS", "HIT")
    assert first.text == second.text
    assert "max-age=60" in first.headers["cache-control"]
    assert first.headers["strict-transport-security"] == "max-age=31536000"
    assert first.headers["server"] == "nginx"
    plain = site.get("/corpus/articles", **{"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == first.text


@pytest.mark.parametrize(
    "path", ["/", "/corpus/articles.json", "/corpus/-/all/articles.csv", "/corpus/-/search?q=a"]
)
def test_pages_of_every_kind_come_through(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-encoding"] == "gzip"


def test_an_article_at_its_own_address(site: Site) -> None:
    row = site.get("/corpus/articles.json?_shape=objects").json()["rows"][0]
    page = site.get(f"/corpus/articles/{row['id']}")
    assert page.status_code == 200
    assert f"https://{NAME}/corpus/articles/{row['id']}" in page.text


def test_health_is_not_kept(site: Site) -> None:
    for _ in range(2):
        answer = site.get("/-/health")
        assert answer.json() == {"ok": True}
        assert answer.headers["x-cache"] != "HIT"


def test_files_are_given_by_nginx_itself(site: Site) -> None:
    content = (site.folder / "files" / "articles.csv").read_bytes()
    packed = site.get("/files/articles.csv")
    assert packed.content == content
    assert packed.headers["content-length"] == str(
        (site.folder / "files" / "articles.csv.gz").stat().st_size
    )
    rest = site.get("/files/articles.csv", range="bytes=9-", **PLAIN)
    assert (rest.status_code, rest.content) == (206, content[9:])
    for path in ("../fullchain.pem", "%2e%2e/fullchain.pem", ".hidden", "link.csv"):
        assert site.get(f"/files/{path}").status_code in {302, 403, 404}, path


PLAIN = {"accept-encoding": "identity"}


def test_a_download_is_resumed_and_comes_packed_as_it_was_made(site: Site) -> None:
    path, content = "/corpus/-/all/articles.csv", (site.folder / "files/articles.csv").read_bytes()
    whole, packed = site.get(path, **PLAIN), site.get(path)
    assert whole.content == packed.content == content
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["etag"] != whole.headers["etag"]
    assert not packed.headers["etag"].startswith("W/")
    since = {"range": "bytes=1000-", "if-range": whole.headers["etag"]}
    rest = site.get(path, **since, **PLAIN)
    assert (rest.status_code, rest.content) == (206, content[1000:])
    known = {"if-none-match": packed.headers["etag"]}
    assert site.get(path, **known).status_code == 304


def test_plain_http_leads_to_https(site: Site) -> None:
    answer = httpx.get(f"http://127.0.0.1:{site.plain}/corpus?a=1", headers={"host": NAME})
    assert answer.status_code == 301
    assert answer.headers["location"] == f"https://{NAME}/corpus?a=1"


def test_another_name_gets_no_answer(site: Site) -> None:
    context = ssl.create_default_context(cafile=site.folder / "fullchain.pem")
    with (
        socket.create_connection(("127.0.0.1", site.tls), 10) as raw,
        pytest.raises(ssl.SSLError),
    ):
        context.wrap_socket(raw, server_hostname="evil.example")


def test_the_host_is_never_what_a_client_says(site: Site) -> None:
    answer = site.get("/corpus/outlets.json?evil", host="evil.example")
    assert "evil.example" not in answer.text + str(answer.headers)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1_2])
def test_old_tls_is_refused(site: Site, version: ssl.TLSVersion) -> None:
    context = ssl.create_default_context(cafile=site.folder / "fullchain.pem")
    context.set_ciphers("DEFAULT@SECLEVEL=0")
    context.minimum_version = context.maximum_version = version
    with socket.create_connection(("127.0.0.1", site.tls), 10) as raw:
        if version < ssl.TLSVersion.TLSv1_2:
            with pytest.raises(ssl.SSLError):
                context.wrap_socket(raw, server_hostname=NAME)
        else:
            with context.wrap_socket(raw, server_hostname=NAME) as spoken:
                assert spoken.version() == "TLSv1.2"


def test_what_no_reader_asks_is_refused(site: Site) -> None:
    assert site.get("/corpus?q=" + "a" * 9000).status_code == 414
    to = {"headers": {"host": NAME}, "extensions": {"sni_hostname": NAME}}
    assert site.client.request("DELETE", "/corpus", **to).status_code == 403
    assert site.client.post("/corpus", content=b"a" * 2000, **to).status_code in {403, 413}


def test_the_log_has_no_person_in_it(site: Site) -> None:
    for path in ("/corpus/articles", "/corpus/-/search?q=somebody"):
        site.get(path)
    log = (site.folder / "broadsheet.log").read_text()
    assert '"/corpus/articles" 200' in log
    assert "127.0.0.1" not in log
    assert "somebody" not in log


def test_a_crowd_from_one_address_is_slowed(site: Site) -> None:
    codes = [site.get("/files/articles.csv").status_code for _ in range(200)]
    assert codes[:5] == [200] * 5
    assert 429 in codes


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("there is no systemd here")
    text = (DEPLOY / "broadsheet.service").read_text()
    assert "/opt/broadsheet/.venv/bin/broadsheet" in text
    program = Path(sys.executable).with_name("broadsheet")
    unit = tmp_path / "broadsheet.service"
    unit.write_text(text.replace("/opt/broadsheet/.venv/bin/broadsheet", str(program)))
    said = subprocess.run(
        [analyze, "verify", "--man=no", unit], capture_output=True, text=True, check=False
    )
    ours = [line for line in (said.stdout + said.stderr).splitlines() if str(unit) in line]
    assert ours == []


def commands() -> dict[str, list[str]]:
    """Return what is typed after `broadsheet serve` in each file, by its name."""
    docker = (DEPLOY / "Dockerfile").read_text()
    unit = (DEPLOY / "broadsheet.service").read_text()
    started = re.search(r"ExecStart=\S+/broadsheet serve (.+)", unit)
    given = re.search(r"^CMD \[(.+)\]", docker, re.MULTILINE)
    assert started
    assert given
    return {
        "broadsheet.service": started[1].split(),
        "Dockerfile": re.findall(r'"([^"]+)"', given[1]),
    }


@pytest.mark.parametrize("name", commands())
def test_commands_are_understood(name: str) -> None:
    context = cli.serve.make_context("broadsheet serve", commands()[name])
    assert context.params["public"] is True
    assert isinstance(context, click.Context)


def test_the_image_has_what_the_package_needs() -> None:
    docker = (DEPLOY / "Dockerfile").read_text()
    copied = [words.split()[1:-1] for words in docker.splitlines() if words.startswith("COPY")]
    assert all((ROOT / name).exists() for words in copied for name in words)
    assert {"pyproject.toml", "metadata.yml", "broadsheet"} <= {
        n for words in copied for n in words
    }


def test_every_file_is_named_on_the_page() -> None:
    page = (ROOT / "docs" / "serving.md").read_text()
    assert all(f"(deploy/{path.name})" in page for path in DEPLOY.iterdir())
