"""Sums are exact, count every table once, and say what does not agree."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pgt import load, totals
from pgt.load import Loaded
from pgt.money import AMOUNT_UNITS
from pgt.totals import Totals
from pgt.totals.exact import percent
from pgt.workspace import NO_SETTINGS


def table(text: str, file: str = "a.pgt.yaml") -> Loaded:
    return load.parse(file, f"pgt: 1\n{text}".encode(), NO_SETTINGS)


def project(code: str, budget: str, organization: str = '{code: "762001", name: 本级}', year: int = 2021) -> Loaded:
    text = f"kind: project\nyear: {year}\norganization: {organization}\ncode: {code}\nbudget: {{{budget}}}\n"
    return table(text, f"{code}.pgt.yaml")


def department(budget: str, organization: str = '{code: "762", name: 联合会}') -> Loaded:
    return table(f"kind: department\nyear: 2021\norganization: {organization}\nbudget: {{{budget}}}\n", "762.pgt.yaml")


def add_up(*tables: Loaded, by: str = "year", unit: str | None = None) -> Totals:
    assert [finding for one in tables for finding in one.findings] == []
    return totals.add_up(tables, by.split(","), unit)


def shown(answer: Totals) -> list[tuple[object, ...]]:
    """Return each row's keys, number of tables and amounts, and the total's."""
    rows = [*answer.rows, answer.total]
    return [(*row.key.values(), row.tables, {key: str(amount) for key, amount in row.amounts.items()}) for row in rows]


def checks(answer: Totals) -> list[tuple[str, str, str, bool]]:
    return [(check.figure, str(check.expected), str(check.actual), check.ok) for check in answer.checks]


def test_amounts_keep_their_digits_and_blanks_stay_blank() -> None:
    answer = add_up(
        project("A", "amount_unit: 万元, total: 82.16, fiscal: 82.16"),
        project("B", "amount_unit: 万元, total: 52.00, other: 52.00"),
        project("C", "amount_unit: 万元", year=2022),
    )
    assert shown(answer) == [
        (2021, 2, {"total": "134.16", "fiscal": "82.16", "other": "52.00"}),
        (2022, 1, {}),
        (3, {"total": "134.16", "fiscal": "82.16", "other": "52.00"}),
    ]


def test_units_are_converted_exactly_and_without_the_zeros_of_the_conversion() -> None:
    tables = (project("A", "amount_unit: 元, total: 95160.00"), project("B", "amount_unit: 亿元, total: 1.5"))
    assert [add_up(*tables, unit=unit).total.amounts["total"] for unit in AMOUNT_UNITS] == [
        Decimal("150095160.00"),
        Decimal("15009.516"),
        Decimal("1.5009516"),
    ]
    assert str(add_up(tables[0], unit="万元").total.amounts["total"]) == "9.516"


def test_the_unit_is_that_of_the_tables_and_wan_yuan_where_they_differ() -> None:
    yuan, hundred_million = project("A", "amount_unit: 元, total: 1"), project("B", "amount_unit: 亿元, total: 1")
    assert add_up(yuan, department("amount_unit: 万元, total: 1")).amount_unit == "元"
    assert add_up(yuan, hundred_million).amount_unit == "万元"
    assert add_up().amount_unit == "万元"


@given(
    st.lists(
        st.tuples(
            st.decimals(-(10**15) + 1, 10**15 - 1, places=10, allow_nan=False, allow_infinity=False),
            st.sampled_from([*AMOUNT_UNITS]),
        ),
        max_size=8,
    ),
    st.sampled_from([*AMOUNT_UNITS]),
    st.randoms(),
)
def test_a_sum_is_the_exact_sum_in_any_unit_and_order(
    amounts: list[tuple[Decimal, str]], unit: str, random: Random
) -> None:
    tables = [project(f"P{n}", f"amount_unit: {of}, total: {amount:f}") for n, (amount, of) in enumerate(amounts)]
    random.shuffle(tables)
    total = add_up(*tables, unit=unit).total.amounts.get("total")
    in_yuan = sum((Fraction(amount) * Fraction(AMOUNT_UNITS[of]) for amount, of in amounts), Fraction())
    assert (total is None) == (not amounts)
    assert Fraction(total or 0) * Fraction(AMOUNT_UNITS[unit]) == in_yuan


def test_rows_come_in_the_order_of_their_keys_and_the_unstated_last() -> None:
    answer = add_up(
        table("kind: project\nyear: 2021\nbudget: {amount_unit: 元, total: 4}\n"),
        project("A", "amount_unit: 元, total: 2", '{code: "2", name: 乙}'),
        project("B", "amount_unit: 元, total: 1", '{code: "1", name: 甲}', year=2022),
        project("C", "amount_unit: 元, total: 1", '{code: "1", name: 甲单位}'),
        by="organization,year",
    )
    rows = [(key["organization"], key["year"]) for key in (row.key for row in answer.rows)]
    assert [(getattr(body, "name", body), year) for body, year in rows] == [
        ("甲", 2021),
        ("甲", 2022),
        ("乙", 2021),
        (None, 2021),
    ]


def test_department_tables_are_never_added_to_project_tables() -> None:
    one, whole = project("A", "amount_unit: 元, total: 3"), department("amount_unit: 元, total: 10")
    assert shown(add_up(one, whole)) == [(2021, 1, {"total": "3"}), (1, {"total": "3"})]
    assert shown(add_up(whole)) == [(2021, 1, {"total": "10"}), (1, {"total": "10"})]
    assert shown(add_up(one, whole, by="kind")) == [
        ("project", 1, {"total": "3"}),
        ("department", 1, {"total": "10"}),
        (1, {"total": "3"}),
    ]


def test_by_source_every_yuan_has_one_row() -> None:
    answer = add_up(
        project("A", "amount_unit: 元, total: 10, fiscal: 6, general_public: 4, government_fund: 2, other: 4"),
        project("B", "amount_unit: 元, total: 5, state_capital: 5, other: 0"),
        project("C", "amount_unit: 元, total: 15"),
        by="source",
    )
    assert shown(answer) == [
        ("fiscal", 1, {"total": "6"}),
        ("state_capital", 1, {"total": "5"}),
        ("other", 1, {"total": "4"}),
        (None, 1, {"total": "15"}),
        (3, {"total": "30"}),
    ]
    assert [str(row.share) for row in (*answer.rows, answer.total)] == ["20.00", "16.67", "13.33", "50.00", "100.00"]


def test_a_share_is_rounded_half_up_once() -> None:
    assert str(percent(Decimal(1), Decimal(800))) == "0.13"
    assert str(percent(Decimal(-1), Decimal(800))) == "-0.13"
    assert str(percent(Decimal("0.12499999999999999999999999999999999999"), Decimal(100))) == "0.12"
    assert percent(Decimal(0), Decimal(0)) is None


def test_by_category_indicators_are_counted_wherever_they_stand() -> None:
    answer = add_up(
        table(
            "kind: project\n"
            "budget: {amount_unit: 元, total: 1}\n"
            "indicators: [{category: satisfaction.beneficiary}, {category: benefit}]\n"
            "goals: [{indicators: [{category: output.cost}, {category: output.cost}]}]\n"
        ),
        table("kind: project\nindicators: [{category: output.cost}, {category: output.quantity}]\n"),
        by="category",
    )
    assert [(row.key["category"], row.tables, row.indicators) for row in answer.rows] == [
        ("output.quantity", 1, 1),
        ("output.cost", 2, 3),
        ("satisfaction.beneficiary", 1, 1),
        ("benefit", 1, 1),
    ]
    assert (answer.total.tables, answer.total.indicators, answer.total.amounts) == (2, 6, {})


def test_a_departments_project_expenditure_is_held_against_its_projects() -> None:
    answer = add_up(
        department("amount_unit: 万元, total: 5.00, basic: 2.00, project: 3.00"),
        project("A", "amount_unit: 元, total: 10000"),
        project("B", "amount_unit: 万元, total: 2.01", "{name: 另一单位, parent: 联合会}"),
        project("C", "amount_unit: 万元, total: 7", '{code: "763001", name: 别家}'),
        project("D", "amount_unit: 万元, total: 7", year=2020),
        unit="万元",
    )
    assert checks(answer) == [("project", "3.00", "3.01", False), ("uses", "5.00", "5.00", True)]
    assert str(answer.checks[0].difference) == "0.01"


def test_without_projects_there_is_nothing_to_hold_a_department_against() -> None:
    assert checks(add_up(department("amount_unit: 万元, project: 3.00"))) == []


def test_sources_are_compared_where_a_department_has_no_other_expenditure() -> None:
    projects = (
        project("A", "amount_unit: 元, total: 6, fiscal: 6"),
        project("B", "amount_unit: 元, total: 4, other: 4"),
    )
    only_projects = department(
        "amount_unit: 元, total: 10, general_public: 5, government_fund: 1, other: 4, project: 10"
    )
    with_basic = department("amount_unit: 元, total: 12, fiscal: 8, other: 4, project: 10")
    silent = project("C", "amount_unit: 元, total: 0")
    assert [check.figure for check in add_up(only_projects, *projects).checks if not check.within] == [
        "project",
        "fiscal",
        "other",
    ]
    for tables in [(with_basic, *projects), (only_projects, *projects, silent)]:
        assert [check.figure for check in add_up(*tables).checks if not check.within] == ["project"]


def test_the_sources_of_a_table_add_up_to_its_total() -> None:
    answer = add_up(
        project("A", "amount_unit: 元, total: 274, fiscal: 273, other: 2"),
        project("B", "amount_unit: 元, total: 10, fiscal: 9, carryover: 1"),
        project("C", "amount_unit: 元, total: 10"),
        project("D", "amount_unit: 元, fiscal: 10"),
        project("E", "amount_unit: 元, total: 10, other: 1, upper: 9"),
    )
    assert checks(answer) == [("sources", "274", "275", False), ("sources", "10", "10", True)]


def test_uses_may_be_those_of_the_fiscal_funds_alone() -> None:
    def held(budget: str) -> list[tuple[str, str, str, bool]]:
        return checks(add_up(department(f"amount_unit: 元, {budget}")))

    assert held("total: 10, basic: 3, project: 5, other: 2") == [("uses", "10", "10", True)]
    assert held("total: 10, basic: 3, project: 7, other: 2") == [("uses", "10", "10", True)]
    assert held("total: 10, basic: 3, project: 6, other: 2") == [("uses", "10", "11", False)]
    assert held("total: 10, fiscal: 8, other: 2, basic: 3, project: 5") == [
        ("sources", "10", "10", True),
        ("uses", "10", "10", True),
    ]


def left_out(tables: Iterable[Loaded]) -> list[tuple[str, str, str | None, bool]]:
    answer = totals.add_up(tables, ["year"])
    return [(one.file, one.reason.value, one.other, one.doubtful) for one in answer.left_out]


def test_one_table_in_two_files_is_counted_once() -> None:
    original = project("A", "amount_unit: 万元, total: 1")
    text = 'kind: project\nyear: 2021\norganization: {{code: "762001"}}\ncode: A\nbudget: {{{}}}\n'
    copy = table(text.format("amount_unit: 元, total: 10000.00"), "copy.pgt.yaml")
    other = table(text.format("amount_unit: 元, total: 10000.01"), "other.pgt.yaml")
    assert left_out([original, copy, other]) == [
        ("copy.pgt.yaml", "copy", "A.pgt.yaml", False),
        ("other.pgt.yaml", "conflict", "A.pgt.yaml", True),
    ]
    assert str(add_up(original, copy, other).total.amounts["total"]) == "1"


def test_tables_that_do_not_say_which_they_are_are_all_counted() -> None:
    nameless = table("kind: project\nyear: 2021\norganization: {code: '1'}\nbudget: {amount_unit: 元, total: 1}\n")
    undated = table("kind: project\norganization: {code: '1'}\ncode: A\nbudget: {amount_unit: 元, total: 1}\n")
    assert left_out([nameless, nameless, undated, undated]) == []


def test_what_cannot_be_counted_is_listed() -> None:
    broken, no_unit = table("kind: nonsense\n", "broken.pgt.yaml"), project("A", "total: 1")
    assert left_out([broken, no_unit, project("B", "")]) == [
        ("broken.pgt.yaml", "unread", None, True),
        ("A.pgt.yaml", "no_unit", None, True),
    ]
