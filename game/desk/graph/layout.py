"""Where the nodes of a graph stand on paper: in layers down the page, with few crossed ways.

Ways over several layers get a waypoint in each layer between, so that they pass beside the boxes.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass
from itertools import pairwise

from game.desk.graph.model import Graph

SWEEPS = 12
GAP = 26.0
WAYPOINT = 16.0
STRAIGHT = 6.0
"""How much more a way prefers to run straight than a box to stand below its neighbours."""


@dataclass(slots=True)
class Spot:
    """A box or a waypoint: its layer and the middle of it across the page."""

    layer: int
    width: float
    node: int | None
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A graph laid out: the spots of the nodes, then those of the waypoints.

    `routes` gives for each edge the spots it passes, from its start to its end.
    """

    spots: list[Spot]
    layers: list[list[int]]
    routes: list[list[int]]
    width: float


def place(graph: Graph, box: float) -> Placed:
    """Lay out boxes of one width."""
    depth = _layers(graph)
    spots = [Spot(depth[node.index], box, node.index) for node in graph.nodes]
    routes = [_route(spots, edge.start, edge.to) for edge in graph.edges]
    layers: list[list[int]] = [[] for _ in range(max(depth) + 1)]
    for index, spot in enumerate(spots):
        layers[spot.layer].append(index)
    above: list[list[int]] = [[] for _ in spots]
    below: list[list[int]] = [[] for _ in spots]
    for route in routes:
        for upper, lower in pairwise(route):
            below[upper].append(lower)
            above[lower].append(upper)
    layers = _ordered(layers, above, below)
    _spread(spots, layers, above, below)
    left = min(spot.x - spot.width / 2 for spot in spots)
    for spot in spots:
        spot.x -= left
    return Placed(spots, layers, routes, max(spot.x + spot.width / 2 for spot in spots))


def _layers(graph: Graph) -> list[int]:
    """Each node below everything that leads to it; what nothing leads to beside its neighbour."""
    depth: list[int] = []
    incoming = graph.incoming()
    for node in graph.nodes:
        before = [depth[edge.start] + 1 for edge in incoming[node.index]]
        depth.append(max(before, default=depth[-1] if depth else 0))
    return depth


def _route(spots: list[Spot], start: int, end: int) -> list[int]:
    route = [start]
    for layer in range(spots[start].layer + 1, spots[end].layer):
        route.append(len(spots))
        spots.append(Spot(layer, WAYPOINT, None))
    return [*route, end]


def _ordered(
    layers: list[list[int]], above: list[list[int]], below: list[list[int]]
) -> list[list[int]]:
    """Each layer in the order in which its ways cross least, as far as sweeps find it."""
    best, fewest = layers, _crossings(layers, below)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        down = sweep % 2 == 0
        layers = _swept(layers, above if down else below, down)
        crossings = _crossings(layers, below)
        if crossings < fewest:
            best, fewest = layers, crossings
    return best


def _swept(layers: list[list[int]], beside: list[list[int]], down: bool) -> list[list[int]]:
    """Order each layer by the mean position of its neighbours in the layer before."""
    swept = [list(layer) for layer in layers]
    at = {index: position for layer in swept for position, index in enumerate(layer)}

    def mean(index: int) -> float:
        near = beside[index]
        return sum(at[other] for other in near) / len(near) if near else at[index]

    for layer in swept if down else reversed(swept):
        layer.sort(key=mean)
        at.update({index: position for position, index in enumerate(layer)})
    return swept


def _crossings(layers: list[list[int]], below: list[list[int]]) -> int:
    at = {index: position for layer in layers for position, index in enumerate(layer)}
    crossings = 0
    for layer in layers:
        ends: list[int] = []
        for index in layer:
            here = sorted(at[other] for other in below[index])
            crossings += sum(len(ends) - bisect_right(ends, end) for end in here)
            for end in here:
                insort(ends, end)
    return crossings


def _spread(
    spots: list[Spot], layers: list[list[int]], above: list[list[int]], below: list[list[int]]
) -> None:
    """Bring each spot near its neighbours without changing the order in its layer."""
    for layer in layers:
        _settle(spots, layer, [0.0] * len(layer))

    def wanted(index: int, near: list[int]) -> float:
        pulls = [(STRAIGHT if spots[other].node is None else 1.0, spots[other].x) for other in near]
        weight = sum(pull for pull, _ in pulls)
        return sum(pull * x for pull, x in pulls) / weight if pulls else spots[index].x

    for _ in range(SWEEPS):
        for layer in reversed(layers):
            _settle(spots, layer, [wanted(index, below[index]) for index in layer])
        for layer in layers:  # last, so that what follows one thing alone stands right below it
            _settle(spots, layer, [wanted(index, above[index]) for index in layer])


def _settle(spots: list[Spot], layer: list[int], wanted: list[float]) -> None:
    """As near as can be to where each wants to stand, in the layer's order, gaps kept.

    Least squares under an order: blocks that would overlap are pooled at their weighted mean.
    """
    offsets, offset = [], 0.0
    for index, before in zip(layer, [None, *layer], strict=False):
        if before is not None:
            offset += (spots[index].width + spots[before].width) / 2 + GAP
        offsets.append(offset)
    blocks: list[list[float]] = []  # mean, weight, how many
    for index, wish, offset in zip(layer, wanted, offsets, strict=True):
        blocks.append([wish - offset, STRAIGHT if spots[index].node is None else 1.0, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, weight, count = blocks.pop()
            last = blocks[-1]
            last[0] = (last[0] * last[1] + mean * weight) / (last[1] + weight)
            last[1] += weight
            last[2] += count
    means = [mean for mean, _, count in blocks for _ in range(int(count))]
    for index, mean, offset in zip(layer, means, offsets, strict=True):
        spots[index].x = mean + offset
