#!/usr/bin/env python3
"""Compares the command with a Python loop of ftfy and sacremoses, by the CPU time of one core on the same JSON Lines.

    Tests/Throughput/peers.py [--input news.jsonl] [--megabytes 20] [--command PATH] [--work out/throughput]

Without --input the records are the invented, damaged news of Tests/Python/documents.py. With it, they are its records
repeated, or cut, to the size asked for. ftfy and sacremoses come from PyPI into an environment of their own. The command
must be a release build (`swift build -c release --product copydesk`).

Counts user and system time of each program, its start included, so that other work on the machine matters little.
Exits with 1 if the stages that do what the loop does (encoding, layout, spacing) are not 20 times faster.
"""

import subprocess
import sys
import venv
from pathlib import Path

from figures import ROOT, json_lines, load, parser, run

PACKAGES = ["ftfy==6.3.1", "sacremoses==0.2.0"]
ASKED = 20
LIKE_THE_LOOP = "encoding, layout, spacing"
TURNS = {
    LIKE_THE_LOOP: ["--only", "encoding,layout,spacing"],
    "all but scramble": ["--skip", "scramble"],
    "everything": [],
}


def python_with_packages(work: Path) -> Path:
    """The interpreter of an environment that has ftfy and sacremoses."""
    python, marker = work / "venv/bin/python", work / "venv/installed"
    if not marker.exists():
        venv.create(work / "venv", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
        marker.write_text(" ".join(PACKAGES) + "\n")
    return python


def main() -> None:
    """Prints the figures."""
    arguments = parser(__doc__).parse_args()
    work = arguments.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    python = python_with_packages(work)

    source = work / "in.jsonl"
    size = json_lines(source, arguments.input, arguments.megabytes)
    print(f"{size / 1e6:.1f} MB of JSON Lines, {load()}")

    seconds = run(python, ROOT / "Tests/Throughput/loop.py", source, work / "loop.jsonl").cpu
    print(f"{'ftfy + sacremoses':26} {seconds:8.2f} s of CPU {size / seconds / 1e6:8.2f} MB/s")
    ratios = {}
    for name, options in TURNS.items():
        line = [arguments.command, "clean", source, "--output", work / "own.jsonl", "--jobs", "1", "--quiet", *options]
        own = run(*line).cpu
        ratios[name] = seconds / own
        print(f"{name:26} {own:8.2f} s of CPU {size / own / 1e6:8.2f} MB/s {ratios[name]:8.1f} times as fast")
    if ratios[LIKE_THE_LOOP] < ASKED:
        sys.exit(f"{LIKE_THE_LOOP}: {ratios[LIKE_THE_LOOP]:.1f} times as fast, {ASKED} asked")


if __name__ == "__main__":
    main()
