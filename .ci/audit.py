"""Known vulnerabilities of the dependencies, asked for with pip-audit.

In: constraints.txt and requirements.txt, whose exact versions are asked for. Out: a line or more,
and exit code 1 where a version has a known vulnerability that ACCEPTED does not name, or where the
feed of advisories does not know one of them. Any such vulnerability counts as serious: advisories
of Python packages seldom say how grave they are.

pip-audit finds nothing where a mirror of the index has no advisories. So it is first asked for a
version that is known to be vulnerable; where it does not find that, nothing is audited, which is
said, and is no failure of the run, unless --required is given.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]

KNOWN = "jinja2==2.10"
"""Has CVE-2019-10906 (https://github.com/advisories/GHSA-462w-v97r-4m45), among others."""

ACCEPTED: dict[str, str] = {}
"""Vulnerabilities that do not concern us, by their numbers, each with the reason."""

SECONDS = 600

Run = Callable[..., subprocess.CompletedProcess[str]]


def main(arguments: list[str], run: Run = subprocess.run) -> int:
    """Say what is known; return the exit code."""
    pins = sorted({*pins_of("constraints.txt"), *pins_of("requirements.txt")})
    code, found, said = asked(pins, run) if is_answering(run) else (1, None, "")
    if code and found is None and not is_answering(run):
        print(
            f"NOT AUDITED: no feed of advisories could be reached, so nothing is known of"
            f" {len(pins)} dependencies; run .ci/audit.py where the internet is",
            file=sys.stderr,
        )
        return int("--required" in arguments)
    wrong = [
        f"{one['name']} {one['version']}: {hole['id']}, mended in {hole['fix_versions']}"
        for one in found or []
        for hole in one.get("vulns", [])
    ]
    if code == 0 and found is not None and not wrong:
        print(f"Audited {len(found)} dependencies: no known vulnerability")
        return 0
    print("\n".join(wrong) or f"pip-audit failed: {said}", file=sys.stderr)
    return 1


def pins_of(name: str) -> list[str]:
    """Return the exact versions that a file names, as one writes them for pip."""
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==([\w.+!-]+)", text, re.MULTILINE)
    return [f"{re.sub('[-_.]+', '-', one).lower()}=={version}" for one, version in pins]


def asked(pins: list[str], run: Run, *options: str) -> tuple[int, list | None, str]:
    """Return the exit code of pip-audit, what it found of each dependency, and what it said."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pins.txt"
        path.write_text("\n".join(pins) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--no-deps", "-f", "json"]
        command += ["--progress-spinner", "off", *(options or ("--strict",)), "-r", str(path)]
        for one in ACCEPTED:
            command += ["--ignore-vuln", one]
        try:
            done = run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return 1, None, f"no answer after {SECONDS} seconds"
    try:
        found = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        found = None
    return done.returncode, found, done.stderr.strip().rpartition("\n")[2]


def is_answering(run: Run) -> bool:
    """Tell whether there is a feed that knows what is known."""
    found = asked([KNOWN], run, "--timeout", "15")[1]
    return any(one.get("vulns") for one in found or [])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
