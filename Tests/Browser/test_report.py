"""The HTML report in a browser."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from conftest import copydesk, screenshot, violations


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


def test_keys_go_through_changes_and_documents(report):
    open_document(report, "harbour.txt")
    assert "Point at a change" in report.find_element(By.ID, "card").text
    press(report, "n")
    assert "spaced-contraction" in report.find_element(By.ID, "card").text
    assert "99 %" in report.find_element(By.ID, "card").text
    press(report, "n")
    assert "spaced-contraction" not in report.find_element(By.ID, "card").text
    press(report, "p")
    assert "spaced-contraction" in report.find_element(By.ID, "card").text
    heading = report.find_element(By.ID, "document-heading").text
    press(report, "j")
    wait(report, lambda: report.find_element(By.ID, "document-heading").text != heading)
    press(report, "k")
    wait(report, lambda: report.find_element(By.ID, "document-heading").text == heading)
    press(report, "f")
    assert report.switch_to.active_element.get_attribute("id") == "rule"
    press(report, Keys.ESCAPE)
    press(report, "o")
    wait(report, lambda: report.find_element(By.ID, "overview").is_displayed())


def test_filters_narrow_the_table_and_the_changes(report):
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
    report.find_element(By.CSS_SELECTOR, "#more summary").click()
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
