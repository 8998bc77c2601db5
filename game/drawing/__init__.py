"""Floor 0: pictures made of characters: votes, who moved, the time row, charts, maps.

Pure functions on plain data. A picture's data is a frozen dataclass that also serves as a block of
a page. Each module has `draw(data, width)`, which gives rows that fit the width, and `say(data)`,
which gives the same in sentences for plain mode and screen readers.
"""
