#!/usr/bin/env python3
"""Memory and time that the command takes for texts of one kind, in bytes for each byte of text and in MB a second.

The kinds are what rules look for, repeated without end, so that each has as much to do as there is text; random bytes;
and texts in which every word could have been written over. The command runs over each at two sizes, alone, on one core;
the difference of the two is what a byte more costs, so that what the process takes in any case falls out of it.
"""

import argparse
import os
import pathlib
import random
import sys
import tempfile
import time
from collections.abc import Iterator

PATTERNS = [
    " ", "\n", "\r", "\t", "a", "a ", "a\n", "a\r", "a\u2028", "a\n\n\n", "\"", "'", "“", "”", "‘", "’", "«", "»", "`", "``", "''", "' ",
    "\" ", " \"", "( ", "(", ")", "[", "[ ", "{", "-", " - ", "--", "—", " — ", "–", ".", ". ", " .", ". . ", "...", "…", ",", " , ", ";",
    "1, ", "1 , ", "10 , 200 ", "5 % ", "$ 5 ", "U. ", "U. S. ", "a.b", "a / b", "do n't ", "don ' t ", " ’s", "&", "&amp;", "&amp;amp;",
    "&amp;amp;amp;amp;", "& amp ;", "&#39;", "#39;", "&nbsp;", "\\u2019", "\\n", "\\n ", "\\\"", "â€", "â€™", "Ã", "Ã©", "ÃƒÂ", "ÃƒÆ’Ã‚Â©",
    "ï»¿", "\u0092", "\ufffd", "\u200b", "\u00ad", "\u00a0", "\u00a0a", "\ufeff", "ﬁ", "ﬁx ", "Ａ", "①", "@", "@ ", "@a ", "#", "# a ",
    "http://", "http://a.b/c ", "a@b.c ", "www.", "<p>", "<br>", "</", "=20", "=E2=80=99", "%20", "x\n\n", "ADVERTISEMENT\n",
    "Share this\n", "By Ann Bell\n", "“a\n\n", "\" a\n", "漢", "字 ", "ก", "e\u0301", "й", "😀", "👩‍👩‍👧", "\0", "\x01", "\x1b$B",
    "A line of some words that ends here\n", "A line of some words that ends here. ", "A line that is bro-\nken here ", "MORE ",
    "Bell BellA MORE ", "Bell Jo ", "the the ", "the The ", "had had ", "We ", "he ", "he the ", "of the and to in that it was ",
    "Ab Cd ", "Mary Ann Bell ", "XXXX ", "_", "█ ", "* ", "• ", "1\n", "1. ", "12:30 ", "1/2 ", "3 - 4 ", "20 °C ", "n't", "It is n't over , he said . ",
    "“ We go , ” he said . ", "He said : `` yes '' . ", "Le maire a dit : « oui » ; ", "café cafÃ© ",
]
WORDS = (
    "the mayor of a small town said on Monday that she would not pay for new ferry and council agreed with her it is was he "
    "they have been to in at by from as but or if when who what there their his this will can could may").split()


def kinds(size: int) -> Iterator[tuple[str, bytes]]:
    """Texts of a size, by name, one at a time: a process's peak begins with that of the one that started it."""
    for pattern in PATTERNS:
        content = pattern.encode("utf-8")
        yield repr(pattern)[1:-1], content * (size // len(content))
    generator = random.Random(7)
    yield "random bytes", generator.randbytes(size)
    yield "random ASCII", bytes(generator.randrange(32, 127) for _ in range(size))
    yield "random letters", bytes(generator.choice(b"abcdefghij ") for _ in range(size))
    yield "random UTF-8", "".join(chr(generator.choice([generator.randrange(32, 0x2FF), generator.randrange(0x2000, 0x2100)]))
                                    for _ in range(size // 2)).encode("utf-8")
    yield "function words", " ".join(generator.choice(WORDS) for _ in range(size // 4)).encode()
    sentences = " ".join(generator.choice(WORDS) + (". " if index % 12 == 11 else "") for index in range(size // 4))
    yield "sentences of function words", sentences.encode()
    yield "UTF-16", sentences.encode("utf-16")
    yield "windows-1252", ("“" + sentences + "” café ").encode("cp1252")
    pasted = [generator.choice(WORDS) for _ in range(size // 4)]
    for index in range(6, len(pasted), 9):
        pasted[index] = pasted[index - 4]
    yield "words written over", " ".join(word + ("." if index % 15 == 14 else "") for index, word in enumerate(pasted)).encode()


def measure(command: str, folder: pathlib.Path, text: bytes, options: list[str]) -> tuple[float, int]:
    """CPU seconds and peak memory in bytes."""
    (folder / "in.txt").write_bytes(text)
    process = os.posix_spawn(
        command, [command, "clean", str(folder / "in.txt"), "--output", str(folder / "out.txt"), "--jobs", "1",
                  "--max-document", "100M", "--quiet", *options], os.environ)
    _, status, usage = os.wait4(process, 0)
    if status != 0:
        raise SystemExit(f"the command ended with {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", required=True)
    parser.add_argument("--kilobytes", type=int, default=1024, help="the larger size; the smaller is a quarter of it")
    parser.add_argument("--kind", action="append", help="only kinds in whose name this is; may be repeated")
    parser.add_argument("--worst", type=int, default=12, help="how many of the worst are printed")
    parser.add_argument("options", nargs="*", help="options of `copydesk clean`, behind --")
    arguments = parser.parse_args()
    command = os.path.abspath(arguments.command)
    rows = []
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="copydesk-memory-") as name:
        folder = pathlib.Path(name)
        for kind, text in kinds(arguments.kilobytes << 10):
            if arguments.kind and not any(part in kind for part in arguments.kind):
                continue
            large = text[: arguments.kilobytes << 10]
            del text
            small = large[: len(large) // 4]
            (few, low), (many, high) = (measure(command, folder, part, arguments.options) for part in (small, large))
            count = len(large) - len(small)
            rows.append((kind, (high - low) / count, count / max(many - few, 1e-3) / 1e6, high >> 20))
    print(f"{len(rows)} kinds of {arguments.kilobytes} kB, {time.monotonic() - start:.0f} s")
    for title, key in (("most memory", lambda row: -row[1]), ("slowest", lambda row: row[2])):
        print(f"\n| {title} | bytes a byte | MB/s | peak MB |\n| --- | --- | --- | --- |")
        for kind, memory, speed, peak in sorted(rows, key=key)[: arguments.worst]:
            print(f"| `{kind}` | {memory:.0f} | {speed:.2f} | {peak} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
