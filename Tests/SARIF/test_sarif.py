"""The SARIF report against the standard's JSON schema, and what readers of it rely on.

COPYDESK_COMMAND names the command, SARIF_SCHEMAS the folder with the schemas' source packages unpacked.
"""

import base64
import json
import os
import pathlib
import subprocess
import urllib.parse

import jsonschema
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = os.environ.get("COPYDESK_COMMAND", str(ROOT / ".build/debug/copydesk"))
SCHEMAS = pathlib.Path(os.environ.get("SARIF_SCHEMAS", str(ROOT / ".build/sarif/schemas")))
SCHEMA_FILES = sorted([*SCHEMAS.glob("*/sarif-schema-2.1.0.json"), *SCHEMAS.glob("*/sarif-2.1.0-rtm.*.json")])


def copydesk(*arguments, cwd, status=0):
    done = subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, cwd=cwd, timeout=300)
    assert done.returncode == status, done.stderr
    return done.stdout


def examples():
    """The examples of every rule: their damaged and their clean texts."""
    rules = json.loads(copydesk("rules", "--json", cwd=ROOT))
    return {rule["id"]: [example["before"] for example in rule["examples"]] for rule in rules}


def read(path):
    return json.loads(path.read_bytes())


@pytest.fixture(scope="session")
def run(tmp_path_factory):
    """A folder with reports over texts that between them have every kind of finding, under names that need escaping."""
    folder = tmp_path_factory.mktemp("sarif")
    texts = folder / "in"
    texts.mkdir()
    for rule, befores in examples().items():
        for number, before in enumerate(befores):
            (texts / f"{rule} {number} é#%.txt").write_text(before, encoding="utf-8", newline="")
    (texts / "bytes.txt").write_bytes(b"\xef\xbb\xbfThe caf\xe9 \xff {0} [1] \\ is n't open , he said .\r\n\r\nA\x00B\n")
    (texts / "empty.txt").write_bytes(b"")
    (texts / "verb.txt").write_text("The council thought it would a long week.\n")
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        (texts / seed.name).write_bytes(seed.read_bytes())
    copydesk("clean", "in", "--profile", "thorough", "--mask", "email,phone,ip,url,handle", "--output", "out",
             "--report", "clean.sarif", "--edits", "edits.jsonl", cwd=folder)
    copydesk("check", "in", "--severity", "error", "--report", "check.sarif", cwd=folder, status=1)
    copydesk("clean", texts / "verb.txt", "--output", "absolute", "--report", "absolute.sarif", cwd=folder)
    (folder / "records.jsonl").write_text(
        "".join(json.dumps({"id": f"record {n}", "text": "It is n't over , he said.\n"}) + "\n" for n in range(3)))
    copydesk("clean", "records.jsonl", "--output", "records.out.jsonl", "--report", "records.sarif", cwd=folder)
    (folder / "none").mkdir()
    (folder / "none/clean.txt").write_text("Nothing is wrong here.\n")
    copydesk("clean", "none", "--output", "none.out", "--report", "none.sarif", cwd=folder)
    return folder


REPORTS = ["clean", "check", "absolute", "records", "none"]


def test_the_schemas_are_there():
    assert [file.name for file in SCHEMA_FILES] == ["sarif-2.1.0-rtm.4.json", "sarif-schema-2.1.0.json"]


@pytest.mark.parametrize("schema", SCHEMA_FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("report", REPORTS)
def test_reports_are_valid(run, schema, report):
    loaded = read(schema)
    kind = jsonschema.validators.validator_for(loaded)
    kind.check_schema(loaded)
    validator = kind(loaded, format_checker=kind.FORMAT_CHECKER)
    assert [f"{error.json_path}: {error.message}"[:300] for error in validator.iter_errors(read(run / f"{report}.sarif"))] == []


@pytest.mark.parametrize("schema", SCHEMA_FILES, ids=lambda file: file.stem)
def test_the_schema_refuses_what_is_wrong(run, schema):
    loaded = read(schema)
    validator = jsonschema.validators.validator_for(loaded)(loaded)
    report = read(run / "clean.sarif")
    report["runs"][0]["results"][0]["level"] = "grave"
    assert not validator.is_valid(report)


def results(run, report):
    return read(run / f"{report}.sarif")["runs"][0]["results"]


def test_every_kind_of_finding_is_in_the_report(run):
    ledger = [json.loads(line) for line in (run / "edits.jsonl").read_text(encoding="utf-8").splitlines()]
    found = results(run, "clean")
    assert len(found) == sum("rule" in line for line in ledger)
    assert {one["properties"]["category"] for one in found} == {
        "encoding", "layout", "spacing", "punctuation", "quotes", "insertion", "scramble", "gap", "mask"}
    assert {one["properties"]["outcome"] for one in found} == {"repaired", "flagged"}
    assert {one["level"] for one in found} >= {"note", "warning"}
    assert any(fact.startswith("suggestion") for one in found for fact in one["properties"]["evidence"])
    assert any("fixes" in one for one in found)
    # Of the rules with an example, all but those that another rule forestalls.
    missing = set(examples()) - {one["ruleId"] for one in found}
    assert len(missing) < 0.15 * len(examples()), missing


def test_results_name_their_rules_and_places(run):
    for report in REPORTS:
        log = read(run / f"{report}.sarif")["runs"][0]
        rules = log["tool"]["driver"]["rules"]
        assert len({rule["id"] for rule in rules}) == len(rules)
        for one in log["results"]:
            assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
            assert one["message"]["text"].strip()
            region = one["locations"][0]["physicalLocation"]["region"]
            assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def content(inserted):
    return inserted["text"].encode() if "text" in inserted else base64.b64decode(inserted["binary"])


def place(replacement):
    """Where it begins and ends: what is put in at a place comes before what is replaced from there on."""
    return replacement["deletedRegion"]["byteOffset"], replacement["deletedRegion"]["byteLength"]


def test_the_fixes_make_the_cleaned_text(run):
    fixes = {}
    for one in results(run, "clean"):
        for fix in one.get("fixes", []):
            for change in fix["artifactChanges"]:
                path = urllib.parse.unquote(change["artifactLocation"]["uri"])
                fixes.setdefault(path, []).extend(change["replacements"])
    texts = sorted((run / "in").iterdir())
    assert sum(f"in/{text.name}" in fixes for text in texts) == len(fixes) > 20
    for text in texts:
        cleaned, end = text.read_bytes(), None
        for replacement in sorted(fixes.get(f"in/{text.name}", []), key=place, reverse=True):
            start = replacement["deletedRegion"]["byteOffset"]
            stop = start + replacement["deletedRegion"]["byteLength"]
            assert end is None or stop <= end, text.name
            cleaned, end = cleaned[:start] + content(replacement["insertedContent"]) + cleaned[stop:], start
        assert cleaned == (run / "out" / text.name).read_bytes(), text.name


def test_columns_count_code_points(run):
    for one in results(run, "clean"):
        place = one["locations"][0]["physicalLocation"]
        name = urllib.parse.unquote(place["artifactLocation"]["uri"])
        region = place["region"]
        try:
            text = (run / name).read_bytes().decode()
        except UnicodeDecodeError:
            continue
        before = text.encode()[:region["byteOffset"]].decode()
        line = before.rsplit("\n", 1)[-1]
        assert region["startColumn"] == len(line) + 1, (name, region)
