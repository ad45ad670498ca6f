"""What captions of columns mean on any form: 指标值 and 上年完成值 are two things, however like they look.

A caption that means something else than a form's is none of its columns, wherever it stands. Only what is called the
same everywhere is here; a word that is not may well be another name for what the form has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from pgt.forms.labels import plain

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "target": "指标值 目标值 计划值 绩效指标值 绩效目标值 年度指标值 年度目标值 年度计划值 年初目标值 年初指标值 "
        "全年目标 全年目标值 全年指标值 值 数值",
        "actual": "完成值 实际值 实际完成值 全年完成值 全年实际值 全年实际完成值 年度完成值 年度实际完成值",
        "weight": "分值 权重 权重分值 分值权重 指标分值 指标权重",
        "score": "得分 评分 自评分 自评得分 实际得分 评价得分",
        "scoring": "评分标准 评分细则 评分规则 评价标准 计分标准 计分方法 得分计算方法",
        "operator": "指标性质 符号 运算符号 计算符号 比较符号",
        "unit": "度量单位 计量单位 单位 单位文字描述",
        "description": "指标解释 指标说明 指标描述 绩效指标描述 指标内容",
        "place": "序号",
        "note": "备注",
        "basis": "指标值确定依据 指标值设定依据",
        "reason": "偏差原因 偏差原因分析 偏差原因分析及改进措施 产生差异的原因及改进措施 未完成原因分析 未完成原因",
        "total": "总额 资金总额 合计",
        "fiscal": "财政拨款 财政资金",
        "other": "其他资金",
        "basic": "基本支出",
        "project": "项目支出",
        "staff": "人员经费 人员支出",
        "running": "公用经费 公用支出",
        "unit funds": "单位资金",
        "funds": "政府性基金 政府性基金预算 政府性基金预算拨款",
        "general": "一般公共预算 一般公共预算拨款 本年一般公共预算拨款",
        "budget": "年初预算 年初预算数",
        "adjusted": "全年预算 全年预算数 调整预算数 调整后预算数",
        "execution": "执行数 全年执行数 预算执行数 实际执行数 决算数 支出数 实际支出数",
        "rate": "执行率 预算执行率",
    }
)
"""By a name of our own: the words for one thing."""

_KNOWN = {word: meaning for meaning, words in _WORDS.items() for word in words.split()}
_OTHER_YEAR = re.compile(r"上一?年度?(?!.{0,2}结[转余])|去年|前年|往年|历年|以前年度|下一?年度?|明年|次年")
_YEAR = re.compile(r"^20\d\d年度?")
_VALUES = re.compile(r"\{[^}]*\}|[(（](?:单位[:：])?[万亿千]?元[)）]")
_COLUMN = re.compile(r"(?<![a-z])[a-z]([/÷*×-][a-z])*$")
"""The letter that a form names a column by, to reckon with it: 执行率（B/A）."""


@lru_cache(maxsize=16384)
def meaning(text: str) -> str | None:
    """Return what the caption *text* means, None where that is not known."""
    words = _YEAR.sub("", _COLUMN.sub("", plain(_VALUES.sub("", text))))
    year = _OTHER_YEAR.search(words)
    if year is not None:
        return f"{year[0].rstrip('度').replace('一', '')} {_KNOWN.get(words.replace(year[0], '', 1), '')}"
    return _KNOWN.get(words)


def are_others(label: str, text: str) -> bool:
    """Whether two captions are known to mean different things."""
    one, other = meaning(label), meaning(text)
    if one is None or other is None:
        return bool(_OTHER_YEAR.search(plain(label))) != bool(_OTHER_YEAR.search(plain(text)))
    return one != other


def are_same(label: str, text: str) -> bool:
    """Whether two captions are known to mean one thing."""
    known = meaning(label)
    return known is not None and known == meaning(text)


def is_count(text: str) -> bool:
    """Whether *text* is the caption of a column that counts the rows."""
    return meaning(text) == "place"
