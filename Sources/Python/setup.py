"""Puts libcopydesk into the wheel: the one there is, or one built from the checkout this file lies in.

``make wheel`` names in COPYDESK_NATIVE a folder with all that a system without Swift, ICU and the rest needs, the command
included.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py
from setuptools.errors import SetupError

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent
SONAME = "libcopydesk.so.0"
NATIVE = os.environ.get("COPYDESK_NATIVE")


def build_library() -> Path:
    """Builds the library with Swift."""
    swift = os.environ.get("SWIFT", "swift")
    if shutil.which(swift) is None:
        raise SetupError(
            "libcopydesk is missing and cannot be built: there is no Swift toolchain. Install Swift 6.3 (swift.org), "
            "or run `make install` where there is one, or name the library in COPYDESK_LIBRARY."
        )
    build = [swift, "build", "-c", "release", "--product", "CopydeskC", "--package-path", str(CHECKOUT)]
    if subprocess.run(build, check=False).returncode != 0:
        raise SetupError(
            "libcopydesk cannot be built; swift's messages above say why. It needs the Debian packages libicu-dev, "
            "libyaml-dev, zlib1g-dev and pkg-config (`make packages-build` installs them)."
        )
    folder = subprocess.run([*build, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    return Path(folder) / "libCopydeskC.so"


def find_library() -> Path:
    """The library to put into the wheel."""
    named = os.environ.get("COPYDESK_LIBRARY")
    if named:
        if not Path(named).is_file():
            raise SetupError(f"COPYDESK_LIBRARY names {named}, which is no file; correct it or unset it.")
        return Path(named)
    if (CHECKOUT / "Package.swift").is_file() and (CHECKOUT / "Sources/CopydeskC").is_dir():
        return build_library()
    for folder in ("/usr/local/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"):
        if (Path(folder) / SONAME).is_file():
            return Path(folder) / SONAME
    raise SetupError(
        "libcopydesk is missing: this is no checkout to build it from, and it is not installed. Run `make install` in a "
        "checkout of Copydesk, or name the library in COPYDESK_LIBRARY."
    )


class BuildWithLibrary(build_py):
    """Copies the library beside the modules."""

    def run(self) -> None:
        super().run()
        if NATIVE:
            shutil.copytree(NATIVE, Path(self.build_lib) / "copydesk", dirs_exist_ok=True)
        elif not self.editable_mode:
            shutil.copy2(find_library().resolve(), Path(self.build_lib) / "copydesk" / SONAME)


class PlatformDistribution(Distribution):
    """Not of Python alone."""

    def has_ext_modules(self) -> bool:
        return True


class PlatformWheel(bdist_wheel):
    """A wheel for this platform and any Python: it holds a library, but no extension module."""

    def get_tag(self) -> tuple[str, str, str]:
        return "py3", "none", manylinux_tag(Path(NATIVE)) if NATIVE else super().get_tag()[2]


def manylinux_tag(folder: Path) -> str:
    """The tag of PEP 600 for files that ask for nothing but glibc: its newest version that one of them names."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.read_bytes()[:4] == b"\x7fELF"]
    names = subprocess.run(["objdump", "-T", *files], check=True, capture_output=True, text=True).stdout
    versions = {tuple(map(int, version)) for version in re.findall(r"\bGLIBC_(\d+)\.(\d+)", names)}
    major, minor = max(versions)
    return f"manylinux_{major}_{minor}_{os.uname().machine}"


# What the build leaves behind goes where the rest of the build is, not among the sources.
options = {}
if (CHECKOUT / "Package.swift").is_file():
    scratch = CHECKOUT / ".build" / "python-package"
    scratch.mkdir(parents=True, exist_ok=True)
    options = {"build": {"build_base": str(scratch)}, "egg_info": {"egg_base": str(scratch)}}

setup(
    cmdclass={"build_py": BuildWithLibrary, "bdist_wheel": PlatformWheel},
    distclass=PlatformDistribution,
    options=options,
    # A wheel without the command has no script of its name.
    entry_points={"console_scripts": ["copydesk = copydesk._command:main"]} if NATIVE else {},
)
