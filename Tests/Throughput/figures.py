"""What the scripts of this folder share: input of a size, and what a program took."""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Took:
    """Seconds on the clock, and of user and system time."""

    wall: float
    cpu: float


def run(*line: str | Path) -> Took:
    """Runs a program that must succeed."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([str(part) for part in line], check=True, stdout=subprocess.DEVNULL)
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    return Took(end - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def load() -> str:
    """How busy the machine is: figures of the clock are only worth reading on a quiet one."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def parser(description: str | None) -> argparse.ArgumentParser:
    """The options that all scripts have."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", type=Path)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--command", type=Path, default=ROOT / ".build/release/copydesk")
    parser.add_argument("--work", type=Path, default=ROOT / "out/throughput")
    return parser


def articles() -> Iterator[str]:
    """Invented, damaged news of some 4 KB: eight short texts in one."""
    sys.path.insert(0, str(ROOT / "Tests/Python"))
    from documents import documents

    texts = [record["text"] for record in documents(8000)]
    for number in range(0, len(texts), 8):
        yield "\n\n".join(texts[number : number + 8])


def json_lines(path: Path, source: Path | None, megabytes: float) -> int:
    """Writes the records of a file, or invented articles, repeated or cut to a size; gives their bytes."""
    if source is None:
        lines = [json.dumps({"id": f"a{n}", "text": text}, ensure_ascii=False) + "\n" for n, text in enumerate(articles())]
    else:
        lines = list(open(source, newline="\n"))
    size = 0
    with open(path, "w", newline="\n") as file:
        for line in cycle(lines):
            if size >= megabytes * 1e6:
                return size
            size += len(line.encode())
            file.write(line)
    return size
