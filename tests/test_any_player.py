"""Whoever presses, clicks, pastes or types whatever there is, at whatever lies open: no failure.

The short form of two kinds of `fuzzing.py`, which tries them by the ten thousand.
"""

from random import Random

import pytest
from fuzzed_keys import in_lines, on_screen


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_pressed_on_the_screen(seed, tmp_path):
    assert on_screen(Random(seed), tmp_path) > 0


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_typed_in_lines(seed, tmp_path):
    assert in_lines(Random(seed), tmp_path) > 0
