"""Floor 6: errors meant for people, printed once, at the edge."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from game.library import LibraryError

PROBLEMS = 1


def one_line(command: Callable[..., Any]) -> Callable[..., Any]:
    """Errors meant for people are printed as they are, and the exit code says so."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except LibraryError as wrong:
            click.echo(f"politburo: {wrong}", err=True)
            sys.exit(PROBLEMS)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(PROBLEMS)

    return wrapped
