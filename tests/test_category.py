import json

from pgt import category, resources
from pgt.diagnostics import Text


def test_categories_are_those_that_the_schema_offers_an_editor() -> None:
    schema = json.loads(resources.schema("pgt-1.schema.json"))
    offered = schema["definitions"]["indicator"]["properties"]["category"]["defaultSnippets"]
    assert [one["body"] for one in offered] == [one.id for one in category.CATEGORIES]


def test_name_gives_both_levels() -> None:
    assert category.name("output.quantity") == Text("产出/数量", "output/quantity")


def test_name_of_a_first_level_alone() -> None:
    assert category.name("benefit") == Text("效益", "benefit")


def test_name_of_what_only_a_form_knows_is_its_id() -> None:
    assert category.name("process.spending") == Text("process.spending", "process.spending")


def test_second_level_by_itself() -> None:
    assert category.second("benefit.sustainability") == Text("可持续影响", "sustainability")
