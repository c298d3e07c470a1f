"""The HTML report in a browser."""

import time

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from conftest import browser, copydesk, screenshot, violations


@pytest.fixture
def report(driver, run):
    driver.get((run / "report.html").as_uri())
    return driver


def wait(driver, condition):
    return WebDriverWait(driver, 60).until(lambda _: condition())


def press(driver, key):
    driver.switch_to.active_element.send_keys(key)


def rows(driver):
    return driver.find_elements(By.CSS_SELECTOR, "#rows tbody tr")


def open_document(driver, name):
    driver.find_element(By.PARTIAL_LINK_TEXT, name).click()
    wait(driver, lambda: driver.find_element(By.ID, "document").is_displayed())


def names(run):
    return sorted(path.name for path in (run / "in").iterdir())


def test_the_overview_answers_at_a_glance(report, run, scheme):
    verdict = report.find_element(By.CSS_SELECTOR, ".verdict").text
    assert "3 of 3 documents had damage" in verdict and "repaired" in verdict and "flagged" in verdict
    assert [h.text for h in report.find_elements(By.CSS_SELECTOR, ".chart h3")] == [
        "What was damaged", "How sure", "How badly", "Where the time went"]
    assert len(rows(report)) == 3
    assert "copydesk clean in --output out" in report.find_element(By.CSS_SELECTOR, ".run").get_attribute("textContent")
    report.find_element(By.CSS_SELECTOR, ".run summary").click()
    screenshot(report, f"report-overview-{scheme}")
    assert violations(report) == ""
    assert [line for line in report.get_log("browser") if line["level"] == "SEVERE"] == []


def test_every_document_opens_and_is_accessible(report, run, scheme):
    for name in names(run):
        report.get((run / "report.html").as_uri())
        open_document(report, name)
        assert report.find_elements(By.CSS_SELECTOR, ".change")
        press(report, "n")
        screenshot(report, f"report-{name.removesuffix('.txt')}-{scheme}")
        assert violations(report) == "", name


def card(driver):
    return driver.find_element(By.ID, "card").text


def text_of(driver, name):
    return driver.find_element(By.ID, name).text


def open_filters(driver):
    if not driver.find_element(By.ID, "filters").is_displayed():
        driver.find_element(By.ID, "filter").click()


def test_keys_go_through_changes_and_documents(report):
    open_document(report, "harbour.txt")
    assert "Point at a change" in report.find_element(By.ID, "card").text
    press(report, "g")
    press(report, "n")
    assert "spaced-contraction" in report.find_element(By.ID, "card").text
    assert "99 %" in report.find_element(By.ID, "card").text
    press(report, "n")
    assert "spaced-contraction" not in report.find_element(By.ID, "card").text
    press(report, "p")
    assert "spaced-contraction" in report.find_element(By.ID, "card").text
    heading = report.find_element(By.ID, "document-heading").text
    # It has the least to fear of all three.
    press(report, "k")
    wait(report, lambda: report.find_element(By.ID, "document-heading").text != heading)
    press(report, "j")
    wait(report, lambda: report.find_element(By.ID, "document-heading").text == heading)
    press(report, "f")
    assert report.switch_to.active_element.get_attribute("id") == "rule"
    press(report, Keys.ESCAPE)
    press(report, "o")
    wait(report, lambda: report.find_element(By.ID, "overview").is_displayed())


def test_filters_narrow_the_table_and_the_changes(report):
    open_filters(report)
    Select(report.find_element(By.ID, "rule")).select_by_value("missing-verb")
    assert "harbour.txt" in report.find_element(By.ID, "rows").text
    open_document(report, "harbour.txt")
    left = report.find_elements(By.CSS_SELECTOR, ".change:not(.muted)")
    assert [change.tag_name for change in left] == ["mark"]
    press(report, "n")
    card = report.find_element(By.ID, "card").text
    assert "missing-verb" in card and "Suggestions" in card and "be" in card
    Select(report.find_element(By.ID, "rule")).select_by_value("")
    report.find_element(By.CSS_SELECTOR, "input[value=flagged]").click()
    assert report.find_elements(By.CSS_SELECTOR, "mark.change.muted")
    least = report.find_element(By.ID, "least")
    least.clear()
    least.send_keys("101")
    assert not report.find_elements(By.CSS_SELECTOR, ".change:not(.muted)")


