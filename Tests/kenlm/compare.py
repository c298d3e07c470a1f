#!/usr/bin/env python3
"""Compares NGrams with KenLM: probabilities, perplexity, size and speed on the same ARPA file and text.

    Tests/kenlm/compare.py CORPUS... [--tokens 6000000] [--work out/kenlm] [--query FILE]

CORPUS are texts with a paragraph on each line (.txt, .txt.xz, .txt.gz). Every 25th sentence is held out until there are
10,000. KenLM's source comes from PyPI; it needs Debian's cmake, g++, zlib1g-dev, libbz2-dev, liblzma-dev,
libboost-program-options-dev, libboost-system-dev, libboost-thread-dev, libboost-test-dev and python3-venv.

Exits with 1 if a requirement is missed: each held-out sentence's log10 probability equal to 1e-4, quantised
perplexity within 2 %, no more bytes per n-gram than the 8-bit trie, and at least the speed of KenLM's counterparts.
Run it on a quiet machine: the programs take turns on one core, and the best of three turns counts.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from kenlm import ROOT, build_kenlm, build_query, ngram_counts, run, split

TURNS = 3


def measure(command):
    """The figures a program prints, one on each line."""
    output = run("taskset", "-c", "0", *command, stdout=subprocess.PIPE, text=True).stdout
    return dict(line.split("\t", 1) for line in output.splitlines() if "\t" in line)


def sentences(path):
    return [float(line) for line in open(path)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--tokens", type=int, default=6_000_000)
    parser.add_argument("--work", type=Path, default=ROOT / "out" / "kenlm")
    parser.add_argument("--query", type=Path, help="an ngrams-query that is built already")
    arguments = parser.parse_args()
    work = arguments.work.resolve()
    work.mkdir(parents=True, exist_ok=True)

    kenlm = build_kenlm(work)
    query = arguments.query or build_query()

    train, text, arpa = work / "train.txt", work / "held-out.txt", work / "model.arpa"
    if not arpa.exists():
        split(arguments.corpora, train, text, tokens=arguments.tokens)
        run(kenlm / "lmplz", "-o", "5", "-S", "2G", "-T", work, "--text", train, "--arpa", arpa)
    models = {
        "KenLM probing": (work / "probing.bin", [kenlm / "build_binary", "probing", arpa]),
        "KenLM trie": (work / "trie.bin", [kenlm / "build_binary", "-T", work / "tmp", "trie", arpa]),
        "KenLM 8-bit trie": (
            work / "trie8.bin", [kenlm / "build_binary", "-T", work / "tmp", "-q", "8", "-b", "8", "trie", arpa]),
        "fast": (work / "fast.cdlm", [query, "--convert", arpa]),
        "compact": (work / "compact.cdlm", [query, "--convert", arpa]),
        "compact, unquantised": (work / "exact.cdlm", [query, "--convert", arpa]),
    }
    options = {"fast": ["fast"], "compact": ["compact"], "compact, unquantised": ["compact", "none"]}
    kinds = {"KenLM probing": "probing", "KenLM trie": "trie", "KenLM 8-bit trie": "trie8"}
    for name, (path, command) in models.items():
        if not path.exists():
            run(*command, path, *options.get(name, []), stderr=subprocess.DEVNULL)

    figures = {}
    for _ in range(TURNS):
        for name, (path, _) in models.items():
            result = path.with_suffix(".log10")
            if name in kinds:
                found = measure([work / "timing", kinds[name], path, text, result])
            else:
                found = measure([query, path, text, result])
            best = figures.setdefault(name, found)
            for key, value in found.items():
                if key.startswith("queries/s"):
                    best[key] = max(best[key], value, key=float)

    ngrams = sum(ngram_counts(arpa))
    size = {name: path.stat().st_size / ngrams for name, (path, _) in models.items()}
    print(f"{ngrams} n-grams, {figures['fast']['queries']} queries")
    print(f"{'':22}{'bytes/n-gram':>13}{'queries/s':>12}{'with look-up':>14}{'by sentence':>13}{'with look-up':>14}{'log10 sum':>16}")
    for name, found in figures.items():
        print(f"{name:22}{size[name]:13.2f}{found['queries/s']:>12}{found['queries/s with look-up']:>14}"
              f"{found.get('queries/s by sentence', ''):>13}{found.get('queries/s by sentence with look-up', ''):>14}"
              f"{found['log10 sum']:>16}")

    reference = sentences(models["KenLM probing"][0].with_suffix(".log10"))
    worst = 0.0
    for name in ["fast", "compact, unquantised"]:
        other = sentences(models[name][0].with_suffix(".log10"))
        assert len(reference) == len(other)
        difference = max(abs(a - b) for a, b in zip(reference, other))
        print(f"{name}: the largest difference of {len(other)} sentences is {difference:.2e} log10")
        worst = max(worst, difference)
    queries = int(figures["fast"]["queries"])
    ratio = 10 ** ((float(figures["fast"]["log10 sum"]) - float(figures["compact"]["log10 sum"])) / queries)
    print(f"perplexity quantised over exact: {ratio:.5f}")

    speed = {name: float(found["queries/s"]) for name, found in figures.items()}
    looked_up = {name: float(found["queries/s with look-up"]) for name, found in figures.items()}
    requirements = {
        "probabilities equal to 1e-4": worst < 1e-4,
        "quantised perplexity within 2 %": abs(ratio - 1) < 0.02,
        "fast at least as fast as KenLM's probing": speed["fast"] >= speed["KenLM probing"],
        "the same with words looked up": looked_up["fast"] >= looked_up["KenLM probing"],
        "fast by sentence, words looked up, at least as fast as KenLM's probing":
            float(figures["fast"]["queries/s by sentence with look-up"]) >= looked_up["KenLM probing"],
        "compact at least as fast as KenLM's 8-bit trie": speed["compact"] >= speed["KenLM 8-bit trie"],
        "compact no larger than KenLM's 8-bit trie": size["compact"] <= size["KenLM 8-bit trie"],
    }
    for requirement, holds in requirements.items():
        print(f"{'held  ' if holds else 'MISSED'} {requirement}")
    return 0 if all(requirements.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
