"""A server in processes of its own, watched from outside (Linux).

In: a command that serves a database on loopback, and says where on standard output or error. Out:
`Server`: its port, the processor's time and the memory that its processes have had. It ends with
the block.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from benchmarks.watch import children

START_WITHIN = 600.0
"""Seconds until a server says where it is: `broadsheet serve` checks the whole file first."""

STOP_WITHIN = 10.0

STOCK = "import sys; sys._called_from_test = True; from datasette.cli import cli; cli()"
"""Datasette without the plugins that are installed: it looks for none where its own tests run, and
has no other way to leave them out."""

_SAYS = re.compile(r"(?:Serving|running on) http://127\.0\.0\.1:(\d+)")


def stock(path: Path) -> list[str]:
    """Return the command for Datasette as it comes, on a file that does not change."""
    return [sys.executable, "-c", STOCK, "serve", "-i", str(path), "-p", "0"]


class Server:
    """A server that has begun; of several processes all counts are sums."""

    def __init__(self, command: list[str], environment: Mapping[str, str] | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._log = Path(self._folder.name) / "log"
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                command,
                env={**os.environ, **(environment or {})},
                cwd=self._folder.name,  # Datasette takes settings from the folder it is started in
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def __enter__(self) -> Self:
        try:
            self.port = self._port()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _port(self) -> int:
        end = time.monotonic() + START_WITHIN
        while time.monotonic() < end and self.process.poll() is None:
            if said := _SAYS.search(self._log.read_text(errors="replace")):
                return int(said[1])
            time.sleep(0.05)
        raise RuntimeError("no server: " + self._log.read_text(errors="replace")[-500:])

    @property
    def processes(self) -> list[int]:
        """Return the numbers of its processes."""
        return [self.process.pid, *children(self.process.pid)]

    def peak(self) -> float:
        """Return the largest memory so far, in MB."""
        return sum(map(_peak, self.processes)) / 1024

    def worked(self) -> float:
        """Return the seconds of the processors' time that it has had."""
        return sum(map(_worked, self.processes))

    def stop(self) -> None:
        """End it, if need be by force."""
        self.process.terminate()
        try:
            self.process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._folder.cleanup()


def _peak(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])


def _worked(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
