"""The graph as DOT text, for Graphviz and whatever else reads it."""

from __future__ import annotations

from game.desk.graph.model import Graph, GraphEdge, GraphNode


def to_dot(graph: Graph) -> str:
    """A DOT digraph."""
    lines = [
        f"digraph {_quoted(graph.title)} {{",
        "  rankdir=TB;",
        '  node [shape=box, fontname="serif"];',
        '  edge [fontname="serif"];',
    ]
    lines += [f"  {_node(node)}" for node in graph.nodes]
    lines += [f"  {_edge(edge)}" for edge in graph.edges]
    end = len(graph.nodes) - 1
    for number, ending in enumerate(graph.endings):
        style = ", style=dashed" if ending.unreached else ""
        said = f"{ending.title}\n(unreached)" if ending.unreached else ending.title
        lines.append(f"  e{number} [label={_quoted(said)}, peripheries=2{style}];")
        lines.append(f"  n{end} -> e{number} [label={_quoted(ending.condition)}];")
    return "\n".join([*lines, "}"]) + "\n"


def _node(node: GraphNode) -> str:
    said = [node.day, node.title, "(unreached)" if node.unreached else ""]
    label = _quoted("\n".join(part for part in said if part))
    shape = ", shape=plaintext" if node.end else ", shape=ellipse" if not node.question else ""
    style = ", style=dashed" if node.unreached else ""
    return f"n{node.index} [label={label}{shape}{style}];"


def _edge(edge: GraphEdge) -> str:
    style = ", style=dashed" if edge.unreached else ""
    return f"n{edge.start} -> n{edge.to} [label={_quoted(edge.numbers)}{style}];"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
