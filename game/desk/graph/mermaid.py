"""The graph as Mermaid text, for wikis and readme files that draw it."""

from __future__ import annotations

from game.desk.graph.model import Graph, GraphEdge, GraphNode

_ESCAPES = str.maketrans({'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "&": "#amp;"})


def to_mermaid(graph: Graph) -> str:
    """Mermaid flowchart text."""
    lines = ["flowchart TD"]
    lines += [f"  {_node(node)}" for node in graph.nodes]
    lines += [f"  {_edge(edge)}" for edge in graph.edges]
    end = len(graph.nodes) - 1
    for number, ending in enumerate(graph.endings):
        said = f"{ending.title} (unreached)" if ending.unreached else ending.title
        lines.append(f'  e{number}[["{_escaped(said)}"]]')
        arrow = f'-->|"{_escaped(ending.condition)}"|' if ending.condition else "-->"
        lines.append(f"  n{end} {arrow} e{number}")
    return "\n".join(lines) + "\n"


def _node(node: GraphNode) -> str:
    parts = [node.day, node.title, "(unreached)" if node.unreached else ""]
    text = _escaped(" · ".join(part for part in parts if part))
    if node.end:
        return f'n{node.index}(("{text}"))'
    opening, closing = ("{{", "}}") if node.question else ("[", "]")
    return f'n{node.index}{opening}"{text}"{closing}'


def _edge(edge: GraphEdge) -> str:
    arrow = "-.->" if edge.unreached else "-->"
    label = f'|"{edge.numbers}"|' if edge.choices else ""
    return f"n{edge.start} {arrow}{label} n{edge.to}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
