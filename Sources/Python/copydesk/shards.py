"""Cleans the shards of a corpus where they lie, in any store that fsspec knows: ``python -m copydesk clean IN… OUT``.

Each shard is streamed through the command ``copydesk``: nothing is kept on disk but its ledger, and memory stays that of
the command. Shards that are done are known by a stamp beside the output and are not read again.
"""

import json
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, Any

import fsspec

from ._command import find_command
from ._version import VERSION
from .errors import CopydeskError

# What is read from a store and handed to the command at a time.
_PIECE = 1 << 20
# The folder of the output where stamps lie.
_STAMPS = ".copydesk"
# The kinds of files that the command reads, by their extensions; as it does, a name without one is a text.
_KINDS = {".txt": "text", ".text": "text", "": "text", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv"}
# How the command ends when some documents could not be read and all else is written.
_PARTIAL = 3


@dataclass(frozen=True)
class Shard:
    """A file of a store, and where its cleaned text goes."""

    source: str
    name: str
    #: What the command's ``--format`` calls it.
    format: str
    filesystem: Any = field(repr=False, compare=False)


@dataclass
class Outcome:
    """What became of the shards."""

    cleaned: int = 0
    #: Done by an earlier run from the same bytes with the same settings.
    kept: int = 0
    #: What the command told of shards of which some documents could not be read; the rest of them is written.
    partial: list[str] = field(default_factory=list)


def clean_shards(
    sources: Sequence[str],
    target: str,
    options: Sequence[str] = (),
    *,
    ledgers: bool = False,
    progress: Callable[[int, int, Shard], None] | None = None,
) -> Outcome:
    """Cleans files of stores into a folder of a store, one after another, each on all cores.

    A shard appears under its name only when it is whole. A run that was ended goes on with the shard that it was at.

    :param sources: addresses such as ``s3://bucket/in/*.jsonl.zst``, or paths; ``*`` stands for names, ``**`` for folders.
    :param target: the folder for the output, which keeps the names.
    :param options: what to clean and how, as the command has it: ``["--profile", "safe", "--text-field", "body"]``.
    :param ledgers: write the ledger of each shard beside it, as ``NAME.edits.jsonl``.
    :param progress: is told the shards done, those in all, and the next one.
    :raises CopydeskError: if the command ends with an error; the shards done so far stay.
    :raises ValueError: if no file is named so, one is of no kind that is read, two have one name, or source and target are
        one.
    :raises OSError: if a store cannot be read or written.
    """
    shards = list(_found(sources))
    store, folder = fsspec.url_to_fs(target)
    folder = folder.rstrip("/")
    _check(shards, store, folder)
    outcome = Outcome()
    for done, shard in enumerate(shards):
        if progress is not None:
            progress(done, len(shards), shard)
        place = f"{folder}/{shard.name}"
        stamp = _Stamp(store, f"{folder}/{_STAMPS}/{shard.name}.json", place)
        identity = _identity(shard, options, ledgers)
        if stamp.is_of(identity):
            outcome.kept += 1
            continue
        store.makedirs(str(PurePosixPath(place).parent), exist_ok=True)
        told = _clean(shard, store, place, options, ledgers)
        stamp.write(identity)
        outcome.cleaned += 1
        outcome.partial += [] if told is None else [told]
    return outcome


def _found(sources: Sequence[str]) -> Iterator[Shard]:
    for source in sources:
        filesystem, path = fsspec.url_to_fs(source)
        paths = sorted(filesystem.glob(path)) if any(sign in path for sign in "*?[") else [path]
        # Names are told from the last folder without a pattern on, so that `in/**/*.txt` keeps its folders.
        fixed = PurePosixPath(path).parent
        while any(sign in str(fixed) for sign in "*?["):
            fixed = fixed.parent
        files = [path for path in paths if filesystem.isfile(path)]
        if not files:
            raise ValueError(f"there is no file {source}; check the address")
        for file in files:
            name = str(PurePosixPath(file).relative_to(fixed))
            address = filesystem.unstrip_protocol(file)
            yield Shard(address, name, _format(name, address), filesystem)


def _format(name: str, address: str) -> str:
    """``jsonl.zst`` for ``news-7.ndjson.zst``."""
    stem, _, compression = name.rpartition(".")
    if compression not in ("gz", "zst"):
        stem, compression = name, ""
    kind = _KINDS.get(PurePosixPath(stem).suffix.lower())
    if kind is None:
        raise ValueError(f"{address} is of no kind that is read: {', '.join(filter(None, _KINDS))}, with .gz or .zst behind it")
    return f"{kind}.{compression}" if compression else kind


def _check(shards: Sequence[Shard], store: Any, folder: str) -> None:
    seen: dict[str, Shard] = {}
    for shard in shards:
        other = seen.setdefault(shard.name, shard)
        if other is not shard:
            raise ValueError(f"{other.source} and {shard.source} would both become {shard.name}; clean them into two folders")
        if store.unstrip_protocol(f"{folder}/{shard.name}") == shard.source:
            raise ValueError(f"{shard.source} is an input; write to another folder")


def _identity(shard: Shard, options: Sequence[str], ledgers: bool) -> dict[str, Any]:
    """What a shard's output depends on: the file's identity in its store, the settings, the version."""
    return {
        "source": shard.source,
        "key": str(shard.filesystem.ukey(shard.filesystem._strip_protocol(shard.source))),
        "options": list(options),
        "ledgers": ledgers,
        "version": VERSION,
    }


class _Stamp:
    """Says which source an output was made from; written after it."""

    def __init__(self, store: Any, path: str, output: str) -> None:
        self._store, self._path, self._output = store, path, output

    def is_of(self, identity: dict[str, Any]) -> bool:
        """Whether the output is there, as it was written for this."""
        try:
            stamp = json.loads(self._store.cat_file(self._path))
            self._store.invalidate_cache()
            return bool(stamp == identity | {"size": self._store.size(self._output)})
        except (FileNotFoundError, ValueError):
            return False

    def write(self, identity: dict[str, Any]) -> None:
        self._store.invalidate_cache()
        stamp = identity | {"size": self._store.size(self._output)}
        self._store.makedirs(str(PurePosixPath(self._path).parent), exist_ok=True)
        self._store.pipe_file(self._path, json.dumps(stamp).encode())


def _clean(shard: Shard, store: Any, place: str, options: Sequence[str], ledgers: bool) -> str | None:
    """Cleans one shard; gives what was told of documents that could not be read."""
    with tempfile.TemporaryDirectory(prefix="copydesk-") as scratch:
        edits = f"{scratch}/edits.jsonl"
        line = [find_command(), "clean", "-", "--format", shard.format, "--quiet", *options]
        line += ["--edits", edits] if ledgers else []
        with open(f"{scratch}/errors", "w+b") as errors:
            told = _pipe(shard, store, place, line, errors)
        if ledgers:
            store.put_file(edits, f"{place}.edits.jsonl")
        return told


def _pipe(shard: Shard, store: Any, place: str, line: list[str], errors: IO[bytes]) -> str | None:
    output = store.open(place, "wb", autocommit=False)
    try:
        with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors) as process:
            feeder = _Feeder(shard, process)
            try:
                while process.stdout is not None and (piece := process.stdout.read(_PIECE)):
                    output.write(piece)
            except BaseException:
                process.kill()
                raise
            feeder.finish()
        errors.seek(0)
        message = errors.read().decode(errors="replace").strip().removeprefix("copydesk: error: ")
        told = f"{shard.source}: {message or f'the command ended with {process.returncode}'}"
        if process.returncode not in (0, _PARTIAL):
            raise CopydeskError(told)
        output.close()
        output.commit()
    except BaseException:
        output.discard()
        raise
    return told if process.returncode == _PARTIAL else None


class _Feeder:
    """Reads a shard on a thread of its own and hands it to a process."""

    def __init__(self, shard: Shard, process: "subprocess.Popen[bytes]") -> None:
        self._shard, self._process = shard, process
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        pipe = self._process.stdin
        if pipe is None:
            return
        try:
            path = self._shard.filesystem._strip_protocol(self._shard.source)
            with pipe, self._shard.filesystem.open(path, "rb") as source:
                while piece := source.read(_PIECE):
                    pipe.write(piece)
        except BrokenPipeError:
            # It ended early, and says why itself.
            pass
        except BaseException as error:
            self._error = error
            # It would take what came so far for all there is.
            self._process.kill()

    def finish(self) -> None:
        """Waits for the end of the shard, and raises what kept it from being read."""
        self._thread.join()
        if self._error is not None:
            raise self._error
