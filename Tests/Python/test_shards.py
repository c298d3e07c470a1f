"""Shards in an object store: moto's server on this machine, through s3fs."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import copydesk
import fsspec
import pytest
from copydesk.__main__ import main
from copydesk.shards import clean_shards
from documents import documents

moto_server = pytest.importorskip("moto.server")


@pytest.fixture(scope="module")
def store(command: str) -> Iterator[Any]:
    server = moto_server.ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    variables = {
        "FSSPEC_S3_ENDPOINT_URL": f"http://{host}:{port}",
        "FSSPEC_S3_KEY": "key",
        "FSSPEC_S3_SECRET": "secret",
        "COPYDESK_COMMAND": command,
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        fsspec.config.set_conf_env(fsspec.config.conf)
        yield fsspec.filesystem("s3", skip_instance_cache=True)
    server.stop()


@pytest.fixture
def bucket(store: Any, request: pytest.FixtureRequest) -> str:
    """A bucket with three compressed shards of 100 records, and one of another kind."""
    name = str(request.node.name).replace("_", "-")[:60].strip("-")
    store.mkdir(name)
    for number in range(3):
        lines = [json.dumps(record, ensure_ascii=False) for record in documents(100, seed=number)]
        with store.open(f"{name}/in/news-{number}.jsonl.zst", "wb", compression="zstd") as file:
            file.write("\n".join([*lines, ""]).encode())
    return name


def read(store: Any, path: str) -> list[dict[str, Any]]:
    with store.open(path, "rb", compression="infer") as file:
        return [json.loads(line) for line in file.read().decode().split("\n") if line]


@dataclass
class Outcome:
    """How the command ended, and what it told."""

    code: int
    told: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Runs `python -m copydesk clean` in this process: it takes a second to start where boto is imported anew."""

    def run(*arguments: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["copydesk", "clean", *arguments])
        capsys.readouterr()
        code = main()
        return Outcome(code, capsys.readouterr().err)

    return run


def test_shards_are_cleaned_and_kept_when_they_are_done(
    store: Any, bucket: str, run: Callable[..., Outcome]
) -> None:
    source, target = f"s3://{bucket}/in/*.jsonl.zst", f"s3://{bucket}/out/"
    outcome = run(source, target, "--edits", "--id-field", "id")
    assert (outcome.code, outcome.told) == (0, "copydesk: 3 cleaned, 0 as they were\n")
    times = {}
    for number in range(3):
        rows = read(store, f"{bucket}/out/news-{number}.jsonl.zst")
        records = list(documents(100, seed=number))
        assert [row["text"] for row in rows] == [copydesk.clean(record["text"]).text for record in records]
        ledger = read(store, f"{bucket}/out/news-{number}.jsonl.zst.edits.jsonl")
        assert {line["id"] for line in ledger if "id" in line} <= {record["id"] for record in records} | {""}
        times[number] = store.info(f"{bucket}/out/news-{number}.jsonl.zst")["LastModified"]
    # One is cleaned again: its source has changed. The others are not read.
    with store.open(f"{bucket}/in/news-1.jsonl.zst", "wb", compression="zstd") as file:
        file.write(b'{"id": "new", "text": "It rained , he said ."}\n')
    outcome = run(source, target, "--edits", "--id-field", "id")
    assert outcome.told == "copydesk: 1 cleaned, 2 as they were\n"
    store.invalidate_cache()
    assert read(store, f"{bucket}/out/news-1.jsonl.zst") == [{"id": "new", "text": "It rained, he said."}]
    for number in (0, 2):
        assert store.info(f"{bucket}/out/news-{number}.jsonl.zst")["LastModified"] == times[number]
    # With other settings all are.
    assert run(source, target, "--profile", "safe").told == "copydesk: 3 cleaned, 0 as they were\n"


