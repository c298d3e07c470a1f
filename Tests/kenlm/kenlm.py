"""What the comparisons with KenLM share: its build, ours, and a corpus split into tokens."""

import gzip
import lzma
import re
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
HELD_OUT = 10_000


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, **options)


def build_kenlm(work):
    """Fetches KenLM's source with pip, builds what is needed of it, and returns the folder of its programs."""
    build = work / "build"
    if not (work / "timing").exists():
        venv = work / "venv"
        run(sys.executable, "-m", "venv", venv)
        pip = venv / "bin" / "pip"
        run(pip, "-q", "install", "cython", "setuptools", "scikit-build-core", "cmake", "wheel")
        # With build isolation pip hangs on this package.
        run(pip, "-q", "download", "--no-deps", "--no-build-isolation", "--no-binary", ":all:", "-d", work, "kenlm")
        archive = next(work.glob("kenlm-*.tar.gz"))
        with tarfile.open(archive) as tar:
            tar.extractall(work, filter="data")
        source = work / archive.name.removesuffix(".tar.gz")
        run("cmake", "-S", source, "-B", build, "-DCMAKE_BUILD_TYPE=Release", "-DBUILD_TESTING=OFF", "-DENABLE_PYTHON=OFF")
        run("cmake", "--build", build, "--target", "lmplz", "build_binary")
        libraries = [build / "lib" / "libkenlm.a", build / "lib" / "libkenlm_util.a"]
        run("g++", "-O3", "-DNDEBUG", "-DKENLM_MAX_ORDER=6", "-I", source, Path(__file__).parent / "timing.cpp",
            "-o", work / "timing", *libraries, "-lz", "-lbz2", "-llzma", "-lpthread", "-lrt")
    return build / "bin"


def build_query():
    build = ["swift", "build", "-c", "release"]
    run(*build, "--product", "ngrams-query", cwd=ROOT)
    path = run(*build, "--show-bin-path", cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout
    return Path(path.strip()) / "ngrams-query"


def lines(paths):
    for path in paths:
        opener = {".xz": lzma.open, ".gz": gzip.open}.get(Path(path).suffix, open)
        with opener(path, "rt", encoding="utf-8") as file:
            yield from file


def split(corpora, train, held_out, tokens=float("inf"), size=float("inf")):
    """Writes tokenised sentences, every 25th to score and the others to train on, and returns how many tokens.

    Stops when there are enough tokens, or enough bytes, to train on, and HELD_OUT sentences to score.
    """
    seen = count = held = written = 0
    with open(train, "w", encoding="utf-8") as training, open(held_out, "w", encoding="utf-8") as testing:
        for line in lines(corpora):
            for sentence in SENTENCE.split(line.strip()):
                words = TOKEN.findall(sentence)
                if not words:
                    continue
                seen += 1
                if seen % 25 == 0 and held < HELD_OUT:
                    testing.write(" ".join(words) + "\n")
                    held += 1
                elif count < tokens and written < size:
                    text = " ".join(words) + "\n"
                    training.write(text)
                    count += len(words)
                    written += len(text.encode())
            if (count >= tokens or written >= size) and held >= HELD_OUT:
                break
    print(f"{count} tokens to train on, {held} sentences held out", flush=True)
    return count


def ngram_counts(arpa):
    """The numbers of n-grams that an ARPA file's head gives."""
    counts = []
    with open(arpa, encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith("ngram "):
                counts.append(int(line.split("=")[1]))
            elif line.startswith("\\1-grams:"):
                break
    return counts
