"""The language of forms: what it accepts, and what it says of a slip."""

from pathlib import Path

import pytest

from pgt import form, schema
from pgt.diagnostics import Diagnostic
from pgt.form.read import SCHEMA
from pgt.source import Shape

HEAD = "form: 1\nname: 试样\nkind: project\ncolumns: [10, 10]\n"

_WITH_CHOICES = """fields:
  - {id: nature, label: 属性, kind: choice, choices: [新增, 延续]}
"""


def findings(text: str) -> list[str]:
    return [said(finding) for finding in form.parse("trial", "trial.yaml", (HEAD + text).encode()).findings]


def said(finding: Diagnostic) -> str:
    hint = f" [{finding.hint.en}]" if finding.hint else ""
    return f"{finding.position.line}:{finding.position.column} {finding.code} {finding.message.en}{hint}"


@pytest.mark.parametrize("form_id", form.built_in())
def test_forms_that_come_with_pgt_have_no_findings(form_id: str) -> None:
    assert form.find(form_id).findings == ()


@pytest.mark.parametrize("form_id", form.built_in())
def test_forms_begin_by_naming_what_they_copy(form_id: str) -> None:
    assert form.find(form_id).source.text.startswith("# 照")


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            'rows:\n  - boxes: [{text: "{nmae}"}, {}]\n',
            "6:20 PGT061 `{nmae}` is no value that can be printed here [did you mean `name`?]",
        ),
        (
            'rows:\n  - boxes: [{text: "{budget.fiscl}"}, {}]\n',
            (
                "6:20 PGT061 `{budget.fiscl}` is no value that can be printed here [did you mean `budget.fiscal`? "
                "declare `fiscl` under `amounts` if it is a source of the form's own]"
            ),
        ),
        (
            'rows:\n  - boxes: [{text: "{fields.nature}"}, {}]\n',
            "6:20 PGT061 `{fields.nature}` is no value that can be printed here [declare `nature` under `fields`]",
        ),
        (
            _WITH_CHOICES + 'rows:\n  - boxes: [{text: "{fields.natur}"}, {}]\n',
            "8:20 PGT061 `{fields.natur}` is no value that can be printed here [did you mean `fields.nature`?]",
        ),
        (
            "rows:\n  - each: lists.costs\n    rows:\n      - boxes: [{}, {}]\n",
            "6:11 PGT065 nothing called `lists.costs` can be repeated over here [declare `costs` under `lists`]",
        ),
        (
            "rows:\n  - each: goals\n    left: [{columns: 2}]\n    rows:\n      - boxes: [{}]\n",
            "7:5 PGT063 this row covers 2 columns of 1 [change `columns`, or add an empty box `{}`]",
        ),
        (
            'rows:\n  - boxes: [{text: "{indicator.name}"}, {}]\n',
            (
                "6:20 PGT061 `{indicator.name}` is no value that can be printed here "
                "[it has a meaning only inside `each: indicators`]"
            ),
        ),
        (
            'rows:\n  - boxes: [{text: "{name"}, {}]\n',
            "6:20 PGT062 a brace has no partner [write a value as `{name}`, and a brace on paper as `{{`]",
        ),
        (
            "rows:\n  - boxes: [{text: 项目名称}]\n",
            "6:5 PGT063 this row covers 1 columns of 2 [change `columns`, or add an empty box `{}`]",
        ),
        (
            "rows:\n  - boxes: [{rows: 2}, {}]\n  - boxes: [{}, {}]\n",
            "7:5 PGT063 this row covers 3 columns of 2 [change `columns`, or add an empty box `{}`]",
        ),
        (
            "rows:\n  - style: title\n",
            "6:5 PGT064 write one of `boxes`, `rows` and `beside`",
        ),
        (
            "rows:\n  - each: indicator\n    rows:\n      - boxes: [{}, {}]\n",
            "6:11 PGT065 nothing called `indicator` can be repeated over here [did you mean `indicators`?]",
        ),
        (
            "rows:\n  - boxes: [{style: titel}, {}]\n",
            "6:21 PGT066 there is no style `titel` [did you mean `title`?]",
        ),
        (
            "rows:\n  - boxes: [{rows: 2}, {}]\n",
            (
                "6:13 PGT067 this box reaches down 2 rows, past the fixed rows below it "
                "[put a box that stands beside growing rows into the `left` of their block]"
            ),
        ),
        (
            "fields:\n  - {id: nature, label: 属性}\n  - {id: nature, label: 性质}\nrows:\n  - boxes: [{}, {}]\n",
            "7:10 PGT068 `nature` is declared twice",
        ),
        (
            "amounts:\n  - {id: fiscal, label: 财政}\nrows:\n  - boxes: [{}, {}]\n",
            "6:10 PGT068 `fiscal` is declared twice",
        ),
        (
            _WITH_CHOICES + 'rows:\n  - boxes: [{text: "{fields.nature}", tick: 新曾}, {}]\n',
            "8:45 PGT059 there is no choice `新曾` [known here: 新增, 延续]",
        ),
        (
            _WITH_CHOICES + 'rows:\n  - boxes: [{text: "{name}", tick: 新增}, {}]\n',
            "8:36 PGT069 `tick` has no meaning without `choices` [add `choices`, or delete `tick`]",
        ),
        (
            _WITH_CHOICES + 'rows:\n  - boxes: [{text: "属性{fields.nature}", tick: 新增}, {}]\n',
            "8:47 PGT069 `tick` has no meaning without `text: {…}` [add `text: {…}`, or delete `tick`]",
        ),
        (
            'rows:\n  - boxes: [{each: goals, named: 康复, text: "{goal.text}"}, {}]\n',
            "6:34 PGT069 `named` has no meaning without `each: indicators` [add `each: indicators`, or delete `named`]",
        ),
        (
            'rows:\n  - boxes: [{each: indicators, only: [output], text: "{indicator.name}"}, {}]\n',
            "6:39 PGT058 the form declares no category `output` [declare `output` under `categories`]",
        ),
        (
            "rows:\n  - each: tasks\n    named: 康复\n    rows: [{boxes: [{}, {}]}]\n",
            "7:12 PGT069 `named` has no meaning without `each: indicators` [add `each: indicators`, or delete `named`]",
        ),
        (
            'rows:\n  - boxes: [{text: "{result.score}", choices: [优, 良]}, {}]\n',
            "6:38 PGT069 `choices` has no meaning without `text: {…}` [add `text: {…}`, or delete `choices`]",
        ),
        (
            'rows:\n  - boxes: [{text: "{result.rating}", ticks: {side: after}}, {}]\n',
            "6:39 PGT069 `ticks` has no meaning without `choices` [add `choices`, or delete `ticks`]",
        ),
        (
            "fields:\n  - {id: causes, label: 原因, kind: choices}\nrows:\n  - boxes: [{}, {}]\n",
            "6:35 PGT069 `kind` has no meaning without `choices` [add `choices`, or delete `kind`]",
        ),
        (
            "rows:\n  - boxs: [{}, {}]\n",
            "6:5 PGT040 unknown key `boxs` [did you mean `boxes`?]",
        ),
    ],
)
def test_slips_are_found_where_they_are(text: str, expected: str) -> None:
    assert findings(text) == [expected]


