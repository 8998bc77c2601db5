"""Floor 2: the rules. A playthrough is a state; a step gives the next one. No I/O, clock or dice.

Screens are handed a View before the answer, a Reveal after it, a Close at the chapter's end.
"""
