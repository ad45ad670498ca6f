# ruff: noqa: E501 -- a message is compared whole, however long it is
"""YAML as people type it, broken at the top, nested, in brackets and at the end of the file."""

from __future__ import annotations

from tests.hostile.parts import HEAD, ROW

VALUES: list[tuple[str, str, str]] = [
    (
        "flow value >=95%",
        HEAD + "indicators:\n  - {category: output.quantity, target: >=95%, name: x}\n",
        '4:41: PGT013 error 值以 `>` 开头，YAML 会另作解释 [加双引号：`">=95%"`，或写成 `≥95%`]',
    ),
    (
        "flow value > 95",
        HEAD + "indicators:\n  - {category: output.quantity, target: > 95, name: x}\n",
        '4:41: PGT013 error 值以 `>` 开头，YAML 会另作解释 [加双引号：`"> 95"`]',
    ),
    (
        "flow value *",
        HEAD + "indicators:\n  - {category: output.quantity, target: *, name: x}\n",
        '4:41: PGT013 error 值以 `*` 开头，YAML 会另作解释 [加双引号：`"*"`；没有内容就留空]',
    ),
    (
        "flow value *重点*",
        HEAD + "indicators:\n  - {category: output.quantity, target: *重点*, name: x}\n",
        '4:41: PGT013 error 值以 `*` 开头，YAML 会另作解释 [加双引号：`"*重点*"`]',
    ),
    (
        "flow value %",
        HEAD + "indicators:\n  - {category: output.quantity, target: %, name: x}\n",
        '4:41: PGT013 error 值以 `%` 开头，YAML 会另作解释 [加双引号：`"%"`；没有内容就留空]',
    ),
    (
        "flow value @x",
        HEAD + "indicators:\n  - {category: output.quantity, target: @x, name: x}\n",
        '4:41: PGT013 error 值以 `@` 开头，YAML 会另作解释 [加双引号：`"@x"`]',
    ),
    (
        "flow value `x`",
        HEAD + "indicators:\n  - {category: output.quantity, target: `x`, name: x}\n",
        '4:41: PGT013 error 值以 ``` 开头，YAML 会另作解释 [加双引号：`"`x`"`]',
    ),
    (
        "flow value &",
        HEAD + "indicators:\n  - {category: output.quantity, target: &, name: x}\n",
        '4:41: PGT013 error 值以 `&` 开头，YAML 会另作解释 [加双引号：`"&"`]',
    ),
    (
        "flow value !重要",
        HEAD + "indicators:\n  - {category: output.quantity, target: !重要, name: x}\n",
        '4:41: PGT013 error 值以 `!` 开头，YAML 会另作解释 [加双引号：`"!重要"`]',
    ),
    (
        "flow value | 3",
        HEAD + "indicators:\n  - {category: output.quantity, target: | 3, name: x}\n",
        '4:41: PGT013 error 值以 `|` 开头，YAML 会另作解释 [加双引号：`"| 3"`]',
    ),
    (
        "flow value ?",
        HEAD + "indicators:\n  - {category: output.quantity, target: ?, name: x}\n",
        '4:41: PGT013 error 值以 `?` 开头，YAML 会另作解释 [加双引号：`"?"`；没有内容就留空]',
    ),
    (
        "flow value - a",
        HEAD + "indicators:\n  - {category: output.quantity, target: - a, name: x}\n",
        '4:41: PGT013 error 值以 `-` 开头，YAML 会另作解释 [加双引号：`"- a"`]',
    ),
    (
        "flow value ]",
        HEAD + "indicators:\n  - {category: output.quantity, target: ], name: x}\n",
        "4:41: PGT008 error 这里不是合法的 YAML：这里缺少内容 [检查缩进、引号和冒号；值里有特殊符号时加引号]",
    ),
    (
        'flow value "未完成"的原因',
        HEAD + 'indicators:\n  - {category: output.quantity, target: "未完成"的原因, name: x}\n',
        "4:41: PGT014 error 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'\"未完成\"的原因'`]",
    ),
    (
        "flow value 目标: 完成",
        HEAD + "indicators:\n  - {category: output.quantity, target: 目标: 完成, name: x}\n",
        "4:41: PGT014 error 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'目标: 完成'`]",
    ),
    (
        "flow value 完成：: x",
        HEAD + "indicators:\n  - {category: output.quantity, target: 完成：: x, name: x}\n",
        "4:41: PGT014 error 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'完成：: x'`]",
    ),
    (
        "flow value [重点",
        HEAD + "indicators:\n  - {category: output.quantity, target: [重点, name: x}\n",
        "4:41: PGT022 error 从这里开始的 `[` 没有配对 [补上另一半；如果是文字，整个值加单引号]",
    ),
    (
        "flow value '",
        HEAD + "indicators:\n  - {category: output.quantity, target: ', name: x}\n",
        "4:41: PGT022 error 从这里开始的 `'` 没有配对 [补上另一半；如果是文字，整个值加单引号]",
    ),
    (
        "last value >=95%",
        ROW + "target: >=95%",
        '5:13: PGT013 error 值以 `>` 开头，YAML 会另作解释 [加双引号：`">=95%"`，或写成 `≥95%`]',
    ),
    (
        'last value "',
        ROW + 'target: "',
        '5:13: PGT022 error 从这里开始的 `"` 没有配对 [补上另一半；如果是文字，整个值加单引号]',
    ),
    (
        "last value 'abc",
        ROW + "target: 'abc",
        "5:13: PGT022 error 从这里开始的 `'` 没有配对 [补上另一半；如果是文字，整个值加单引号]",
    ),
    (
        "last value [重点",
        ROW + "target: [重点",
        "5:13: PGT022 error 从这里开始的 `[` 没有配对 [补上另一半；如果是文字，整个值加单引号]",
    ),
    (
        "last value %",
        ROW + "target: %",
        '5:13: PGT013 error 值以 `%` 开头，YAML 会另作解释 [加双引号：`"%"`；没有内容就留空]',
    ),
    (
        "last value - ",
        ROW + "target: - ",
        '5:13: PGT013 error 值以 `-` 开头，YAML 会另作解释 [加双引号：`"-"`；没有内容就留空]',
    ),
    (
        "last value *",
        ROW + "target: *",
        '5:13: PGT013 error 值以 `*` 开头，YAML 会另作解释 [加双引号：`"*"`；没有内容就留空]',
    ),
    (
        'last value "\\q"',
        ROW + 'target: "\\q"',
        "5:14: PGT008 error 这里不是合法的 YAML：双引号里的 `\\` 后面不是转义字符 [写成 `\\\\`，或改用单引号]",
    ),
    ("last value @", ROW + "target: @", '5:13: PGT013 error 值以 `@` 开头，YAML 会另作解释 [加双引号：`"@"`]'),
    (
        "item >=95%",
        HEAD + "narrative:\n  overall:\n    - >=95%\n    - b\n",
        '5:7: PGT013 error 值以 `>` 开头，YAML 会另作解释 [加双引号：`">=95%"`，或写成 `≥95%`]',
    ),
    (
        "item *",
        HEAD + "narrative:\n  overall:\n    - *\n    - b\n",
        '5:7: PGT013 error 值以 `*` 开头，YAML 会另作解释 [加双引号：`"*"`；没有内容就留空]',
    ),
    (
        "item %",
        HEAD + "narrative:\n  overall:\n    - %\n    - b\n",
        '5:7: PGT013 error 值以 `%` 开头，YAML 会另作解释 [加双引号：`"%"`；没有内容就留空]',
    ),
    (
        "item @x",
        HEAD + "narrative:\n  overall:\n    - @x\n    - b\n",
        '5:7: PGT013 error 值以 `@` 开头，YAML 会另作解释 [加双引号：`"@x"`]',
    ),
    (
        'item "未完成"的原因',
        HEAD + 'narrative:\n  overall:\n    - "未完成"的原因\n    - b\n',
        "5:7: PGT014 error 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'\"未完成\"的原因'`]",
    ),
    (
        "item 目标: 完成",
        HEAD + "narrative:\n  overall:\n    - 目标: 完成\n    - b\n",
        "5:7: PGT042 error 这里应当是文字，写的是一组 `键: 值` [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    (
        "item - ",
        HEAD + "narrative:\n  overall:\n    - - \n    - b\n",
        "5:7: PGT042 error 这里应当是文字，写的是以 `- ` 开头的列表 [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    (
        "item [重点]工程",
        HEAD + "narrative:\n  overall:\n    - [重点]工程\n    - b\n",
        "5:7: PGT014 error 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'[重点]工程'`]",
    ),
    (
        "item |",
        HEAD + "narrative:\n  overall:\n    - |\n    - b\n",
        "5:7: PGT042 error 这里应当是文字，写的是空白 [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    (
        "item ~",
        HEAD + "narrative:\n  overall:\n    - ~\n    - b\n",
        "5:7: PGT042 error 这里应当是文字，写的是空白 [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    (
        "literal inside a value [重点]工程",
        HEAD + "name: [重点]工程\nyear: 2021\n",
        "3:7: PGT014 error 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'[重点]工程'`]",
    ),
    (
        "literal inside a value {重点}工程",
        HEAD + "name: {重点}工程\nyear: 2021\n",
        "3:7: PGT014 error 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'{重点}工程'`]",
    ),
    (
        "literal inside a value abc:",
        HEAD + "name: abc:\nyear: 2021\n",
        "3:7: PGT014 error 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'abc:'`]",
    ),
    (
        'literal inside a value "D:\\项目"',
        HEAD + 'name: "D:\\项目"\nyear: 2021\n',
        "3:10: PGT008 error 这里不是合法的 YAML：双引号里的 `\\` 后面不是转义字符 [写成 `\\\\`，或改用单引号]",
    ),
    (
        "literal inside a value [a]]",
        HEAD + "name: [a]]\nyear: 2021\n",
        "3:10: PGT022 error 从这里开始的 `]` 没有配对 [补上另一半；如果是文字，整个值加单引号]",
    ),
    (
        "literal inside a value {a: b}}",
        HEAD + "name: {a: b}}\nyear: 2021\n",
        "3:13: PGT022 error 从这里开始的 `}` 没有配对 [补上另一半；如果是文字，整个值加单引号]",
    ),
    (
        "literal inside a value >5",
        HEAD + "name: >5\nyear: 2021\n",
        '3:7: PGT013 error 值以 `>` 开头，YAML 会另作解释 [加双引号：`">5"`]',
    ),
    (
        "literal inside a value |x",
        HEAD + "name: |x\nyear: 2021\n",
        '3:7: PGT013 error 值以 `|` 开头，YAML 会另作解释 [加双引号：`"|x"`]',
    ),
    (
        "literal inside a value %5",
        HEAD + "name: %5\nyear: 2021\n",
        '3:7: PGT013 error 值以 `%` 开头，YAML 会另作解释 [加双引号：`"%5"`]',
    ),
    (
        "literal inside a value ,a",
        HEAD + "name: ,a\nyear: 2021\n",
        '3:7: PGT013 error 值以 `,` 开头，YAML 会另作解释 [加双引号：`",a"`]',
    ),
    (
        "literal inside a value }",
        HEAD + "name: }\nyear: 2021\n",
        '3:7: PGT013 error 值以 `}` 开头，YAML 会另作解释 [加双引号：`"}"`]',
    ),
    (
        "literal inside a value `",
        HEAD + "name: `\nyear: 2021\n",
        '3:7: PGT013 error 值以 ``` 开头，YAML 会另作解释 [加双引号：`"`"`]',
    ),
    (
        "literal inside a value a: b: c",
        HEAD + "name: a: b: c\nyear: 2021\n",
        "3:7: PGT014 error 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'a: b: c'`]",
    ),
    (
        "literal inside a value '单'引",
        HEAD + "name: '单'引\nyear: 2021\n",
        "3:7: PGT014 error 值里有引号或“冒号加空格”，YAML 读不下去 [整个值加单引号：`'''单''引'`]",
    ),
]
"""Values that YAML reads as something else, each where it is likely to be typed."""

