# ruff: noqa: E501 -- a message is compared whole, however long it is
"""Numbers as people write them, where only a number can be reckoned with."""

from __future__ import annotations

from tests.hostile.parts import BUDGET, HEAD, ROW

AMOUNTS: list[tuple[str, str, str]] = [
    (
        "total 82,16",
        BUDGET + "total: 82,16\n",
        "5:10: PGT030 error “82,16”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 1,234.56",
        BUDGET + "total: 1,234.56\n",
        "5:10: PGT030 error “1,234.56”不是可以计算的数 [去掉千分位和全角字符，写 1234.56]",
    ),
    (
        "total 1，234",
        BUDGET + "total: 1，234\n",
        "5:10: PGT030 error “1，234”不是可以计算的数 [去掉千分位和全角字符，写 1234]",
    ),
    (
        "total 82.16万元",
        BUDGET + "total: 82.16万元\n",
        "5:10: PGT030 error “82.16万元”不是可以计算的数 [去掉“万元”，写 82.16；单位写在 amount_unit 里]",
    ),
    (
        "total 82.16万",
        BUDGET + "total: 82.16万\n",
        "5:10: PGT030 error “82.16万”不是可以计算的数 [去掉“万”，写 82.16；单位写在 amount_unit 里]",
    ),
    (
        "total ¥82.16",
        BUDGET + "total: ¥82.16\n",
        "5:10: PGT030 error “¥82.16”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 82.16.1",
        BUDGET + "total: 82.16.1\n",
        "5:10: PGT030 error “82.16.1”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total .5",
        BUDGET + "total: .5\n",
        "5:10: PGT030 error “.5”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 5.",
        BUDGET + "total: 5.\n",
        "5:10: PGT030 error “5.”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total +-5",
        BUDGET + "total: +-5\n",
        "5:10: PGT030 error “+-5”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 1e5",
        BUDGET + "total: 1e5\n",
        "5:10: PGT030 error “1e5”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 1E+2",
        BUDGET + "total: 1E+2\n",
        "5:10: PGT030 error “1E+2”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 0x10",
        BUDGET + "total: 0x10\n",
        "5:10: PGT030 error “0x10”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 0b11",
        BUDGET + "total: 0b11\n",
        "5:10: PGT030 error “0b11”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 1_000",
        BUDGET + "total: 1_000\n",
        "5:10: PGT030 error “1_000”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 12:30",
        BUDGET + "total: 12:30\n",
        "5:10: PGT030 error “12:30”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total .inf",
        BUDGET + "total: .inf\n",
        "5:10: PGT030 error “.inf”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total -.inf",
        BUDGET + "total: -.inf\n",
        "5:10: PGT030 error “-.inf”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total .nan",
        BUDGET + "total: .nan\n",
        "5:10: PGT030 error “.nan”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    ("total ∞", BUDGET + "total: ∞\n", "5:10: PGT030 error “∞”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]"),
    (
        "total 八十二",
        BUDGET + "total: 八十二\n",
        "5:10: PGT030 error “八十二”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    ("total '82.16'", BUDGET + "total: '82.16'\n", "5:10: PGT030 error “82.16”不是可以计算的数 [写 82.16，不加引号]"),
    ('total "82.16"', BUDGET + 'total: "82.16"\n', "5:10: PGT030 error “82.16”不是可以计算的数 [写 82.16，不加引号]"),
    (
        "total true",
        BUDGET + "total: true\n",
        "5:10: PGT030 error “true”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 是",
        BUDGET + "total: 是\n",
        "5:10: PGT030 error “是”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    ("total １２０", BUDGET + "total: １２０\n", "5:10: PGT030 error “１２０”不是可以计算的数 [写 120，不加引号]"),
    (
        "total ８２．１６",
        BUDGET + "total: ８２．１６\n",
        "5:10: PGT030 error “８２．１６”不是可以计算的数 [写 82.16，不加引号]",
    ),
    (
        "total 82 .16",
        BUDGET + "total: 82 .16\n",
        "5:10: PGT030 error “82 .16”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 1234567890123456",
        BUDGET + "total: 1234567890123456\n",
        "5:10: PGT030 error “1234567890123456”不是可以计算的数 [最多 15 位整数和 10 位小数]",
    ),
    (
        "total 0.12345678901",
        BUDGET + "total: 0.12345678901\n",
        "5:10: PGT030 error “0.12345678901”不是可以计算的数 [最多 15 位整数和 10 位小数]",
    ),
    (
        "total 999999999999999999999999",
        BUDGET
        + "total: 999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999\n",
        "5:10: PGT030 error “99999999999999999999999999999999999999999999999999999999999999999999999999999999…”不是可以计算的数 [最多 15 位整数和 10 位小数]",
    ),
    (
        "total --5",
        BUDGET + "total: --5\n",
        "5:10: PGT030 error “--5”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total (5)",
        BUDGET + "total: (5)\n",
        "5:10: PGT030 error “(5)”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 5-",
        BUDGET + "total: 5-\n",
        "5:10: PGT030 error “5-”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total ≈5",
        BUDGET + "total: ≈5\n",
        "5:10: PGT030 error “≈5”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    ("total 5%", BUDGET + "total: 5%\n", "5:10: PGT030 error “5%”不是可以计算的数 [去掉“%”，写 5]"),
    ("total —", BUDGET + "total: —\n", "5:10: PGT030 error “—”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]"),
    ("total /", BUDGET + "total: /\n", "5:10: PGT030 error “/”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]"),
    (
        "total 无",
        BUDGET + "total: 无\n",
        "5:10: PGT030 error “无”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    ("total [5]", BUDGET + "total: [5]\n", "5:3: PGT042 error 这里应当是数，写的是以 `- ` 开头的列表 [只写一个值]"),
    ("total {a: 5}", BUDGET + "total: {a: 5}\n", "5:3: PGT042 error 这里应当是数，写的是一组 `键: 值` [只写一个值]"),
    ("total |-\n    5", BUDGET + "total: |-\n    5\n", "5:10: PGT030 error “5”不是可以计算的数 [写 5，不加引号]"),
    ("total >-\n    5", BUDGET + "total: >-\n    5\n", "5:10: PGT030 error “5”不是可以计算的数 [写 5，不加引号]"),
    (
        "total ~5",
        BUDGET + "total: ~5\n",
        "5:10: PGT030 error “~5”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 2021-01-01",
        BUDGET + "total: 2021-01-01\n",
        "5:10: PGT030 error “2021-01-01”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total 0.1+0.2",
        BUDGET + "total: 0.1+0.2\n",
        "5:10: PGT030 error “0.1+0.2”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total =SUM(A1)",
        BUDGET + "total: =SUM(A1)\n",
        "5:10: PGT030 error “=SUM(A1)”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total nil",
        BUDGET + "total: nil\n",
        "5:10: PGT030 error “nil”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "total -",
        BUDGET + "total: -\n",
        '5:10: PGT013 error 值以 `-` 开头，YAML 会另作解释 [加双引号：`"-"`；没有内容就留空]',
    ),
]
"""A total that is none."""

YEARS: list[tuple[str, str, str]] = [
    (
        "year 二〇二一",
        HEAD + "year: 二〇二一\n",
        "3:7: PGT031 error “二〇二一”应当是整数 [写整数，不带正负号、小数点和引号]",
    ),
    ("year 2021年", HEAD + "year: 2021年\n", "3:7: PGT031 error “2021年”应当是整数 [去掉“年”，写 2021]"),
    ("year 2021.0", HEAD + "year: 2021.0\n", "3:7: PGT031 error “2021.0”应当是整数 [写整数，不带正负号、小数点和引号]"),
    ("year '2021'", HEAD + "year: '2021'\n", "3:7: PGT031 error “2021”应当是整数 [写 2021，不加引号]"),
    ("year -1", HEAD + "year: -1\n", "3:7: PGT031 error “-1”应当是整数 [写整数，不带正负号、小数点和引号]"),
    ("year 0", HEAD + "year: 0\n", "3:7: PGT045 error 0 超出范围：应当不小于 2000"),
    ("year 21", HEAD + "year: 21\n", "3:7: PGT045 error 21 超出范围：应当不小于 2000"),
    ("year 20210", HEAD + "year: 20210\n", "3:7: PGT045 error 20210 超出范围：应当不大于 2099"),
    ("year ２０２１", HEAD + "year: ２０２１\n", "3:7: PGT031 error “２０２１”应当是整数 [写 2021，不加引号]"),
    ("year 2e3", HEAD + "year: 2e3\n", "3:7: PGT031 error “2e3”应当是整数 [写整数，不带正负号、小数点和引号]"),
    (
        "year 2021-01",
        HEAD + "year: 2021-01\n",
        "3:7: PGT031 error “2021-01”应当是整数 [写整数，不带正负号、小数点和引号]",
    ),
    ("year 0x7e5", HEAD + "year: 0x7e5\n", "3:7: PGT031 error “0x7e5”应当是整数 [写整数，不带正负号、小数点和引号]"),
    (
        "year 2021/2022",
        HEAD + "year: 2021/2022\n",
        "3:7: PGT031 error “2021/2022”应当是整数 [写整数，不带正负号、小数点和引号]",
    ),
    ("year [2021]", HEAD + "year: [2021]\n", "3:1: PGT042 error 这里应当是整数，写的是以 `- ` 开头的列表 [只写一个值]"),
    (
        "year 0002021",
        HEAD + "year: 0002021\n",
        "3:7: PGT031 error “0002021”应当是整数 [写整数，不带正负号、小数点和引号]",
    ),
]
"""A year that is none."""

OTHERS: list[tuple[str, str, str]] = [
    (
        "percent with its sign",
        HEAD + "spending_plan: {mar: 25%}\n",
        "3:22: PGT030 error “25%”不是可以计算的数 [去掉“%”，写 25]",
    ),
    (
        "percent in words",
        HEAD + "spending_plan: {mar: 二成五}\n",
        "3:22: PGT030 error “二成五”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "month in Chinese",
        HEAD + "spending_plan: {3月: 25}\n",
        "3:17: PGT040 error 不认识的键 `3月` [可以写：jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec]",
    ),
    (
        "month as a number",
        HEAD + "spending_plan: {3: 25}\n",
        "3:17: PGT040 error 不认识的键 `3` [可以写：jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec]",
    ),
    (
        "months as a list",
        HEAD + "spending_plan: [25, 50]\n",
        "3:1: PGT042 error 这里应当是一组 `键: 值`，写的是以 `- ` 开头的列表 [下一行缩进两格写 `键: 值`]",
    ),
    ("weight in points", ROW + "weight: 10分\n", "5:13: PGT030 error “10分”不是可以计算的数 [去掉“分”，写 10]"),
    ("weight as a share", ROW + "weight: 10%\n", "5:13: PGT030 error “10%”不是可以计算的数 [去掉“%”，写 10]"),
    (
        "score in words",
        ROW + "score: 满分\n",
        "5:12: PGT030 error “满分”不是可以计算的数 [只写数，例如 82.16；没有就不写这个键]",
    ),
    (
        "level in Chinese",
        ROW + "level: 完成\n",
        "5:12: PGT043 error “完成”不在可选范围内 [可以写：met 达成年度指标（100%–80%）；partial 部分达成年度指标并具有一定效果（80%–60%）；unmet 未达成年度指标且效果较差（60%–0%）]",
    ),
    (
        "direction as a sign",
        ROW + "direction: '>'\n",
        "5:16: PGT043 error “>”不在可选范围内 [可以写：positive 正向指标：越大越好；negative 反向指标：越小越好]",
    ),
    (
        "direction in Chinese",
        ROW + "direction: 正向\n",
        "5:16: PGT043 error “正向”不在可选范围内 [是不是 positive？可以写：positive 正向指标：越大越好；negative 反向指标：越小越好]",
    ),
    (
        "task by name",
        HEAD + "goals:\n  - task: 任务一\n",
        "4:11: PGT031 error “任务一”应当是整数 [写整数，不带正负号、小数点和引号]",
    ),
    (
        "task by fraction",
        HEAD + "goals:\n  - task: 1.5\n",
        "4:11: PGT031 error “1.5”应当是整数 [写整数，不带正负号、小数点和引号]",
    ),
    (
        "rate with its sign",
        HEAD + "result: {score: 99, execution: {rate: 99%}}\n",
        "3:39: PGT030 error “99%”不是可以计算的数 [去掉“%”，写 99]",
    ),
    (
        "score with its points",
        HEAD + "result: {score: 99分}\n",
        "3:17: PGT030 error “99分”不是可以计算的数 [去掉“分”，写 99]",
    ),
]
"""Percents, weights, scores, levels and numbers of tasks."""
