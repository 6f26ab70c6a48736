"""How Hypothesis searches: the same examples on every run where a build must not depend on luck."""

import os
from pathlib import Path

from hypothesis import Phase, settings

settings.register_profile("here", deadline=None, max_examples=100)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
# A mutant need only fail, on whatever example.
settings.register_profile(
    "mutants",
    settings.get_profile("ci"),
    max_examples=15,
    phases=(Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# Where compiled modules are not kept, each process that a test starts would spend a second on compiling them again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "compiled")
