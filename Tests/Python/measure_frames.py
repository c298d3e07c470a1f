"""Measures the data frames: rows a second on one thread and two, beside a loop of ``clean`` and what peers do in a loop.

    measure_frames.py [NEWS.jsonl] [--share 0.1] [--rounds 1]

``make bench-frames`` runs it: 100,000 invented texts of some 300 bytes and 10,000 of the length of articles, or the texts
of NEWS in their place. ftfy repairs encodings alone; with sacremoses' detokenizer behind it, a loop does part of what
spacing, punctuation and quotes do here. Prints figures and asserts nothing about time: the best of the
rounds, in which all take turns.
"""

import argparse
import json
import os
import time
from collections.abc import Callable

import copydesk
import copydesk.datasets
import copydesk.duckdb
import copydesk.pandas
import copydesk.polars
import datasets
import duckdb
import ftfy
import pandas as pd
import polars as pl
import pyarrow as pa
from documents import documents
from sacremoses import MosesDetokenizer

Work = Callable[[int], object]


def works(texts: list[str]) -> dict[str, Work]:
    """What is measured, by name: each takes the number of threads and does all of the texts."""
    column = pa.array(texts)
    cleaner = copydesk.Cleaner()
    frame, polars = pd.DataFrame({"text": texts}), pl.DataFrame({"text": texts})
    dataset = datasets.Dataset.from_dict({"text": texts})
    connection = duckdb.connect()
    connection.register("news", pa.table({"text": column}))
    for threads in (1, 2):
        copydesk.duckdb.register(connection, f"with{threads}", threads=threads)

    def in_duckdb(threads: int) -> object:
        connection.execute(f"SET threads TO {threads}")
        return connection.sql(f"SELECT with{threads}_clean(text) FROM news").to_arrow_table()

    def in_datasets(threads: int) -> object:
        datasets.disable_caching()
        return copydesk.datasets.clean(dataset, threads=threads, map_arguments={"keep_in_memory": True, "desc": None})

    return {
        "loop of clean": lambda threads: [cleaner.clean(text).text for text in texts],
        "clean_many": lambda threads: [result.text for result in cleaner.clean_many(texts, threads=threads)],
        "clean_array": lambda threads: cleaner.clean_array(column, threads=threads),
        "pandas": lambda threads: frame["text"].copydesk.clean(threads=threads),
        "datasets": in_datasets,
        "Polars": lambda threads: polars.select(pl.col("text").copydesk.clean(threads=threads)),
        "DuckDB": in_duckdb,
    }


def peers() -> dict[str, Callable[[str], str]]:
    """What others do to a text, in a loop on one thread."""
    detokenize = MosesDetokenizer("en").detokenize
    return {
        "ftfy": ftfy.fix_text,
        "ftfy and sacremoses": lambda text: "\n".join(detokenize(line.split()) for line in ftfy.fix_text(text).split("\n")),
    }


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(name: str, texts: list[str], rounds: int) -> None:
    """Prints a table of one set of texts."""
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
    print(f"{name}: {len(texts)} of {size // len(texts)} bytes")
    best: dict[tuple[str, int], float] = {}
    for _ in range(rounds):
        for work_name, work in works(texts).items():
            for threads in (1,) if work_name == "loop of clean" else (1, 2):
                taken = seconds(lambda: work(threads))  # noqa: B023
                best[work_name, threads] = min(taken, best.get((work_name, threads), taken))
    # The peers are slow: a tenth of the texts.
    some = texts[:: 10]
    for work_name, repair in peers().items():
        best[work_name, 1] = 10 * seconds(lambda: [repair(text) for text in some])  # noqa: B023
    for work_name in dict.fromkeys(work_name for work_name, _ in best):
        one = best[work_name, 1]
        two = best.get((work_name, 2))
        scaling = "" if two is None else f", two threads {len(texts) / two:,.0f}, {one / two:.2f} times one"
        print(f"  {work_name}: {len(texts) / one:,.0f} rows a second{scaling}")


def main() -> None:
    """Measures both sets, or the texts of a file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("news", nargs="?", help="records with the field text, in place of invented texts")
    parser.add_argument("--share", type=float, default=1.0, help="how much of the texts to take, 0 to 1")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    datasets.disable_progress_bars()
    if arguments.news:
        with open(arguments.news, newline="\n") as file:
            texts = [text for line in file if (text := json.loads(line)["text"])]
        measure("news", texts[: int(len(texts) * arguments.share)], arguments.rounds)
    else:
        short = [record["text"][:300] for record in documents(int(100_000 * arguments.share))]
        measure("short texts", short, arguments.rounds)
        parts = [record["text"] for record in documents(int(80_000 * arguments.share), seed=2)]
        articles = ["\n\n".join(parts[start : start + 8]) for start in range(0, len(parts), 8)]
        measure("articles", articles, arguments.rounds)
    print(f"cores: {len(os.sched_getaffinity(0))}, load: {os.getloadavg()[0]:.1f}, copydesk {copydesk.__version__}")


if __name__ == "__main__":
    main()
