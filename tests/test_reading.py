# ruff: noqa: E501 -- a message is compared whole, however long it is
"""Every way in which a file goes wrong before it is a table: the input, and the one finding that it gets.

Messages are compared whole, in Chinese as a clerk sees them; places are line:column.
"""

from __future__ import annotations

import pytest

from pgt import load
from pgt.workspace import NO_SETTINGS

HEAD = "pgt: 1\nkind: project\n"
ROW = HEAD + "indicators:\n  - category: output.quantity\n    "

CASES: list[tuple[bytes | str, str]] = [
    (
        ROW + "target: >=95%\n    name: x\n",
        '5:13 PGT013 值以 `>` 开头，YAML 会另作解释 [加双引号：`">=95%"`，或写成 `≥95%`]',
    ),
    (ROW + "target: > 95\n    name: x\n", '5:13 PGT013 值以 `>` 开头，YAML 会另作解释 [加双引号：`"> 95"`]'),
    (ROW + "target: >9\n    name: x\n", '5:13 PGT013 值以 `>` 开头，YAML 会另作解释 [加双引号：`">9"`]'),
    (
        ROW + "direction: =\n",
        "5:16 PGT043 “=”不在可选范围内 [可以写：positive 正向指标：越大越好；negative 反向指标：越小越好]",
    ),
    (HEAD + "name：测试\nyear: 2021\n", "3:5 PGT011 这里是全角冒号“：” [换成半角冒号加一个空格：`name: …`]"),
    (
        HEAD + "organization:\n  name：测试\n  code: x\n",
        "4:7 PGT011 这里是全角冒号“：” [换成半角冒号加一个空格：`name: …`]",
    ),
    (HEAD + "goals:\n\u3000- text: a\n", "4:1 PGT010 缩进里有 全角空格（U+3000），YAML 会把它当作文字 [换成半角空格]"),
    (HEAD + "goals:\n  - text：用于\n", "4:9 PGT011 这里是全角冒号“：” [换成半角冒号加一个空格：`text: …`]"),
    (HEAD + "organization: \n  name:测试\n", "4:7 PGT012 冒号后面缺一个空格 [写成 `name: …`]"),
    (HEAD + "name:测试\nyear: 2021\n", "3:5 PGT012 冒号后面缺一个空格 [写成 `name: …`]"),
    (HEAD + "code: 0012345\n", '3:7 PGT025 `0012345` 在别的程序里会变成数字、日期或真假值 [加双引号：`"0012345"`]'),
    (HEAD + "code: 12E56\n", '3:7 PGT025 `12E56` 在别的程序里会变成数字、日期或真假值 [加双引号：`"12E56"`]'),
    (ROW + "target: *\n", '5:13 PGT013 值以 `*` 开头，YAML 会另作解释 [加双引号：`"*"`；没有内容就留空]'),
    (ROW + "target: -\n", '5:13 PGT013 值以 `-` 开头，YAML 会另作解释 [加双引号：`"-"`；没有内容就留空]'),
    (ROW + "target: %\n", '5:13 PGT013 值以 `%` 开头，YAML 会另作解释 [加双引号：`"%"`；没有内容就留空]'),
    (ROW + "target: @x\n", '5:13 PGT013 值以 `@` 开头，YAML 会另作解释 [加双引号：`"@x"`]'),
    (ROW + "target: `x`\n", '5:13 PGT013 值以 ``` 开头，YAML 会另作解释 [加双引号：`"`x`"`]'),
    (
        ROW + 'description: "未完成"的原因\n',
        "5:18 PGT014 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'\"未完成\"的原因'`]",
    ),
    (
        ROW + "description: 目标: 完成\n",
        "5:18 PGT014 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'目标: 完成'`]",
    ),
    (
        HEAD + "fields: {d: 2026-02-30}\n",
        '3:13 PGT025 `2026-02-30` 在别的程序里会变成数字、日期或真假值 [加双引号：`"2026-02-30"`]',
    ),
    (
        HEAD + "name: 项目 # 1\n",
        "3:10 PGT023 ` #` 之后的文字被当作注释，没有读进来 [如果是内容，整个值加双引号；如果是注释，在 # 前空两格]",
    ),
    (HEAD + "name: 项目  # 注释\n", ""),
    (HEAD + "name: a\nname: b\n", "4:1 PGT016 `name` 写了两次，第一次在第 3 行 [删掉一个]"),
    (
        "<<<<<<< HEAD\npgt: 1\nkind: project\n=======\n>>>>>>> x\n",
        "1:1 PGT015 有未解决的合并冲突 [留下一边，删掉 `<<<<<<<`、`=======`、`>>>>>>>` 三行]",
    ),
    (
        HEAD + "budget: {amount_unit: 万元, total: 1,234.56}\n",
        "3:36 PGT040 不认识的键 `234.56` [可以写：amount_unit, total, fiscal, general_public, government_fund, state_capital, fiscal_account, unit_funds, carryover, other, basic, project, …]",
    ),
    (HEAD + "name: R&D 中心 *重点*\n", ""),
    (HEAD + "bugdet:\n", "3:1 PGT040 不认识的键 `bugdet` [是不是 `budget`？]"),
    (
        HEAD + "fields: {原因: x}\n",
        "3:10 PGT040 不认识的键 `原因` [这里写一组 键: 值，键是编号：小写英文字母、数字、下划线，字母开头，不写中文名称]",
    ),
    (
        HEAD + "budget:\n  amount_unit: 万元\n  total: 1,234.56\n",
        "5:10 PGT030 “1,234.56”不是可以计算的数 [去掉千分位和全角字符，写 1234.56]",
    ),
    (
        HEAD + "budget:\n  amount_unit: 万元\n  total: １２０\n",
        "5:10 PGT030 “１２０”不是可以计算的数 [写 120，不加引号]",
    ),
    (
        HEAD + "budget:\n  amount_unit: 万元\n  total: 82.16万元\n",
        "5:10 PGT030 “82.16万元”不是可以计算的数 [去掉“万元”，写 82.16；单位写在 amount_unit 里]",
    ),
    (
        HEAD + "budget:\n  amount_unit: 万元\n  total: '82.16'\n",
        "5:10 PGT030 “82.16”不是可以计算的数 [写 82.16，不加引号]",
    ),
    (
        b"pgt: 1\nkind: project\nname: \xb2\xe2\xca\xd4\n",
        "3:7 PGT003 文件不是 UTF-8 文本，看起来是 GBK（GB18030） [用 `pgt fmt --from-encoding gb18030` 转成 UTF-8]",
    ),
    (
        "pgt: 1\nkind: project\npurpose: 用於殘疾人基本康復的經費\n".encode("big5"),
        "3:10 PGT003 文件不是 UTF-8 文本，看起来是 Big5（繁体） [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    (b"\xef\xbb\xbfpgt: 1\nkind: project\n", "1:1 PGT004 文件开头有 BOM [另存为“UTF-8 无 BOM”]"),
    (
        "pgt: 1\r\nkind: project\r\n",
        "1:1 PGT005 行尾是 CRLF，应为 LF [在 .gitattributes 中写 `*.pgt.yaml text eol=lf`]",
    ),
    (HEAD + "organization:\n\tname: x\n", "4:1 PGT009 缩进里有制表符 [改用空格，每层两个]"),
    (HEAD + "name: &a x\ncode: *a\n", "3:7 PGT017 表里不用锚点和别名（`&a`） [把内容写出来；如果是文字，加双引号]"),
    ("%YAML 1.1\n---\n" + HEAD, "1:1 PGT018 表里不用标签和指令（`%YAML 1.1`） [删掉它；如果是文字，加双引号]"),
    ("# 表\n%TAG ! x\n---\n" + HEAD, "2:1 PGT018 表里不用标签和指令（`%TAG ! x`） [删掉它；如果是文字，加双引号]"),
    (HEAD + "name: !x y\n", "3:7 PGT018 表里不用标签和指令（`!x`） [删掉它；如果是文字，加双引号]"),
    (HEAD + "---\npgt: 1\n", "3:1 PGT019 一个文件里有多份文档（`---`） [一个文件只放一张表]"),
    ("", "1:1 PGT007 文件里没有内容 [用 `pgt new` 生成一张新表]"),
    ("# only\n", "1:1 PGT007 文件里没有内容 [用 `pgt new` 生成一张新表]"),
    (HEAD + "name: " + "[" * 1000 + "]" * 1000, "3:69 PGT020 嵌套超过 64 层 [表最多用七八层；检查括号和缩进]"),
    (HEAD + "name: " + "[" * 1000000 + "", "3:69 PGT020 嵌套超过 64 层 [表最多用七八层；检查括号和缩进]"),
    (HEAD + "name: [&a " + "[" * 2000, "3:8 PGT017 表里不用锚点和别名（`&a`） [把内容写出来；如果是文字，加双引号]"),
    (HEAD + "name: {x: " + "[" * 1000, "3:72 PGT020 嵌套超过 64 层 [表最多用七八层；检查括号和缩进]"),
    (HEAD + "fields: " + "{a: " * 100000 + "", "3:257 PGT020 嵌套超过 64 层 [表最多用七八层；检查括号和缩进]"),
    ("" + "- " * 100000 + "x", "1:127 PGT020 嵌套超过 64 层 [表最多用七八层；检查括号和缩进]"),
    (HEAD + "nmae: x\n", "3:1 PGT040 不认识的键 `nmae` [是不是 `name`？]"),
    (HEAD + "kind2: x\n", "3:1 PGT040 不认识的键 `kind2` [是不是 `kind`？]"),
    (HEAD + "budget: 5\n", "3:9 PGT042 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]"),
    (HEAD + "goals: abc\n", "3:8 PGT042 这里应当是以 `- ` 开头的列表，写的是文字 [每项一行，以 `- ` 开头]"),
    (HEAD + "goals: [abc]\n", "3:9 PGT042 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]"),
    (HEAD + "year: '2021'\n", "3:7 PGT031 “2021”应当是整数 [写 2021，不加引号]"),
    (HEAD + "year: 2021年\n", "3:7 PGT031 “2021年”应当是整数 [去掉“年”，写 2021]"),
    (HEAD + "year: 20211\n", "3:7 PGT045 20211 超出范围：应当不大于 2099"),
    ("pgt: 2\nkind: project\n", "1:6 PGT043 “2”不在可选范围内 [可以写：1]"),
    (
        "pgt: 1\nkind: projekt\n",
        "2:7 PGT043 “projekt”不在可选范围内 [是不是 project？可以写：project 项目支出绩效目标表；department 部门（单位）整体支出绩效目标表]",
    ),
    ("pgt: 1\n", "1:1 PGT041 缺少 `kind` [补上 `kind: project` 或 `kind: department`]"),
    ("[1,2]", "1:1 PGT042 这里应当是一组 `键: 值`，写的是以 `- ` 开头的列表 [下一行缩进两格写 `键: 值`]"),
    ("just text", "1:1 PGT042 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]"),
    ("name：测试", "1:5 PGT011 这里是全角冒号“：” [换成半角冒号加一个空格：`name: …`]"),
    (HEAD + "? [a]\n: 1\n", "3:3 PGT021 键必须是一个词 [写成 `key: 值`；值里有花括号时加双引号]"),
    (HEAD + "{a: 1}: 2\n", "3:1 PGT021 键必须是一个词 [写成 `key: 值`；值里有花括号时加双引号]"),
    (HEAD + "name: 'abc\n", "3:7 PGT022 从这里开始的 `'` 没有配对 [补上另一半；如果是文字，整个值加单引号]"),
    (HEAD + "goals: [a\n", "3:8 PGT022 从这里开始的 `[` 没有配对 [补上另一半；如果是文字，整个值加单引号]"),
    (HEAD + "name: a\n  code: b\n", "4:3 PGT026 缩进和上下文对不上 [同一层的键左边对齐；下一层多缩进两个空格]"),
    (HEAD + " name: a\n", "3:2 PGT026 缩进和上下文对不上 [同一层的键左边对齐；下一层多缩进两个空格]"),
    (HEAD + "name: a\n code: b\n", "4:2 PGT026 缩进和上下文对不上 [同一层的键左边对齐；下一层多缩进两个空格]"),
    (ROW + "name: a\n   target: b\n", "6:4 PGT026 缩进和上下文对不上 [同一层的键左边对齐；下一层多缩进两个空格]"),
    (HEAD + "name: 多行\n  文字\n", "3:7 PGT024 折行的文字读进来会多出空格 [写成一行，或用 `|-` 保留换行]"),
    (HEAD + "name: >\n  多行\n  文字\n", "3:7 PGT024 折行的文字读进来会多出空格 [写成一行，或用 `|-` 保留换行]"),
    (HEAD + "name: a\x07b\n", "3:8 PGT006 有不可见的控制字符 U+0007 [删掉它；通常是从 Word 或网页粘贴时带来的]"),
    (HEAD + "name: a\u2028b\n", "3:8 PGT006 有不可见的控制字符 U+2028 [删掉它；通常是从 Word 或网页粘贴时带来的]"),
    (HEAD + "name: ''\n", ""),
    (
        HEAD + "indicators:\n  - category: Output\n",
        "4:15 PGT044 “Output”的写法不对 [指标类别写编号，例如 output.quantity（产出—数量），不写中文]",
    ),
    (HEAD + "name: *undefined\n", "3:7 PGT017 表里不用锚点和别名（`*undefined`） [把内容写出来；如果是文字，加双引号]"),
    (
        HEAD + "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n",
        "3:4 PGT017 表里不用锚点和别名（`&a`） [把内容写出来；如果是文字，加双引号]",
    ),
    (
        HEAD + "name: !!python/object/apply:os.system ['ls']\n",
        "3:7 PGT018 表里不用标签和指令（`!!python/object/apply:os.system`） [删掉它；如果是文字，加双引号]",
    ),
    (HEAD + 'name: "a\\x00b"\n', "3:7 PGT006 有不可见的控制字符 U+0000 [删掉它；通常是从 Word 或网页粘贴时带来的]"),
    (
        HEAD + 'name: "\\ud800"\n',
        "3:8 PGT008 这里不是合法的 YAML：双引号里的 `\\` 后面不是转义字符 [写成 `\\\\`，或改用单引号]",
    ),
    (b"\x00\x01\x02", "1:1 PGT006 有不可见的控制字符 U+0000 [删掉它；通常是从 Word 或网页粘贴时带来的]"),
    (
        b"PK\x03\x04\x00\x00",
        "1:1 PGT003 文件不是 UTF-8 文本，看起来是工作簿、Word 文档或压缩包 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    (
        b"\xff\xfep\x00g\x00t\x00:\x00 \x001\x00\n\x00k\x00i\x00n\x00d\x00:\x00 \x00p\x00r\x00o\x00j\x00e\x00c\x00t\x00\n\x00",
        "1:1 PGT003 文件不是 UTF-8 文本，看起来是 UTF-16 [文本在编辑器中另存为 UTF-8；别的文件不是表]",
    ),
    (HEAD + "name: |5\n  abc\n", '3:7 PGT013 值以 `|` 开头，YAML 会另作解释 [加双引号：`"|5"`]'),
    (
        HEAD + "budget:\n  amount_unit: 万\n  total: 1\n",
        "4:16 PGT043 “万”不在可选范围内 [是不是 万元？可以写：元、万元、亿元]",
    ),
    (
        HEAD + "budget:\n  amount_unit: 万元\n  total: -\n",
        '5:10 PGT013 值以 `-` 开头，YAML 会另作解释 [加双引号：`"-"`；没有内容就留空]',
    ),
    (HEAD + "name: - a\n", '3:7 PGT013 值以 `-` 开头，YAML 会另作解释 [加双引号：`"- a"`]'),
    (HEAD + "name: ?\n", '3:7 PGT013 值以 `?` 开头，YAML 会另作解释 [加双引号：`"?"`；没有内容就留空]'),
    (HEAD + "spending_plan: {march: 25}\n", "3:17 PGT040 不认识的键 `march` [是不是 `mar`？]"),
    (
        HEAD + "weight: .inf\n",
        "3:1 PGT040 不认识的键 `weight` [可以写：pgt, kind, form, year, organization, supervisor, implementer, code, name, previous, budget, purpose, …]",
    ),
    (ROW + "weight: .inf\n", "5:13 PGT030 “.inf”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]"),
    (ROW + "weight: 1e5\n", "5:13 PGT030 “1e5”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]"),
    (
        ROW + "weight: 99999999999999999999\n",
        "5:13 PGT030 “99999999999999999999”不是可以计算的数 [最多 15 位整数和 10 位小数]",
    ),
    (HEAD + "%YAML 1.2\n", '3:1 PGT013 值以 `%` 开头，YAML 会另作解释 [加双引号：`"%YAML 1.2"`]'),
    (HEAD + "code: yes\n", '3:7 PGT025 `yes` 在别的程序里会变成数字、日期或真假值 [加双引号：`"yes"`]'),
    (
        HEAD + "tasks:\n- name: a\n - name: b\n",
        "5:2 PGT026 缩进和上下文对不上 [同一层的键左边对齐；下一层多缩进两个空格]",
    ),
]


@pytest.mark.parametrize("content,expected", CASES)
def test_gets_its_finding(content: bytes | str, expected: str) -> None:
    loaded = load.parse("table.pgt.yaml", content if isinstance(content, bytes) else content.encode(), NO_SETTINGS)
    assert (
        "\n".join(
            f"{found.position.line}:{found.position.column} {found.code} {found.message.zh}"
            + (f" [{found.hint.zh}]" if found.hint else "")
            for found in loaded.findings
        )
        == expected
    )
