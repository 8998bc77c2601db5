"""The shapes an SVG picture is made of, and how wide words are in it."""

from __future__ import annotations

from html import escape

from game.reader.characters import clean

PAPER, CARD, INK = "#f4ecdc", "#fbf7ee", "#2a2522"
GREY, RED, LINE = "#6f6559", "#9b2a22", "#c9bb9f"
TITLE, SMALL, TINY, LEAD, PAD = 14.0, 11.0, 10.0, 15.0, 12.0
BOLD, MIDDLE = ' font-weight="bold"', ' text-anchor="middle"'

Corner = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width, height."""
Lines = list[tuple[str, float, str, str]]
"""The lines of a box: words, size, colour, look."""

_NARROW, _WIDE = frozenset("iljtfrI.,:;'!|()[] "), frozenset("mwMW@—…")


def text(at: Corner, words: str, size: float, colour: str = INK, look: str = "") -> str:
    """A line of text; `look` is BOLD, MIDDLE or both."""
    where = f'x="{at[0]:.1f}" y="{at[1]:.1f}" font-size="{size:g}" fill="{colour}"'
    return f"<text {where}{look}>{escaped(words)}</text>"


def rect(box: Box, fill: str, stroke: str, *, dashed: bool = False) -> str:
    """A box with slightly rounded corners."""
    dash = ' stroke-dasharray="6 4"' if dashed else ""
    x, y, width, height = box
    where = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect {where} rx="2" fill="{fill}" stroke="{stroke}"{dash}/>'


def line(start: Corner, end: Corner, colour: str = LINE) -> str:
    """A straight line."""
    where = f'x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
    return f'<line {where} stroke="{colour}"/>'


def arrow(path: str, tip: Corner, colour: str, *, dashed: bool) -> list[str]:
    """A curve with a head that points down."""
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    x, y = tip
    head = f"{x - 4:.1f},{y - 8:.1f} {x + 4:.1f},{y - 8:.1f} {x:.1f},{y:.1f}"
    return [
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.2"{dash}/>',
        f'<polygon points="{head}" fill="{colour}"/>',
    ]


def written(lines: Lines, x: float, y: float) -> list[str]:
    """The lines of a box whose corner is given."""
    return [
        text((x + PAD, y + PAD + number * LEAD - 3), words, size, colour, look)
        for number, (words, size, colour, look) in enumerate(lines, start=1)
    ]


def height(lines: Lines) -> float:
    """How tall a box with these lines is."""
    return len(lines) * LEAD + 2 * PAD - 4


def wide(words: str, size: float) -> float:
    """About how wide words are in a wide serif face, so that they fit in any."""
    units = sum(
        0.39 if c in _NARROW else 0.98 if c in _WIDE else 0.78 if c.isupper() else 0.63
        for c in words
    )
    return units * size


def fitted(words: str, size: float, room: float) -> str:
    """Words cut to the room there is, with a mark where they are."""
    if wide(words, size) <= room:
        return words
    while words and wide(words + "…", size) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def wrapped(words: str, size: float, room: float, most: int) -> list[str]:
    """Words in lines that fit; what does not fit into the last is cut with a mark."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if wide(longer, size) <= room or len(lines) == most or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [fitted(one, size, room) for one in lines]


def escaped(words: str) -> str:
    """Words as they may stand in XML."""
    return escape(clean(words))
