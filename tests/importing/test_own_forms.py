"""Forms of a workspace's own: what they print is what is read back, without anything that nobody wrote."""

from decimal import Decimal

from pgt import form, forms
from pgt.form import Form
from pgt.forms.match import match
from pgt.model import Amounts, Table

FORM = """\
form: 1
name: 某市项目支出绩效目标申报表
kind: project
amount_unit: 万元
columns: [20, 20, 20]
fields:
  - {id: opinion, label: 主管部门审核意见}
lists:
  - id: schedule
    label: 项目实施进度计划
    columns: [{id: content, label: 项目实施进度内容}, {id: end, label: 完成时间}]
rows:
  - boxes: [{text: 项目名称}, {text: "{name}", columns: 2}]
  - boxes: [{text: "项目预算（{amount_unit}）"}, {text: "{budget.total}", columns: 2}]
  - boxes: [{text: 进度内容, columns: 2}, {text: 完成时间}]
  - each: lists.schedule
    at_least: 3
    rows:
      - boxes: [{text: "{item.number}、{item.content}", words: drop, columns: 2}, {text: "{item.end}"}]
  - boxes: [{text: 审核意见}, {text: "主管部门审核意见：{fields.opinion}\\n审核人：      日期：", columns: 2}]
"""


def own() -> Form:
    found = form.parse("own", "own.yaml", FORM.encode())
    assert found.definition is not None, found.findings
    return found.definition


def test_a_numbered_blank_row_and_a_signature_below_a_value_are_no_values() -> None:
    table = Table(
        "project",
        name="老旧小区改造",
        budget=Amounts({"total": Decimal("12.50")}),
        fields={"opinion": "同意"},
        lists={"schedule": ({"content": "招标", "end": "3月"}, {"content": "施工", "end": "10月"})},
    )

    [read] = match(own(), forms.fill(own(), table)).tables

    assert read.data["lists"] == {"schedule": [{"content": "招标", "end": "3月"}, {"content": "施工", "end": "10月"}]}
    assert read.data["fields"] == {"opinion": "同意"}
    assert read.leftovers == ()
