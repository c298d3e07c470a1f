"""The review page in a browser, and what it must refuse."""

import http.client
import json
import socket
import subprocess

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from conftest import COMMAND, Server, copydesk, screenshot, violations
from test_report import open_document, press, wait


def status(driver, text):
    wait(driver, lambda: text in driver.find_element(By.ID, "status").text)


def open_review(driver, server, name):
    driver.get(server.address)
    open_document(driver, name)


def go_to(driver, rule):
    """Presses n until the card is about a rule."""
    for _ in range(200):
        press(driver, "n")
        if rule in driver.find_element(By.ID, "card").text.split("\n")[0]:
            return
    raise AssertionError(f"no change of {rule}")


def test_accept_refuse_choose_edit_and_undo(driver, server, scheme):
    open_review(driver, server, "harbour.txt")
    go_to(driver, "spaced-contraction")
    press(driver, "a")
    status(driver, "Accepted: spaced-contraction")
    accepted = server.decisions()
    assert [row[2:4] for row in accepted] == [("tester", "accept")]
    press(driver, "r")
    status(driver, "Refused: spaced-contraction")
    assert [row[3] for row in server.decisions()] == ["refuse"]
    press(driver, "u")
    status(driver, "Undone: 1 decision")
    assert server.decisions() == accepted
    go_to(driver, "missing-verb")
    screenshot(driver, f"review-{scheme}")
    assert violations(driver) == ""
    press(driver, "1")
    status(driver, "Replaced: missing-verb")
    assert server.decisions()[-1][3:] == ("replace", "", "would be a") or server.decisions()[-1][5] == "would be a"
    press(driver, "e")
    box = driver.switch_to.active_element
    box.clear()
    box.send_keys("would be quite a")
    driver.find_element(By.XPATH, "//button[text()='Save']").click()
    wait(driver, lambda: server.decisions()[-1][5] == "would be quite a")
    for _ in range(3):
        driver.find_element(By.ID, "undo").click()
    status(driver, "Undone")
    wait(driver, lambda: server.decisions() == [])
    driver.find_element(By.ID, "undo").click()
    status(driver, "Nothing to undo")


def test_all_of_a_rule_and_a_reason(driver, server, run):
    open_review(driver, server, "harbour.txt")
    go_to(driver, "spaced-contraction")
    driver.find_element(By.CSS_SELECTOR, "[id^=reason-]").send_keys("checked by sample")
    driver.find_element(By.XPATH, "//button[contains(., 'Refuse all of this rule')]").click()
    status(driver, "Refused all of spaced-contraction")
    decisions = server.decisions()
    assert len({row[0] for row in decisions}) >= 2
    assert {row[3:5] for row in decisions} == {("refuse", "checked by sample")}
    press(driver, "u")
    wait(driver, lambda: server.decisions() == [])


def test_both_seeds_are_reviewed_by_keys(driver, server, run):
    for seed in sorted(path.name for path in (run / "in").glob("0*.txt")):
        open_review(driver, server, seed)
        press(driver, "n")
        press(driver, "a")
        status(driver, "Accepted")
        press(driver, "n")
        press(driver, "r")
        status(driver, "Refused")
        assert violations(driver) == ""
        assert sorted(row[3] for row in server.decisions() if row[0] == seed) == ["accept", "refuse"]


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
    # The second waits for the first, and by its turn another document is open.
    for key in "ar":
        press(driver, key)
    driver.find_element(By.ID, "next-document").click()
    wait(driver, lambda: driver.find_element(By.ID, "document-heading").text != heading)
    texts = [change.text for change in driver.find_elements(By.CSS_SELECTOR, ".change")]
    status(driver, "Refused: spaced-contraction")
    [(document, _, _, choice, _, _)] = server.decisions()
    assert document == "harbour.txt" and choice == "refuse"
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
    press(driver, "r")
    status(driver, "Refused")
    driver.refresh()
    wait(driver, lambda: driver.find_element(By.ID, "document").is_displayed())
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
        for _ in range(2):
            press(driver, "n")
        press(driver, "r")
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