def test_a_run_that_was_killed_goes_on(store: Any, bucket: str, run: Callable[..., Outcome]) -> None:
    """A shard of 1.5 MB keeps it busy while it is killed; nothing half done has its name."""
    lines = [json.dumps(record) for record in documents(3_000, seed=9)]
    with store.open(f"{bucket}/in/news-1.jsonl.zst", "wb", compression="zstd") as file:
        file.write("\n".join([*lines, ""]).encode())
    line = [sys.executable, "-m", "copydesk", "clean", f"s3://{bucket}/in/*.zst", f"s3://{bucket}/out"]
    with subprocess.Popen(line, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        until = time.monotonic() + 60
        while not store.exists(f"{bucket}/out/.copydesk/news-0.jsonl.zst.json") and time.monotonic() < until:
            time.sleep(0.05)
            store.invalidate_cache()
        os.killpg(process.pid, signal.SIGKILL)
    store.invalidate_cache()
    assert not store.exists(f"{bucket}/out/.copydesk/news-1.jsonl.zst.json")
    assert run(f"s3://{bucket}/in/*.zst", f"s3://{bucket}/out").told == "copydesk: 2 cleaned, 1 as they were\n"
    store.invalidate_cache()
    assert len(read(store, f"{bucket}/out/news-1.jsonl.zst")) == 3_000


def test_other_stores_and_formats(store: Any, bucket: str, tmp_path: Path) -> None:
    (tmp_path / "in/deep").mkdir(parents=True)
    (tmp_path / "in/deep/a.txt").write_text("It rained , he said .\n")
    (tmp_path / "in/b.csv").write_text('id,text\n1,"It rained , he said ."\n2,a,b,c\n')
    outcome = clean_shards([f"{tmp_path}/in/**"], f"s3://{bucket}/mixed")
    assert (outcome.cleaned, len(outcome.partial)) == (2, 1)
    assert store.cat_file(f"{bucket}/mixed/deep/a.txt") == b"It rained, he said.\n"
    assert b'1,"It rained, he said."\n2,a,b,c\n' in store.cat_file(f"{bucket}/mixed/b.csv")
    source, target = f"s3://{bucket}/mixed/deep/a.txt", f"{tmp_path}/back"
    assert clean_shards([source], target).cleaned == 1
    assert (tmp_path / "back/a.txt").read_text() == "It rained, he said.\n"
    assert clean_shards([source], target).kept == 1
    (tmp_path / "back/a.txt").unlink()
    assert clean_shards([source], target).cleaned == 1


def test_mistakes_have_one_line_and_an_exit_code(store: Any, bucket: str, run: Callable[..., Outcome]) -> None:
    store.pipe_file(f"{bucket}/bad/broken.jsonl.zst", b"no zstd")
    store.pipe_file(f"{bucket}/bad/news-0.jsonl.zst", b"")
    store.pipe_file(f"{bucket}/bad/page.html", b"<p>")
    cases: list[tuple[list[str], int, str]] = [
        ([f"s3://{bucket}/none/*.zst", f"s3://{bucket}/out"], 2, "there is no file s3://"),
        ([f"s3://{bucket}/in/*", f"s3://{bucket}/in"], 2, "is an input; write to another folder"),
        ([f"s3://{bucket}/in/*", f"s3://{bucket}/bad/*.zst", f"s3://{bucket}/out"], 2, "would both become news-0.jsonl.zst"),
        ([f"s3://{bucket}/in/*", f"s3://{bucket}/out", "--profile", "bold"], 4, "news-0.jsonl.zst: "),
        ([f"s3://{bucket}/bad/page.html", f"s3://{bucket}/out"], 2, "page.html is of no kind that is read: .txt, "),
        ([f"s3://{bucket}/bad/broken.jsonl.zst", f"s3://{bucket}/out2"], 4, "broken.jsonl.zst: "),
    ]
    for arguments, code, part in cases:
        outcome = run(*arguments)
        assert (outcome.code, part in outcome.told) == (code, True), (arguments, outcome.told)
        assert outcome.told.startswith("copydesk: error: " if code != 3 else "copydesk: 1 cleaned")
    store.invalidate_cache()
    assert not store.exists(f"{bucket}/out")