def test_a_form_with_a_slip_is_no_form() -> None:
    text = HEAD + 'rows:\n  - boxes: [{text: "{nmae}"}, {}]\n'

    assert form.parse("trial", "trial.yaml", text.encode()).definition is None


def test_a_span_between_boxes_must_not_be_torn() -> None:
    text = """form: 1
name: 试样
kind: project
columns: [10, 10, 10]
rows:
  - boxes: [{}, {rows: 2}, {}]
  - boxes: [{columns: 2}]
"""

    assert [said(one) for one in form.parse("trial", "trial.yaml", text.encode()).findings] == [
        "7:5 PGT063 this row covers 3 columns of 3 [change `columns`, or add an empty box `{}`]"
    ]


def test_a_workspace_has_its_own_forms_first(tmp_path: Path) -> None:
    own = HEAD.replace("试样", "本地的") + "rows:\n  - boxes: [{}, {}]\n"
    (tmp_path / "hebei-2021.yaml").write_text(own, encoding="utf-8")

    found = form.find("hebei-2021", tmp_path).definition

    assert found is not None
    assert found.name == "本地的"


def test_a_workspace_has_all_other_forms_too(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(HEAD, encoding="utf-8")

    assert form.ids(tmp_path) == ("own", *form.built_in())


@pytest.mark.parametrize("form_id", ["../hebei-2021", "/etc/passwd", "hebei-2022", "", ".", "a/b", "a\\b"])
def test_unknown_forms_are_findings(form_id: str, tmp_path: Path) -> None:
    found = form.find(form_id, tmp_path)

    assert found.definition is None
    assert [finding.code for finding in found.findings] == ["PGT060"]


def test_the_schema_can_be_walked_for_types() -> None:
    assert schema.shape(SCHEMA).properties["columns"].items == Shape("number")
