"""The package's own functions."""

import itertools
import pickle
import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import copydesk
import pytest
from documents import documents

DAMAGED = "It is n't over , he said . \u201cWe are not done ."
CLEANED = "It isn't over, he said. \u201cWe are not done."


def test_strings_and_bytes_give_their_own_kind() -> None:
    assert copydesk.clean(DAMAGED).text == CLEANED
    assert copydesk.clean(DAMAGED.encode()).text == CLEANED.encode()
    assert copydesk.clean("").text == ""
    assert copydesk.clean(b"").findings == ()
    with pytest.raises(TypeError, match="not int"):
        copydesk.clean(3)  # type: ignore[type-var]


def test_findings_say_what_where_and_why() -> None:
    result = copydesk.clean(DAMAGED, id="näme")
    finding = next(finding for finding in result.findings if finding.rule == "spaced-contraction")
    assert (finding.id, finding.stage, finding.category, finding.outcome) == (
        "näme", "spacing", "spacing", "repaired",
    )  # fmt: skip
    assert DAMAGED[finding.start : finding.end] == " "
    assert (finding.before, finding.after) == (b" ", b"")
    assert 0.9 < finding.confidence <= 1
    assert finding.evidence["scheme"] == "penn-treebank"
    flag = next(finding for finding in result.findings if finding.rule == "unbalanced-quote")
    assert (flag.outcome, flag.after) == ("flagged", None)
    assert DAMAGED.encode()[flag.start_byte : flag.end_byte] == flag.before == "\u201c".encode()


@pytest.mark.parametrize(
    "text",
    [
        "lone \ud83d , here \udcff .",
        "nul \x00 , here .",
        "\u2028 a , b . \u0085 c",
        "caf\xe9 , 漢字 ， 👩‍👩‍👧 .",
        "",
    ],
)
def test_awkward_strings_come_back(text: str) -> None:
    result = copydesk.clean(text)
    assert result.revert() == text
    assert copydesk.clean(result.text).text == result.text


def test_every_original_comes_back() -> None:
    generator = random.Random(5)
    for record in documents(400):
        result = copydesk.clean(record["text"])
        assert result.revert() == record["text"]
        noise = bytearray(record["text"].encode())
        for _ in range(min(3, len(noise))):
            noise[generator.randrange(len(noise))] = generator.randrange(256)
        broken = copydesk.clean(bytes(noise))
        assert broken.revert() == bytes(noise)
        assert copydesk.clean(broken.text).text == broken.text


def test_options_are_obeyed() -> None:
    assert copydesk.clean("a , b .", protect=["a ,"]).text == "a , b."
    assert copydesk.clean("a , b .", only="quotes").text == "a , b ."
    assert copydesk.clean("a , b .", skip={"punctuation", "spacing"}).text == "a , b ."
    flagged = copydesk.clean("a , b .", set={"space-before-punctuation": "flag"})
    assert flagged.text == "a , b ."
    assert {finding.outcome for finding in flagged.findings if finding.rule == "space-before-punctuation"} == {"flagged"}
    assert copydesk.clean("a , b .", min_confidence=1, profile="safe", gap=None).text == "a , b ."
    for limit in (6, "6"):
        oversized = copydesk.clean("a , b .", max_document=limit)
        assert oversized.text == "a , b ."
        assert [finding.rule for finding in oversized.findings] == ["oversized-document"]
    assert copydesk.clean("a , b .", max_document="1k").text == copydesk.clean("a , b .").text == "a , b."
    assert copydesk.Cleaner("protect: 'a ,'\njobs: 4\n").clean("a , b .").text == "a , b."
    # Characters beyond the basic plane are surrogate pairs in JSON.
    assert copydesk.Cleaner('{"protect": "\\ud83d\\ude00 ,"}').clean("\U0001f600 , b .").text == "\U0001f600 , b."


def test_mistakes_are_exceptions() -> None:
    with pytest.raises(copydesk.ConfigurationError, match="did you mean 'spaced-quote'"):
        copydesk.clean("a", skip=["spaced-quot"])
    with pytest.raises(copydesk.ConfigurationError, match="unknown key 'profil'"):
        copydesk.Cleaner("profil: safe")
    with pytest.raises(copydesk.ConfigurationError, match="nowhere.cdlm: cannot be opened"):
        copydesk.clean("a", model="nowhere.cdlm")
    with pytest.raises(copydesk.ConfigurationError, match="nowhere.cdscram: cannot be read; check the path"):
        copydesk.Cleaner(weights="nowhere.cdscram")
    with pytest.raises(copydesk.ConfigurationError, match="line 2"):
        copydesk.Cleaner("gap: mark\nprofile: bold")
    with pytest.raises(ValueError, match="threads is 0"):
        copydesk.clean_many(["a"], threads=0)
    with pytest.raises(TypeError, match="a configuration and options"):
        copydesk.Cleaner("profile: safe", profile="safe")


def test_a_configuration_file_is_read(tmp_path: pytest.TempPathFactory) -> None:
    path = f"{tmp_path}/copydesk.yaml"
    with open(path, "w") as file:
        file.write("protect: ['\\bA ,']\ntext-field: body\n")
    assert copydesk.Cleaner.from_file(path).clean("A , b .").text == "A , b."


def test_many_come_in_order_whatever_the_threads() -> None:
    texts = [record["text"] for record in documents(1000)]
    expected = [copydesk.clean(text) for text in texts]
    for threads in (1, 2, 4, None):
        assert list(copydesk.clean_many(texts, threads=threads)) == expected


def test_an_endless_input_is_taken_as_it_is_needed() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        for number in itertools.count():
            taken += 1
            yield f"number {number} , and on ."

    results = copydesk.clean_many(endless(), threads=4)
    assert [result.text for result in itertools.islice(results, 100)][99] == "number 99, and on."
    assert taken <= 256 * 9


def test_large_texts_are_not_piled_up() -> None:
    """What waits is bounded by its bytes: a text of 32 KiB is a group of its own."""
    large = ["word , " * 10_000 + str(number) for number in range(40)]
    taken = 0

    def counted() -> Iterator[str]:
        nonlocal taken
        for text in large:
            taken += 1
            yield text

    first = next(copydesk.clean_many(counted(), threads=2))
    assert first.text.endswith("word, 0")
    assert taken <= 5


def test_a_failing_input_is_told() -> None:
    def failing() -> Iterator[str]:
        yield "a , b ."
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(copydesk.clean_many(failing(), threads=3))


def test_one_cleaner_serves_many_threads() -> None:
    cleaner = copydesk.Cleaner(profile="safe")
    texts = [record["text"] for record in documents(200, seed=9)]
    expected = [cleaner.clean(text).text for text in texts]
    barrier = threading.Barrier(8)

    def work(_: int) -> list[str]:
        barrier.wait()
        return [cleaner.clean(text).text for text in texts]

    with ThreadPoolExecutor(8) as pool:
        assert all(texts == expected for texts in pool.map(work, range(8)))


def test_cleaners_and_results_can_be_pickled() -> None:
    cleaner = pickle.loads(pickle.dumps(copydesk.Cleaner(protect="a ,")))
    result = cleaner.clean("a , b .")
    assert result.text == "a , b."
    assert pickle.loads(pickle.dumps(result)) == result
