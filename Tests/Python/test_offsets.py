"""Places of a text and of its cleaned text."""

import copydesk
import pytest
from documents import documents

TEXT = "“It was n't \N{SHIP} \U0001f6a2 , ” he said ."


def test_words_are_found_again_in_every_unit() -> None:
    result = copydesk.clean(TEXT)
    for word in ("It", "\U0001f6a2", "he", "said"):
        for unit, length in (
            ("bytes", lambda text: len(text.encode())),
            ("code points", len),
            ("utf-16", lambda text: len(text.encode("utf-16-le")) // 2),
        ):
            offsets = result.offsets(unit)  # type: ignore[arg-type]
            spans = []
            for text in (TEXT, result.text):
                start = length(text[: text.index(word)])
                spans.append((start, start + length(word)))
            assert offsets.span_to_cleaned(*spans[0]) == spans[1]
            assert offsets.span_to_original(*spans[1]) == spans[0]


def test_the_borders_of_every_repair() -> None:
    for record in documents(300):
        text = record["text"].encode()
        result = copydesk.clean(text)
        offsets = result.offsets()
        moved = 0
        for finding in result.findings:
            if finding.after is None:
                continue
            start, end = offsets.span_to_cleaned(finding.start_byte, finding.end_byte)
            if finding.before:
                assert result.text[start:end] == finding.after
                assert start == finding.start_byte + moved
            moved += len(finding.after) - len(finding.before)
        assert offsets.span_to_cleaned(0, len(text))[1] == len(result.text)
        assert offsets.to_original(len(result.text)) == len(text)


def test_columns_serve_as_well_as_results() -> None:
    result = copydesk.clean(TEXT)
    offsets = copydesk.Offsets(result.text, result.ledger.decode())
    assert offsets.to_cleaned(TEXT.index("he said")) == result.text.index("he said")
    assert offsets.to_cleaned(-1) == 0
    assert offsets.to_cleaned(10_000) == len(result.text)


def test_mistakes_are_told() -> None:
    result = copydesk.clean(TEXT)
    with pytest.raises(copydesk.EvidenceError, match="does not match the edit at byte"):
        copydesk.Offsets("another text", result.ledger)
    with pytest.raises(copydesk.EvidenceError, match="ledger line 1"):
        copydesk.Offsets("another text", "no ledger")
    with pytest.raises(ValueError, match="there is no unit 'words'; the units are bytes, code points, utf-16"):
        result.offsets("words")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="there is no side 'middle'"):
        result.offsets().to_cleaned(1, "middle")  # type: ignore[arg-type]
