"""Measures what the package costs beyond the library's own work; prints figures, asserts nothing about time.

    measure.py EMPTY-LOOP [NEWS.jsonl]

``make bench-python`` runs it, with the texts of NEWS as well where ``NEWS=FILE`` names one. Wall time is only worth reading
on a machine with nothing else to do; the load is printed.
"""

import json
import os
import subprocess
import sys
import time
from typing import TypeVar

import copydesk
from copydesk._library import LIBRARY
from documents import documents

Text = TypeVar("Text", str, bytes)

CALLS = 20_000


def per_call(text: Text) -> float:
    """Microseconds of CPU time of a call of ``clean``, the best of five rounds."""
    cleaner = copydesk.Cleaner()
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for _ in range(CALLS // 5):
            cleaner.clean(text)
        best = min(best, (time.process_time() - start) / (CALLS // 5))
    return best * 1e6


def many(texts: list[bytes], counts: tuple[int, ...]) -> dict[int, tuple[float, float]]:
    """Seconds on the clock and of all cores that ``clean_many`` takes on so many threads, the best of rounds in turn."""
    best = dict.fromkeys(counts, (float("inf"), float("inf")))
    start = time.perf_counter()
    # Ten rounds, or fewer if they are long.
    for _ in range(10):
        for threads in counts:
            clock, cores = time.perf_counter(), time.process_time()
            for _ in copydesk.clean_many(texts, threads=threads):
                pass
            best[threads] = min(best[threads], (time.perf_counter() - clock, time.process_time() - cores))
        if time.perf_counter() - start > 60:
            break
    return best


def main() -> None:
    """Prints the figures."""
    c_loop = subprocess.run([sys.argv[1], str(CALLS)], check=True, capture_output=True, text=True)
    empty_c = float(c_loop.stdout)
    for name, empty in (("bytes", per_call(b"")), ("str", per_call(""))):
        print(f"empty {name}: {empty:.2f} µs a call, C loop {empty_c:.2f} µs, overhead {empty - empty_c:.2f} µs")
    short = [record["text"].encode() for record in documents(8000)]
    # Eight in one come to the length of an article.
    articles = [b"\n\n".join(short[start : start + 8]) for start in range(0, len(short), 8)]
    sets = [("short texts", short), ("articles", articles)]
    if len(sys.argv) > 2:
        with open(sys.argv[2], newline="\n") as file:
            sets.append(("news", [json.loads(line)["text"].encode("utf-8", "surrogatepass") for line in file]))
    for name, texts in sets:
        size = sum(map(len, texts))
        times = many(texts, (1, 2, 4))
        print(f"{name}: {len(texts)} of {size // len(texts)} bytes")
        for threads, (seconds, cores) in times.items():
            print(
                f"  {threads} threads: {size / seconds / 1e6:.2f} MB/s, {times[1][0] / seconds:.2f} times one thread; "
                f"{cores:.2f} s of CPU, {cores / seconds:.2f} cores"
            )
    print(f"cores: {len(os.sched_getaffinity(0))}, load: {os.getloadavg()[0]:.1f}, library: {LIBRARY._name}")


if __name__ == "__main__":
    main()
