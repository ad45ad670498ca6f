# ruff: noqa: E501 -- a message is compared whole, however long it is
"""Readable YAML that is no table: the wrong type, the wrong key, the wrong choice."""

from __future__ import annotations

from tests.hostile.parts import BUDGET, DEPARTMENT, HEAD, ROW

SHAPES: list[tuple[str, str, str]] = [
    (
        "organization of the wrong type",
        HEAD + "organization: [a]\n",
        "3:1: PGT042 error 这里应当是一组 `键: 值`，写的是以 `- ` 开头的列表 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "supervisor of the wrong type",
        HEAD + "supervisor: 县残联\n",
        "3:13: PGT042 error 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "implementer of the wrong type",
        HEAD + "implementer: 5\n",
        "3:14: PGT042 error 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "budget of the wrong type",
        HEAD + "budget: [1]\n",
        "3:1: PGT042 error 这里应当是一组 `键: 值`，写的是以 `- ` 开头的列表 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "spending_plan of the wrong type",
        HEAD + "spending_plan: 25\n",
        "3:16: PGT042 error 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "goals of the wrong type",
        HEAD + "goals: {text: a}\n",
        "3:1: PGT042 error 这里应当是以 `- ` 开头的列表，写的是一组 `键: 值` [每项一行，以 `- ` 开头]",
    ),
    (
        "indicators of the wrong type",
        HEAD + "indicators: 五个\n",
        "3:13: PGT042 error 这里应当是以 `- ` 开头的列表，写的是文字 [每项一行，以 `- ` 开头]",
    ),
    (
        "tasks of the wrong type",
        HEAD + "tasks: {name: a}\n",
        "3:1: PGT042 error 这里应当是以 `- ` 开头的列表，写的是一组 `键: 值` [每项一行，以 `- ` 开头]",
    ),
    (
        "narrative of the wrong type",
        HEAD + "narrative: 总体目标\n",
        "3:12: PGT042 error 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "medium_term of the wrong type",
        HEAD + "medium_term: [a]\n",
        "3:1: PGT042 error 这里应当是一组 `键: 值`，写的是以 `- ` 开头的列表 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "fields of the wrong type",
        HEAD + "fields: [a]\n",
        "3:1: PGT042 error 这里应当是一组 `键: 值`，写的是以 `- ` 开头的列表 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "lists of the wrong type",
        HEAD + "lists: {a: b}\n",
        "3:12: PGT042 error 这里应当是以 `- ` 开头的列表，写的是文字 [每项一行，以 `- ` 开头]",
    ),
    (
        "contact of the wrong type",
        HEAD + "contact: 张某\n",
        "3:10: PGT042 error 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "adjusted_budget of the wrong type",
        HEAD + "adjusted_budget: 80\n",
        "3:18: PGT042 error 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "execution of the wrong type",
        HEAD + "execution: {total: [1]}\n",
        "3:13: PGT042 error 这里应当是数，写的是以 `- ` 开头的列表 [只写一个值]",
    ),
    (
        "result of the wrong type",
        HEAD + "result: 优\n",
        "3:9: PGT042 error 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "progress of the wrong type",
        HEAD + "progress: {month: 6}\n",
        "3:1: PGT042 error 这里应当是以 `- ` 开头的列表，写的是一组 `键: 值` [每项一行，以 `- ` 开头]",
    ),
    (
        "year of the wrong type",
        HEAD + "year: {a: b}\n",
        "3:1: PGT042 error 这里应当是整数，写的是一组 `键: 值` [只写一个值]",
    ),
    (
        "code of the wrong type",
        HEAD + "code: [a, b]\n",
        "3:1: PGT042 error 这里应当是文字，写的是以 `- ` 开头的列表 [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    (
        "name of the wrong type",
        HEAD + "name: {a: b}\n",
        "3:1: PGT042 error 这里应当是文字，写的是一组 `键: 值` [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    (
        "purpose of the wrong type",
        HEAD + "purpose: [a]\n",
        "3:1: PGT042 error 这里应当是文字，写的是以 `- ` 开头的列表 [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    (
        "overall_goal of the wrong type",
        HEAD + "overall_goal: {a: b}\n",
        "3:1: PGT042 error 这里应当是文字，写的是一组 `键: 值` [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    (
        "previous of the wrong type",
        HEAD + "previous: [a]\n",
        "3:1: PGT042 error 这里应当是文字，写的是以 `- ` 开头的列表 [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    (
        "achievement of the wrong type",
        HEAD + "achievement: [a]\n",
        "3:1: PGT042 error 这里应当是文字，写的是以 `- ` 开头的列表 [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    ("version of the future", "pgt: 2\nkind: project\n", "1:6: PGT043 error “2”不在可选范围内 [可以写：1]"),
    (
        "version in words",
        "pgt: 一\nkind: project\n",
        "1:6: PGT031 error “一”应当是整数 [写整数，不带正负号、小数点和引号]",
    ),
    ("version missing", "kind: project\n", "1:1: PGT041 error 缺少 `pgt` [补上 `pgt: 1`]"),
    ("kind missing", "pgt: 1\n", "1:1: PGT041 error 缺少 `kind` [补上 `kind: project` 或 `kind: department`]"),
    (
        "kind in Chinese",
        "pgt: 1\nkind: 项目\n",
        "2:7: PGT043 error “项目”不在可选范围内 [是不是 project？可以写：project 项目支出绩效目标表；department 部门（单位）整体支出绩效目标表]",
    ),
    (
        "kind unknown",
        "pgt: 1\nkind: programme\n",
        "2:7: PGT043 error “programme”不在可选范围内 [可以写：project 项目支出绩效目标表；department 部门（单位）整体支出绩效目标表]",
    ),
    (
        "a list of tables",
        "- pgt: 1\n  kind: project\n- pgt: 1\n  kind: project\n",
        "1:1: PGT042 error 这里应当是一组 `键: 值`，写的是以 `- ` 开头的列表 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "unit of another country",
        HEAD + "budget: {amount_unit: USD, total: 5}\n",
        "3:23: PGT043 error “USD”不在可选范围内 [可以写：元、万元、亿元]",
    ),
    (
        "unit with blanks",
        HEAD + "budget: {amount_unit: 万 元, total: 5}\n",
        "3:23: PGT043 error “万 元”不在可选范围内 [是不是 万元？可以写：元、万元、亿元]",
    ),
    (
        "amount key in Chinese",
        BUDGET + "中央: 5\n",
        "5:3: PGT040 error 不认识的键 `中央` [可以写：amount_unit, total, fiscal, general_public, government_fund, state_capital, fiscal_account, unit_funds, carryover, other, basic, project, …]",
    ),
    ("category missing", HEAD + "indicators:\n  - name: a\n", "4:5: PGT041 error 缺少 `category` [补上 `category: …`]"),
    (
        "category in Chinese",
        HEAD + "indicators:\n  - category: 产出指标\n",
        "4:15: PGT044 error “产出指标”的写法不对 [指标类别写编号，例如 output.quantity（产出—数量），不写中文]",
    ),
    (
        "category of three levels",
        HEAD + "indicators:\n  - category: output.quantity.people\n",
        "4:15: PGT044 error “output.quantity.people”的写法不对 [指标类别写编号，例如 output.quantity（产出—数量），不写中文]",
    ),
    (
        "category in capitals",
        HEAD + "indicators:\n  - category: OUTPUT.quantity\n",
        "4:15: PGT044 error “OUTPUT.quantity”的写法不对 [指标类别写编号，例如 output.quantity（产出—数量），不写中文]",
    ),
    ("category empty", HEAD + "indicators:\n  - category:\n", "4:5: PGT041 error 缺少 `category` [补上 `category: …`]"),
    (
        "row of text",
        HEAD + "indicators:\n  - 残疾人数量\n",
        "4:5: PGT042 error 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "row empty",
        HEAD + "indicators:\n  -\n",
        "4:4: PGT042 error 这里应当是一组 `键: 值`，写的是空白 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "target of two",
        ROW + "target: [5, 6]\n",
        "5:5: PGT042 error 这里应当是文字，写的是以 `- ` 开头的列表 [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    (
        "target as a group",
        ROW + "target: {value: 5, unit: 人}\n",
        "5:5: PGT042 error 这里应当是文字，写的是一组 `键: 值` [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    ("key of a row unknown", ROW + "tagret: 5\n", "5:5: PGT040 error 不认识的键 `tagret` [是不是 `target`？]"),
    (
        "key of a row in Chinese",
        ROW + "指标值: 5\n",
        "5:5: PGT040 error 不认识的键 `指标值` [是不是 `target`？]",
    ),
    (
        "key of an organization unknown",
        HEAD + "organization: {cod: '1'}\n",
        "3:16: PGT040 error 不认识的键 `cod` [是不是 `code`？]",
    ),
    (
        "key of a goal unknown",
        HEAD + "goals:\n  - goal: a\n",
        "4:5: PGT040 error 不认识的键 `goal` [可以写：text, task, weight, actual, indicators, fields]",
    ),
    (
        "key of a task unknown",
        DEPARTMENT + "tasks:\n  - title: a\n",
        "4:5: PGT040 error 不认识的键 `title` [可以写：name, description, budget, execution, actual, fields]",
    ),
    (
        "key of a contact unknown",
        HEAD + "contact: {telephone: a}\n",
        "3:11: PGT040 error 不认识的键 `telephone` [是不是 `phone`？]",
    ),
    (
        "field in Chinese",
        HEAD + "fields: {项目属性: a}\n",
        "3:10: PGT040 error 不认识的键 `项目属性` [这里写一组 键: 值，键是编号：小写英文字母、数字、下划线，字母开头，不写中文名称]",
    ),
    (
        "field that holds more",
        HEAD + "fields: {a: {b: c}}\n",
        "3:10: PGT042 error 这里应当是文字，写的是一组 `键: 值` [只写一个值；里面有“冒号加空格”就加引号]",
    ),
    ("progress of month 13", HEAD + "progress:\n  - {month: 13}\n", "4:13: PGT045 error 13 超出范围：应当不大于 12"),
    (
        "narrative of a text",
        DEPARTMENT + "narrative: {overall: a}\n",
        "3:22: PGT042 error 这里应当是以 `- ` 开头的列表，写的是文字 [每项一行，以 `- ` 开头]",
    ),
    (
        "narrative of groups",
        DEPARTMENT + "narrative: {functions: [a]}\n",
        "3:25: PGT042 error 这里应当是一组 `键: 值`，写的是文字 [下一行缩进两格写 `键: 值`]",
    ),
    (
        "medium term unknown key",
        HEAD + "medium_term: {name: a}\n",
        "3:15: PGT040 error 不认识的键 `name` [可以写：period, budget, overall_goal, goals, indicators]",
    ),
]
"""What the schema refuses."""
