"""The review page in a browser, and what it must refuse."""

import http.client
import json
import socket
import sqlite3
import subprocess
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from conftest import COMMAND, ROOT, Server, copydesk, screenshot, violations
from test_report import open_document, press, wait


def status(driver, text):
    wait(driver, lambda: text in driver.find_element(By.ID, "status").text)


def settled(driver):
    """Waits until no document is on its way."""
    wait(driver, lambda: driver.find_element(By.ID, "document").get_attribute("aria-busy") != "true")


def open_review(driver, server, name):
    driver.get(server.address)
    open_document(driver, name)
    settled(driver)


def rule(driver):
    heads = driver.find_elements(By.CSS_SELECTOR, "#card h3")
    return heads[0].text if heads else ""


def go_to(driver, name):
    """Chooses the first change of a rule in the list."""
    for place in range(len(driver.find_elements(By.CSS_SELECTOR, "#list button"))):
        if rule(driver) == name:
            return
        driver.find_elements(By.CSS_SELECTOR, "#list button")[place].click()
    assert rule(driver) == name


def choices(server, document="harbour.txt"):
    return [row[3] for row in server.decisions() if row[0] == document]


def test_accept_and_refuse_go_on_and_undo_comes_back(driver, server, scheme):
    open_review(driver, server, "harbour.txt")
    # The most harmful is open at once.
    assert rule(driver) == "missing-verb" and "3 left" in driver.find_element(By.ID, "position").text
    screenshot(driver, f"review-{scheme}")
    assert violations(driver) == ""
    press(driver, "1")
    status(driver, "Replaced: missing-verb")
    assert server.decisions()[-1][5] == "would be a"
    second = rule(driver)
    assert second != "missing-verb" and "2 left" in driver.find_element(By.ID, "position").text
    press(driver, "a")
    status(driver, f"Accepted: {second}")
    third = rule(driver)
    press(driver, "u")
    status(driver, "Undone: 1 decision")
    wait(driver, lambda: rule(driver) == second)
    press(driver, "r")
    status(driver, f"Refused: {second}")
    assert rule(driver) == third
    assert sorted(choices(server)) == ["refuse", "replace"]
    for _ in range(2):
        driver.find_element(By.ID, "undo").click()
    wait(driver, lambda: server.decisions() == [])
    driver.find_element(By.ID, "undo").click()
    status(driver, "Nothing to undo")


def test_enter_saves_what_is_typed_over_the_old_text(driver, server):
    open_review(driver, server, "harbour.txt")
    go_to(driver, "missing-verb")
    press(driver, "e")
    press(driver, "would be quite a")
    press(driver, Keys.ENTER)
    wait(driver, lambda: server.decisions() and server.decisions()[-1][5] == "would be quite a")
    assert rule(driver) != "missing-verb"


def test_what_is_sure_and_in_view_is_accepted_at_once(driver, server):
    open_review(driver, server, "harbour.txt")
    least = driver.find_element(By.ID, "above")
    least.clear()
    least.send_keys("90")
    driver.find_element(By.ID, "accept-above").click()
    status(driver, "Accepted")
    assert choices(server) == ["accept", "accept"]
    assert "1 left" in driver.find_element(By.ID, "position").text
    press(driver, Keys.ESCAPE)
    press(driver, "u")
    wait(driver, lambda: server.decisions() == [])


def test_all_of_a_rule_and_a_reason(driver, server, run):
    open_review(driver, server, "harbour.txt")
    go_to(driver, "spaced-contraction")
    driver.find_element(By.XPATH, "//summary[starts-with(text(), 'Why')]").click()
    driver.find_element(By.CSS_SELECTOR, "[id^=reason-]").send_keys("checked by sample")
    driver.find_element(By.XPATH, "//button[contains(., 'Refuse all of this rule')]").click()
    status(driver, "Refused all of spaced-contraction")
    decisions = server.decisions()
    assert len({row[0] for row in decisions}) >= 2
    assert {row[3:5] for row in decisions} == {("refuse", "checked by sample")}
    driver.find_element(By.ID, "undo").click()
    wait(driver, lambda: server.decisions() == [])