def test_the_table_sorts_and_searches(report):
    report.find_element(By.XPATH, "//th/button[text()='document']").click()
    texts = [row.text for row in rows(report)]
    assert texts == sorted(texts)
    report.find_element(By.XPATH, "//th/button[text()='document']").click()
    assert [row.text for row in rows(report)] == texts[::-1]
    report.find_element(By.ID, "search").send_keys("harb")
    assert len(rows(report)) == 1


def test_spaces_unfold(report):
    open_document(report, "harbour.txt")
    removed = report.find_element(By.CSS_SELECTOR, ".formatting del")
    assert not removed.is_displayed()
    press(report, "s")
    assert removed.is_displayed()


def test_a_long_document_says_what_is_left_out(driver, tmp_path):
    (tmp_path / "long.txt").write_text("It is n't over , he said.\n" * 30_000)
    copydesk("clean", "long.txt", "--output", "out.txt", "--report", "long.html", cwd=tmp_path)
    assert (tmp_path / "long.html").stat().st_size < 1_500_000
    driver.get((tmp_path / "long.html").as_uri() + "#d1")
    notice = wait(driver, lambda: driver.find_element(By.CSS_SELECTOR, "#notes .notice"))
    assert "of 780,000 bytes" in notice.text and "are left out here" in notice.text


def test_the_most_harmful_comes_first_and_groups_are_looked_at_once(report):
    open_document(report, "harbour.txt")
    assert text_of(report, "position") == "3 changes"
    press(report, "n")
    assert text_of(report, "position") == "1 of 3" and "missing-verb" in card(report)
    rows = report.find_elements(By.CSS_SELECTOR, "#list li")
    assert len(rows) == 3 and "would a" in rows[0].text and "flagged" in rows[0].text
    rows[2].find_element(By.TAG_NAME, "button").click()
    assert text_of(report, "position") == "3 of 3"
    assert report.find_element(By.CSS_SELECTOR, "#list [aria-current]").text == rows[2].text
    Select(report.find_element(By.ID, "order")).select_by_value("place")
    assert "spaced-contraction" in report.find_element(By.CSS_SELECTOR, "#list li").text


def test_dozens_of_spaces_are_one_stop(driver, tmp_path):
    (tmp_path / "spaces.txt").write_text("It rained , and it snowed , and it was cold , too , he said .\n" * 25)
    copydesk("clean", "spaces.txt", "--output", "out.txt", "--report", "r.html", cwd=tmp_path)
    driver.get((tmp_path / "r.html").as_uri() + "#d1")
    wait(driver, lambda: driver.find_elements(By.CSS_SELECTOR, "#list li"))
    changes = len(driver.find_elements(By.CSS_SELECTOR, ".change"))
    rows = driver.find_elements(By.CSS_SELECTOR, "#list li")
    assert changes >= 100 and len(rows) <= 5
    press(driver, "n")
    assert "looked at once" in card(driver)
    assert violations(driver) == ""


def test_a_bar_a_rule_a_band_filter(report):
    for name, chip in [("punctuation", "punctuation"), ("99 % and more", "99 to 100 %"), ("20 and more", "findings per kB")]:
        report.find_element(By.XPATH, f"//button[@class='pick'][text()='{name}']").click()
        assert chip in text_of(report, "chips")
        report.find_element(By.CSS_SELECTOR, "#chips button").click()
        assert text_of(report, "chips") == ""
    report.find_element(By.XPATH, "//summary[text()='Findings by rule']").click()
    report.find_element(By.XPATH, "//button[@class='pick'][text()='missing-verb']").click()
    assert text_of(report, "chips").startswith("missing-verb")
    assert [row.text.split()[0] for row in rows(report) if "harbour" in row.text] == ["harbour.txt"]
    open_document(report, "harbour.txt")
    assert "1 of 3 changes through the filter" in text_of(report, "document-matches")
    assert violations(report) == ""


