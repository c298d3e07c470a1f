"""The command ``copydesk``, where the wheel has it inside."""

import os
import shutil
import sys
from pathlib import Path

from .errors import CopydeskError


def find_command() -> str:
    """The path of the command: that of ``COPYDESK_COMMAND``, the wheel's own, or the one that the shell finds.

    :raises CopydeskError: if there is none.
    """
    inside = Path(__file__).with_name("bin") / "copydesk"
    path = os.environ.get("COPYDESK_COMMAND") or (str(inside) if inside.exists() else shutil.which("copydesk"))
    if path is None:
        raise CopydeskError(
            "there is no command `copydesk`; install the wheel of `make wheel`, run `make install`, or name it in "
            "COPYDESK_COMMAND"
        )
    return path


def main() -> None:
    """Becomes the command: what the wheel installs as the script ``copydesk``."""
    inside = str(Path(__file__).with_name("bin") / "copydesk")
    try:
        os.execv(inside, ["copydesk", *sys.argv[1:]])
    except OSError as error:
        sys.exit(f"copydesk: error: {inside} cannot be run: {error.strerror}; install the wheel of `make wheel`")
