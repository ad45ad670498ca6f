"""A `pgt.toml` that is wrong, beside a table that is right."""

from __future__ import annotations

import os

from tests.hostile.parts import GOOD, Case, Make


def wrong(name: str, content: str | bytes | Make, expected: str, status: int = 1) -> Case:
    """Return the case of one bad settings file."""
    return Case(f"settings: {name}", f"pgt.toml:{expected}\n", {"pgt.toml": content, "t.pgt.yaml": GOOD}, status=status)


CASES: list[Case] = [
    wrong("not TOML", "form = hebei-2021\n", "1:8: PGT050 error pgt.toml 读不下去：值的写法不对，文字要加半角引号"),
    wrong("YAML", "form: hebei-2021\n", "1:5: PGT050 error pgt.toml 读不下去：键后面要有半角的 `=`"),
    wrong(
        "a key twice",
        'form = "hebei-2021"\nform = "hebei-2020"\n',
        "2:20: PGT050 error pgt.toml 读不下去：同一个键写了两次",
    ),
    wrong(
        "a quotation that is not closed",
        'form = "hebei-2021\n',
        "1:19: PGT050 error pgt.toml 读不下去：引号没有在这一行里配对，或有不能用的字符",
    ),
    wrong("a section that is not closed", "[rules\n", "1:7: PGT050 error pgt.toml 读不下去：这一节的 `]` 不见了"),
    wrong(
        "a full-width equals sign",
        'form ＝ "hebei-2021"\n',
        "1:6: PGT050 error pgt.toml 读不下去：键后面要有半角的 `=`",
    ),
    wrong(
        "full-width quotes",
        "form = “hebei-2021”\n",
        "1:8: PGT050 error pgt.toml 读不下去：值的写法不对，文字要加半角引号",
    ),
    wrong(
        "GBK",
        'organization = "张家口"\n'.encode("gbk"),
        "1:17: PGT003 error 文件不是 UTF-8 文本，看起来是 GBK（GB18030） [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    wrong("no text", b"\x00\x01\x02", "1:1: PGT050 error pgt.toml 读不下去：这一行不是 `键 = 值`"),
    wrong(
        "UTF-16",
        'form = "hebei-2021"\n'.encode("utf-16"),
        "1:1: PGT003 error 文件不是 UTF-8 文本，看起来是 UTF-16 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    wrong(
        "an unknown key",
        'amont_unit = "万元"\n',
        "1:1: PGT051 error pgt.toml 的 `amont_unit` 不对 [是不是 `amount_unit`？]",
    ),
    wrong(
        "an unknown key that is like nothing",
        'xyz = "万元"\n',
        "1:1: PGT051 error pgt.toml 的 `xyz` 不对 [可以写：organization, form, amount_unit, profile, rules, forms]",
    ),
    wrong(
        "a key in Chinese",
        '"表样" = "hebei-2021"\n',
        "1:1: PGT051 error pgt.toml 的 `表样` 不对 [可以写：organization, form, amount_unit, profile, rules, forms]",
    ),
    wrong(
        "an unknown section", "[rule]\nPGT1 = 'off'\n", "1:1: PGT051 error pgt.toml 的 `rule` 不对 [是不是 `rules`？]"
    ),
    wrong(
        "a key behind a section",
        "[rules]\nPGT1 = 'off'\nform = 'hebei-2021'\n",
        "3:1: PGT051 error pgt.toml 的 `form` 不对 [写规则编号或其开头，例如 PGT401、PGT4]",
    ),
    wrong("form as a number", "form = 2021\n", '1:1: PGT051 error pgt.toml 的 `form` 不对 [写成 "hebei-2021"]'),
    wrong("form as a list", 'form = ["hebei-2021"]\n', '1:1: PGT051 error pgt.toml 的 `form` 不对 [写成 "hebei-2021"]'),
    wrong(
        "form of an unknown kind",
        'form = {projekt = "hebei-2021"}\n',
        '1:1: PGT051 error pgt.toml 的 `form` 不对 [写成 "hebei-2021"]',
    ),
    wrong(
        "form of a kind as a number",
        "form = {project = 1}\n",
        '1:1: PGT051 error pgt.toml 的 `form` 不对 [写成 "hebei-2021"]',
    ),
    wrong(
        "organization as a number",
        "organization = 762001\n",
        '1:1: PGT051 error pgt.toml 的 `organization` 不对 [写成 {code = "…", name = "…"}]',
    ),
    wrong(
        "organization with an unknown key",
        'organization = {nmae = "a"}\n',
        '1:1: PGT051 error pgt.toml 的 `organization` 不对 [写成 {code = "…", name = "…"}]',
    ),
    wrong(
        "organization with a number",
        "organization = {code = 762001}\n",
        '1:1: PGT051 error pgt.toml 的 `organization` 不对 [写成 {code = "…", name = "…"}]',
    ),
    wrong(
        "organization as a list",
        "[[organization]]\nname = 'a'\n",
        '1:1: PGT051 error pgt.toml 的 `organization` 不对 [写成 {code = "…", name = "…"}]',
    ),
    wrong(
        "amount_unit unknown",
        'amount_unit = "万"\n',
        "1:1: PGT051 error pgt.toml 的 `amount_unit` 不对 [是不是 `万元`？]",
    ),
    wrong(
        "amount_unit as a number",
        "amount_unit = 10000\n",
        '1:1: PGT051 error pgt.toml 的 `amount_unit` 不对 [写成文字：`"…"`]',
    ),
    wrong(
        "amount_unit empty", 'amount_unit = ""\n', '1:1: PGT051 error pgt.toml 的 `amount_unit` 不对 [写成文字：`"…"`]'
    ),
    wrong("profile as a list", "profile = []\n", '1:1: PGT051 error pgt.toml 的 `profile` 不对 [写成文字：`"…"`]'),
    wrong("forms as a number", "forms = 1\n", '1:1: PGT051 error pgt.toml 的 `forms` 不对 [写成文字：`"…"`]'),
    wrong("forms as a switch", "forms = true\n", '1:1: PGT051 error pgt.toml 的 `forms` 不对 [写成文字：`"…"`]'),
    wrong("rules as a text", 'rules = "off"\n', "1:1: PGT051 error pgt.toml 的 `rules` 不对 [写成一节 `[rules]`]"),
    wrong("rules as a list", 'rules = ["PGT401"]\n', "1:1: PGT051 error pgt.toml 的 `rules` 不对 [写成一节 `[rules]`]"),
    wrong(
        "a severity that is none",
        '[rules]\nPGT401 = "fatal"\n',
        "2:1: PGT051 error pgt.toml 的 `PGT401` 不对 [可以写：error, warning, info, off]",
    ),
    wrong(
        "a severity as a number",
        "[rules]\nPGT401 = 1\n",
        "2:1: PGT051 error pgt.toml 的 `PGT401` 不对 [可以写：error, warning, info, off]",
    ),
    wrong(
        "a severity as a switch",
        "[rules]\nPGT401 = false\n",
        "2:1: PGT051 error pgt.toml 的 `PGT401` 不对 [可以写：error, warning, info, off]",
    ),
    wrong(
        "a severity in capitals",
        '[rules]\nPGT401 = "ERROR"\n',
        "2:1: PGT051 error pgt.toml 的 `PGT401` 不对 [可以写：error, warning, info, off]",
    ),
    wrong(
        "a code that is none",
        '[rules]\nE401 = "off"\n',
        "2:1: PGT051 error pgt.toml 的 `E401` 不对 [写规则编号或其开头，例如 PGT401、PGT4]",
    ),
    wrong(
        "a code in small letters",
        '[rules]\npgt401 = "off"\n',
        "2:1: PGT051 error pgt.toml 的 `pgt401` 不对 [写规则编号或其开头，例如 PGT401、PGT4]",
    ),
    wrong(
        "a code too long",
        '[rules]\nPGT4011 = "off"\n',
        "2:1: PGT051 error pgt.toml 的 `PGT4011` 不对 [写规则编号或其开头，例如 PGT401、PGT4]",
    ),
    wrong(
        "a section within the rules",
        '[rules.PGT401]\nseverity = "off"\n',
        "1:1: PGT051 error pgt.toml 的 `PGT401` 不对 [可以写：error, warning, info, off]",
    ),
    wrong(
        "a million lines",
        "# x\n" * 400_000 + "form = 1\n",
        "1:1: PGT002 error 文件太大，超过 65536 字节 [一个文件只放一张表]",
    ),
    wrong("a date", "form = 2021-01-01\n", '1:1: PGT051 error pgt.toml 的 `form` 不对 [写成 "hebei-2021"]'),
    wrong("a pipe", os.mkfifo, "1:1: PGT001 error 读不到文件：不是普通文件 [检查路径和权限]", 2),
]
"""One finding each; the table beside it is checked all the same."""
