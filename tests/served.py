"""`broadsheet serve` as a process, for tests: started, waited for, ended."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from conftest import ROOT

WITHIN = 60.0
"""Seconds in which whatever is waited for has to come about."""


def until(what: str, found: Callable[[], object], told: Callable[[], object] = str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + WITHIN
    while not found():
        assert time.monotonic() < end, f"not within {WITHIN} s: {what}{told()}"
        time.sleep(0.05)


class Served:
    """A running `broadsheet serve --public`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.lines: list[str] = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.lines.append(line.rstrip("\n"))

    def said(self, words: str) -> int:
        """Return how many lines say something."""
        return sum(words in line for line in self.lines)

    def wait_for(self, words: str, times: int = 1) -> None:
        """Wait until it has been said so often."""

        def found() -> bool:
            assert self.process.poll() is None or self.said(words) >= times, self.lines
            return self.said(words) >= times

        until(words, found, lambda: self.lines)

    @property
    def port(self) -> int:
        """Return the port that the server says it has."""
        found = re.search(r"Serving http://127\.0\.0\.1:(\d+)", "\n".join(self.lines))
        assert found, self.lines
        return int(found[1])

    def get(self, path: str, timeout: float = 30) -> bytes:
        """Return the body of an answer."""
        address = f"http://127.0.0.1:{self.port}{path}"
        with urllib.request.urlopen(address, timeout=timeout) as answer:
            return answer.read()

    def workers(self) -> list[psutil.Process]:
        """Return the server processes."""
        return psutil.Process(self.process.pid).children()

    def hurry(self) -> None:
        """Have it look at the file at once."""
        self.process.send_signal(signal.SIGHUP)


@contextmanager
def publicly(*arguments: object, port: bool = True) -> Iterator[Served]:
    """Run `broadsheet serve … --public`; end it by SIGTERM, and see that it leaves nothing."""
    words = [*map(str, arguments), "--public", *(["-p", "0"] if port else [])]
    process = subprocess.Popen(
        [sys.executable, "-m", "broadsheet", "serve", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    served = Served(process)
    try:
        served.wait_for("Serving ")
        yield served
        if process.poll() is None:
            workers = psutil.Process(process.pid).children(recursive=True)
            process.terminate()
            assert process.wait(20) == 0, served.lines
            until("all have ended", lambda: not any(one.is_running() for one in workers))
    finally:
        process.kill()
        process.wait()


def left(folder: Path) -> list[str]:
    """Return what servers have left in a folder."""
    return [path.name for path in folder.glob(".broadsheet-*")]
