"""Letter keys by their place: Caps Lock and other keyboards do not make a key another one."""

from __future__ import annotations

_CYRILLIC = "йцукенгшщзфывапролдячсмитьіў"
_LATIN = "qwertyuiopasdfghjklzxcvbnmso"
"""The same places on a Latin keyboard. Source: the Russian layout ЙЦУКЕН (Windows KBDRU), with
the letters that KBDUR (Ukrainian) and KBDBLR (Belarusian) have in the places of `ы` and `щ`."""

_BY_PLACE = str.maketrans(_CYRILLIC, _LATIN)


def latin(typed: str) -> str:
    """What was typed, as small letters of a Latin keyboard; other characters stay as they are."""
    return typed.casefold().translate(_BY_PLACE)
