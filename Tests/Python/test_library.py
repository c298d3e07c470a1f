"""How the package finds its library, and that library and command agree on their configuration."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import copydesk
import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], env=os.environ | environment, capture_output=True, text=True, check=False
    )


def test_a_missing_library_is_told_with_the_remedy() -> None:
    outcome = run("-c", "import copydesk", COPYDESK_LIBRARY="/nowhere/libcopydesk.so")
    assert outcome.returncode == 1
    last = outcome.stderr.strip().splitlines()[-1]
    assert last.startswith("copydesk.errors.LibraryNotFoundError: /nowhere/libcopydesk.so cannot be loaded: ")
    assert "make wheel" in last


def test_another_library_is_told() -> None:
    outcome = run("-c", "import copydesk", COPYDESK_LIBRARY="libm.so.6")
    assert "LibraryNotFoundError: libm.so.6 cannot be loaded" in outcome.stderr


def test_the_installed_package_brings_its_library_and_its_types() -> None:
    folder = Path(copydesk.__file__).parent
    assert ROOT not in folder.parents or ".build" in folder.parts
    assert (folder / "libcopydesk.so.0").is_file()
    assert (folder / "py.typed").is_file()


def test_pip_says_what_is_missing(tmp_path: Path) -> None:
    """Without a Swift toolchain, and outside a checkout."""
    pip = ["-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", str(tmp_path)]
    source = str(ROOT / "Sources/Python")
    outcome = run(*pip, source, COPYDESK_LIBRARY="", SWIFT="no-such-swift")
    assert outcome.returncode != 0
    assert "there is no Swift toolchain. Install Swift 6.3" in outcome.stderr
    outcome = run(*pip, source, COPYDESK_LIBRARY="/nowhere/lib.so")
    assert "COPYDESK_LIBRARY names /nowhere/lib.so, which is no file" in outcome.stderr


def test_a_wheel_is_for_this_platform_and_any_python(tmp_path: Path) -> None:
    library = str(Path(copydesk.__file__).with_name("libcopydesk.so.0"))
    outcome = run(
        "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(ROOT / "Sources/Python"),
        COPYDESK_LIBRARY=library,
    )  # fmt: skip
    assert outcome.returncode == 0, outcome.stderr
    (wheel,) = tmp_path.glob("*.whl")
    assert re.fullmatch(rf"copydesk-{re.escape(copydesk.__version__)}-py3-none-linux_\w+\.whl", wheel.name)
    names = zipfile.ZipFile(wheel).namelist()
    assert {"copydesk/libcopydesk.so.0", "copydesk/py.typed", "copydesk/spark.py"} <= set(names)


def test_versions_agree(command: str) -> None:
    assert subprocess.check_output([command, "--version"], text=True).strip() == copydesk.__version__


def test_every_key_of_the_command_is_a_key_here(command: str, tmp_path: Path) -> None:
    """One copydesk.yaml serves both; the command lists its keys when it meets an unknown one."""
    path = tmp_path / "copydesk.yaml"
    path.write_text("no-such-key: 1\n")
    outcome = subprocess.run(
        [command, "clean", "-", "--config", str(path)], input="", capture_output=True, text=True, check=False
    )
    keys = outcome.stderr.rpartition("the keys are ")[2].strip().split(", ")
    assert "profile" in keys
    for key in keys:
        try:
            copydesk.Cleaner(f"{key}: x")
        except copydesk.ConfigurationError as error:
            assert "unknown key" not in str(error), key


@pytest.mark.parametrize("option", ["profile", "only", "skip", "set", "min-confidence", "max-document", "gap", "protect", "model", "weights"])
def test_every_option_here_is_a_key_of_the_command(command: str, tmp_path: Path, option: str) -> None:
    path = tmp_path / "copydesk.yaml"
    path.write_text(f"{option}: []\n")
    outcome = subprocess.run(
        [command, "clean", "-", "--config", str(path)], input="", capture_output=True, text=True, check=False
    )
    assert "unknown key" not in outcome.stderr
