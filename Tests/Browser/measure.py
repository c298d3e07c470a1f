"""Measures the HTML report of many documents: size, time to make, time to first paint, the renderer's memory.

    COPYDESK_COMMAND=… .build/browser/bin/python Tests/Browser/measure.py [DOCUMENTS | CORPUS.jsonl]

Without a corpus, documents of some 2.5 kB are made of the fixtures' damaged texts, the same each time. Figures, no test.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

from conftest import COMMAND, ROOT, browser


def corpus(path, count):
    """Writes documents of fixture texts as JSON Lines."""
    cases = json.loads((ROOT / "Fixtures/cases/in-the-wild.json").read_text(encoding="utf-8"))
    texts = [case["input"] for case in cases]
    generator = random.Random(1)
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            parts, size = [], 0
            while size < 2500:
                parts.append(generator.choice(texts))
                size += len(parts[-1].encode("utf-8", "surrogatepass"))
            file.write(json.dumps({"id": f"document {number}", "text": "\n\n".join(parts)}) + "\n")


def seconds(*arguments):
    start = time.monotonic()
    subprocess.run([COMMAND, *map(str, arguments), "--quiet"], check=False)
    return time.monotonic() - start


def renderer(driver):
    """The memory of the largest renderer, in MB: what it has, and what of that is its own."""
    parent = driver.service.process.pid
    found = []
    for status in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"--type=renderer" not in status.read_bytes() or not descends(int(status.parent.name), parent):
                continue
            lines = (status.parent / "smaps_rollup").read_text().splitlines()[1:]
            sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
            found.append((sizes["Rss"], sizes["Pss"], sizes["Private_Dirty"] + sizes["Private_Clean"]))
        except OSError:
            continue
    return max(found)


def descends(process, ancestor):
    while process > 1:
        if process == ancestor:
            return True
        process = int(pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return False


def tell(name, value):
    print(f"{name:44}{value}", flush=True)


def memory(driver, name):
    driver.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
    time.sleep(1)
    tell(f"memory, {name}", "RSS {:.0f} MB, PSS {:.0f} MB, private {:.0f} MB".format(*renderer(driver)))


def main():
    given = sys.argv[1] if len(sys.argv) > 1 else "10000"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        documents = folder / "documents.jsonl" if given.isdigit() else pathlib.Path(given)
        if given.isdigit():
            corpus(documents, int(given))
        report = folder / "report.html"
        plain = seconds("clean", documents, "--output", folder / "out.jsonl")
        with_report = seconds("clean", documents, "--output", folder / "out.jsonl", "--report", report)
        tell("input", f"{documents.stat().st_size / 1e6:.1f} MB")
        tell("report", f"{report.stat().st_size / 1e6:.1f} MB")
        tell("time to clean", f"{plain:.1f} s, with the report {with_report:.1f} s")
        driver = browser()
        try:
            driver.get("about:blank")
            memory(driver, "an empty page")
            start = time.monotonic()
            driver.get(report.as_uri())
            loaded = time.monotonic() - start
            paints = driver.execute_script(
                "return performance.getEntriesByType('paint').map(one => [one.name, one.startTime])")
            tell("first paint", ", ".join(f"{name} {at / 1000:.2f} s" for name, at in paints))
            tell("loaded, with the table", f"{loaded:.2f} s")
            memory(driver, "overview")
            start = time.monotonic()
            for number in range(1, 41):
                driver.execute_script(f"location.hash = '#d{number * 97}'")
                while driver.execute_script("return document.querySelectorAll('#text .change').length") == 0:
                    time.sleep(0.01)
            tell("40 documents opened", f"{(time.monotonic() - start) / 40 * 1000:.0f} ms each")
            memory(driver, "after 40 documents")
        finally:
            driver.quit()


if __name__ == "__main__":
    main()
