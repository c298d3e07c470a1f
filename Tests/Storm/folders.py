"""Folders of hostile names and contents, all invented, from a seeded generator."""

import gzip
import json
import pathlib
import random
import shutil
import subprocess

WORDS = (
    "the mayor of a small town said on Monday that it would n't pay for a new ferry , and the council agreed with her "
    "`` It is over , '' he said . “ We go , ” they said ; nobody knows why ( yet ) the harbour 's gate is shut &amp;amp; "
    "â€™ café e\u0301 \u200d ﬁne 10 , 200 $ 5 % ! ? \u2028 \ufeff 😀 \u00a0 … n't"
).split(" ")
NAMES = [
    "plain", "with space", "line\nfeed", "caf\u00e9", "cafe\u0301", "\u0301mark", "-o", "--edits", "'quote'", '"double"', "a;b$(c)",
    "*", "[a-z]?", "tab\there", "back\\slash", "n" * 190, "é" * 90, "%s%n", "😀", "..x", "edits", "partial.partial",
]


def text(random: random.Random, size: int) -> str:
    words = []
    length = 0
    while length < size:
        word = random.choice(WORDS)
        words.append(word)
        length += len(word) + 1
    separators = [" ", " ", " ", " ", "\n", "\n\n", ""]
    return "".join(word + random.choice(separators) for word in words)


def plain(random: random.Random, size: int) -> bytes:
    content = text(random, size)
    kind = random.randrange(12)
    if kind == 0:
        return content.encode("utf-16")
    if kind == 1:
        return content.encode("cp1252", "replace")
    if kind == 2:
        return random.randbytes(min(size, 5000))
    if kind == 3:
        return random.choice([b"", b"\xef\xbb\xbf", b"\n", b"\xff\xfe", b"\x00", b"\r\r\n"])
    if kind == 4:
        return content.encode("utf-16")[:-1] + b"\x00\xd8"
    if kind == 5:
        return b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode()
    return content.encode("utf-8")


def json_lines(random: random.Random, size: int) -> bytes:
    lines = []
    length = 0
    while length < size:
        kind = random.randrange(20)
        record = {"id": str(len(lines)), "text": text(random, random.choice([20, 60, 200, 2000])), "x": [1, {"y": None}]}
        if kind == 0:
            record.pop("text")
        if kind == 1:
            record["text"] = 7
        line = json.dumps(record, ensure_ascii=random.random() < 0.5).encode("utf-8")
        if kind == 2:
            line = line[: random.randrange(len(line))]
        if kind == 3:
            line = random.choice([b"", b"  ", b"[1]", b"null", b"\xff", b"{" * 50])
        if kind == 4:
            line = line.replace(b" , ", b" \\u002c ", 1)
        lines.append(line + random.choice([b"\n", b"\n", b"\n", b"\r\n"]))
        length += len(line)
    content = b"".join(lines)
    return content.rstrip(b"\n") if random.random() < 0.3 else content


def table(random: random.Random, size: int, delimiter: str) -> bytes:
    rows = [delimiter.join(["id", "text", "note"])]
    length = 0
    while length < size:
        field = text(random, random.choice([20, 60, 300]))
        kind = random.randrange(20)
        quoted = '"' + field.replace('"', '""') + '"'
        row = delimiter.join([str(len(rows)), quoted, "n"])
        if kind == 0:
            row = delimiter.join([str(len(rows)), quoted])
        if kind == 1:
            row = '"' + row
        if kind == 2:
            row = ""
        if kind == 3:
            row = delimiter.join([str(len(rows)), "a , b", "n", "more"])
        rows.append(row)
        length += len(row)
    feed = random.choice(["\n", "\r\n"])
    return (random.choice(["", "\ufeff"]) + feed.join(rows) + random.choice(["", feed])).encode("utf-8")


def zstandard(content: bytes) -> bytes:
    return subprocess.run(["zstd", "-q", "-c"], input=content, stdout=subprocess.PIPE, check=True).stdout


def build(random: random.Random, folder: pathlib.Path, only_records: bool) -> dict[str, str]:
    """Fills a folder; returns what each file is: its extension, and `cut` behind it if its end is missing."""
    kinds: dict[str, str] = {}
    scale = random.choice([2000, 5000, 20000, 60000])
    for _ in range(random.randrange(2, 9)):
        sub = random.choice(["", "", "sub/", "deep/er/", "s p/"]) if not only_records else ""
        extension = random.choice(["jsonl"] if only_records else ["txt", "txt", "jsonl", "jsonl", "csv", "tsv"])
        name = sub + random.choice(NAMES) + "." + extension
        size = random.randrange(scale // 20, scale)
        content = {
            "txt": lambda: plain(random, size), "jsonl": lambda: json_lines(random, size),
            "csv": lambda: table(random, size, ","), "tsv": lambda: table(random, size, "\t"),
        }[extension]()
        kind = extension
        compression = random.randrange(10)
        if compression in (0, 1):
            content, name = gzip.compress(content, 1, mtime=0), name + ".gz"
        elif compression == 2:
            content, name = zstandard(content), name + ".zst"
        if compression < 3 and random.random() < 0.3:
            content, kind = content[: len(content) * 2 // 3], kind + " cut"
        path = folder / name
        if len(name.split("/")[-1].encode()) > 220 or name in kinds:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        kinds[name] = kind
    if not kinds:
        (folder / "a.jsonl").write_bytes(json_lines(random, 5000))
        kinds["a.jsonl"] = "jsonl"
    return kinds


def contents(folder: pathlib.Path) -> dict[str, bytes]:
    """The files below a folder, by name."""
    if not folder.exists():
        return {}
    if folder.is_file():
        return {"": folder.read_bytes()}
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def opened(name: str, content: bytes) -> bytes:
    """What a file holds once decompressed."""
    if name.endswith(".gz"):
        return gzip.decompress(content)
    if name.endswith(".zst"):
        return subprocess.run(["zstd", "-dqc"], input=content, stdout=subprocess.PIPE, check=True).stdout
    return content


def empty(folder: pathlib.Path) -> None:
    """Removes what lies in a folder, and makes it if it is not there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
