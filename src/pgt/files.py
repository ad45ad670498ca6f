"""Files on disk: read with a limit, and written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pgt.diagnostics import Text

_REASONS = {
    errno.ENOENT: "没有这个文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.ELOOP: "符号链接绕成了圈",
    errno.ENAMETOOLONG: "名称太长",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EFBIG: "文件太大",
    errno.EINVAL: "不是普通文件",
    errno.EIO: "读写出错",
    errno.EROFS: "磁盘是只读的",
}
"""What the system says only in English; the commonest refusals of a disk."""


def reason(error: OSError) -> Text:
    """Say why a file could not be read or written."""
    from pgt.diagnostics import Text  # most files can be read

    english = error.strerror or str(error)
    return Text(_REASONS.get(error.errno or 0, english), english)


def read(path: Path, limit: int) -> bytes:
    """Return the bytes of *path*, one more than *limit* at most: enough to see that a file is too large.

    Raises OSError, also for what is no regular file: a pipe without a writer would wait for ever.
    """
    found = os.stat(path)  # noqa: PTH116 -- like open() below, half of what Path takes, for thousands of files
    mode = found.st_mode
    _require_regular(path, mode)
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- see above
        content = file.read(min(found.st_size, limit) + 1)
        # What the system makes up as it is read has no size; any other file has ended here.
        while len(content) <= limit and (more := file.read(limit + 1 - len(content))):
            content += more
    return content


def _require_regular(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL, "not a regular file", str(path))


def is_taken(path: Path) -> bool:
    """Whether there is a file, or a link, at *path* that writing would replace.

    Raises OSError for what cannot be replaced: a folder, a pipe, a device.
    """
    try:
        _require_regular(path, path.stat().st_mode)
    except FileNotFoundError:
        return os.path.lexists(path)
    except NotADirectoryError:
        return False  # writing will say so
    return True


def write_atomically(path: Path, content: bytes, *, force: bool) -> None:
    """Write *content* to *path* in one step: a reader sees the old file or the new one, never half of it.

    With *force* a link stays one: what it leads to is written. Raises FileExistsError when the file is there and
    *force* is not given, and OSError when it cannot be written, or must not; nothing is changed then.
    """
    if is_taken(path) and force:
        path = Path(os.path.realpath(path))
        if path.exists() and not os.access(path, os.W_OK):  # to put another in its place the system would allow
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # what is there is no folder, which is not what FileExistsError means here
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), error.filename) from None
    # Writing is rare, and tempfile brings in hashlib and random.
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        temporary.chmod(_mode(path))
        if force:
            temporary.replace(path)
        else:
            _create(temporary, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def _mode(path: Path) -> int:
    """Return the permissions a file already has, or those the user's umask asks for; mkstemp gives 0600."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _create(temporary: Path, path: Path) -> None:
    """Give *temporary* the name *path* unless it is taken; a link does both in one step where there are links."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        temporary.rename(path)
