# ruff: noqa: E501 -- a message is compared whole, however long it is
"""Calls that mean nothing: commands and options that do not exist, values that they do not take."""

from __future__ import annotations

from pgt import form
from pgt.cli import COMMANDS
from pgt.render.findings import RENDERERS
from pgt.suggestion import did_you_mean
from tests.hostile.parts import GOOD, HEAD, Case

KNOWN_COMMANDS = did_you_mean("xyz", COMMANDS).zh
KNOWN_FORMS = did_you_mean("xyz", form.ids(None)).zh
FORMATS = ", ".join(repr(name) for name in (*RENDERERS, "auto")) + "。"


def call(name: str, expected: str, *arguments: str, stdin: bytes = b"", status: int = 2) -> Case:
    """Return the case of one bad call, in a folder with one good table."""
    return Case(f"call: {name}", expected, {"t.pgt.yaml": GOOD}, arguments, status, stdin)


CASES: list[Case] = [
    call("no command of that name", "错误：没有 vaildate 这个命令；是不是 `validate`？", "vaildate"),
    call(
        "no command like that",
        f"错误：没有 xyz 这个命令；{KNOWN_COMMANDS}",
        "xyz",
    ),
    call(
        "a command in Chinese",
        f"错误：没有 检查 这个命令；{KNOWN_COMMANDS}",
        "检查",
    ),
    call(
        "a command that colours the terminal",
        "错误：没有 \\x1b[31mvalidate 这个命令；是不是 `validate`？",
        "\x1b[31mvalidate",
    ),
    call("an option before the command", "错误：没有 --format 这个选项。", "--format", "json", "validate"),
    call(
        "an unknown option",
        "错误：没有 --foo 这个选项。 （是不是其中之一：'--color', '--force', '--format'？）",
        "validate",
        "--foo",
    ),
    call(
        "an option mistyped",
        "错误：没有 --formt 这个选项。 （是不是其中之一：'--force', '--format'？）",
        "validate",
        "--formt",
        "json",
    ),
    call("a short option unknown", "错误：没有 -x 这个选项。", "validate", "-x"),
    call("an option in Chinese", "错误：没有 --格式 这个选项。", "validate", "--格式", "json"),
    call("a full-width dash", "错误：没有这个文件或文件夹：－－format", "validate", "－－format"),
    call("an option without its value", "错误：选项 --format 后面要有一个值。", "validate", "--format"),
    call("a value for a switch", "错误：选项 --verbose 后面不带值。", "validate", "--verbose=yes"),
    call(
        "a format that does not exist",
        "错误：'-f' / '--format' 的值不对：没有 'xml'，可以写：" + FORMATS,
        "validate",
        "--format",
        "xml",
    ),
    call(
        "a format in capitals",
        "错误：'-f' / '--format' 的值不对：没有 'JSON'，可以写：" + FORMATS,
        "validate",
        "--format",
        "JSON",
    ),
    call(
        "no format",
        "错误：'-f' / '--format' 的值不对：没有 ''，可以写：" + FORMATS,
        "validate",
        "--format",
        "",
    ),
    call(
        "a format that colours the terminal",
        "错误：'-f' / '--format' 的值不对：没有 '\\x1b[31m'，可以写：" + FORMATS,
        "validate",
        "--format",
        "\x1b[31m",
    ),
    call(
        "a weight that does not exist",
        "错误：'--fail-on' 的值不对：没有 'fatal'，可以写：'error', 'warning', 'info', 'never'。",
        "validate",
        "--fail-on",
        "fatal",
    ),
    call(
        "a colour that does not exist",
        "错误：'--color' 的值不对：没有 'red'，可以写：'auto', 'always', 'never'。",
        "validate",
        "--color",
        "red",
    ),
    call("stdin and a file", "错误：- 表示标准输入，只能单独用", "validate", "-", "t.pgt.yaml"),
    call("stdin twice", "错误：- 表示标准输入，只能单独用", "validate", "-", "-"),
    call(
        "nothing on stdin",
        "<stdin>:1:1: PGT007 error 文件里没有内容 [用 `pgt new` 生成一张新表]\n",
        "validate",
        "--format",
        "concise",
        "-",
        status=1,
    ),
    call(
        "a bad table on stdin",
        "<stdin>:2:7: PGT043 error “x”不在可选范围内 [可以写：project 项目支出绩效目标表；department 部门（单位）整体支出绩效目标表]\n",
        "validate",
        "--format",
        "concise",
        "-",
        stdin=b"pgt: 1\nkind: x\n",
        status=1,
    ),
    call(
        "a bad table on stdin with a name",
        "a/b.pgt.yaml:3:1: PGT040 error 不认识的键 `x` [可以写：pgt, kind, form, year, organization, supervisor, implementer, code, name, previous, budget, purpose, …]\n",
        "validate",
        "--format",
        "concise",
        "--stdin-filename",
        "a/b.pgt.yaml",
        "-",
        stdin=HEAD.encode() + b"x: y\n",
        status=1,
    ),
    call(
        "GBK on stdin",
        "<stdin>:3:7: PGT003 error 文件不是 UTF-8 文本，看起来是 GBK（GB18030） [文本在编辑器中另存为 UTF-8；别的文件不是表]\n",
        "validate",
        "--format",
        "concise",
        "-",
        stdin=(HEAD + "name: 测试\n").encode("gbk"),
        status=1,
    ),
    call(
        "too much on stdin",
        "<stdin>:1:1: PGT002 error 文件太大，超过 1048576 字节 [一个文件只放一张表]\n",
        "validate",
        "--format",
        "concise",
        "-",
        stdin=b"#" * 2_000_000,
        status=1,
    ),
    call(
        "sum by nothing known",
        "错误：'--by' 的值不对：没有 'nope'，可以写：'organization', 'year', 'form', 'kind', 'source', 'category'。",
        "sum",
        "--by",
        "nope",
        ".",
    ),
    call(
        "sum in no unit",
        "错误：'--unit' 的值不对：没有 '千元'，可以写：'元', '万元', '亿元'。",
        "sum",
        "--unit",
        "千元",
        ".",
    ),
    call(
        "sum in no format",
        "错误：'-f' / '--format' 的值不对：没有 'xlsx'，可以写：'text', 'markdown', 'csv', 'json'。",
        "sum",
        "--format",
        "xlsx",
        ".",
    ),
    call("sum of a missing file", "错误：没有这个文件或文件夹：nothing.pgt.yaml", "sum", "nothing.pgt.yaml"),
    call("export without a target", "错误：缺少选项 '-o' / '--output'", "export-xlsx", "."),
    call("export without tables", "错误：没有这个文件或文件夹：nothing", "export-xlsx", "-o", "out.xlsx", "nothing"),
    call(
        "export on no form",
        "错误：没有表样 `hebei-2012` [是不是 `hebei-2021`？]",
        "export-xlsx",
        "--form",
        "hebei-2012",
        "-o",
        "out.xlsx",
        ".",
    ),
    call(
        "export on a form outside",
        f"错误：没有表样 `../../etc/passwd` [{KNOWN_FORMS}]",
        "export-xlsx",
        "--form",
        "../../etc/passwd",
        "-o",
        "out.xlsx",
        ".",
    ),
    call(
        "a rule that is no code",
        "错误：没有规则 weights；代码见 `pgt rule`",
        "rule",
        "weights",
    ),
    call("two rules", "错误：多了一个参数（PGT402）", "rule", "PGT401", "PGT402"),
    call(
        "new without a name",
        "错误：缺少选项 --organization（预算单位的编码、名称或“编码 名称”）",
        "new",
        "--kind",
        "project",
    ),
    call(
        "new of no kind",
        "错误：'--kind' 的值不对：没有“programme”这种表，可以写：project, department",
        "new",
        "--kind",
        "programme",
    ),
    call(
        "new for no year", "错误：'--year' 的值不对：“next”不是年度，要写四位数字，例如 2022", "new", "--year", "next"
    ),
    call(
        "new for a year of five digits",
        "错误：'--year' 的值不对：“20210”不是年度，要写四位数字，例如 2022",
        "new",
        "--year",
        "20210",
    ),
    call(
        "new from nothing",
        "错误：没有这个文件或文件夹：nothing.pgt.yaml",
        "new",
        "--from",
        "nothing.pgt.yaml",
        "--year",
        "2022",
    ),
    call("new from a folder", "错误：. 是文件夹；--from 要一张表", "new", "--from", ".", "--year", "2022"),
    call(
        "new for an earlier year",
        "错误：--year 2020 要晚于旧表的年度 2021",
        "new",
        "--from",
        "t.pgt.yaml",
        "--year",
        "2020",
    ),
    call("new with a stray argument", "错误：多了一个参数（project）", "new", "project"),
]
