#!/usr/bin/env python3
"""Cleans hostile folders while everything goes wrong, and compares every byte.

A storm is a folder of files, a choice of options, and what a run without trouble makes of it. Then the same is done with
trouble: the run is killed at random moments and inside system calls, its disk is full, its writes fall short, its inputs
are taken away, swapped, cut and appended to. It is resumed until it comes to its end. At no time may a file under its
final name differ from that of the run without trouble, nor an input change; and all texts come back by `revert`.

The seed is printed; `--seed` with `--storms 1` does the same storm again, kills at moments of the clock apart.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import folders

FAULTS = [
    ("write", 28), ("write", 5), ("write", 4), ("write", 0), ("fsync", 5), ("fsync", 28), ("fsync", 4), ("rename", 5),
    ("rename", 28), ("rename", 13), ("open", 24), ("open", 28), ("open", 4), ("truncate", 5), ("unlink", 5), ("read", 0),
    ("read", 5), ("read", 4), ("any", 0),
]


class Loss(Exception):
    """Something was lost."""


class Storm:
    """One folder, one choice of options, and all that befalls them."""

    def __init__(self, command: str, shim: pathlib.Path, seed: int, base: pathlib.Path, tally: collections.Counter):
        self.command, self.shim, self.seed, self.base, self.tally = command, shim, seed, base, tally
        self.random = random.Random(seed)
        self.joins = self.random.random() < 0.35
        self.manifest = self.random.random() < 0.8
        self.kinds = {}
        self.history: list[str] = []

    # What is asked for.

    def options(self) -> list[str]:
        pick = self.random
        if self.joins:
            names = sorted(f"in/{name}" for name in self.kinds)
            output = "out/all.jsonl" + pick.choice(["", ".gz", ".zst"])
            options = [*names, "--output", output]
        else:
            options = ["in", "--output", "out"]
        # The ledger's own place is beside the outputs, not among them.
        options += ["--edits", "own/edits.jsonl"]
        if pick.random() < 0.5:
            quarantine = "q/aside.jsonl" if self.joins else "q"
            options += ["--quarantine", quarantine, "--quarantine-above", pick.choice(["0.05", "0.3", "0.6"])]
        if pick.random() < 0.4:
            options += ["--rejects", "own/rejects.jsonl"]
        for extension in ["json", "html", "txt", "sarif"]:
            if pick.random() < 0.25:
                options += ["--report", f"own/report.{extension}"]
        if pick.random() < 0.3:
            options += ["--output-field", "clean"]
        if pick.random() < 0.3:
            options += ["--score-field", "score"]
        options += ["--jobs", pick.choice(["1", "2"]), "--profile", pick.choice(["safe", "standard", "thorough"])]
        # Few rules most of the time: what is tested is what becomes of the bytes.
        options += pick.choice([["--only", "decode,spacing"], ["--only", "decode,spacing"], ["--skip", "scramble"]])
        if self.manifest:
            options += ["--checkpoint-bytes", pick.choice(["1", "5000", "100000"])]
        return options

    def run(self, folder: pathlib.Path, arguments: list[str], fault=None, kill_after=None, number=signal.SIGKILL) -> int:
        environment = dict(os.environ, SWIFT_BACKTRACE="enable=no")
        mark = self.base / "mark"
        if fault:
            call, action, at, times = fault
            environment |= {
                "LD_PRELOAD": str(self.shim), "STORM_UNDER": str(folder), "STORM_CALL": call, "STORM_DO": str(action),
                "STORM_AT": str(at), "STORM_TIMES": str(times), "STORM_MARK": str(mark),
            }
        with (self.base / "errors").open("wb") as errors:
            process = subprocess.Popen(
                [self.command, *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=errors,
                stderr=errors)
            try:
                process.wait(kill_after if kill_after is not None else 120)
            except subprocess.TimeoutExpired:
                process.send_signal(number if kill_after is not None else signal.SIGKILL)
                process.wait(60)
                if kill_after is None:
                    raise Loss("the command did not end within 120 s") from None
                self.tally["kills" if number == signal.SIGKILL else "signals"] += 1
        if mark.exists():
            hits = mark.stat().st_size
            mark.unlink()
            self.tally["kills" if fault[1] < 0 else "faults"] += hits
        self.history.append(
            f"{' '.join(arguments[:3])} {fault or ''} {kill_after or ''} -> {process.returncode}: {self.errors()[-200:]}")
        if process.returncode in (-signal.SIGILL, -signal.SIGTRAP, -signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS):
            raise Loss(f"the command trapped: {process.returncode}")
        return process.returncode

    def errors(self) -> str:
        return (self.base / "errors").read_text("utf-8", "replace")

    # What is made of it without trouble.

    @staticmethod
    def finals(folder: pathlib.Path) -> dict[str, bytes]:
        """Files under final names, reports apart: those tell times."""
        found = {}
        for part in ["out", "q", "own"]:
            for name, content in folders.contents(folder / part).items():
                last = name.split("/")[-1]
                hidden = last.startswith(".") and (last.endswith((".partial", ".claim")) or last[-7:-6] == ".")
                if not hidden and not name.startswith("report."):
                    found[f"{part}/{name}"] = content
        return found

    def storm(self) -> None:
        plain, wild = self.base / "plain", self.base / "wild"
        for folder in (plain, wild):
            folders.empty(folder)
            (folder / "own").mkdir()
        self.kinds = folders.build(self.random, plain / "in", self.joins)
        shutil.copytree(plain / "in", wild / "in")
        self.original = folders.contents(plain / "in")
        self.asked = self.options()
        if self.manifest:
            self.asked += ["--manifest", "own/run.sqlite"]
        code = self.run(plain, ["clean", *self.asked])
        if code not in (0, 3, 4):
            raise Loss(f"the run without trouble ended with {code}: {self.errors()[-600:]}")
        self.expected = self.finals(plain)
        self.code = code
        if code == 4:
            self.tally["nothing to do"] += 1
            return
        self.check_back(plain)
        self.weather(wild)
        self.check_back(wild)

    # What goes wrong.

    def fault(self):
        pick = self.random
        if pick.random() < 0.4:
            call = pick.choice(["write", "fsync", "rename", "open", "truncate", "unlink", "any"])
            return call, pick.choice([-1, -2]), self.moment(call), 1
        call, action = pick.choice(FAULTS)
        return call, action, self.moment(call), pick.choice([1, 1, 3, 1000000])

    def moment(self, call: str) -> int:
        """Calls on files are few but for writes and reads."""
        most = {"write": 60, "read": 60, "any": 200, "fsync": 12, "open": 30, "unlink": 6}.get(call, 8)
        return 1 + int(most * self.random.random() ** 2)

    def weather(self, wild: pathlib.Path) -> None:
        pick = self.random
        begun = False
        for _ in range(pick.randrange(3, 12)):
            resumes = begun and (wild / "own/run.sqlite").exists()
            arguments = ["clean", "--resume", "own/run.sqlite"] if resumes else ["clean", *self.asked]
            if not resumes:
                self.clear(wild)
            begun = self.manifest
            if pick.random() < 0.45:
                number = pick.choice([signal.SIGKILL] * 6 + [signal.SIGTERM, signal.SIGINT])
                code = self.run(wild, arguments, kill_after=pick.random() ** 2 * 0.8, number=number)
            else:
                code = self.run(wild, arguments, fault=self.fault())
            self.check_finals(wild, code)
            if code == 3 and self.failures() or resumes and code == 4 and "had not begun" in self.errors():
                begun = False
                continue
            if self.is_finished(wild, code):
                break
            if begun and pick.random() < 0.4:
                self.tamper(wild)
        self.end(wild, begun)

    def is_finished(self, wild: pathlib.Path, code: int) -> bool:
        return code in (0, 3) and self.finals(wild).keys() >= self.expected.keys() and "resume" not in self.errors()

    def clear(self, wild: pathlib.Path) -> None:
        for part in ["out", "q", "own"]:
            shutil.rmtree(wild / part, ignore_errors=True)
        (wild / "own").mkdir()

    def end(self, wild: pathlib.Path, begun: bool) -> None:
        """Lets the run come to its end, without trouble now."""
        code = -1
        if begun and (wild / "own/run.sqlite").exists():
            code = self.run(wild, ["clean", "--resume", "own/run.sqlite"])
            if code == 4 and ("to do" in self.errors() or "its end before" in self.errors()):
                code = self.code
        if code not in (0, 3):
            message = self.errors()
            # A run that had not begun, or an output that was given up by an error of its disk, is done anew.
            if begun and not any(part in message for part in ("not begun", "begin a new run", "holds no run", "cannot be read")):
                if code != -1 and code != 4:
                    raise Loss(f"resuming ended with {code}: {message}")
            self.tally["begun anew"] += 1
            self.clear(wild)
            code = self.run(wild, ["clean", *self.asked])
        if code != self.code:
            # Inputs that could not be read because of a fault stay failed in the run that met it.
            self.tally["other exit codes"] += 1
            self.clear(wild)
            code = self.run(wild, ["clean", *self.asked])
        found = self.finals(wild)
        for name in sorted(found.keys() | self.expected.keys()):
            if name == "own/run.sqlite" or name.startswith("own/run.sqlite-"):
                continue
            if found.get(name) != self.expected.get(name):
                raise Loss(f"{name} differs at the end: {self.sizes(name, found)}")
        self.check_inputs(wild)
        left = [str(path) for path in wild.rglob(".*") if path.name.endswith((".partial", ".claim"))]
        if self.manifest and left:
            raise Loss(f"left behind: {left}")

    def sizes(self, name: str, found: dict[str, bytes]) -> str:
        mine, theirs = found.get(name), self.expected.get(name)
        return f"{None if mine is None else len(mine)} bytes for {None if theirs is None else len(theirs)}"

    def check_inputs(self, wild: pathlib.Path) -> None:
        if folders.contents(wild / "in") != self.original:
            raise Loss("an input was changed")

    def failures(self) -> int:
        """Files that the command says it could not read or write."""
        return sum(part in line for line in self.errors().split("\n") for part in ("cannot be read", "cannot be written"))

    def check_finals(self, wild: pathlib.Path, code: int) -> None:
        """A file has its final name only if it is whole."""
        self.tally["runs"] += 1
        # An input that an error of the disk kept from the run is left out: exit code 3 and a line say so.
        lacks = code == 3 and any(part in self.errors() for part in ("cannot be read", "cannot be written"))
        self.check_inputs(wild)
        for name, content in self.finals(wild).items():
            if name.startswith("own/run.sqlite"):
                continue
            if name not in self.expected:
                raise Loss(f"{name} was written, and is not without trouble (exit {code})")
            if content == self.expected[name]:
                continue
            # A run that a signal or a disk stopped ends between documents: its ledger and what it joins are of those
            # before.
            joined = name.startswith("own/") or self.joins
            if joined and (lacks or not self.manifest and code != -9):
                if name == "own/edits.jsonl" and b'"complete"' not in content.splitlines()[-1]:
                    raise Loss(f"{name} has its name and no end (exit {code})")
                continue
            raise Loss(f"{name} has its name and is not whole: {self.sizes(name, {name: content})} (exit {code})")

    # What happens to inputs between two parts of a run.

    def known(self, wild: pathlib.Path) -> list[str]:
        """Inputs that the manifest says were read, looked up in a copy of it."""
        copy = self.base / "copy"
        folders.empty(copy)
        for path in (wild / "own").glob("run.sqlite*"):
            shutil.copy(path, copy / path.name)
        try:
            with sqlite3.connect(copy / "run.sqlite") as database:
                rows = database.execute("SELECT path FROM input WHERE state <> 'failed'").fetchall()
                finished = database.execute("SELECT state FROM run").fetchone() == ("finished",)
        except sqlite3.Error:
            return []
        return [] if finished else [row[0] for row in rows]

    def tamper(self, wild: pathlib.Path) -> None:
        known = [name for name in self.known(wild) if (wild / name).is_file()]
        if not known:
            return
        pick = self.random
        path = wild / pick.choice(known)
        content, status = path.read_bytes(), path.stat()
        kept = self.base / "kept"
        shutil.copy2(path, kept)
        before = self.finals(wild)
        kind = pick.choice(["away", "swap", "cut", "append", "folder"])
        path.unlink()
        if kind == "swap":
            path.write_bytes(bytes(reversed(content)))
        elif kind == "cut" and content:
            path.write_bytes(content[: len(content) // 2])
        elif kind == "append":
            path.write_bytes(content + b"more")
        elif kind == "folder":
            path.mkdir()
        code = self.run(wild, ["clean", "--resume", "own/run.sqlite"])
        self.tally[f"input {kind}"] += 1
        after = self.finals(wild)
        if code not in (2, 4) or any(after.get(name) != before[name] for name in before if "sqlite" not in name):
            raise Loss(f"{path.name}: {kind}, and the run went on (exit {code}): {self.errors()[-600:]}")
        if any(name not in before for name in after):
            raise Loss(f"{path.name}: {kind}, and a file got its name: {after.keys() - before.keys()}")
        if path.is_dir():
            path.rmdir()
        path.unlink(missing_ok=True)
        shutil.copy2(kept, path)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    # What comes back.

    def check_back(self, folder: pathlib.Path) -> None:
        outputs = [name for name in ["out", "q"] if (folder / name).exists()]
        if self.joins:
            outputs = [str(path.relative_to(folder)) for name in outputs for path in (folder / name).iterdir()]
        if not outputs:
            return
        back = folder / "back"
        arguments = ["revert", "own/edits.jsonl", *outputs, "--output", "back/"]
        if self.random.random() < 0.5:
            shutil.rmtree(back, ignore_errors=True)
            self.run(folder, arguments, fault=self.fault())
            self.tally["reverts with trouble"] += 1
            partial = folders.contents(back)
        else:
            partial = {}
        shutil.rmtree(back, ignore_errors=True)
        code = self.run(folder, arguments)
        if code != 0:
            raise Loss(f"revert ended with {code}: {self.errors()[-600:]}")
        found = folders.contents(back)
        for name, content in partial.items():
            if not name.split("/")[-1].startswith(".") and found.get(name) != content:
                raise Loss(f"{name} came back with another content when reverting met a fault")
        self.compare(folder, found, outputs)

    def compare(self, folder: pathlib.Path, found: dict[str, bytes], outputs: list[str]) -> None:
        aside = [name for name in outputs if name.startswith("q")]
        rejects = folders.contents(folder / "own").get("rejects.jsonl", b"")
        if self.joins:
            lines = collections.Counter()
            for name, content in self.original.items():
                if "cut" not in self.kinds[name]:
                    lines.update(self.lines(folders.opened(name, content)))
            back = collections.Counter()
            for name, content in found.items():
                back.update(self.lines(folders.opened(name, content)))
            back.update(self.lines(rejects))
            missing = lines - back
            if missing:
                raise Loss(f"{sum(missing.values())} records did not come back: {list(missing)[:2]}")
            return
        for name, content in self.original.items():
            original = None if "cut" in self.kinds[name] else folders.opened(name, content)
            places = [found[key] for key in (name, f"out/{name}", f"q/{name}") if key in found]
            if original is None or not places:
                if original is not None and self.code == 0:
                    raise Loss(f"{name} did not come back at all")
                continue
            parts = [folders.opened(name, place) for place in places]
            if not aside and not rejects:
                if parts != [original]:
                    raise Loss(f"{name} came back as {[len(part) for part in parts]} bytes for {len(original)}")
            elif self.kinds[name] == "jsonl":
                back = collections.Counter(line for part in parts + [rejects] for line in self.lines(part))
                missing = collections.Counter(self.lines(original)) - back
                if missing:
                    raise Loss(f"{name}: {sum(missing.values())} records did not come back: {list(missing)[:2]}")
            elif self.kinds[name] == "txt" and original not in parts:
                raise Loss(f"{name} did not come back")

    @staticmethod
    def lines(content: bytes) -> list[bytes]:
        return [line for line in content.split(b"\n") if line.strip(b" \r\t")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", required=True, help="the command to test")
    parser.add_argument("--seconds", type=float, default=20, help="how long storms are begun")
    parser.add_argument("--storms", type=int, help="how many storms, in place of a time")
    parser.add_argument("--seed", type=int, default=None, help="the first storm's seed; each has the next number")
    parser.add_argument("--keep", action="store_true", help="keep the folder of a storm in which something was lost")
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.SystemRandom().randrange(1 << 31)
    print(f"storm: seed {seed}", flush=True)
    base = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-storm-"))
    (base / "faults").mkdir()
    shim = base / "faults/faults.so"
    source = pathlib.Path(__file__).with_name("faults.c")
    subprocess.run(["gcc", "-O1", "-shared", "-fPIC", "-o", str(shim), str(source), "-ldl"], check=True)
    tally: collections.Counter = collections.Counter()
    losses = 0
    start = time.monotonic()
    try:
        while tally["storms"] < arguments.storms if arguments.storms else time.monotonic() - start < arguments.seconds:
            folder = base / "storm"
            folders.empty(folder)
            storm = Storm(os.path.abspath(arguments.command), shim, seed + tally["storms"], folder, tally)
            try:
                storm.storm()
            except Loss as loss:
                losses += 1
                print(f"LOST in storm {storm.seed}: {loss}\n  copydesk clean {' '.join(map(repr, storm.asked))}", flush=True)
                print("".join(f"    {line.strip()}\n" for line in storm.history[-6:]), flush=True)
                if arguments.keep:
                    shutil.copytree(folder, f"{base}-{storm.seed}", symlinks=True)
                    print(f"  kept in {base}-{storm.seed}", flush=True)
            tally["storms"] += 1
    finally:
        shutil.rmtree(base, ignore_errors=True)
    print(", ".join(f"{name} {count}" for name, count in sorted(tally.items())) + f", lost {losses}")
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main())