LINES: list[tuple[str, str, str]] = [
    (
        "full-width colon nested",
        HEAD + "goals:\n  - text: a\n    indicators:\n      - category：output.cost\n",
        "6:17: PGT011 error 这里是全角冒号“：” [换成半角冒号加一个空格：`category: …`]",
    ),
    (
        "full-width colon in brackets",
        HEAD + "organization: {name：测试}\n",
        "3:20: PGT011 error 这里是全角冒号“：” [换成半角冒号加一个空格：`name: …`]",
    ),
    (
        "no blank after colon in brackets",
        HEAD + "organization: {name:测试}\n",
        "3:20: PGT012 error 冒号后面缺一个空格 [写成 `name: …`]",
    ),
    ("no blank after quoted key", HEAD + '"name":测试\n', "3:7: PGT012 error 冒号后面缺一个空格 [写成 `name: …`]"),
    (
        "full-width colon before a group",
        HEAD + "organization：\n  name: a\n",
        "3:13: PGT011 error 这里是全角冒号“：” [换成半角冒号加一个空格：`organization: …`]",
    ),
    (
        "full-width blank before a key",
        HEAD + "organization:\n\u3000\u3000name: 测试\n",
        "4:1: PGT010 error 缩进里有 全角空格（U+3000），YAML 会把它当作文字 [换成半角空格]",
    ),
    (
        "no-break blank before a key",
        HEAD + "organization:\n\xa0\xa0name: 测试\n",
        "4:1: PGT010 error 缩进里有 特殊空格（U+00A0），YAML 会把它当作文字 [换成半角空格]",
    ),
    (
        "zero-width blank before a key",
        HEAD + "\u200bname: 测试\n",
        "3:1: PGT010 error 缩进里有 特殊空格（U+200B），YAML 会把它当作文字 [换成半角空格]",
    ),
    (
        "full-width blank before a nested item",
        HEAD + "goals:\n  - text: a\n    indicators:\n    \u3000- category: output.cost\n",
        "6:5: PGT010 error 缩进里有 全角空格（U+3000），YAML 会把它当作文字 [换成半角空格]",
    ),
    (
        "tab before a nested key",
        HEAD + "goals:\n  - text: a\n\t  weight: 5\n",
        "5:1: PGT009 error 缩进里有制表符 [改用空格，每层两个]",
    ),
    (
        "tab behind a dash",
        HEAD + "goals:\n  -\ttext: a\n  -\ttext: b\n",
        "4:4: PGT009 error 缩进里有制表符 [改用空格，每层两个]",
    ),
    ("dash without a blank", HEAD + "goals:\n  -text: a\n", "4:3: PGT028 error `-` 后面缺一个空格 [写成 `- text: …`]"),
    (
        "dash without a blank at the margin",
        HEAD + "goals:\n-text: a\n",
        "4:1: PGT028 error `-` 后面缺一个空格 [写成 `- text: …`]",
    ),
    (
        "dash without a blank in a list of texts",
        HEAD + "narrative:\n  overall:\n    -第一\n    -第二\n",
        "5:5: PGT042 error 这里应当是以 `- ` 开头的列表，写的是文字 [每项一行，以 `- ` 开头]",
    ),
    (
        "key twice in brackets",
        HEAD + "organization: {name: a, name: b}\n",
        "3:25: PGT016 error `name` 写了两次，第一次在第 3 行 [删掉一个]",
    ),
    (
        "key twice in a goal's row",
        HEAD + "goals:\n  - indicators:\n      - category: output.cost\n        name: a\n        name: b\n",
        "7:9: PGT016 error `name` 写了两次，第一次在第 6 行 [删掉一个]",
    ),
    (
        "key twice, once quoted",
        HEAD + '"kind": project\n',
        "3:1: PGT016 error `kind` 写了两次，第一次在第 2 行 [删掉一个]",
    ),
    (
        "key twice far apart",
        HEAD
        + "name: a\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\n# …\nname: b\n",
        "504:1: PGT016 error `name` 写了两次，第一次在第 3 行 [删掉一个]",
    ),
    ("key in capitals", HEAD + "Name: x\n", "3:1: PGT040 error 不认识的键 `Name` [是不是 `name`？]"),
    (
        "key with a blank inside",
        HEAD + "amount unit: 万元\n",
        "3:1: PGT040 error 不认识的键 `amount unit` [可以写：pgt, kind, form, year, organization, supervisor, implementer, code, name, previous, budget, purpose, …]",
    ),
    (
        "key of one nested level at the top",
        HEAD + "amount_unit: 万元\n",
        "3:1: PGT040 error 不认识的键 `amount_unit` [可以写：pgt, kind, form, year, organization, supervisor, implementer, code, name, previous, budget, purpose, …]",
    ),
    (
        "key in Chinese",
        HEAD + "项目名称: 测试\n",
        "3:1: PGT040 error 不认识的键 `项目名称` [是不是 `name`？]",
    ),
    (
        "key with an equals sign",
        HEAD + "name = 测试\n",
        "3:1: PGT027 error 这一行不是 `键: 值` [补上键和冒号；如果是上一行文字的接续，用 `|-` 并缩进两格]",
    ),
    (
        "key with a terminal escape",
        HEAD + '"\\e[31mred": x\n',
        "3:1: PGT040 error 不认识的键 `\\x1b[31mred` [可以写：pgt, kind, form, year, organization, supervisor, implementer, code, name, previous, budget, purpose, …]",
    ),
    (
        "key of two lines",
        HEAD + '"a\\nb": x\n',
        "3:1: PGT040 error 不认识的键 `a\\nb` [可以写：pgt, kind, form, year, organization, supervisor, implementer, code, name, previous, budget, purpose, …]",
    ),
    (
        "key that is a list",
        HEAD + "? [a, b]\n: c\n",
        "3:3: PGT021 error 键必须是一个词 [写成 `key: 值`；值里有花括号时加双引号]",
    ),
    (
        "key that is a template",
        HEAD + "name: {{ name }}\n",
        "3:8: PGT021 error 键必须是一个词 [写成 `key: 值`；值里有花括号时加双引号]",
    ),
    (
        "key of a thousand letters",
        HEAD
        + "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: x\n",
        "3:1: PGT021 error 键必须是一个词 [写成 `key: 值`；值里有花括号时加双引号]",
    ),
    (
        "empty key",
        HEAD + '"": x\n',
        "3:1: PGT040 error 不认识的键 `` [可以写：pgt, kind, form, year, organization, supervisor, implementer, code, name, previous, budget, purpose, …]",
    ),
    (
        "no key",
        HEAD + ": x\n",
        "3:1: PGT008 error 这里不是合法的 YAML：这里缺少键 [检查缩进、引号和冒号；值里有特殊符号时加引号]",
    ),
    (
        "no colon",
        HEAD + "测试\n",
        "3:1: PGT027 error 这一行不是 `键: 值` [补上键和冒号；如果是上一行文字的接续，用 `|-` 并缩进两格]",
    ),
    (
        "second line of a text",
        HEAD + "purpose: 第一行\n第二行\nyear: 2021\n",
        "4:1: PGT027 error 这一行不是 `键: 值` [补上键和冒号；如果是上一行文字的接续，用 `|-` 并缩进两格]",
    ),
    (
        "second line of a literal text",
        HEAD + "purpose: |-\n  第一行\n第二行\nyear: 2021\n",
        "5:1: PGT027 error 这一行不是 `键: 值` [补上键和冒号；如果是上一行文字的接续，用 `|-` 并缩进两格]",
    ),
    (
        "literal text less and less indented",
        HEAD + "purpose: |-\n    第一行\n  第二行\n",
        "5:3: PGT026 error 缩进和上下文对不上 [同一层的键左边对齐；下一层多缩进两个空格]",
    ),
    (
        "item under a value",
        HEAD + "name: a\n- b\n",
        "4:1: PGT026 error 缩进和上下文对不上 [同一层的键左边对齐；下一层多缩进两个空格]",
    ),
    (
        "key behind an item",
        HEAD + "goals:\n  - text: a\n  text: b\n",
        "5:3: PGT026 error 缩进和上下文对不上 [同一层的键左边对齐；下一层多缩进两个空格]",
    ),
    (
        "key under a value",
        HEAD + "name: a\n  code: b\n",
        "4:3: PGT026 error 缩进和上下文对不上 [同一层的键左边对齐；下一层多缩进两个空格]",
    ),
    (
        "two levels in one list",
        HEAD + "goals:\n  - text: a\n    - text: b\n",
        "5:5: PGT026 error 缩进和上下文对不上 [同一层的键左边对齐；下一层多缩进两个空格]",
    ),
    (
        "list without dashes",
        HEAD + "goals:\n  text: a\n",
        "3:1: PGT042 error 这里应当是以 `- ` 开头的列表，写的是一组 `键: 值` [每项一行，以 `- ` 开头]",
    ),
    (
        "bracket never closed",
        HEAD + "goals: [\n",
        "3:8: PGT022 error 从这里开始的 `[` 没有配对 [补上另一半；如果是文字，整个值加单引号]",
    ),
    (
        "brace never closed",
        HEAD + "organization: {name: a,\nyear: 2021\n",
        "3:15: PGT022 error 从这里开始的 `{` 没有配对 [补上另一半；如果是文字，整个值加单引号]",
    ),
    (
        "bracket closed by a brace",
        HEAD + "goals: [a}\n",
        "3:8: PGT022 error 从这里开始的 `[` 没有配对 [补上另一半；如果是文字，整个值加单引号]",
    ),
    (
        "bracket too many",
        HEAD + "fields: {a: b}]\n",
        "3:15: PGT022 error 从这里开始的 `]` 没有配对 [补上另一半；如果是文字，整个值加单引号]",
    ),
    (
        "comma too many",
        HEAD + "organization: {name: a,, code: b}\n",
        "3:24: PGT008 error 这里不是合法的 YAML：这里缺少内容 [检查缩进、引号和冒号；值里有特殊符号时加引号]",
    ),
    (
        "only a comma",
        HEAD + "goals: [,]\n",
        "3:9: PGT008 error 这里不是合法的 YAML：这里缺少内容 [检查缩进、引号和冒号；值里有特殊符号时加引号]",
    ),
    (
        "quotation over the end",
        HEAD + 'name: "abc\nyear: 2021\n',
        '3:7: PGT022 error 从这里开始的 `"` 没有配对 [补上另一半；如果是文字，整个值加单引号]',
    ),
    (
        "single quotation over the end",
        HEAD + "name: 'abc\nyear: 2021\n",
        "3:7: PGT022 error 从这里开始的 `'` 没有配对 [补上另一半；如果是文字，整个值加单引号]",
    ),
    (
        "quotation up to the next document",
        HEAD + "name: 'abc\n---\n",
        "4:1: PGT008 error 这里不是合法的 YAML：引号没有配对就到了 `---` [检查缩进、引号和冒号；值里有特殊符号时加引号]",
    ),
    (
        "conflict begins",
        HEAD + "<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> theirs\n",
        "3:1: PGT015 error 有未解决的合并冲突 [留下一边，删掉 `<<<<<<<`、`=======`、`>>>>>>>` 三行]",
    ),
    (
        "conflict half removed",
        HEAD + "name: a\n=======\n",
        "4:1: PGT015 error 有未解决的合并冲突 [留下一边，删掉 `<<<<<<<`、`=======`、`>>>>>>>` 三行]",
    ),
    (
        "conflict's end",
        HEAD + "name: a\n>>>>>>> theirs\n",
        "4:1: PGT015 error 有未解决的合并冲突 [留下一边，删掉 `<<<<<<<`、`=======`、`>>>>>>>` 三行]",
    ),
    (
        "anchor on a group",
        HEAD + "organization: &o\n  name: a\nsupervisor: *o\n",
        "3:15: PGT017 error 表里不用锚点和别名（`&o`） [把内容写出来；如果是文字，加双引号]",
    ),
    (
        "alias of nothing",
        HEAD + "name: *重点\n",
        '3:7: PGT013 error 值以 `*` 开头，YAML 会另作解释 [加双引号：`"*重点"`]',
    ),
    (
        "merge key",
        HEAD + "organization:\n  <<: *base\n",
        "4:7: PGT017 error 表里不用锚点和别名（`*base`） [把内容写出来；如果是文字，加双引号]",
    ),
    (
        "merge key without alias",
        HEAD + "organization:\n  <<: {name: a}\n",
        "4:3: PGT040 error 不认识的键 `<<` [可以写：code, name, parent]",
    ),
    (
        "tag on a number",
        HEAD + "year: !!int 2021\n",
        "3:7: PGT018 error 表里不用标签和指令（`!!int`） [删掉它；如果是文字，加双引号]",
    ),
    (
        "tag of python",
        HEAD + "name: !!python/object/apply:os.system [echo]\n",
        "3:7: PGT018 error 表里不用标签和指令（`!!python/object/apply:os.system`） [删掉它；如果是文字，加双引号]",
    ),
    (
        "tag on a group",
        HEAD + "organization: !body\n  name: a\n",
        "3:15: PGT018 error 表里不用标签和指令（`!body`） [删掉它；如果是文字，加双引号]",
    ),
    (
        "second document",
        HEAD + "---\npgt: 1\nkind: project\n",
        "3:1: PGT019 error 一个文件里有多份文档（`---`） [一个文件只放一张表]",
    ),
    (
        "second document behind dots",
        HEAD + "...\nname: a\n",
        "4:1: PGT019 error 一个文件里有多份文档（`---`） [一个文件只放一张表]",
    ),
    (
        "reserved sign as a key",
        HEAD + "@name: a\n",
        '3:1: PGT013 error 值以 `@` 开头，YAML 会另作解释 [加双引号：`"@name"`]',
    ),
    (
        "escape of half a character",
        HEAD + 'name: "\\ud800"\n',
        "3:8: PGT008 error 这里不是合法的 YAML：双引号里的 `\\` 后面不是转义字符 [写成 `\\\\`，或改用单引号]",
    ),
    (
        "escape of a control character",
        HEAD + 'name: "a\\x1b[31mb"\n',
        "3:7: PGT006 error 有不可见的控制字符 U+001B [删掉它；通常是从 Word 或网页粘贴时带来的]",
    ),
    (
        "escape of nothing",
        HEAD + 'name: "\\项目"\n',
        "3:8: PGT008 error 这里不是合法的 YAML：双引号里的 `\\` 后面不是转义字符 [写成 `\\\\`，或改用单引号]",
    ),
    (
        "value from Windows",
        HEAD + 'name: "D:\\data\\项目"\n',
        "3:10: PGT008 error 这里不是合法的 YAML：双引号里的 `\\` 后面不是转义字符 [写成 `\\\\`，或改用单引号]",
    ),
]
"""Lines that are no `key: value`, or look as if they were."""
