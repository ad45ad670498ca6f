"""docs/forms.md: its example is a form, and every value, loop and key that it names is known."""

import json
import re
from pathlib import Path

from pgt import form, forms, load
from pgt.form.paths import LOOPS, Catalogue, Sort
from pgt.forms.match import match
from pgt.workspace import NO_SETTINGS

HERE = Path(__file__).parent
ROOT = HERE.parent
PAGE = (ROOT / "docs" / "forms.md").read_text("utf-8")
EXAMPLE, DECLARED_THERE = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
DECLARED = Catalogue(
    {"nature": Sort.TEXT, "half_year": Sort.TEXT, "cause": Sort.TEXT}, ["own"], {"costs": {"amount": Sort.AMOUNT}}
)
"""What the page declares by the way."""


def test_the_example_is_a_form() -> None:
    read = form.parse("yunnan", "yunnan.yaml", EXAMPLE.encode())

    assert read.findings == ()
    assert read.definition is not None
    assert read.definition.name == "云南省项目支出绩效目标表"


def test_what_is_declared_can_be_printed() -> None:
    printed = """\
form: 1
name: 表
kind: project
amount_unit: 万元
columns: [20, 20]
rows:
  - boxes: [{text: "{fields.nature}"}, {text: "{fields.subject}"}]
  - boxes: [{text: 项目名称}, {text: "{name}"}]
  - boxes: [{text: 县级资金}, {text: "{budget.county}"}]
  - each: lists.costs
    rows: [{boxes: [{text: "{item.item}"}, {text: "{item.amount}"}]}]
  - each: indicators
    rows: [{boxes: [{text: "{indicator.name}"}, {text: "{indicator.target}"}]}]
"""
    assert form.parse("own", "own.yaml", f"{DECLARED_THERE}{printed}".encode()).findings == ()


def test_a_form_written_from_the_page_alone_prints_and_reads_back() -> None:
    own = form.find("guangxi-project-target", HERE / "forms")
    read = load.load(HERE / "forms" / "guangxi.pgt.yaml", NO_SETTINGS)
    assert own.definition is not None
    assert read.table is not None

    (found,) = match(own.definition, forms.fill(own.definition, read.table)).tables

    assert found.leftovers == ()
    assert load.build(found.data, NO_SETTINGS) == read.table


def test_every_value_is_known() -> None:
    narrative = ("narrative.functions", "passage.items")
    places = [
        (),
        ("goals", "goal.indicators"),
        ("first_levels", "level.indicators"),
        ("tasks",),
        narrative,
        ("lists.costs",),
    ]
    known = {path for inside in places for path in DECLARED.paths(collection=False, inside=inside)}
    known |= set(DECLARED.paths(collection=True, inside=("supervisors", "organizations", "group.tables")))

    named = set(re.findall(r"\{([a-z_]+(?:\.[a-z_]+)*)\}", PAGE))
    assert named - known == set()
    assert len(named) > 30


def test_every_loop_is_named() -> None:
    listed = PAGE.partition("`each` 可以是：")[2]

    assert set(re.findall(r"`([a-z_]+(?:\.[a-z_]+)*)`", listed)) == set(LOOPS)


def test_every_key_is_in_the_schema() -> None:
    definitions = json.loads((ROOT / "schema" / "form.schema.json").read_text("utf-8"))
    known = set(re.findall(r'"([a-z_]+)": \{', json.dumps(definitions)))

    written = set(re.findall(r"`([a-z_]+): ", PAGE))
    assert written - known == set()
    assert len(written) > 10
