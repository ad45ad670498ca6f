"""What a new table holds: every blank that its form prints, and nothing that could not be stored."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pgt import check, form, load, resources, schema, source
from pgt.form import Form
from pgt.model import Body, Table
from pgt.scaffold import Facts, write
from pgt.workspace import NO_SETTINGS

GOLDEN = Path(__file__).parent / "golden" / "new"
UNIT = Body("762001", "张家口市残疾人联合会本级", "张家口市残疾人联合会")
PROJECT = Facts("project", 2022, UNIT, name="残疾人康复", amount_unit="万元")
DEPARTMENT = Facts("department", 2022, Body("762", "张家口市残疾人联合会"))
MODELINE = "# yaml-language-server: $schema=../../schema/pgt-1.schema.json"

BLANKS = {"PGT101", "PGT108", "PGT109", "PGT413"}
"""没有填, 没有指标值, 没有名称, 支出计划是空的."""

OWN_FORM = """\
form: 1
name: 试验表
kind: department
amount_unit: 元
categories:
  - {id: output, label: 产出, second: [{id: output.quantity, label: 数量}]}
  - {id: influence, label: 影响}
fields:
  - {id: nature, label: "项目\\n属性", kind: choice, choices: [新增项目, 延续项目]}
amounts:
  - {id: county, label: 县级}
lists:
  - {id: costs, label: 成本构成, columns: [{id: item, label: 名称}, {id: amount, label: 金额}]}
columns: [10, 10]
rows:
  - boxes: [{text: "{supervisor.name}"}, {text: "{fields.nature}"}]
  - boxes: [{text: "{budget.county}"}, {text: "{overall_goal}"}]
  - {each: lists.costs, rows: [{boxes: [{text: "{item.item}"}, {text: "{item.amount}"}]}]}
  - {each: tasks, rows: [{boxes: [{text: "{task.name}"}, {text: "{task.budget.basic}"}]}]}
  - each: goals
    rows:
      - boxes: [{text: "{goal.weight}", columns: 2}]
      - each: goal.indicators
        rows: [{boxes: [{text: "{indicator.first}"}, {text: "{indicator.target.number}"}]}]
"""


def built_in(name: str) -> Form:
    found = form.find(name).definition
    assert found
    return found


def own_form() -> Form:
    found = form.parse("own", "own.yaml", OWN_FORM.encode())
    assert found.definition, found.findings
    return found.definition


def read(text: str) -> Table:
    loaded = load.parse("new", text.encode(), NO_SETTINGS)
    assert loaded.table, loaded.findings
    return loaded.table


@pytest.mark.parametrize(
    "name, text",
    [
        ("hebei-2021", write(PROJECT, built_in("hebei-2021"), MODELINE)),
        ("project-without-form", write(Facts("project", 2022, Body(name="某县残联"), code="0502", name="x"), None)),
        ("department-without-form", write(DEPARTMENT, None)),
        ("own-form", write(DEPARTMENT, own_form())),
        ("monitoring", write(PROJECT, built_in("mof-project-monitoring"))),
    ],
)
def test_a_new_table_is_this(name: str, text: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{name}.pgt.yaml", text)


@pytest.mark.parametrize("name", [*form.built_in(), None])
def test_what_validate_says_names_blanks_and_nothing_else(name: str | None) -> None:
    kind = built_in(name).kind if name else "project"
    facts = Facts(kind, 2022, UNIT, name="残疾人康复", amount_unit="万元")
    loaded = load.parse("new", write(facts, built_in(name) if name else None).encode(), NO_SETTINGS)
    assert {finding.code for finding in check.check_table(loaded, NO_SETTINGS).findings} <= BLANKS


def test_a_form_that_is_named_is_written_with_its_unit() -> None:
    table = read(write(Facts("project", 2022, UNIT, name="x"), built_in("hebei-2020")))
    assert (table.form, table.amount_unit) == ("hebei-2020", "元")


@pytest.mark.parametrize("kind", ["project", "department"])
def test_the_keys_of_a_template_stand_in_the_order_of_the_format(kind: str) -> None:
    def ordered(data: object, shape: source.Shape) -> None:
        if isinstance(data, dict):
            assert list(data) == [key for key in shape.properties if key in data]
            for key, value in data.items():
                ordered(value, shape.properties[key])
        elif isinstance(data, list) and shape.items:
            ordered(data[0], shape.items)

    text = resources.template("new", f"{kind}.pgt.yaml").read_bytes()
    ordered(yaml.load(text, yaml.BaseLoader), schema.shape(schema.TABLE))  # noqa: S506 -- builds text only


STORABLE = st.characters(
    exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff", include_characters="\n\t"
)


WORDS = st.text(STORABLE, min_size=1).filter(lambda text: not text.isspace())
"""Whatever is no blank cell: of blanks alone nothing is read back, since nobody is called so."""


@given(WORDS, WORDS, WORDS)
def test_any_name_is_read_back_as_it_was_given(name: str, code: str, organization: str) -> None:
    table = read(write(Facts("project", 2022, Body(name=organization), code, name), built_in("hebei-2021")))
    assert (table.name, table.code, table.organization) == (name, code, Body(name=organization))
