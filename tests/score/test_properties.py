"""What holds for any table, however it was filled in."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pgt
from pgt import profile, score
from pgt.model import Amounts, Goal, Indicator, Progress, Result, Table
from pgt.profile import Profile
from pgt.score import Evaluation
from pgt.score.item import item_of


def of(profile_id: str) -> Profile:
    found = profile.find(profile_id).definition
    assert found is not None
    return found


PROFILES = st.sampled_from(profile.built_in()).map(of)
SCORED = st.sampled_from([name for name in profile.built_in() if name != "none"]).map(of)

numbers = st.decimals("-50", "9999", places=2).map(lambda number: f"{number:f}")
cells = st.one_of(
    st.builds(
        "".join,
        st.tuples(
            st.sampled_from(("", "≥", "≤", ">", "<", "=", "±", "不少于", "约")),
            numbers,
            st.sampled_from(("", "%", "人", "元", "万元", "万", "元/人/月", "次/年", "个百分点", "‰", "天", "以上")),
        ),
    ),
    st.sampled_from(
        ("", " ", "/", "无", "良好", "长期", "有所提高", "80%-90%", "≥10人，≤20人", "40元/天，≤10000元/年", "≥**个")
    ),
    st.sampled_from(("2023年12月底前", "12月底前", "2023年5-9月完成", "2023年11月3日", "2024年", "≥90%，显著提升")),
    st.text(max_size=30),
)
weights = st.none() | st.decimals("-1", "60", places=2)
categories = st.sampled_from(("output.quantity", "output.cost", "cost.economic", "benefit", "satisfaction.beneficiary"))
progress = st.builds(
    Progress,
    month=st.integers(1, 12),
    execution=st.none() | st.builds(Amounts, st.fixed_dictionaries({"total": st.decimals("-9", "999", places=2)})),
    actual=st.none() | cells,
    outlook=st.sampled_from((None, "certain", "possible", "impossible")),
)
indicators = st.builds(
    Indicator,
    category=categories,
    name=st.none() | st.text(max_size=8),
    target=st.none() | cells,
    actual=st.none() | cells,
    weight=weights,
    level=st.sampled_from((None, "met", "partial", "unmet")),
    score=st.none() | st.decimals("-1", "60", places=2),
    reason=st.none() | cells,
    direction=st.sampled_from((None, "positive", "negative")),
    progress=st.lists(progress, max_size=2).map(tuple),
)
rows = st.lists(indicators, max_size=6).map(tuple)
amounts = st.none() | st.builds(
    Amounts, st.dictionaries(st.sampled_from(("total", "fiscal", "other")), st.decimals("-9", "999", places=2))
)
tables = st.builds(
    Table,
    kind=st.just("project"),
    year=st.none() | st.integers(2000, 2099),
    budget=amounts,
    adjusted_budget=amounts,
    execution=amounts,
    indicators=rows,
    goals=st.lists(st.builds(Goal, weight=weights, indicators=rows), max_size=3).map(tuple),
    spending_plan=st.dictionaries(st.sampled_from(("mar", "jun", "oct", "dec")), st.decimals("0", "100", places=1)),
    progress=st.lists(progress, max_size=3).map(tuple),
    result=st.none() | st.builds(Result, score=st.none() | st.decimals("0", "120", places=2)),
)


@given(tables, PROFILES)
def test_any_table_is_evaluated_and_its_numbers_agree(table: Table, rules: Profile) -> None:
    found = score.evaluate(table, rules)
    assert len(found.items) == len(list(table.every_indicator()))
    check_items(found)
    check_total(found, rules)


def check_items(found: Evaluation) -> None:
    for item in found.items:
        if item.computed is not None:
            assert item.weight is not None
            assert 0 <= item.computed <= item.weight + Decimal("0.005")
            assert item.formula is not None
        else:
            assert item.not_judged is not None or not found.scored
        if item.not_judged and item.not_judged.correction:
            correction = item.not_judged.correction
            assert correction.old != correction.new


def check_total(found: Evaluation, rules: Profile) -> None:
    parts = [item.in_total(item.score) for item in found.items if not item.empty] + [found.execution.score]
    known = [part for part in parts if part is not None]
    assert found.certain == sum(known)
    if found.score is None:
        assert found.rating is None
    else:
        assert None not in parts
        assert found.score == found.certain
        assert found.rating == (rules.grade(found.score) if found.is_of_hundred else None)
    if found.scored and found.items and found.open == 0 and found.score is None:
        assert found.unassigned or any(item.weight is not None for item in found.items)
    if found.comparison and found.comparison.total and found.comparison.total.amount is not None:
        compared = found.comparison
        rows = {(*item.pointer, "score"): item for item in found.items}
        amounts = [rows[one.pointer].in_total(one.amount) for one in compared.items]
        amounts += [one.amount for one in (compared.execution,) if one]
        assert found.comparison.total.amount == sum(
            (amount for amount in (*amounts, compared.remainder) if amount is not None), Decimal(0)
        )
        assert None not in (*amounts, compared.remainder)


@given(tables, PROFILES)
def test_any_table_is_monitored(table: Table, rules: Profile) -> None:
    found = score.monitor(table, rules)
    assert [point.month for point in found.money] == sorted({entry.month for entry in table.progress})
    assert [point.light is None for point in found.money] == [point.not_judged is not None for point in found.money]
    assert len(found.plan) == 12


@given(st.lists(tables, max_size=4), SCORED)
def test_a_report_counts_every_table_once(found: list[Table], rules: Profile) -> None:
    evaluations = [(str(index), score.evaluate(table, rules)) for index, table in enumerate(found)]
    report = score.report(iter(evaluations), rules, most=3)
    totals = [one.score for _, one in evaluations if one.score is not None and one.is_of_hundred]
    assert (report.tables, report.scored) == (len(found), len(totals))
    assert sum(report.grades.values()) <= report.scored
    assert len(report.weakest) <= 3
    assert (report.lowest, report.highest) == (min(totals, default=None), max(totals, default=None))
    assert [weak.percent for weak in report.weakest] == sorted(weak.percent for weak in report.weakest)


goals = st.decimals("0.01", "9999", places=2)
actuals = st.decimals("-100", "20000", places=2)


@given(SCORED, st.sampled_from(("≥", ">", "=", "")), goals, actuals, actuals, st.decimals("0", "50", places=2))
def test_where_more_is_better_more_is_never_worse(  # noqa: PLR0913, PLR0917  # one parameter a quantity
    rules: Profile, operator: str, goal: Decimal, one: Decimal, other: Decimal, weight: Decimal
) -> None:
    less, more = (points(rules, f"{operator}{goal}件", actual, weight) for actual in sorted((one, other)))
    assert less <= more


@given(SCORED, st.sampled_from(("≤", "<")), goals, actuals, actuals, st.decimals("0", "50", places=2))
def test_where_less_is_better_more_is_never_better(  # noqa: PLR0913, PLR0917  # one parameter a quantity
    rules: Profile, operator: str, goal: Decimal, one: Decimal, other: Decimal, weight: Decimal
) -> None:
    less, more = (points(rules, f"{operator}{goal}件", actual, weight) for actual in sorted((one, other)))
    assert less >= more


def points(rules: Profile, target: str, actual: Decimal, weight: Decimal) -> Decimal:
    found = item_of(Indicator("output.quantity", target=target, actual=f"{actual}件"), weight, rules, None).score
    assert found is not None
    return found


@given(st.text(max_size=60), st.text(max_size=60), PROFILES)
def test_no_text_makes_it_fail(target: str, actual: str, rules: Profile) -> None:
    found = item_of(Indicator("output.quantity", target=target, actual=actual), Decimal(10), rules, 2023)
    assert found.not_judged is None or found.not_judged.message.zh


SOURCES = sorted(
    path
    for package in ("score", "profile", "yearend")
    for path in Path(pgt.__file__).parent.joinpath(package).glob("*.py")
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_binary_fraction_is_written_down(path: Path) -> None:
    """Decimals and fractions refuse to be added to one, so that none can come in from outside."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    assert [node.lineno for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, float)] == []
    assert [node.lineno for node in nodes if isinstance(node, ast.Name) and node.id in {"float", "round"}] == []


@given(st.lists(st.decimals("0.01", "9.99", places=2), min_size=1, max_size=40), st.integers(1, 99))
def test_sums_of_weights_and_scores_are_those_of_whole_cents(weights: list[Decimal], percent: int) -> None:
    rows = tuple(
        Indicator("output.quantity", f"指标{place}", target="≥100件", actual=f"{percent}件", weight=weight)
        for place, weight in enumerate(weights)
    )
    found = score.evaluate(Table("project", indicators=rows), of("mof-2020"))
    cents = [int(weight * 100) for weight in weights]
    scored = [(amount * percent + 50) // 100 for amount in cents]
    assert found.groups[0].weight == Decimal(sum(cents)).scaleb(-2)
    assert found.groups[0].score == found.certain == Decimal(sum(scored)).scaleb(-2)
