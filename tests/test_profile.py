"""Scoring profiles: those that come with pgt, what their language says of a slip, and a workspace's own."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pgt import profile
from pgt.diagnostics import Diagnostic
from pgt.profile import Band, By, Grade, NothingPlanned, Otherwise, Profile, Reverse, Tier

SCHEMA: dict[str, Any] = json.loads((Path(__file__).parents[1] / "schema" / "profile.schema.json").read_bytes())


def built_in(profile_id: str) -> Profile:
    found = profile.find(profile_id).definition
    assert found is not None
    return found


def shown(groups: Iterable[Mapping[str, Decimal]]) -> list[str]:
    return [", ".join(f"{group} {points}" for group, points in line.items()) for line in groups]


@pytest.mark.parametrize("profile_id", profile.built_in())
def test_profiles_that_come_with_pgt_have_no_findings(profile_id: str) -> None:
    assert profile.find(profile_id).findings == ()


@pytest.mark.parametrize("profile_id", profile.built_in())
def test_they_begin_by_naming_what_they_copy(profile_id: str) -> None:
    assert re.match("# [照同]", profile.find(profile_id).source.text)


@pytest.mark.parametrize("profile_id", profile.built_in())
def test_every_part_of_them_has_its_reference(profile_id: str) -> None:
    data = profile.find(profile_id).source.data
    assert [key for key, part in data.items() if isinstance(part, dict) and not part.get("reference")] == []


def test_which_profiles_there_are() -> None:
    assert profile.built_in() == ("hubei", "mof-2020", "mof-2021", "mof-2021-banded", "none", "sichuan")
    assert profile.DEFAULT in profile.built_in()


def test_the_ministry_2020() -> None:
    ministry = built_in("mof-2020")
    assert ministry.weights is not None
    assert ministry.weights.execution == 10
    assert shown(ministry.weights.groups) == ["output 50, benefit 30, satisfaction 10"]
    assert ministry.weights.otherwise is Otherwise.OPEN
    assert ministry.quantitative.reverse is Reverse.LINEAR
    assert (ministry.over_achievement.flag, ministry.over_achievement.reason) == (Decimal("1.2"), Decimal("1.3"))
    assert ministry.tiers == {
        "met": Tier(Decimal(80), Decimal(100), closed=True, points=Decimal(100)),
        "partial": Tier(Decimal(60), Decimal(80), closed=False, points=Decimal(60)),
        "unmet": Tier(Decimal(0), Decimal(60), closed=False, points=Decimal(0)),
    }
    assert ministry.execution.adjusted
    assert ministry.execution.nothing_planned is NothingPlanned.OPEN
    assert [f"{grade.name} {grade.start}" for grade in ministry.grades] == ["优 90", "良 80", "中 60", "差 0"]


def test_the_ministry_2021_with_and_without_cost_and_satisfaction() -> None:
    ministry = built_in("mof-2021")
    assert ministry.weights is not None
    assert shown(ministry.weights.groups) == [
        "cost 20, output 40, benefit 20, satisfaction 10",
        "output 50, benefit 30, satisfaction 10",
        "cost 20, output 40, benefit 30",
        "output 50, benefit 40",
    ]
    assert ministry.wants_evidence
    assert ministry.execution.bands == ()
    assert built_in("mof-2021-banded").execution.bands == tuple(
        Band(Decimal(start), Decimal(points)) for start, points in ((100, 100), (80, 70), (60, 50), (0, 0))
    )


def test_hubei() -> None:
    hubei = built_in("hubei")
    assert hubei.weights is not None
    assert hubei.weights.by is By.GOAL
    assert (hubei.weights.execution, hubei.weights.goals) == (Decimal(20), Decimal(80))
    assert hubei.quantitative.reverse is Reverse.RATIO
    assert [f"{tier.end}-{tier.start}" for tier in hubei.tiers.values()] == ["100-80", "80-50", "50-0"]


def test_hunan_has_no_scores() -> None:
    none = built_in("none")
    assert not none.scored
    assert none.grade(Decimal(100)) is None


@pytest.mark.parametrize(
    "score, grade",
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_a_grade_begins_at_its_threshold(score: str, grade: str) -> None:
    assert built_in("mof-2020").grade(Decimal(score)) == grade


HEAD = "profile: 1\nname: 试用\nreference: 试用〔2024〕1号\n"
WEIGHTS = "weights: {reference: 试, execution: 10, groups: [{output: 60, benefit: 30}]}\n"
REST = """quantitative: {reference: 试, reverse: linear}
qualitative: {reference: 试, met: {from: 80}, partial: {from: 60}, unmet: {from: 0}}
execution: {reference: 试}
grades: {reference: 试, list: [{name: 好, from: 60}, {name: 差, from: 0}]}
rounding: {reference: 试, score: 1, weight: 0}
tolerance: {reference: 试, score: 0.1}
"""


def findings(text: str) -> list[str]:
    return [said(finding) for finding in profile.parse("trial", "trial.yaml", text.encode()).findings]


def said(finding: Diagnostic) -> str:
    hint = f" [{finding.hint.en}]" if finding.hint else ""
    return f"{finding.position.line}:{finding.position.column} {finding.code} {finding.message.en}{hint}"


def test_a_profile_of_ones_own() -> None:
    own = profile.parse("trial", "trial.yaml", (HEAD + WEIGHTS + REST).encode()).definition
    assert own is not None
    assert (own.id, own.name, own.score_places, own.weight_places) == ("trial", "试用", 1, 0)
    assert own.tolerance == Decimal("0.1")
    assert own.grades == (Grade("好", Decimal(60)), Grade("差", Decimal(0)))
    assert own.tiers["partial"].points is None


@pytest.mark.parametrize(
    "text, expected",
    [
        (HEAD + "scoring: maybe\n", "4:10 PGT043 “maybe” is not one of the choices [choices: points, none]"),
        (
            HEAD + REST,
            "1:1 PGT071 a profile with scores needs `weights` [add this part, or write `scoring: none`]",
        ),
        (
            HEAD + REST + "weights: {reference: 试, execution: 10}\n",
            "10:1 PGT071 a profile with scores needs `weights.groups` [add this part, or write `scoring: none`]",
        ),
        (
            HEAD + REST + "weights: {reference: 试, execution: 10, by: goal}\n",
            "10:1 PGT071 a profile with scores needs `weights.goals` [add this part, or write `scoring: none`]",
        ),
        (
            HEAD + REST + "weights: {reference: 试, execution: 20, by: goal, goals: 90}\n",
            "10:57 PGT072 with 20 for execution this is 110, not 100 [change the points to add up to 100]",
        ),
        (
            HEAD + REST + "weights:\n  reference: 试\n  execution: 10\n  groups:\n    - {output: 60, benefit: 20}\n",
            "14:7 PGT072 with 10 for execution this is 90, not 100 [change the points to add up to 100]",
        ),
        (
            HEAD + WEIGHTS + REST.replace("from: 80", "from: 50"),
            (
                "6:62 PGT073 should be below the 50 of the one before it, and is 60 "
                "[write them from the highest to the lowest]"
            ),
        ),
        (
            HEAD + WEIGHTS + REST.replace("name: 差, from: 0", "name: 差, from: 10"),
            "8:68 PGT074 the last one begins at 10 and not at 0 [write `from: 0`: what is lower would have no place]",
        ),
        (
            HEAD + WEIGHTS + REST.replace("partial: {from: 60}", "partial: {from: 60, points: 80}"),
            (
                "6:74 PGT075 80 is outside of its tier, 60 to 80 "
                "[write a percent within the tier, whose end belongs to the one above]"
            ),
        ),
        (
            HEAD + WEIGHTS + REST + "over_achievement: {reference: 试, flag: 1.3, reason: 1.2}\n",
            "11:40 PGT076 `flag` is 1.3, above the 1.2 of `reason` [exchange the two lines]",
        ),
        (
            HEAD + WEIGHTS + REST + "monitoring: {reference: 试, yellow: 85, green: 80, blue: 120}\n",
            "11:36 PGT076 `yellow` is 85, above the 80 of `green` [exchange the two lines]",
        ),
    ],
)
def test_what_is_said_of_a_slip(text: str, expected: str) -> None:
    assert findings(text) == [expected]


def test_the_profile_that_the_manual_shows_is_one() -> None:
    page = (Path(__file__).parents[1] / "docs" / "selfeval.md").read_text("utf-8")
    shown = next(block for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if "\nprofile: 1\n" in block)
    found = profile.parse("manual", "manual.yaml", shown.encode())
    assert found.findings == ()
    assert found.definition is not None
    assert found.definition.weights is not None
    assert [dict(line) for line in found.definition.weights.groups] == [
        {"output": 40, "benefit": 40, "satisfaction": 10},
        {"output": 40, "benefit": 50},
    ]


def test_a_reference_is_asked_for() -> None:
    text = HEAD + WEIGHTS + REST.replace("execution: {reference: 试}", "execution: {denominator: budget}")
    assert [finding.split(" [")[0] for finding in findings(text)] == ["7:1 PGT041 `reference` is missing"]


def test_a_workspace_comes_first(tmp_path: Path) -> None:
    folder = tmp_path / profile.FOLDER
    folder.mkdir()
    (folder / "mof-2020.yaml").write_text(HEAD + WEIGHTS + REST, "utf-8")
    (folder / "own.yaml").write_text(HEAD + "scoring: none\n", "utf-8")
    found = profile.find("mof-2020", folder).definition
    assert found is not None
    assert found.name == "试用"
    assert profile.ids(folder)[:3] == ("mof-2020", "own", "hubei")
    assert profile.ids() == profile.built_in()


@pytest.mark.parametrize("name", ["mof-202", "../mof-2020", "/etc/passwd", ""])
def test_an_unknown_profile_is_a_finding(name: str) -> None:
    found = profile.find(name)
    assert found.definition is None
    assert [(finding.code, finding.message.en) for finding in found.findings] == [
        ("PGT070", f"there is no profile `{name}`")
    ]


def test_a_near_name_is_suggested() -> None:
    hint = profile.find("mof-202").findings[0].hint
    assert hint is not None
    assert hint.zh == "是不是 `mof-2021`？"


def nodes(schema: dict[str, Any], pointer: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    if "$ref" not in schema:
        yield pointer, schema
    for group in ("definitions", "properties", "patternProperties"):
        for name, child in schema.get(group, {}).items():
            yield from nodes(child, f"{pointer}/{group}/{name}")
    if "items" in schema:
        yield from nodes(schema["items"], f"{pointer}/items")


NODES = dict(nodes(SCHEMA))
BILINGUAL = re.compile(r".*[\u4e00-\u9fff].*。 [A-Z].*\.")


def test_the_schema_is_a_draft_7_schema_that_leads_nowhere() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    used = set(re.findall(r'"#/definitions/([a-z]+)"', json.dumps(SCHEMA)))
    assert used == set(SCHEMA["definitions"])


@pytest.mark.parametrize("pointer", NODES)
def test_every_place_of_the_schema_has_one_type_and_is_explained_in_both_languages(pointer: str) -> None:
    node = NODES[pointer]
    assert node["type"] in {"object", "array", "string", "number", "integer"}
    assert (node["type"] == "object") == (node.get("additionalProperties") is False)
    assert re.search(r"[\u4e00-\u9fff]", node["title"])
    texts = [node["description"], *node.get("enumDescriptions", ())]
    texts += [node[key] for key in ("errorMessage", "patternErrorMessage") if key in node]
    assert [text for text in texts if not BILINGUAL.fullmatch(text)] == []
    assert len(node.get("enumDescriptions", ())) == len(node.get("enum", ()))
    assert ("errorMessage" in node) == (node["type"] in {"number", "integer"})
