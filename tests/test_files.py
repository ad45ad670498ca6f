"""A file is read up to a limit, and written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pgt import files


def test_reads_one_byte_more_than_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345678")
    assert files.read(tmp_path / "a", 3) == b"1234"
    assert files.read(tmp_path / "a", 8) == b"12345678"


@pytest.mark.parametrize("make,expected", [(os.mkfifo, errno.EINVAL), (os.mkdir, errno.EISDIR)])
def test_what_is_no_file_is_not_opened(make: object, expected: int, tmp_path: Path) -> None:
    assert callable(make)
    make(tmp_path / "a")
    with pytest.raises(OSError, match="not a regular file") as caught:
        files.read(tmp_path / "a", 3)
    assert caught.value.errno == expected


def test_writes_a_new_file(tmp_path: Path) -> None:
    files.write_atomically(tmp_path / "new" / "folder" / "a", b"x", force=False)
    assert (tmp_path / "new" / "folder" / "a").read_bytes() == b"x"


def test_a_new_file_gets_the_permissions_that_the_user_asks_for(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        files.write_atomically(tmp_path / "a", b"x", force=False)
    finally:
        os.umask(mask)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        files.write_atomically(tmp_path / "a", b"new", force=False)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_force_replaces_and_keeps_the_permissions(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o604)
    files.write_atomically(tmp_path / "a", b"new", force=True)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o604
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_a_file_that_must_not_be_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o444)
    # Root may write it all the same; whoever runs the tests is asked as somebody else.
    monkeypatch.setattr("os.access", lambda path, _mode: bool(path.stat().st_mode & 0o222))
    with pytest.raises(PermissionError):
        files.write_atomically(tmp_path / "a", b"new", force=True)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_a_link_into_nothing_is_there_too(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("nowhere")
    with pytest.raises(FileExistsError):
        files.write_atomically(tmp_path / "a", b"new", force=False)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_force_writes_what_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "a").symlink_to("real")
    (tmp_path / "b").symlink_to("nowhere")
    files.write_atomically(tmp_path / "a", b"new", force=True)
    files.write_atomically(tmp_path / "b", b"new", force=True)
    assert [(tmp_path / name).read_bytes() for name in ("real", "nowhere")] == [b"new", b"new"]
    assert [str((tmp_path / name).readlink()) for name in ("a", "b")] == ["real", "nowhere"]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("make,expected", [(os.mkfifo, errno.EINVAL), (os.mkdir, errno.EISDIR)])
def test_what_is_no_file_is_not_replaced(make: object, expected: int, force: bool, tmp_path: Path) -> None:  # noqa: FBT001 -- a column of the table
    assert callable(make)
    make(tmp_path / "a")
    (tmp_path / "link").symlink_to("a")
    for name in ("a", "link"):
        with pytest.raises(OSError, match="not a regular file") as caught:
            files.write_atomically(tmp_path / name, b"new", force=force)
        assert caught.value.errno == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "link"]


def test_a_disk_without_links_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_paths: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    files.write_atomically(tmp_path / "a", b"x", force=False)
    assert (tmp_path / "a").read_bytes() == b"x"
    with pytest.raises(FileExistsError):
        files.write_atomically(tmp_path / "a", b"y", force=False)
    assert (tmp_path / "a").read_bytes() == b"x"
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def fail(_path: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="no space left"):
        files.write_atomically(tmp_path / "a", b"new", force=True)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(NotADirectoryError):
        files.write_atomically(tmp_path / "a" / "b", b"x", force=False)


@pytest.mark.parametrize(
    "error,chinese,english",
    [
        (OSError(errno.ENOENT, "No such file or directory"), "没有这个文件", "No such file or directory"),
        (OSError(errno.EACCES, "Permission denied"), "没有权限", "Permission denied"),
        (OSError(errno.EIO, "Input/output error"), "读写出错", "Input/output error"),
        (OSError("no number"), "no number", "no number"),
    ],
)
def test_reason(error: OSError, chinese: str, english: str) -> None:
    assert (files.reason(error).zh, files.reason(error).en) == (chinese, english)
