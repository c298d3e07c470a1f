"""copydesk.schema.json is a schema, and takes and refuses what the command does."""

import json
import os
import pathlib
import subprocess

import jsonschema
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = os.environ.get("COPYDESK_COMMAND", str(ROOT / ".build/debug/copydesk"))
SCHEMA = json.loads((ROOT / "copydesk.schema.json").read_text())

RIGHT = [
    {},
    {"profile": "safe", "only": ["spacing", "mojibake"], "gap": "mark"},
    {"only": "quotes", "skip": ["space-run"]},
    {"set": {"space-run": "off", "split-dash": "flag", "spaced-contraction": "fix", "unbalanced-quote": "flag"}},
    {"min-confidence": 0.5, "jobs": 2, "protect": "CVE-[0-9]+", "format": "jsonl"},
    {"max-document": 1000},
    {"max-document": "500k"},
    {"protect": ["a+", "b+"], "text-field": "body", "id-field": "key", "output-field": "clean"},
]

WRONG = [
    {"profil": "safe"},
    {"profile": "bold"},
    {"only": ["spacin"]},
    {"set": {"spacing": "off"}},
    {"set": {"space-run": "on"}},
    {"set": {"unbalanced-quote": "fix"}},
    {"min-confidence": 1.5},
    {"min-confidence": "much"},
    {"jobs": 0},
    {"gap": "fill"},
    {"max-document": 0},
    {"max-document": "4 MB"},
    {"text-field": ""},
    ["profile"],
]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("configuration", RIGHT + WRONG, ids=json.dumps)
def test_it_agrees_with_the_command(configuration: object, tmp_path: pathlib.Path) -> None:
    # JSON is YAML, too.
    file = tmp_path / "copydesk.yaml"
    file.write_text(json.dumps(configuration))
    (tmp_path / "a.txt").write_text("A sentence.\n")
    (tmp_path / "a.jsonl").write_text('{"key": "1", "body": "A sentence."}\n')
    text = "a.jsonl" if isinstance(configuration, dict) and {"format", "text-field"} & {*configuration} else "a.txt"
    run = subprocess.run(
        [COMMAND, "check", "--config", file, tmp_path / text], capture_output=True, text=True
    )
    is_taken = configuration in RIGHT
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(configuration) == is_taken
    assert (run.returncode in (0, 1, 3)) == is_taken, run.stderr
