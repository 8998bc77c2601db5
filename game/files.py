"""Floor 0: small files, read within a bound and written whole or not at all.

Everything the program writes goes through here: the text is on the disk before it takes its place,
a file that stands there is replaced in one step, and what a killed process left behind is removed.
New files have the rights that the user's umask gives; a file that is replaced keeps its own.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

LOCK = ".politburo.lock"
"""The file in a folder that is locked while something in the folder is compared and replaced."""
PATIENCE = 10.0
"""Seconds to wait for a folder that another process has locked."""
RETRY = 0.02
"""Seconds between two attempts to lock."""
ABANDONED = 60.0
"""Seconds after which an unfinished file counts as left behind by a process that was killed."""
MARKED = 1000
"""Within so many bytes from its beginning a file tells that this program made it."""
PART = ".part"
"""How the name of an unfinished file ends."""
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}
"""What file systems answer that know no locks, such as some network drives."""

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _try_lock(handle: int) -> None:
        """Lock the first byte of a file. Raises OSError if another process holds it."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> None:
        """Lock a file. Raises OSError if another process holds it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def read_at_most(path: Path, size: int) -> bytes:
    """The first `size` + 1 bytes of a file: one more than allowed tells that it is too large."""
    with path.open("rb") as file:
        return file.read(size + 1)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other processes of this program from writing in a folder, which is made if need be.

    Raises TimeoutError if another process does not let go within PATIENCE. Where the file system
    knows no locks, the work is done without one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait_for_lock(handle, folder / LOCK)
        _remove_parts(folder, older_than=0)  # nobody is writing here: all are abandoned
        yield
    finally:
        os.close(handle)  # which lets go of the lock


def _wait_for_lock(handle: int, path: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            _try_lock(handle)
        except OSError as fault:
            if fault.errno in _NO_LOCKS:
                return
            if time.monotonic() > until:
                says = "another copy of the program holds this folder"
                raise TimeoutError(errno.ETIMEDOUT, says, str(path)) from None
            time.sleep(RETRY)
        else:
            return


def replace(path: Path, text: str) -> None:
    """Write a file, in place of the one that stands there, if any. Raises OSError.

    A link is followed: what it points to is replaced.
    """
    target = Path(os.path.realpath(path))
    part = _written_part(target, text)
    try:
        with contextlib.suppress(FileNotFoundError):
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        part.replace(target)
    except BaseException:
        _remove(part)
        raise
    _sync_folder(target.parent)


def create(path: Path, text: str) -> None:
    """Write a new file. Raises FileExistsError, and touches nothing, where there is one already."""
    part = _written_part(path, text)
    try:
        try:
            os.link(part, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links: take the name, then fill it
            path.touch(exist_ok=False)
            part.replace(path)
    finally:
        _remove(part)
    _sync_folder(path.parent)


def replace_own(path: Path, text: str, mark: str) -> None:
    """Write a file that may only replace one that this program made, which `mark` tells.

    Raises FileExistsError, and touches nothing, where another file stands.
    """
    if os.path.lexists(path):
        kind = path.stat().st_mode
        waits = not (stat.S_ISREG(kind) or stat.S_ISDIR(kind))  # a pipe has no end to be read to
        if waits or mark.encode() not in read_at_most(path, MARKED):
            raise FileExistsError(errno.EEXIST, "another file stands there", str(path))
        replace(path, text)
    else:
        create(path, text)


def create_numbered(folder: Path, stem: str, suffix: str, text: str) -> Path:
    """Write a new file, `stem-1` or under the next number that is free. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        path = folder / f"{stem}-{number}{suffix}"
        if not os.path.lexists(path):
            with contextlib.suppress(FileExistsError):
                create(path, text)
                break
    return path


def _written_part(path: Path, text: str) -> Path:
    """An unfinished file beside `path` that holds the text, on the disk."""
    _remove_parts(path.parent, older_than=ABANDONED)
    part = path.with_name(f".{path.name[:100]}.{os.urandom(4).hex()}{PART}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _remove(part)
        raise
    return part


def _remove_parts(folder: Path, older_than: float) -> None:
    """Remove the unfinished files of processes that were killed."""
    newest = time.time() - older_than
    for part in folder.glob(f".*{PART}"):
        with contextlib.suppress(OSError):
            if part.stat().st_mtime <= newest:
                part.unlink()


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink()


def _sync_folder(folder: Path) -> None:
    """See to it that a new name outlives a power cut, where folders can be synchronised."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
