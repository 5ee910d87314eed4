#!/usr/bin/env python3
"""Play one game in different surroundings: every number it prints must be the same to the last bit.

Surroundings: this Python as it is; numpy told to leave the processor's extensions alone; the oldest supported
version of every dependency; the newest of each; the other supported Pythons; an emulated arm64 processor.

Usage: python .ci/signatures.py [ARGUMENTS OF PYTHON]     (default: a game of The Teapot, printed as JSON)
Exit status: 0 all the same; 1 one differs or fails; 75 none differs, but somewhere it could not be run.
"""

import contextlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
GAME = ["-m", "game", "run", "the_teapot", "--seed", "7", "--seat", "mexico=steady", "--json"]
SAME, DIFFERENT, NOT_RUN = 0, 1, 75
TIME_LIMIT_S = 600
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# Prints what the surroundings are. The logarithms show that they are truly different: numpy's own, which the
# game never uses, differ in their last bits from processor to processor.
PROBE = """
import hashlib, json, platform, sys
import numpy
try:
    from numpy._core import _multiarray_umath as loops
except ImportError:
    from numpy.core import _multiarray_umath as loops
logarithms = numpy.log(numpy.arange(1, 20001, dtype=numpy.float64))
print(json.dumps({
    "python": platform.python_version(), "numpy": numpy.__version__, "machine": platform.machine(),
    "extensions": [name for name in loops.__cpu_dispatch__ if loops.__cpu_features__.get(name)],
    "logarithms": hashlib.sha256(logarithms.tobytes()).hexdigest()[:8],
}))
"""


class CannotRun(Exception):
    """These surroundings cannot be had on this machine."""


@dataclass(frozen=True)
class Surroundings:
    """A Python to run the game with, and the environment variables it needs."""

    python: list[str]
    variables: dict[str, str] = field(default_factory=dict)

    def run(self, arguments: list[str]) -> str:
        """Standard output of python with `arguments`. Raises RuntimeError with what it said when it fails."""
        environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
        done = subprocess.run(
            [*self.python, *arguments],
            cwd=CHECKOUT,
            env=environment | {"PYTHONDONTWRITEBYTECODE": "1"} | self.variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT_S,
        )
        if done.returncode:
            raise RuntimeError(f"exit status {done.returncode}: {done.stderr.strip()[-1500:]}")
        return done.stdout


Maker = Callable[[Path], Surroundings]


def here(_work: Path) -> Surroundings:
    """This Python and what is installed for it."""
    return Surroundings([sys.executable])


def without_extensions(_work: Path) -> Surroundings:
    """This Python with every processor extension numpy could use switched off."""
    extensions = json.loads(Surroundings([sys.executable]).run(["-c", PROBE]))["extensions"]
    if not extensions:
        raise CannotRun("numpy uses no extension of this processor")
    switched_off = Surroundings([sys.executable], {"NPY_DISABLE_CPU_FEATURES": " ".join(extensions)})
    left = json.loads(switched_off.run(["-c", PROBE]))["extensions"]
    if left:
        raise RuntimeError(f"numpy still uses {left}")
    return switched_off


def oldest_dependencies(work: Path) -> Surroundings:
    """The lowest version that pyproject.toml allows of every dependency."""
    lowest = [re.sub(r">=([^,]+).*", r"==\1", requirement) for requirement in PROJECT["dependencies"]]
    return environment(work / "oldest", python_for_oldest(), lowest)


def newest_dependencies(work: Path) -> Surroundings:
    """The newest version that pyproject.toml allows of every dependency, whatever is installed here."""
    return environment(work / "newest", sys.executable, PROJECT["dependencies"])


def another_python(minor: int) -> Maker:
    """Maker of surroundings with Python 3.`minor`: the one found here, or else Debian's."""

    def make(work: Path) -> Surroundings:
        folder = work / f"python3.{minor}"
        try:
            return environment(folder, found_python(minor), PROJECT["dependencies"])
        except CannotRun:
            return from_debian(folder, ["native", f"3.{minor}"], platform.machine())

    return make


def emulated_arm64(work: Path) -> Surroundings:
    """Debian's arm64 Python under qemu."""
    return from_debian(work / "arm64", ["arm64"], "aarch64")


