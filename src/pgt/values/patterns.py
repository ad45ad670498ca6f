"""The expressions of the grammar and the words for its operators.

All of them run on folded text of bounded length; see `grammar`. Only what nearly every value needs is compiled at
once; the others are strings, which `re` compiles, and keeps, when the first value asks for them.
"""

from __future__ import annotations

import re

from pgt.values.numerals import DIGITS, NUMERALS
from pgt.values.units import is_unit
from pgt.values.value import Operator

SIGNS = {
    **{str(operator): operator for operator in Operator},
    ">=": Operator.GE,
    "=>": Operator.GE,
    "<=": Operator.LE,
    "=<": Operator.LE,
}
# 民法典 article 1259: 以上, 以下 and 以内 include the number itself, 超过 and 不满 do not.
WORDS = {
    "大于或等于": Operator.GE,
    "小于或等于": Operator.LE,
    "大于等于": Operator.GE,
    "小于等于": Operator.LE,
    "不低于": Operator.GE,
    "不少于": Operator.GE,
    "不小于": Operator.GE,
    "不超过": Operator.LE,
    "不高于": Operator.LE,
    "不大于": Operator.LE,
    "不多于": Operator.LE,
    "至少": Operator.GE,
    "最少": Operator.GE,
    "最低": Operator.GE,
    "至多": Operator.LE,
    "最多": Operator.LE,
    "最高": Operator.LE,
    "大于": Operator.GT,
    "高于": Operator.GT,
    "多于": Operator.GT,
    "超过": Operator.GT,
    "小于": Operator.LT,
    "低于": Operator.LT,
    "少于": Operator.LT,
    "不满": Operator.LT,
    "等于": Operator.EQ,
}
LIMITS = {"以上": Operator.GE, "以下": Operator.LE, "以内": Operator.LE, "之内": Operator.LE, "内": Operator.LE}
_ANY_WORD = "|".join(WORDS)

_FIGURES = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
# Loose, since `is_unit` looks closer: spelled out here, a unit would take longest of all to compile.
_UNIT = r"[^0-9]{0,24}?(?:(?<=m)[23])?"


def _constraint(number: str, unit: str) -> str:
    """Build a constraint around a number: operator or words, number, unit, words."""
    return (
        r"(?:(?P<sign>>=|=>|<=|=<|[≥≤<>=±])"
        rf"|(?P<lead>达到?|保持在|控制在|稳定在)?(?P<near>大约|约|近)?(?P<word>{_ANY_WORD})?)"
        rf" *(?P<yuan>¥)? *{number}(?P<more>[余多])? *(?P<unit>{unit}) *"
        r"(?:整|\(含\))?(?:及?(?P<limit>以上|以下|以内|之内|内)|(?P<around>左右|上下))?(?:\(含\))?"
        r"(?P<trail>完成|办结|到位|达标|覆盖)?(?P<stop>[。；;，,])?"
    )


_CONSTRAINT = _constraint(rf"(?P<figures>[+-]?{_FIGURES})", _UNIT)
# Numerals count only before a plain counter and after 百分之: 三级, 一般 and 百强 are words.
_NUMERAL = _constraint(
    rf"(?:(?P<of>[百千])分之)?(?P<figures>[{NUMERALS}点]{{1,12}}|{_FIGURES})",
    "(?:人次|场次|批次|次|场|人|名|户|家|件|项|个工作日|个月|个|年|天)?",
)
_RANGE = (
    rf"(?P<low>(?P<low_figures>{_FIGURES}) *(?P<low_unit>{_UNIT})) *(?:--?|~|至|到) *"
    rf"(?P<high>(?P<high_figures>{_FIGURES}) *(?P<high_unit>{_UNIT}))"
)

_TIME = r"(?:学期|学年|半年|年度?|季度?|月|周|天|日)"
_NOUN = r"(?:人次|人|户|名|学生|生|乡镇|乡|村|社区|家|所|班|个|场|次|件|册|条|亩|公顷|公里|平方米|吨|头|床|车|台|套|份)"
EACH = rf"(?:平均|按)?每(?:(?P<years>[{DIGITS}2-9])年|个?(?P<of>{_TIME}|{_NOUN}))"
GIVEN = r"(?:补助|补贴|发放|资助|奖励|给予|支付)(?:标准)?(?:为|是|:)?"
"""What people write between for whom money is and how much: 每亩补助800元."""
ONCE_IN = (
    rf"(?P<many>半|[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})个?(?P<time>{_TIME})"
    rf"(?P<figures>[{NUMERALS}]{{1,3}}|[0-9]{{1,3}})(?P<unit>次|场|期|回)"
)

# A comma between two figures may be a thousands separator, a decimal point or a list; it separates nothing.
SEPARATOR = r" *(?:[；;\n]|且|(?<![0-9])[,，、]|[,，、](?! *[0-9])) *"

STARTS_WITH_SIGN = r"[≥≤<>=±]"
_EMBEDDED = r"[≥≤<>=±] *[0-9]"
PLACEHOLDER = r"(?<![0-9])\*|\*(?![0-9])|[Xx×]{2}|_{2}|□|[≥≤<>=±] *(?:[Xx×_?…-]|\.\.)|\A[-/_.…?？×Xx]+\Z"
_LISTED = r"[0-9]{1,2}[.、:：)] *[^\W0-9]"
_DAMAGED = (
    rf"(?:{_ANY_WORD})? *[¥$]?[+-]?\.?[0-9][0-9 .,，、'’:：/+*×xX百千万亿{NUMERALS}≥≤<>=±%‰~-]*+"
    r"(?P<unit>[^0-9(]{0,24})(?:\((?s:.*))?"
)
# Text without any of these is words, and nothing else need be tried.
HINT = re.compile(rf"[0-9≥≤<>=±*Xx×_□?？/.…年月日号季底末前{NUMERALS}-]")
# By far the most cells are no more than this: operator, figures, unit.
PLAIN = re.compile(r"([≥≤<>=±]?)([0-9]{1,15}(?:\.[0-9]{1,8})?)([^0-9., ]{0,12})")
DATE_UNITS = frozenset("年月日号季")

WIDE = r"[％＋－．／０-９Ａ-Ｚａ-ｚ]"
ODD_SIGN = r"[＞＜＝﹦═﹥﹤≧≦⩾⩽≮≯]|[><]=|=[><]"
NUMBER_ONLY = r"[+-]?[0-9.,]+"


def match_constraint(text: str) -> re.Match[str] | None:
    """Match `operator? number unit?` with figures."""
    match = re.fullmatch(_CONSTRAINT, text)
    return match if match and is_unit(match["unit"]) else None


def match_numeral(text: str) -> re.Match[str] | None:
    """Match a constraint with a Chinese numeral before a counter (三次), or a percent in words (百分之九十)."""
    match = re.fullmatch(_NUMERAL, text)
    return match if match and (match["of"] is None) is bool(match["unit"]) else None


def match_range(text: str) -> re.Match[str] | None:
    """Match two numbers with a dash, ~, 至 or 到 between them."""
    match = re.fullmatch(_RANGE, text)
    return match if match and is_unit(match["low_unit"]) and is_unit(match["high_unit"]) else None


def looks_numeric(text: str) -> bool:
    """Tell whether text that is no constraint was meant to be one: figures with a short unit, or a sign in it."""
    if re.match(_LISTED, text):
        return False
    damaged = re.fullmatch(_DAMAGED, text)
    # A column of units that is filled with % leaves two: 28.8万元%.
    return bool((damaged and is_unit(damaged["unit"].removesuffix("%"))) or re.search(_EMBEDDED, text))
