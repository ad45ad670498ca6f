# ruff: noqa: E501 -- a message is compared whole, however long it is
"""Bytes that are no text, texts that are no YAML, and files made to exhaust whoever reads them."""

from __future__ import annotations

import gzip
import io
import zipfile

from tests.hostile.parts import GOOD, HEAD, ROW, Case, table

CHINESE = HEAD + "name: 残疾人事业发展补助资金\n"


def _workbook() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return content.getvalue()


def _bomb(levels: int) -> str:
    rows = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, levels)]
    return "\n".join([HEAD + "a0: &a0 [x, x, x, x, x, x, x, x, x]", *rows, ""])


CASES: list[Case] = [
    table(
        "GBK",
        CHINESE.encode("gbk"),
        "3:7: PGT003 error 文件不是 UTF-8 文本，看起来是 GBK（GB18030） [用 `pgt fmt --from-encoding gb18030` 转成 UTF-8]",
    ),
    table(
        "GBK in a comment",
        "# 注释\n".encode("gbk") + HEAD.encode(),
        "1:4: PGT003 error 文件不是 UTF-8 文本，看起来是 GBK（GB18030） [用 `pgt fmt --from-encoding gb18030` 转成 UTF-8]",
    ),
    table(
        "GBK behind UTF-8",
        CHINESE.encode() + "code: 编码\n".encode("gbk"),
        "4:7: PGT003 error 文件不是 UTF-8 文本，看起来是别的编码或二进制文件 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "GB18030",
        (HEAD + "name: 㐀𠀀中\n").encode("gb18030"),
        "3:7: PGT003 error 文件不是 UTF-8 文本，看起来是 GBK（GB18030） [用 `pgt fmt --from-encoding gb18030` 转成 UTF-8]",
    ),
    table(
        "Big5",
        (HEAD + "name: 預算項目績效\n").encode("big5"),
        "3:7: PGT003 error 文件不是 UTF-8 文本，看起来是 Big5（繁体） [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "UTF-16 with its mark",
        CHINESE.encode("utf-16"),
        "1:1: PGT003 error 文件不是 UTF-8 文本，看起来是 UTF-16 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "UTF-16 from a big machine",
        b"\xfe\xff" + CHINESE.encode("utf-16-be"),
        "1:1: PGT003 error 文件不是 UTF-8 文本，看起来是 UTF-16 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "UTF-16 without a mark",
        CHINESE.encode("utf-16-le"),
        "3:14: PGT003 error 文件不是 UTF-8 文本，看起来是别的编码或二进制文件 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "UTF-32",
        CHINESE.encode("utf-32"),
        "1:1: PGT003 error 文件不是 UTF-8 文本，看起来是 UTF-16 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "Latin-1",
        (HEAD + "name: café\n").encode("latin-1"),
        "3:10: PGT003 error 文件不是 UTF-8 文本，看起来是别的编码或二进制文件 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "half a character",
        CHINESE.encode("utf-8", "surrogatepass") + b"code: \xed\xa0\x80\n",
        "4:7: PGT003 error 文件不是 UTF-8 文本，看起来是别的编码或二进制文件 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "a character cut off",
        CHINESE.encode()[:-2],
        "3:17: PGT003 error 文件不是 UTF-8 文本，看起来是最后一个字不完整的 UTF-8 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "a character too long",
        HEAD.encode() + b"name: \xc0\xaf\n",
        "3:7: PGT003 error 文件不是 UTF-8 文本，看起来是 GBK（GB18030） [用 `pgt fmt --from-encoding gb18030` 转成 UTF-8]",
    ),
    table(
        "a workbook",
        _workbook(),
        "1:1: PGT003 error 文件不是 UTF-8 文本，看起来是工作簿、Word 文档或压缩包 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "a document",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
        "1:1: PGT003 error 文件不是 UTF-8 文本，看起来是旧版 Office 文件 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "a PDF",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "1:1: PGT003 error 文件不是 UTF-8 文本，看起来是 PDF [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "a picture",
        b"\x89PNG\r\n\x1a\n" + bytes(20),
        "1:1: PGT003 error 文件不是 UTF-8 文本，看起来是二进制文件 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "an archive",
        gzip.compress(GOOD.encode(), mtime=0),
        "1:2: PGT003 error 文件不是 UTF-8 文本，看起来是别的编码或二进制文件 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    table(
        "nothing but NUL",
        bytes(1000),
        "1:1: PGT006 error 有不可见的控制字符 U+0000 [删掉它；通常是从 Word 或网页粘贴时带来的]",
    ),
    table(
        "NUL in a text",
        HEAD + "name: a\x00b\n",
        "3:8: PGT006 error 有不可见的控制字符 U+0000 [删掉它；通常是从 Word 或网页粘贴时带来的]",
    ),
    table(
        "bell in a text",
        HEAD + "name: a\x07b\n",
        "3:8: PGT006 error 有不可见的控制字符 U+0007 [删掉它；通常是从 Word 或网页粘贴时带来的]",
    ),
    table(
        "terminal escape in a text",
        HEAD + "name: \x1b[2J\n",
        "3:7: PGT006 error 有不可见的控制字符 U+001B [删掉它；通常是从 Word 或网页粘贴时带来的]",
    ),
    table(
        "C1 control in a text",
        HEAD + "name: a\x9bb\n",
        "3:8: PGT006 error 有不可见的控制字符 U+009B [删掉它；通常是从 Word 或网页粘贴时带来的]",
    ),
    table(
        "NEL in a text",
        HEAD + "name: a\x85b\n",
        "3:8: PGT006 error 有不可见的控制字符 U+0085 [删掉它；通常是从 Word 或网页粘贴时带来的]",
    ),
    table(
        "line separator in a text",
        HEAD + "name: a\u2028b\n",
        "3:8: PGT006 error 有不可见的控制字符 U+2028 [删掉它；通常是从 Word 或网页粘贴时带来的]",
    ),
    table(
        "paragraph separator in a comment",
        HEAD + "# a\u2029b\n",
        "3:4: PGT006 error 有不可见的控制字符 U+2029 [删掉它；通常是从 Word 或网页粘贴时带来的]",
    ),
    table(
        "mark of a second file inside",
        HEAD + "\ufeffname: a\n",
        "3:1: PGT006 error 有不可见的控制字符 U+FEFF [删掉它；通常是从 Word 或网页粘贴时带来的]",
    ),
    table(
        "no character at all",
        HEAD + "name: a\uffffb\n",
        "3:8: PGT006 error 有不可见的控制字符 U+FFFF [删掉它；通常是从 Word 或网页粘贴时带来的]",
    ),
    table("nothing", "", "1:1: PGT007 error 文件里没有内容 [用 `pgt new` 生成一张新表]"),
    table("nothing but blanks", "   \n\n   \n", "1:1: PGT007 error 文件里没有内容 [用 `pgt new` 生成一张新表]"),
    table(
        "nothing but comments",
        "# pgt: 1\n# kind: project\n",
        "1:1: PGT007 error 文件里没有内容 [用 `pgt new` 生成一张新表]",
    ),
    table("nothing but a mark", "---\n", "1:1: PGT007 error 文件里没有内容 [用 `pgt new` 生成一张新表]"),
    table("nothing but null", "~\n", "1:1: PGT007 error 文件里没有内容 [用 `pgt new` 生成一张新表]"),
    table(
        "nothing but a quotation",
        '""\n',
        "1:1: PGT042 error 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]",
    ),
    table("50 MB", "#" * 50_000_000, "1:1: PGT002 error 文件太大，超过 1048576 字节 [一个文件只放一张表]"),
    table(
        "one byte too much",
        GOOD + "#" * (1024 * 1024 - len(GOOD.encode()) + 1),
        "1:1: PGT002 error 文件太大，超过 1048576 字节 [一个文件只放一张表]",
    ),
    table(
        "a million lines",
        HEAD + "- \n" * 300_000,
        "3:1: PGT026 error 缩进和上下文对不上 [同一层的键左边对齐；下一层多缩进两个空格]",
    ),
    table(
        "a line of 100,000 letters",
        HEAD + "name: " + "很" * 100_000 + ": 长\n",
        "3:7: PGT014 error 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很…'`]",
    ),
    table(
        "a number of 100,000 digits",
        HEAD + "year: " + "9" * 100_000 + "\n",
        "3:7: PGT031 error “99999999999999999999999999999999999999999999999999999999999999999999999999999999…”应当是整数 [最多 15 位整数和 10 位小数]",
    ),
    table(
        "a key of 100,000 letters",
        HEAD + "k" * 100_000 + ": x\n",
        "3:1: PGT021 error 键必须是一个词 [写成 `key: 值`；值里有花括号时加双引号]",
    ),
    table(
        "a quotation of 100,000 lines",
        HEAD + 'name: "\n' + "a\n" * 100_000,
        '3:7: PGT022 error 从这里开始的 `"` 没有配对 [补上另一半；如果是文字，整个值加单引号]',
    ),
    table(
        "1,000 brackets",
        HEAD + "goals: " + "[" * 1000 + "]" * 1000 + "\n",
        "3:70: PGT020 error 嵌套超过 64 层 [表最多用七八层；检查括号和缩进]",
    ),
    table(
        "500,000 brackets",
        HEAD + "goals: " + "[" * 500_000,
        "3:70: PGT020 error 嵌套超过 64 层 [表最多用七八层；检查括号和缩进]",
    ),
    table(
        "1,000 braces",
        HEAD + "fields: " + "{a: " * 1000 + "b" + "}" * 1000 + "\n",
        "3:257: PGT020 error 嵌套超过 64 层 [表最多用七八层；检查括号和缩进]",
    ),
    table(
        "1,000 dashes",
        HEAD + "goals:\n  " + "- " * 1000 + "a\n",
        "4:127: PGT020 error 嵌套超过 64 层 [表最多用七八层；检查括号和缩进]",
    ),
    table(
        "1,000 levels",
        HEAD + "".join(" " * level + "a:\n" for level in range(1000)),
        "66:64: PGT020 error 嵌套超过 64 层 [表最多用七八层；检查括号和缩进]",
    ),
    table(
        "1,000 questions", "? " * 1000 + "a\n", "1:127: PGT020 error 嵌套超过 64 层 [表最多用七八层；检查括号和缩进]"
    ),
    table(
        "1,000 pairs of brackets and braces",
        HEAD + "goals: " + "[{a: " * 1000,
        "3:163: PGT020 error 嵌套超过 64 层 [表最多用七八层；检查括号和缩进]",
    ),
    table(
        "an alias bomb", _bomb(9), "3:5: PGT017 error 表里不用锚点和别名（`&a0`） [把内容写出来；如果是文字，加双引号]"
    ),
    table(
        "an alias bomb of merge keys",
        HEAD + "a: &a {x: y}\nb: &b {<<: [*a, *a]}\n",
        "3:4: PGT017 error 表里不用锚点和别名（`&a`） [把内容写出来；如果是文字，加双引号]",
    ),
    table(
        "an alias that holds itself",
        HEAD + "goals: &a [*a]\n",
        "3:8: PGT017 error 表里不用锚点和别名（`&a`） [把内容写出来；如果是文字，加双引号]",
    ),
]
"""One finding each, within seconds."""

MANY: list[Case] = [
    table(
        "100,000 keys written twice",
        HEAD + "name: a\n" * 100_000,
        "503:5: PGT029 error 问题太多，列出 500 个之后不再往下看 [先改好列出的，再检查一次]",
    ),
    table(
        "50,000 unknown keys",
        HEAD + "".join(f"k{number}: a\n" for number in range(50_000)),
        "502:5: PGT029 error 问题太多，列出 500 个之后不再往下看 [先改好列出的，再检查一次]",
    ),
    table(
        "200,000 rows of text",
        HEAD + "indicators: [" + "a," * 200_000 + "]\n",
        "3:1013: PGT029 error 问题太多，列出 500 个之后不再往下看 [先改好列出的，再检查一次]",
    ),
    table(
        "20,000 wrong weights",
        HEAD + "indicators:\n" + (ROW[len(HEAD) + 12 :] + "weight: x\n") * 20_000,
        "1003:14: PGT029 error 问题太多，列出 500 个之后不再往下看 [先改好列出的，再检查一次]",
    ),
]
"""One mistake on every line: the first five hundred are listed, and why there are no more."""