def test_both_seeds_are_reviewed_by_keys(driver, server, run):
    for seed in sorted(path.name for path in (run / "in").glob("0*.txt")):
        open_review(driver, server, seed)
        press(driver, "a")
        status(driver, "Accepted")
        press(driver, "r")
        status(driver, "Refused")
        assert violations(driver) == ""
        assert set(choices(server, seed)) == {"accept", "refuse"}


def test_a_hundred_changes_take_few_keys(driver, server, tmp_path):
    """Only keys: n once, then a or r for every item, through all documents."""
    cases = json.loads((ROOT / "Fixtures/cases/in-the-wild.json").read_text(encoding="utf-8"))
    texts = [case["input"] for case in cases if case["input"].isprintable() or "\n" in case["input"]]
    (tmp_path / "in").mkdir()
    for number in range(12):
        (tmp_path / "in" / f"{number:02}.txt").write_text("\n\n".join(texts[number * 12:number * 12 + 12]), encoding="utf-8")
    copydesk("clean", "in", "--output", "out", "--manifest", "run.sqlite", "--quiet", cwd=tmp_path)
    made = Server(tmp_path)
    try:
        driver.get(made.address)
        wait(driver, lambda: driver.find_elements(By.CSS_SELECTOR, "#rows tbody tr"))
        press(driver, "n")
        keys, items = 1, 0
        start = time.monotonic()
        while items < 100:
            wait(driver, lambda: driver.find_element(By.ID, "document").is_displayed())
            settled(driver)
            press(driver, "ra"[items % 2])
            keys, items = keys + 1, items + 1
        wait(driver, lambda: len(made.decisions()) >= 100)
        rules = len({row[0] for row in made.decisions()})
        print(f"{items} items, {len(made.decisions())} findings in {rules} documents, {keys} keys, "
              f"{time.monotonic() - start:.0f} s")
        assert keys / items <= 1.3 and rules > 1
    finally:
        made.stop()


def test_what_is_decided_outlives_a_crash(driver, server, run):
    open_review(driver, server, "harbour.txt")
    press(driver, "a")
    status(driver, "Accepted")
    server.process.kill()
    server.process.wait()
    assert choices(server) == ["accept"]
    press(driver, "r")
    status(driver, "Not saved")
    assert "2 left" in driver.find_element(By.ID, "position").text
    again = Server(run)
    try:
        assert choices(again) == ["accept"]
    finally:
        again.stop()


def test_two_reviewers_are_blind_to_each_other_and_compared(driver, server, run):
    open_review(driver, server, "harbour.txt")
    for key in "aar":
        press(driver, key)
    wait(driver, lambda: len(choices(server)) == 3)
    other = Server(run, "--reviewer", "ben")
    try:
        open_review(driver, other, "harbour.txt")
        assert "3 left" in driver.find_element(By.ID, "position").text
        for key in "arr":
            press(driver, key)
        wait(driver, lambda: choices(other) == ["refuse", "refuse", "accept"] or sorted(choices(other)) == ["accept", "refuse", "refuse"])
        driver.find_element(By.ID, "to-overview").click()
        wait(driver, lambda: "Cohen's kappa" in driver.find_element(By.ID, "progress").text)
        told = driver.find_element(By.ID, "progress").text
        assert "ben and tester both decided 3 findings and agree on 66.7 %" in told
        assert violations(driver) == ""
    finally:
        other.stop()
    assert "ben and tester: 3 findings, agree on 66.7 %" in copydesk("review", run / "run.sqlite", "--agreement")
    with sqlite3.connect(run / "run.sqlite") as database:
        database.execute("DELETE FROM opinion")


