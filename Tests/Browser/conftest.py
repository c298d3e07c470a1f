"""A headless Chromium, and what the command writes for it to open.

COPYDESK_COMMAND names the command; screenshots go to COPYDESK_SCREENSHOTS, if it is set.
"""

import json
import os
import pathlib
import re
import sqlite3
import subprocess

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = os.environ.get("COPYDESK_COMMAND", str(ROOT / ".build/debug/copydesk"))
SCREENSHOTS = os.environ.get("COPYDESK_SCREENSHOTS")


def copydesk(*arguments, **options):
    """Runs the command to its end and gives its standard output."""
    done = subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=600, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def browser(scheme="light", width=1280, height=900):
    """A new browser that prefers a colour scheme."""
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={width},{height}"]:
        options.add_argument(argument)
    options.add_argument(f"--blink-settings=preferredColorScheme={0 if scheme == 'dark' else 1}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.binary_location = "/usr/bin/chromium"
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


@pytest.fixture
def driver(scheme):
    made = browser(scheme)
    yield made
    made.quit()


@pytest.fixture(scope="session")
def run(tmp_path_factory):
    """A folder with what a run over both seeds and a text of our own wrote."""
    folder = tmp_path_factory.mktemp("run")
    inputs = folder / "in"
    inputs.mkdir()
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        (inputs / seed.name).write_bytes(seed.read_bytes())
    (inputs / "harbour.txt").write_text(
        "It is n't over , he said.\n\nThe council thought it would a long week.\n\nNobody was hurt.\n")
    copydesk("clean", "in", "--output", "out", "--report", "report.html", "--manifest", "run.sqlite", cwd=folder)
    return folder


class Server:
    """A review that has been started, and its manifest."""

    def __init__(self, folder, *arguments):
        self.manifest = folder / "run.sqlite"
        self.process = subprocess.Popen(
            [COMMAND, "review", str(self.manifest), "--who", "tester", *arguments], cwd=folder,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        match = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/([0-9a-f]{32})/", self.address)
        assert match, (self.address, self.process.stderr.read() if self.process.poll() is not None else "")
        self.port, self.token = int(match[1]), match[2]

    def decisions(self):
        """What the manifest holds: (document, finding, who, choice, reason, replacement)."""
        with sqlite3.connect(f"file:{self.manifest}?mode=ro", uri=True) as database:
            rows = database.execute(
                "SELECT document.name, finding, who, choice, reason, CAST(replacement AS TEXT) FROM decision"
                " JOIN document ON document.id = document ORDER BY document, finding")
            return [(pathlib.Path(name).name, *rest) for name, *rest in rows]

    def interrupt(self):
        self.process.send_signal(2)
        self.process.wait(20)

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


@pytest.fixture
def server(run):
    made = Server(run)
    yield made
    made.stop()
    with sqlite3.connect(run / "run.sqlite") as database:
        known = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
        for table in {"decision", "decisionStep", "opinion"} & known:
            database.execute(f"DELETE FROM {table}")


def screenshot(driver, name):
    if SCREENSHOTS:
        pathlib.Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
        driver.save_screenshot(f"{SCREENSHOTS}/{name}.png")


def violations(driver, part=None):
    """What axe-core has to say against the page, or the elements a selector names, in a few lines."""
    from axe_selenium_python import Axe

    axe = Axe(driver)
    axe.inject()
    found = axe.run(part)["violations"]
    return json.dumps([(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found], indent=1) if found else ""
