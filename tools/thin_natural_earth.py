"""Make the map data that the program ships from Natural Earth's files of 1:50 million.

    python tools/thin_natural_earth.py FOLDER

FOLDER holds `ne_50m_coastline.json`, `ne_50m_lakes.json`, `ne_50m_lakes_historic.json` and
`ne_50m_rivers_lake_centerlines.json`, GeoJSON as github.com/martynafford/natural-earth-geojson has
it. Kept are coasts, lakes and rivers from the Atlantic to the Pacific north of the 33rd parallel,
thinned to TOLERANCE and rounded to hundredths of a degree. Left out are waters that people made
after 1917, and islands and lakes too small to draw. The Aral Sea is drawn as it was then.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
Line = list[Point]

WEST, EAST, SOUTH, NORTH = -12.0, 192.0, 33.0, 79.0
TOLERANCE = 0.02
"""Degrees by which a thinned line may leave the line it stands for."""
SMALLEST = 0.25
"""Degrees of breadth and height together below which an island or a lake is left out."""
LATER = {"Sarygamysh Köli", "IJsselmeer", "Lake Tharthar", "Aral Sea"}
"""Lakes of the file that were not there, or not in this shape."""
TARGET = Path(__file__).parent.parent / "game" / "drawing" / "geography" / "natural_earth.json"


def main() -> None:
    """Read the four files and write one."""
    folder = Path(sys.argv[1])
    lakes = [
        *features(folder / "ne_50m_lakes.json"),
        *features(folder / "ne_50m_lakes_historic.json"),
    ]
    then = [shape for name, kind, shape in lakes if name not in LATER and kind != "Reservoir"]
    coast = [shape for _, _, shape in features(folder / "ne_50m_coastline.json")]
    rivers = [shape for _, _, shape in features(folder / "ne_50m_rivers_lake_centerlines.json")]
    made = {
        "coast": thinned(coast),
        "lakes": thinned(then),
        "rivers": thinned(rivers),
    }
    rows = ",\n".join(
        f'"{kind}": [\n'
        + ",\n".join(json.dumps(line, separators=(",", ":")) for line in lines)
        + "\n]"
        for kind, lines in made.items()
    )
    TARGET.write_text("{\n" + rows + "\n}\n", "utf-8")
    size = TARGET.stat().st_size
    print(f"{TARGET.name}: {size:,} bytes, {sum(map(len, made.values()))} lines")


def features(path: Path) -> Iterator[tuple[str, str, Line]]:
    """Every line or outline of a GeoJSON file with its name and class."""
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        properties, geometry = feature["properties"], feature["geometry"]
        if geometry is None:
            continue
        for shape in shapes(geometry["type"], geometry["coordinates"]):
            yield properties.get("name") or "", properties["featurecla"], shape


def shapes(kind: str, coordinates: list) -> Iterator[Line]:
    """The lines of a geometry; of a polygon only its outline."""
    if kind == "LineString":
        yield [tuple(point[:2]) for point in coordinates]
    elif kind == "Polygon":
        yield from shapes("LineString", coordinates[0])
    else:
        for part in coordinates:
            yield from shapes(kind.removeprefix("Multi"), part)


def thinned(lines: Iterable[Line]) -> list[list[int]]:
    """Lines within the region, thinned, each as a row of whole numbers: see `steps`."""
    kept = [part for line in lines for part in inside(line)]
    return [steps(simplified(line)) for line in kept if breadth(line) >= SMALLEST]


def inside(line: Line) -> Iterator[Line]:
    """The parts of a line within the region; beyond the date line longitude counts on past 180."""
    part: Line = []
    for lon, lat in line:
        point = (lon + 360 if lon < EAST - 360 else lon, lat)
        jumped = bool(part) and abs(point[0] - part[-1][0]) > 180
        there = WEST <= point[0] <= EAST and SOUTH <= lat <= NORTH
        if part and (jumped or not there):
            yield part
            part = []
        if there:
            part.append(point)
    if part:
        yield part


def breadth(line: Line) -> float:
    """Breadth and height of a line in degrees, together."""
    lons, lats = zip(*line, strict=True)
    return max(lons) - min(lons) + max(lats) - min(lats)


def simplified(line: Line) -> Line:
    """The line thinned by Douglas and Peucker's rule."""
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        farthest = max(
            range(first + 1, last), key=lambda at: off(line[at], line[first], line[last])
        )
        if off(line[farthest], line[first], line[last]) > TOLERANCE:
            keep.add(farthest)
            waiting += [(first, farthest), (farthest, last)]
    return [line[at] for at in sorted(keep)]


def off(point: Point, first: Point, last: Point) -> float:
    """How far a point lies from the stretch between two others, in degrees."""
    (x, y), (a, b), (c, d) = point, first, last
    length = (c - a) ** 2 + (d - b) ** 2
    along = max(0.0, min(1.0, ((x - a) * (c - a) + (y - b) * (d - b)) / length)) if length else 0.0
    return ((x - a - along * (c - a)) ** 2 + (y - b - along * (d - b)) ** 2) ** 0.5


def steps(line: Line) -> list[int]:
    """West, east, south and north end, first point, then the step to each next one, times 100."""
    points = [(round(lon * 100), round(lat * 100)) for lon, lat in line]
    lons, lats = zip(*points, strict=True)
    made = [min(lons), max(lons), min(lats), max(lats), *points[0]]
    for (a, b), (c, d) in pairwise(points):
        made += [c - a, d - b] if (a, b) != (c, d) else []
    return made


if __name__ == "__main__":
    main()