def test_the_same_change_in_many_documents(driver, tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(6):
        (tmp_path / "in" / f"{number}.txt").write_text(
            "They do n't know it yet .\n\nThe cafÃ© is open today , he said at the cafÃ© door .\n", encoding="utf-8")
    copydesk("clean", "in", "--output", "out", "--manifest", "run.sqlite", "--quiet", cwd=tmp_path)
    made = Server(tmp_path)

    def text():
        return driver.find_element(By.ID, "recurring").text

    def row(rule):
        return driver.find_element(By.XPATH, f"//tr[td[text()='{rule}']]")

    def click(rule, name):
        row(rule).find_element(By.XPATH, f".//button[text()='{name}']").click()

    try:
        driver.get(made.address + "#recurring")
        wait(driver, lambda: driver.find_elements(By.CSS_SELECTOR, "#recurring tbody tr"))
        screenshot(driver, "review-recurring")
        assert violations(driver) == ""
        click("spaced-contraction", "Refuse")
        status(driver, "Refused: 6 places of spaced-contraction")
        assert [choice[3] for choice in made.decisions()] == ["refuse"] * 6
        click("spaced-contraction", "6")
        wait(driver, lambda: len(driver.find_elements(By.CSS_SELECTOR, "tr.more a")) == 6)
        # A rule about a space alone would be about every space.
        assert not row("spaced-contraction").find_elements(By.XPATH, ".//button[text()='Rule']")
        click("spaced-contraction", "Exception")
        press(driver, "They do")
        press(driver, Keys.ENTER)
        wait(driver, lambda: "6 of 6 findings of spaced-contraction stand at it" in text())
        assert not (tmp_path / "copydesk.yaml").exists()
        driver.find_element(By.XPATH, "//button[starts-with(text(), 'Write to')]").click()
        status(driver, "Written to")
        words = driver.find_element(By.XPATH, "//tr[.//button[text()='Rule']]/td[1]").text
        click(words, "Rule")
        for field in ["cafÃ©", "café"]:
            press(driver, Keys.CONTROL + "a")
            press(driver, field)
            press(driver, Keys.TAB)
        press(driver, Keys.ENTER)
        wait(driver, lambda: "It would change 12 places in 6 of the 6" in text())
        assert violations(driver) == ""
        screenshot(driver, "review-rule")
        driver.find_element(By.XPATH, "//button[starts-with(text(), 'Write to')]").click()
        wait(driver, lambda: "rules:\n  - id: own-" in (tmp_path / "copydesk.yaml").read_text())
        assert "spaced-contraction: {except: ['They do']}" in (tmp_path / "copydesk.yaml").read_text()
        # The next run can use it.
        copydesk("clean", "in", "--output", "again", "--quiet", cwd=tmp_path)
        assert (tmp_path / "again/0.txt").read_text(encoding="utf-8").startswith("They do n't know it yet.")
    finally:
        made.stop()


def test_a_sample_is_judged_and_tells_of_its_rules(driver, run):
    made = Server(run, "--sample", "6", "--seed", "11")
    try:
        driver.get(made.address)
        wait(driver, lambda: driver.find_elements(By.CSS_SELECTOR, ".sample tbody tr"))
        assert violations(driver) == ""
        press(driver, "n")
        for count in range(1, 7):
            wait(driver, lambda: driver.find_element(By.ID, "document").is_displayed())
            settled(driver)
            press(driver, "a" if count > 1 else "r")
            wait(driver, lambda: len(made.decisions()) == count)
        driver.get(made.address)
        wait(driver, lambda: "0 left" in driver.find_element(By.ID, "progress").text)
        assert "%" in driver.find_element(By.CSS_SELECTOR, ".sample tbody").text
        screenshot(driver, "review-sample")
        read = (run / "run.sqlite.judgements.jsonl").read_text().splitlines()
        assert read[0] == '{"judgements":1}' and len(read) == 7
        assert sorted(json.loads(line)["judgement"] for line in read[1:]) == ["right"] * 5 + ["wrong"]
    finally:
        made.interrupt()
        made.stop()
        with sqlite3.connect(run / "run.sqlite") as database:
            for table in ["decision", "decisionStep", "opinion"]:
                database.execute(f"DELETE FROM {table}")
    assert "95 % interval" in made.process.stderr.read()


def test_what_is_decided_in_haste_is_about_what_was_shown(driver, server):
    open_review(driver, server, "harbour.txt")
    go_to(driver, "spaced-contraction")
    heading = driver.find_element(By.ID, "document-heading").text
    driver.execute_script("""
      const plain = window.fetch;
      window.fetch = async (path, options) => {
        if (options.method === "POST") await new Promise(done => setTimeout(done, 1000));
        return plain(path, options);
      };""")
    # By the time it is answered another document is open.
    press(driver, "r")
    driver.find_element(By.ID, "previous-document").click()
    wait(driver, lambda: driver.find_element(By.ID, "document-heading").text != heading)
    settled(driver)
    texts = [change.text for change in driver.find_elements(By.CSS_SELECTOR, ".change")]
    status(driver, "Refused: spaced-contraction")
    [(document, _, _, choice, _, _)] = server.decisions()
    assert document == "harbour.txt" and choice == "refuse"
    settled(driver)
    assert [change.text for change in driver.find_elements(By.CSS_SELECTOR, ".change")] == texts


def test_the_document_asked_for_last_is_drawn(driver, server):
    open_review(driver, server, "harbour.txt")
    slow = driver.execute_script("return location.hash")
    heading = driver.find_element(By.ID, "document-heading").text
    driver.execute_script("location.hash = ''")
    wait(driver, lambda: driver.find_element(By.ID, "overview").is_displayed())
    driver.execute_script("""
      const slow = arguments[0], plain = window.fetch;
      window.fetch = async (path, options) => {
        const answer = await plain(path, options);
        if (!path.includes(`documents/${slow.slice(2)}/`)) return answer;
        await new Promise(done => setTimeout(done, 2000));
        setTimeout(() => { window.hasArrived = true; }, 500);
        return answer;
      };
      location.hash = slow;
      setTimeout(() => { location.hash = slow === "#d1" ? "#d2" : "#d1"; }, 100);""", slow)
    wait(driver, lambda: driver.execute_script("return Boolean(window.hasArrived)"))
    assert driver.find_element(By.ID, "document").is_displayed()
    assert driver.find_element(By.ID, "document-heading").text not in ["", heading]


def test_decisions_are_followed_and_can_be_reverted(driver, server, run, tmp_path):
    open_review(driver, server, "harbour.txt")
    go_to(driver, "spaced-contraction")
    press(driver, "r")
    status(driver, "Refused")
    go_to(driver, "missing-verb")
    press(driver, "1")
    status(driver, "Replaced")
    server.interrupt()
    copydesk("clean", "in", "--output", tmp_path / "out", "--edits", tmp_path / "e.jsonl", "--decisions", "run.sqlite", cwd=run)
    assert (tmp_path / "out/harbour.txt").read_text() == (
        "It is n't over, he said.\n\nThe council thought it would be a long week.\n\nNobody was hurt.\n")
    copydesk("revert", tmp_path / "e.jsonl", "--output", tmp_path / "back", cwd=run)
    back = next((tmp_path / "back").rglob("harbour.txt"))
    assert back.read_bytes() == (run / "in/harbour.txt").read_bytes()


def test_undo_outlives_the_page_and_the_server(driver, server, run):
    open_review(driver, server, "harbour.txt")
    go_to(driver, "spaced-contraction")
    press(driver, "a")
    status(driver, "Accepted")
    accepted = server.decisions()
    go_to(driver, "spaced-contraction")
    press(driver, "r")
    status(driver, "Refused")
    driver.refresh()
    wait(driver, lambda: driver.find_element(By.ID, "document").is_displayed())
    settled(driver)
    press(driver, "u")
    status(driver, "Undone: 1 decision")
    assert server.decisions() == accepted
    server.interrupt()
    again = Server(run)
    try:
        driver.get(again.address)
        driver.find_element(By.ID, "undo").click()
        status(driver, "Undone: 1 decision")
        assert again.decisions() == []
    finally:
        again.stop()
    copydesk("review", run / "run.sqlite", "--accept", "spaced-contraction")
    assert server.decisions()
    copydesk("review", run / "run.sqlite", "--undo")
    assert server.decisions() == []


def test_a_document_of_very_many_findings_is_reviewed_in_parts(driver, tmp_path):
    (tmp_path / "long.txt").write_text("It is n't over , he said.\n" * 26_000)
    copydesk("clean", "long.txt", "--output", "out.txt", "--manifest", "run.sqlite", cwd=tmp_path)
    made = Server(tmp_path)
    try:
        driver.get(made.address + "#d1")
        notice = wait(driver, lambda: driver.find_element(By.CSS_SELECTOR, "#notes .notice"))
        assert notice.text.startswith("Part 1 of 11: bytes 1 to ")
        driver.find_element(By.XPATH, "//button[text()='Next part']").click()
        wait(driver, lambda: "Part 2 of 11" in driver.find_element(By.ID, "notes").text)
        driver.get(made.address + "#d1.11")
        driver.refresh()
        wait(driver, lambda: "Part 11 of 11" in driver.find_element(By.ID, "notes").text)
        driver.find_element(By.XPATH, "//button[text()='Refuse this one']").click()
        status(driver, "Refused")
        [(_, finding, _, choice, _, _)] = made.decisions()
        assert finding >= 50_000 and choice == "refuse"
        # All of it, with thousands of changes, would take axe-core minutes.
        assert violations(driver, "#notes") == ""
        made.interrupt()
        copydesk("clean", "long.txt", "--output", "again.txt", "--decisions", "run.sqlite", cwd=tmp_path)
        first, second = (tmp_path / "out.txt").read_text(), (tmp_path / "again.txt").read_text()
        assert len(second) == len(first) + 1
    finally:
        made.stop()


def test_without_a_page(run, server):
    manifest = run / "run.sqlite"
    lines = [json.loads(line) for line in copydesk("review", manifest, "--json").splitlines()]
    verb = next(line for line in lines if line["rule"] == "missing-verb" and "harbour" in line["document"])
    copydesk("review", manifest, "--accept", "spaced-contraction", "--refuse", verb["id"], "--reason", "why", "--who", "x")
    lines = [json.loads(line) for line in copydesk("review", manifest, "--json").splitlines()]
    chosen = {(line["rule"], line["choice"], line["who"], line["reason"]) for line in lines if "choice" in line}
    assert chosen == {("spaced-contraction", "accept", "x", "why"), ("missing-verb", "refuse", "x", "why")}
    assert subprocess.run([COMMAND, "review", manifest, "--refuse", "no-such"], capture_output=True).returncode == 2


def ask(server, method, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    sent = {"Host": f"127.0.0.1:{server.port}", **{name.replace("_", "-"): value for name, value in headers.items()}}
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in sent.items():
        connection.putheader(name, value)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders()
    if body is not None:
        try:
            connection.send(body)
        except (BrokenPipeError, ConnectionResetError):
            pass
    response = connection.getresponse()
    return response.status, response.read()


DECISION = json.dumps({"document": 1, "finding": 0, "choice": "accept"}).encode()


def write(server, body=DECISION, path="api/decisions", token=None, **headers):
    sent = {"Origin": f"http://127.0.0.1:{server.port}", "Content_Type": "application/json", **headers}
    return ask(server, "POST", f"/{token or server.token}/{path}", body, **{k: v for k, v in sent.items() if v})


def test_a_request_of_the_page_is_let_in(server):
    assert write(server)[0] == 200
    assert len(server.decisions()) == 1


def test_a_decision_needs_no_original(tmp_path):
    (tmp_path / "a.txt").write_text("It is n't over , he said.\n")
    copydesk("clean", "a.txt", "--output", "out.txt", "--manifest", "run.sqlite", cwd=tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    made = Server(tmp_path)
    try:
        assert write(made)[0] == 200
        assert [row[1:4] for row in made.decisions()] == [(0, "tester", "accept")]
    finally:
        made.stop()


def test_cross_origin_requests_are_refused(server):
    assert write(server, Origin="https://example.org")[0] == 403
    assert write(server, Origin="null")[0] == 403
    assert write(server, Origin=None)[0] == 403
    assert write(server, Sec_Fetch_Site="cross-site")[0] == 403
    assert write(server, Host="example.org")[0] == 403
    assert write(server, Content_Type="text/plain")[0] == 415
    assert server.decisions() == []


def test_a_wrong_token_is_refused(server):
    assert write(server, token="0" * 32)[0] == 403
    assert ask(server, "GET", "/")[0] == 403
    assert ask(server, "GET", f"/{server.token[:-1]}/")[0] == 403
    assert server.decisions() == []


def test_paths_that_leave_are_refused(server):
    for path in ["../../etc/passwd", "api/../../x", "%2e%2e/%2e%2e/etc/passwd", "..%2fetc", "a\\..\\b"]:
        assert ask(server, "GET", f"/{server.token}/{path}")[0] == 400, path
    assert ask(server, "GET", f"/{server.token}/etc/passwd")[0] == 404
    assert ask(server, "GET", f"/{server.token}/api/documents/999999/0")[0] == 404


def test_a_body_of_ten_megabytes_is_refused(server):
    assert write(server, body=b"x" * 10_000_000)[0] == 413
    # The same in pieces, without a length.
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as raw:
        head = (f"POST /{server.token}/api/decisions HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
                f"Origin: http://127.0.0.1:{server.port}\r\nContent-Type: application/json\r\n"
                "Transfer-Encoding: chunked\r\n\r\n")
        raw.sendall(head.encode())
        try:
            for _ in range(20):
                raw.sendall(b"80000\r\n" + b"x" * 0x80000 + b"\r\n")
        except (BrokenPipeError, ConnectionResetError):
            pass
        try:
            assert b" 413 " in raw.recv(4096).split(b"\r\n")[0]
        except ConnectionResetError:
            pass
    assert write(server)[0] == 200


def test_nonsense_is_answered(server):
    for body in [b"", b"[]", b"{", b'{"document":1}', b'{"document":1,"finding":0,"choice":"maybe"}', b"\xff"]:
        assert write(server, body=body)[0] == 400, body
    assert write(server, body=b'{"document":1,"finding":99999,"choice":"accept"}')[0] == 404
    assert server.decisions() == []


def test_a_second_server_on_the_port_is_refused(server, run):
    second = subprocess.run(
        [COMMAND, "review", run / "run.sqlite", "--port", str(server.port)], capture_output=True, text=True, timeout=60)
    assert second.returncode == 4
    assert f"port {server.port} is taken" in second.stderr


def test_it_listens_on_this_machine_only(server):
    listening = open("/proc/net/tcp").read().lower()
    assert f"0100007f:{server.port:04x}" in listening
    assert f"00000000:{server.port:04x}" not in listening


def test_the_page_may_run_its_own_script_only(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("GET", f"/{server.token}/")
    response = connection.getresponse()
    policy = response.getheader("Content-Security-Policy")
    assert "default-src 'none'" in policy and "script-src 'nonce-" in policy and "frame-ancestors 'none'" in policy
    assert response.getheader("Referrer-Policy") == "no-referrer"
    assert response.getheader("Cache-Control") == "no-store"
