"""Floor 4: a chapter folded into its pages: those of every state, and which page a choice leads to.

One implementation of the rules, the one that plays the game, has made them all. What is made from
this turns pages and asks for no condition: it remembers which of a few things are so, as numbers,
and looks up under them which form of a page is meant.
"""