def test_original_cleaned_or_both(report):
    open_document(report, "harbour.txt")
    shown = Select(report.find_element(By.ID, "show"))
    shown.select_by_value("original")
    assert "is n't over , he".replace(" ", "") in text_of(report, "text").replace("␣", "").replace(" ", "")
    assert not report.find_elements(By.CSS_SELECTOR, "#text ins") or not any(
        one.is_displayed() for one in report.find_elements(By.CSS_SELECTOR, "#text ins"))
    assert violations(report) == ""
    shown.select_by_value("cleaned")
    assert "isn't over, he said." in text_of(report, "text")
    press(report, Keys.ESCAPE)
    press(report, "v")
    assert report.find_element(By.ID, "show").get_attribute("value") == "both"


def test_words_are_found_in_the_changes(report):
    open_document(report, "harbour.txt")
    press(report, "/")
    press(report, "would")
    assert len(report.find_elements(By.CSS_SELECTOR, "#list li")) == 1
    press(report, Keys.ENTER)
    assert "missing-verb" in card(report)


def test_undamaged_documents_and_the_common_folder(driver, tmp_path):
    for name, text in [("one.txt", "It is n't over , he said .\n"), ("two.txt", "All is well.\n"), ("three.txt", "So it is.\n")]:
        (tmp_path / "deep" / "down").mkdir(parents=True, exist_ok=True)
        (tmp_path / "deep" / "down" / name).write_text(text)
    copydesk("clean", "deep", "--output", "out", "--edits", "e.jsonl", "--report", "r.html", cwd=tmp_path)
    driver.get((tmp_path / "r.html").as_uri())
    names = [row.find_element(By.CSS_SELECTOR, ".id").text for row in rows(driver)]
    assert names[0] == "one.txt" and sorted(names[1:]) == ["three.txt nothing found", "two.txt nothing found"]
    assert "deep/down/" in text_of(driver, "root")
    assert "copydesk revert e.jsonl --output originals" in driver.find_element(By.CSS_SELECTOR, ".undo").text
    assert violations(driver) == ""


@pytest.fixture
def telephone(driver):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True})
    return driver


def test_on_a_telephone_the_text_comes_first(telephone, run, scheme):
    driver = telephone
    driver.get((run / "report.html").as_uri())
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 390
    screenshot(driver, f"telephone-overview-{scheme}")
    assert violations(driver) == ""
    open_document(driver, "harbour.txt")
    assert driver.find_element(By.ID, "bar").size["height"] < 60
    assert driver.find_element(By.ID, "side").size["height"] < 80
    assert not driver.find_element(By.ID, "list").is_displayed()
    driver.find_element(By.ID, "next-change").click()
    assert "would a" in text_of(driver, "brief")
    driver.find_element(By.ID, "sheet-toggle").click()
    assert driver.find_element(By.ID, "list").is_displayed() and "missing-verb" in card(driver)
    assert driver.find_element(By.ID, "side").size["height"] <= 0.76 * 844
    screenshot(driver, f"telephone-sheet-{scheme}")
    assert violations(driver) == ""
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 390


def test_print_shows_the_text_and_every_finding(report, scheme):
    open_document(report, "harbour.txt")
    report.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    report.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    for name in ["bar", "side", "map"]:
        assert not report.find_element(By.ID, name).is_displayed()
    assert report.find_element(By.CSS_SELECTOR, ".findings table").is_displayed()
    screenshot(report, f"print-{scheme}")


def test_ten_thousand_documents_open_at_once(tmp_path):
    import measure

    measure.corpus(tmp_path / "many.jsonl", 10_000)
    copydesk("clean", tmp_path / "many.jsonl", "--output", tmp_path / "out.jsonl", "--report", tmp_path / "r.html", "--quiet")
    driver = browser()
    try:
        start = time.monotonic()
        driver.get((tmp_path / "r.html").as_uri())
        wait(driver, lambda: len(rows(driver)) == 100)
        loaded = time.monotonic() - start
        press(driver, "n")
        wait(driver, lambda: driver.find_elements(By.CSS_SELECTOR, "#list li"))
        # Its share of what it has in common with other programs, mostly Chromium's own code, and all else.
        resident, proportional, _ = measure.renderer(driver)
        print(f"loaded in {loaded:.2f} s, RSS {resident:.0f} MB, PSS {proportional:.0f} MB")
        assert loaded < 3 and proportional < 250
    finally:
        driver.quit()
