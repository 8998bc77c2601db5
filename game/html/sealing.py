"""Packs sealed with a word: authenticated encryption under a key stretched from it.

A browser's WebCrypto opens them. AES-256-GCM; the key is the word after PBKDF2 with SHA-256.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

ROUNDS = 600_000
"""Rounds of PBKDF2. Source: OWASP Password Storage Cheat Sheet, for HMAC-SHA-256."""
SALT, NONCE, KEY = 16, 12, 32
"""Bytes."""


class Seal:
    """Seals the packs of one file.

    The salt is made from what is sealed: the same packs and the same word give the same bytes, and
    no other packs are ever sealed under the same key. A nonce is the number of its pack.
    """

    def __init__(self, word: str, packs: Sequence[bytes]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

        digests = b"".join(sha256(pack).digest() for pack in packs)
        self.salt = sha256(digests).digest()[:SALT]
        stretched = PBKDF2HMAC(algorithm=SHA256(), length=KEY, salt=self.salt, iterations=ROUNDS)
        self._key = AESGCM(stretched.derive(normal(word).encode()))

    def sealed(self, number: int, pack: bytes) -> bytes:
        """A pack that cannot be read or changed without the word."""
        return self._key.encrypt(number.to_bytes(NONCE, "big"), pack, None)


def normal(word: str) -> str:
    """A word as it is compared: small letters, no spaces, for it is read out and typed."""
    return "".join(word.casefold().split())
