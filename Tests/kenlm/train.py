#!/usr/bin/env python3
"""Trains with KenLM's lmplz and with NGrams on the same tokens, and prints the time and peak memory of both.

    Tests/kenlm/train.py CORPUS... [--megabytes 20] [--orders 4,5] [--memory 3G] [--limit 4G] [--work out/kenlm]

CORPUS are texts with a paragraph on each line (.txt, .txt.xz, .txt.gz); they are split into sentences of tokens first,
and every 25th sentence is held out until there are 10,000. --memory is what each trainer is told to use, --limit what
neither may exceed. Both keep all n-grams, write an ARPA file and take as many threads as they like. KenLM is fetched
and built as compare.py does, and needs the same packages. Times are wall and CPU seconds, memory is the largest
resident set, both as the kernel counts them for the process (wait4).

Prints also the numbers of n-grams, which must be equal, and the perplexity of the held-out sentences by each model.
Exits with 1 if a trainer exceeds --limit or the n-grams differ. Run it on a quiet machine.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from kenlm import ROOT, build_kenlm, build_query, ngram_counts, run, split

UNITS = {"M": 1 << 20, "G": 1 << 30}


def size(text):
    return int(float(text[:-1]) * UNITS[text[-1]]) if text[-1:] in UNITS else int(text)


def trained(command, log):
    """Runs a trainer: wall seconds, CPU seconds, peak resident bytes."""
    with open(log, "wb") as output:
        start = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}; its output is in {log}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def perplexity(query, arpa, text, work):
    model = work / "trained.cdlm"
    run(query, "--convert", arpa, model, "compact", "none")
    output = run(query, model, text, stdout=subprocess.PIPE, text=True).stdout
    model.unlink()
    return float(dict(line.split("\t", 1) for line in output.splitlines() if "\t" in line)["perplexity"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--megabytes", type=float, default=float("inf"), help="tokenised text to train on; all if absent")
    parser.add_argument("--orders", default="4,5")
    parser.add_argument("--memory", type=size, default=size("3G"))
    parser.add_argument("--limit", type=size, default=size("4G"))
    parser.add_argument("--work", type=Path, default=ROOT / "out" / "kenlm")
    parser.add_argument("--query", type=Path, help="an ngrams-query that is built already")
    parser.add_argument("--no-perplexity", action="store_true", help="for large models: converting them takes memory")
    arguments = parser.parse_args()
    work = arguments.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    kenlm = build_kenlm(work)
    query = arguments.query or build_query()

    train, held_out = work / "all-train.txt", work / "all-held-out.txt"
    split(arguments.corpora, train, held_out, size=arguments.megabytes * 1e6)
    print(f"{train.stat().st_size} bytes of tokens; each trainer is given {arguments.memory >> 20} MB", flush=True)
    print(f"{'order':>5} {'trainer':8}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}{'perplexity':>12}  n-grams")
    failures = []
    for order in [int(text) for text in arguments.orders.split(",")]:
        counts = {}
        trainers = {
            "lmplz": [kenlm / "lmplz", "-o", order, "-S", f"{arguments.memory}b", "-T", work, "--text", train],
            "NGrams": [query, "--train", order, arguments.memory, work, train],
        }
        for name, command in trainers.items():
            arpa = work / f"{name}-{order}.arpa"
            output = ["--arpa", arpa] if name == "lmplz" else [arpa]
            wall, cpu, peak = trained(command + output, work / f"{name}-{order}.log")
            counts[name] = ngram_counts(arpa)
            found = "" if arguments.no_perplexity else f"{perplexity(query, arpa, held_out, work):.3f}"
            print(f"{order:5} {name:8}{wall:9.1f}{cpu:9.1f}{peak >> 20:9}{found:>12}  {counts[name]}", flush=True)
            if peak > arguments.limit:
                failures.append(f"{name} at order {order} took {peak >> 20} MB")
            arpa.unlink()
        if counts["lmplz"] != counts["NGrams"]:
            failures.append(f"the n-grams of order {order} differ")
    train.unlink()
    for failure in failures:
        print(f"MISSED {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