def from_debian(folder: Path, wanted: list[str], machine: str) -> Surroundings:
    """A Python that `.ci/debian-python` lays into `folder`, with the dependencies' wheels for `machine`."""
    made = subprocess.run(
        ["bash", str(CHECKOUT / ".ci" / "debian-python"), str(folder), *wanted],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if made.returncode:
        raise CannotRun((made.stderr.strip().splitlines() or ["it cannot be laid out here"])[-1])
    version = (folder / "version").read_text().strip()
    platforms = [f"manylinux_2_{minor}_{machine}" for minor in (34, 28, 27, 17)] + [f"manylinux2014_{machine}"]
    pip(
        sys.executable,
        ["download", "--only-binary=:all:", "--implementation", "cp", "--python-version", version]
        + [part for tag in platforms for part in ("--platform", tag)]
        + ["--dest", str(folder / "wheels"), *PROJECT["dependencies"]],
    )
    for wheel in (folder / "wheels").glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder / "site")
    return Surroundings([str(folder / "python")], {"PYTHONPATH": str(folder / "site")})


def environment(folder: Path, python: str, requirements: list[str]) -> Surroundings:
    """A new virtual environment of `python` with `requirements`; the game itself is the checkout's."""
    subprocess.run([python, "-m", "venv", str(folder)], check=True, capture_output=True, text=True)
    inside = str(folder / ("Scripts" if os.name == "nt" else "bin") / "python")
    pip(inside, ["install", "--only-binary=:all:", *requirements])
    return Surroundings([inside])


def pip(python: str, arguments: list[str]) -> None:
    """Run pip quietly. Raises CannotRun when a package cannot be had here."""
    command = [python, "-m", "pip", *arguments[:1], "--quiet", "--disable-pip-version-check", *arguments[1:]]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise CannotRun("; ".join(errors) or f"pip ended with {done.returncode}")


def supported_minors() -> range:
    """The minor versions of Python 3 that pyproject.toml allows."""
    lowest, beyond = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", PROJECT["requires-python"]).groups()
    return range(int(lowest), int(beyond))


def python_for_oldest() -> str:
    """The oldest supported Python, which is the one the oldest dependencies were built for."""
    minor = supported_minors()[0]
    return sys.executable if sys.version_info.minor == minor else found_python(minor)


def found_python(minor: int) -> str:
    """The path of a Python 3.`minor`, on the PATH or in pyenv. Raises CannotRun when there is none."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [shutil.which(f"python3.{minor}"), *sorted(pyenv.glob(f"3.{minor}.*/bin/python"))]
    for candidate in candidates:
        # A name on the PATH may be a stand-in that starts no Python.
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            if candidate and subprocess.run([candidate, "-c", ""], capture_output=True).returncode == 0:
                return str(candidate)
    raise CannotRun(f"no Python 3.{minor} here")


def all_surroundings() -> Iterator[tuple[str, Maker]]:
    """Name and maker of each, the plain one first."""
    yield "as it is", here
    yield "no processor extensions", without_extensions
    yield "oldest dependencies", oldest_dependencies
    yield "newest dependencies", newest_dependencies
    for minor in supported_minors():
        if minor != sys.version_info.minor:
            yield f"Python 3.{minor}", another_python(minor)
    yield "emulated arm64", emulated_arm64


def main() -> int:
    """Run the game everywhere, print a line for each, and return the exit status."""
    arguments = sys.argv[1:] or GAME
    print("python", *arguments)
    expected, results = None, []
    with tempfile.TemporaryDirectory() as work:
        for name, make in all_surroundings():
            began = time.monotonic()
            try:
                surroundings = make(Path(work))
                about = json.loads(surroundings.run(["-c", PROBE]))
                told = json.loads(surroundings.run(arguments))
                expected = expected or told
                result, detail = compare(expected, told), describe(about)
            except CannotRun as reason:
                result, detail = NOT_RUN, f"NOT RUN: {reason}"
            except (RuntimeError, ValueError, OSError, subprocess.SubprocessError) as error:
                result, detail = DIFFERENT, f"FAILED: {error}"
            words = {SAME: "same", DIFFERENT: "DIFFERENT", NOT_RUN: "-"}[result]
            print(f"{time.monotonic() - began:6.1f} s  {name:24} {words:10} {detail}", flush=True)
            results.append(result)
            if expected is None:
                break
    return DIFFERENT if DIFFERENT in results else max(results)


def compare(expected: dict[str, object], told: dict[str, object]) -> int:
    """Say where two games differ; SAME when nowhere."""
    keys = [key for key in expected | told if expected.get(key) != told.get(key)]
    for key in keys:
        print(f"   {key}: expected {expected.get(key)}\n   {key}: found    {told.get(key)}")
    if "signature" not in expected:
        raise ValueError("the game printed no signature")
    return DIFFERENT if keys else SAME


def describe(about: dict[str, object]) -> str:
    """The surroundings in a few words."""
    return (
        f"Python {about['python']}, numpy {about['numpy']}, {about['machine']}, "
        f"extensions: {' '.join(about['extensions']) or 'none'}, numpy's own log {about['logarithms']}"
    )


if __name__ == "__main__":
    sys.exit(main())
