"""The branching of a scenario as a picture: in the terminal, as SVG, Mermaid and DOT."""

from game.desk.graph.dot import to_dot
from game.desk.graph.mermaid import to_mermaid
from game.desk.graph.model import Graph
from game.desk.graph.svg import MARK, to_svg
from game.desk.graph.terminal import to_terminal

__all__ = ["MARK", "Graph", "to_dot", "to_mermaid", "to_svg", "to_terminal"]
