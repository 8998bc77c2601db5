"""`python -m game`: the command."""

from game.cli import main

main()
