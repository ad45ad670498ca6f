"""The rules over two years: each at its threshold, and silent below it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from string import Formatter

import pytest

from pgt.diagnostics import Text
from pgt.model import Amounts, Indicator, Table
from pgt.pairing import pair_parts
from pgt.rules import PAIR_RULES, RULES, years
from pgt.rules._rule import Context, Finding, PairRule

NOTHING = Context()


def said(rule: PairRule, old: Table, new: Table) -> list[dict[str, object]]:
    found = rule.find(pair_parts(old, new, "old", "new"), NOTHING, NOTHING)
    return [dict(verdict.values) for verdict in found if isinstance(verdict, Finding)]


def table(year: int, *targets: str, total: str = "100", unit: str = "万元", actual: str | None = None) -> Table:
    rows = tuple(
        Indicator("output.quantity", f"指标{place}", target=target, actual=actual, pointer=("indicators", place))
        for place, target in enumerate(targets)
    )
    return Table("project", year=year, amount_unit=unit, budget=Amounts({"total": Decimal(total)}), indicators=rows)


FIVE = ("≥10人", "≥20人", "≥30人", "≥40人", "2021年6月底前")


@pytest.mark.parametrize(
    "new, copied",
    [
        (table(2022, "≥10人", "≥20人", "≥30人", "≥0.004万人", "≥90%"), [4]),
        (table(2022, "≥10人", "≥20人", "≥30人", "≥41人", "2022年6月底前"), [4]),
        (table(2022, "≥10人", "≥20人", "≥31人", "≥41人", "2022年6月底前"), []),
        (table(2022, "≥10人", "≥20人"), []),
        (table(2021, *FIVE), []),
    ],
)
def test_four_in_five_targets_of_last_year_are_copied(new: Table, copied: list[int]) -> None:
    found = said(years.targets_are_not_copied, table(2021, *FIVE), new)
    assert [one["copied"] for one in found] == copied


@pytest.mark.parametrize(
    "new, percent",
    [
        (table(2022, "≥10人", total="130"), ["增加 30%"]),
        (table(2022, "≥10人", total="699999.9", unit="元"), ["减少 30%"]),
        (table(2022, "≥10人", total="700001", unit="元"), []),
        (table(2022, "≥11人", total="200"), []),
        (table(2022, "≥10人", "≥5场", total="200"), []),
        (table(2021, "≥10人", total="200"), []),
    ],
)
def test_quantities_that_stay_while_the_budget_moves_by_30_percent(new: Table, percent: list[str]) -> None:
    found = said(years.quantities_follow_budget, table(2021, "≥10人"), new)
    assert [text.zh for one in found if isinstance(text := one["change"], Text)] == percent


@pytest.mark.parametrize(
    "actual, target, short",
    [
        ("12人", "≥11人", True),
        ("12", "≥11人", True),
        ("1.2万人", "≥11000人", True),
        ("12人", "≥12人", False),
        ("12人", "=11人", False),
        ("3起", "≤5起", True),
        ("3起", "≤3起", False),
        ("95%", "≥90%", True),
        ("0.95", "≥90%", False),
        ("95", "≥90%", True),
        ("12场", "≥11人", False),
        ("完成", "≥11人", False),
    ],
)
def test_a_target_falls_short_of_what_was_reached(actual: str, target: str, short: bool) -> None:  # noqa: FBT001 -- a column of the table
    found = said(years.targets_build_on_results, table(2021, "≥1人", actual=actual), table(2022, target))
    assert bool(found) is short


def test_a_ceiling_on_cost_is_no_result() -> None:
    old = Table("project", year=2021, indicators=(Indicator("output.cost", "成本", target="≤10万元", actual="8万元"),))
    new = Table("project", year=2022, indicators=(Indicator("cost.economic", "成本", target="≤10万元"),))
    assert said(years.targets_build_on_results, old, new) == []


@pytest.mark.parametrize(
    "target, actual, level, missed",
    [
        ("≥80%", "79%", None, "目标 ≥80%，实际 79%"),
        ("≥80%", "80%", None, ""),
        (">80%", "80%", None, "目标 >80%，实际 80%"),
        ("≤5起", "6起", None, "目标 ≤5起，实际 6起"),
        ("100%", "99%", None, "目标 100%，实际 99%"),
        ("明显提高", None, "unmet", "未达成"),
        ("明显提高", None, "met", ""),
        ("≥80%", None, None, ""),
    ],
)
def test_what_was_missed_must_not_go(target: str, actual: str | None, level: str | None, missed: str) -> None:
    row = Indicator("benefit.social", "就业", target=target, actual=actual, level=level)
    found = said(years.missed_indicators_stay, Table("project", year=2021, indicators=(row,)), table(2022, "≥10人"))
    assert [text.zh for one in found if isinstance(text := one["what"], Text)] == ([missed] if missed else [])


def test_codes_go_on_from_those_of_the_other_rules_and_are_in_order() -> None:
    codes = [rule.code for rule in PAIR_RULES]
    assert codes == sorted(set(codes))
    assert not {rule.code for rule in RULES}.intersection(codes)


def test_every_rule_that_the_module_defines_is_in_the_list() -> None:
    assert {one.code for one in vars(years).values() if isinstance(one, PairRule)} == {one.code for one in PAIR_RULES}


@pytest.mark.parametrize("rule", PAIR_RULES, ids=lambda rule: rule.code)
def test_a_rule_says_the_same_in_both_languages_and_explains_itself(rule: PairRule) -> None:
    for text in filter(None, (rule.notice.message, rule.notice.hint)):
        names = [{name for _, name, _, _ in Formatter().parse(words) if name} for words in (text.zh, text.en)]
        assert names[0] == names[1]
    fact, blank, why = rule.notice.manual.split("\n", 2)
    assert re.fullmatch(r"[A-Z][^.]*\.", fact)
    assert (blank, bool(why.strip())) == ("", True)


@pytest.mark.parametrize(
    "name, written",
    [("参训率", "参训率"), ("比例: 甲", '"比例: 甲"'), (None, "旧名称")],
)
def test_a_dropped_name_is_quoted_as_it_is_to_be_written(name: str | None, written: str) -> None:
    row = Indicator("output.quality", name, target="≥90%", actual="80%", pointer=("indicators", 0))
    old = replace(table(2021), indicators=(row,))
    (found,) = said(years.missed_indicators_stay, old, table(2022))
    assert Text("{name}", "").format(**found).zh == written


@pytest.mark.parametrize(
    "target, direction, actual, sought",
    [
        ("≥570人", None, "603", "≥603人"),
        (">95%", None, "97.50%", ">97.5%"),
        ("570人", "positive", "603人", "≥603人"),
        ("5%", "negative", "2%", "≤2%"),
        ("=95%", "positive", "98%", "=98%"),
        ("≥10000人", None, "1.2万人", "≥1.2万人"),
    ],
)
def test_what_was_reached_is_what_to_write(target: str, direction: str | None, actual: str, sought: str) -> None:
    row = Indicator("output.quality", "甲", target=target, direction=direction, pointer=("indicators", 0))
    old = replace(table(2021), indicators=(replace(row, actual=actual),))
    (found,) = said(years.targets_build_on_results, old, replace(table(2022), indicators=(row,)))
    assert found["sought"] == sought
