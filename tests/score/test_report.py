"""Many tables in a few numbers."""

from decimal import Decimal

from pgt import profile, score
from pgt.model import Amounts, Indicator, PrintedExecution, Result, Table
from pgt.score import Evaluation, What

RULES = profile.find("mof-2021").definition


def table(name: str, quantity: str | None, satisfied: str) -> Evaluation:
    assert RULES is not None
    rows = (
        ("output.quantity", "人数", "≥100人", quantity),
        ("benefit.social", "就业率", "≥50%", "50%"),
        ("satisfaction.beneficiary", "满意度", "≥90%", satisfied),
    )
    return score.evaluate(
        Table(
            "project",
            name=name,
            budget=Amounts({"total": Decimal(10)}),
            execution=Amounts({"total": Decimal(10)}),
            indicators=tuple(Indicator(one, name, target=t, actual=a, evidence="台账") for one, name, t, a in rows),
        ),
        RULES,
    )


def test_counts_the_mean_and_the_weakest() -> None:
    assert RULES is not None
    tables = [
        ("a", table("甲", "100人", "90%")),  # 100
        ("b", table("乙", "50人", "90%")),  # 75
        ("c", table("丙", "90人", "45%")),  # 45 + 30 + 5 + 10 = 90
        ("d", table("丁", None, "90%")),  # open
    ]
    found = score.report(iter(tables), RULES)
    assert (found.tables, found.scored, found.not_judged, found.indicators) == (4, 3, 1, 12)
    assert (str(found.mean), str(found.lowest), str(found.highest)) == ("88.33", "75.00", "100.00")
    assert found.grades == {"优": 2, "良": 0, "中": 1, "差": 0}
    assert found.missing == {What.REASON: 3, What.ACTUAL: 1}
    assert [(weak.file, weak.name, str(weak.percent)) for weak in found.weakest] == [
        ("b", "人数", "50.00"),
        ("c", "满意度", "50.00"),
        ("c", "人数", "90.00"),
    ]
    assert [(one.name, one.judged, one.missed) for one in found.missed] == [("人数", 3, 2), ("满意度", 4, 1)]


def test_of_nothing_there_is_no_mean() -> None:
    assert RULES is not None
    found = score.report((), RULES)
    assert (found.tables, found.mean, found.lowest, found.weakest) == (0, None, None, ())


def test_a_total_that_is_not_out_of_a_hundred_has_no_grade_and_is_not_in_the_mean() -> None:
    """70 + 20 + 10 beside 10 for the execution, as counties print it."""
    assert RULES is not None
    rows = (("output.quantity", 70), ("benefit.social", 20), ("satisfaction.beneficiary", 10))
    spent = Amounts({"total": Decimal(10)})
    found = score.evaluate(
        Table(
            "project",
            budget=spent,
            execution=spent,
            indicators=tuple(
                Indicator(one, "指标", target="≥1个", actual="1个", weight=Decimal(weight)) for one, weight in rows
            ),
            result=Result(execution=PrintedExecution(weight=Decimal(10))),
        ),
        RULES,
    )
    assert (str(found.score), found.is_of_hundred, found.rating) == ("110.00", False, None)
    together = score.report([("a", table("甲", "50人", "90%")), ("b", found)], RULES)
    assert (together.tables, together.scored, str(together.mean)) == (2, 1, "75.00")
