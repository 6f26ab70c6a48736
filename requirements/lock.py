"""Write the requirements files: every package and its hashes, for every Python and platform we support."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent / "pyproject.toml"
# Extras stay in the files: without them pip takes the newest release for one, and then misses its hash.
COMPILE = (
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-strip-extras", "--no-header", "--no-annotate"),
)
FILES = {
    "all.txt": (str(PROJECT), "--extra", "all"),
    "test.txt": (str(PROJECT), "--extra", "all", "--group", "test"),
    "lint.txt": (str(PROJECT), "--extra", "all", "--group", "test", "--group", "lint"),
    "benchmark.txt": ("--group", "benchmark"),
    "mutate.txt": (str(PROJECT), "--extra", "all", "--group", "test", "--group", "mutate"),
    "build.txt": ("-",),
}


def main() -> None:
    """Compile each file; those for tests, linters, benchmarks and mutants keep to the versions of `all.txt`."""
    for name, source in FILES.items():
        held = ("--constraint", str(HERE / "all.txt")) if name not in {"all.txt", "build.txt"} else ()
        command = (*COMPILE, *source, *held, "--output-file", str(HERE / name))
        subprocess.run(command, input=b"hatchling>=1.27\neditables>=0.5\n", check=True, cwd=HERE.parent)  # noqa: S603 - our own words


main()
