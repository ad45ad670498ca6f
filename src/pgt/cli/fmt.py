"""`pgt fmt`."""

from __future__ import annotations

import codecs
import contextlib
import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from pgt import canonical, files, load, notices, source, workspace
from pgt.cli import _options, _tables
from pgt.cli._language import say
from pgt.diagnostics import Diagnostic, Severity
from pgt.workspace import NO_SETTINGS

EXAMPLES = say(
    "例子：\n\n\b\n  pgt fmt examples\n  pgt fmt --check --diff 2021\n  pgt fmt --from-encoding gb18030 2019",
    "Examples:\n\n\b\n  pgt fmt examples\n  pgt fmt --check --diff 2021\n  pgt fmt --from-encoding gb18030 2019",
)

HIDDEN = frozenset({notices.FOLDED.code, notices.CUT_BY_COMMENT.code})
"""What nobody could see any more once the file is laid out anew."""


@dataclass(frozen=True, slots=True)
class _Result:
    """A file, as it is and as it should be."""

    file: str
    old: str
    new: str
    changed: bool
    findings: tuple[Diagnostic, ...]


def _encoding(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    if name is None:
        return None
    try:
        "".encode(name)
    except LookupError:
        raise click.BadParameter(say(f"没有 {name} 这种编码", f"there is no encoding {name}")) from None
    return codecs.lookup(name).name


@click.command(
    "fmt",
    help=say(
        "把 PATHS（文件、文件夹或 -；默认当前文件夹）里的表写成统一的样子：键的次序、缩进、引号、≥ 和半角数字。"
        "内容和注释不变。",
        "Lay the tables at PATHS (files, folders or -; default: .) out in one way: order of keys, indentation, quotes, "
        "≥ and half-width digits. What they say and their comments stay.",
    ),
    epilog=EXAMPLES,
)
@_options.PATHS
@click.option(
    "--check",
    is_flag=True,
    help=say("只看不写；要改的列出来，退出状态为 1", "write nothing; list what would change, and exit with 1"),
)
@click.option(
    "--diff", is_flag=True, help=say("只看不写；印出会改哪些行", "write nothing; print the lines that change")
)
@click.option(
    "--from-encoding",
    metavar="ENCODING",
    callback=_encoding,
    help=say("不是 UTF-8 的文件按这种编码读，例如 gb18030", "how to read files that are not UTF-8, such as gb18030"),
)
@click.option(
    "--stdin-filename",
    metavar="NAME",
    help=say("PATHS 为 - 时显示的文件名", "the name to show when PATHS is -"),
)
def command(
    paths: tuple[Path, ...],
    check: bool,
    diff: bool,
    from_encoding: str | None,
    stdin_filename: str | None,
) -> int:
    """Lay tables out in one way."""
    if paths == (_options.STDIN,):
        content = _options.standard_input(source.SIZE_LIMIT)
        results: Iterable[_Result] = [_lay_out(stdin_filename or "<stdin>", content, from_encoding)]
    else:
        results = _results(_options.existing(paths), from_encoding, write=not (check or diff))
    changed = kept = unread = 0
    unreadable = False
    for result in results:
        for finding in result.findings:
            click.echo(_tables.line(finding), err=True)
            unreadable = unreadable or finding.code == notices.UNREADABLE.code
        if any(finding.severity is Severity.ERROR for finding in result.findings):
            unread += 1
            continue
        changed += result.changed
        kept += not result.changed
        if diff:
            _options.show(_diff(result))
        elif check and result.changed:
            _options.show(f"{result.file}\n")
        elif not check and paths == (_options.STDIN,):
            _options.show(result.new.encode())
    click.echo(_summary(changed, kept, unread, dry=check or diff), err=True)
    if unreadable:
        return 2
    return int(bool(unread or (check and changed)))


def _results(paths: tuple[Path, ...], encoding: str | None, *, write: bool) -> Iterable[_Result]:
    found = False
    for path in workspace.discover(paths):
        found = True
        if isinstance(path, Diagnostic):
            yield _Result(path.file, "", "", changed=False, findings=(path,))
            continue
        name = workspace.shown(path)
        try:
            content = files.read(path, source.SIZE_LIMIT)
        except OSError as error:
            finding = Diagnostic.of(notices.UNREADABLE, name, reason=files.reason(error))
            yield _Result(name, "", "", changed=False, findings=(finding,))
            continue
        result = _lay_out(name, content, encoding)
        if write and result.changed:
            _options.deliver(result.new, path.resolve(), force=True)
        yield result
    if not found:
        raise _options.NothingFound


def _lay_out(name: str, content: bytes, encoding: str | None) -> _Result:
    loaded = load.parse(name, _as_utf8(content, encoding), NO_SETTINGS)
    old = loaded.source.text
    findings = tuple(one for one in loaded.findings if one.severity is Severity.ERROR or one.code in HIDDEN)
    if loaded.table is None:
        return _Result(name, old, old, changed=False, findings=findings)
    new = canonical.lay_out(loaded.source)
    if new is None:
        return _Result(name, old, old, changed=False, findings=(Diagnostic.of(notices.UNUSUAL, name),))
    return _Result(name, old, new, content != new.encode(), findings)


def _as_utf8(content: bytes, encoding: str | None) -> bytes:
    """Return *content* in UTF-8, if it is in *encoding*; what is in UTF-8 already is never taken for anything else."""
    if encoding is None:
        return content
    try:
        content.decode()
    except UnicodeDecodeError:
        with contextlib.suppress(UnicodeError):
            return content.decode(encoding).encode()
    return content


def _diff(result: _Result) -> str:
    old, new = (text.splitlines(keepends=True) for text in (result.old, result.new))
    lines = difflib.unified_diff(old, new, result.file, result.file)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _summary(changed: int, kept: int, unread: int, *, dry: bool) -> str:
    zh = [f"{'要改' if dry else '改了'} {changed} 个文件", f"{kept} 个不用改"]
    en = [f"{changed} to change" if dry else f"{changed} changed", f"{kept} as they should be"]
    if unread:
        zh.append(f"{unread} 个读不了，没有动")
        en.append(f"{unread} unread and left alone")
    return say("，".join(zh), ", ".join(en))
