"""The examples of README.md, as they stand there."""

import re
from pathlib import Path
from typing import Any

import datasets
import pandas as pd
import pytest
from documents import documents

README = Path(__file__).parents[2] / "README.md"


def _examples(heading: str) -> list[str]:
    """The blocks of Python below a heading."""
    section = README.read_text().split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^```python\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)


EXAMPLES = _examples("Data frames")


@pytest.mark.parametrize("example", [example for example in EXAMPLES if "news" in example])
def test_the_examples_of_data_frames(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", tmp_path / "cache")
    pd.DataFrame(documents(60)).to_parquet("news.parquet")
    values: dict[str, Any] = {}
    exec(compile(example, str(README), "exec"), values)
    # Each ends with the damage of the texts, in a frame or rows of its own kind.
    damage = values["damage"]
    assert len(damage) == 60
    assert 0 < sum(row[0] if isinstance(row, tuple) else row for row in damage) < 60


def test_the_example_of_annotations() -> None:
    (example,) = [example for example in EXAMPLES if "offsets" in example]
    values: dict[str, Any] = {}
    # It ends with an assertion of its own.
    exec(compile(example, str(README), "exec"), values)
    assert values["result"].text == "It wasn't over, Mary Holt said."
