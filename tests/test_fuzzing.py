"""A short run of scripts/fuzz_readers.py: damaged files of every kind give text, a table, or one clear sentence."""

import importlib.util
import itertools
import sys
import time
from pathlib import Path
from typing import Any

import pytest

SECONDS = 15
"""How long at most; a long run is made with the script."""


@pytest.fixture(scope="module")
def fuzzing(root: Path) -> Any:
    spec = importlib.util.spec_from_file_location("fuzz_readers", root / "scripts" / "fuzz_readers.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz_readers"] = module
    spec.loader.exec_module(module)
    return module


def test_whole_files_are_read_and_damaged_ones_are_read_or_refused_in_a_sentence(fuzzing: Any) -> None:
    for name, data in fuzzing.samples().items():
        assert fuzzing.run(fuzzing.Trial(0, name, data)) is None, name
    until = time.monotonic() + SECONDS
    for trial in fuzzing.trials(seed=7):
        assert fuzzing.run(trial) is None, f"{trial.name}, seed {trial.seed}"
        if time.monotonic() > until:
            break


def test_the_same_seed_gives_the_same_damage(fuzzing: Any) -> None:
    def first() -> list[tuple[str, bytes]]:
        return [(trial.name, trial.data) for trial in itertools.islice(fuzzing.trials(seed=3), 8)]

    assert first() == first()
