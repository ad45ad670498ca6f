"""Every rule has a folder `rules/<CODE>` with what breaks it, what it says about that, and what does not break it."""

import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from pgt import check, rules, workspace
from pgt.diagnostics import Text
from pgt.render.findings import RENDERERS, Style
from pgt.rules import CROSS_RULES, PAIR_RULES, RULES
from pgt.rules._rule import CrossRule, PairRule, Rule
from pgt.rules._year_end import ObjectionSort
from pgt.score import Sort

FOLDER = Path(__file__).parent / "rules"
EVERY: tuple[Rule | CrossRule | PairRule, ...] = (*RULES, *CROSS_RULES, *PAIR_RULES)
BY_CODE = {rule.code: rule for rule in EVERY}


def examples(sort: str) -> list[Path]:
    """Return the files `bad*.pgt.yaml`, and the folders `bad*` of rules that look at several tables."""
    return sorted(
        path
        for path in FOLDER.glob(f"*/{sort}*")
        if path.name.endswith(workspace.SUFFIX) or (path.is_dir() and path.name != "forms")
    )


def named(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


def findings(path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what the rule that the folder is named for says about *path*, one line a finding."""
    rule = BY_CODE[path.parent.name]
    monkeypatch.chdir(path.parent)
    reports = check.check(
        workspace.discover([path]),
        [rule] if isinstance(rule, Rule) else [],
        [] if isinstance(rule, Rule) else [rule],
    )
    renderer = RENDERERS["concise"](Style("zh"))
    return "".join(renderer.report(report) for report in reports)


@pytest.mark.parametrize("path", examples("bad"), ids=named)
def test_bad_example_gives_exactly_what_is_written_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]
) -> None:
    said = findings(path, monkeypatch)
    assert path.parent.name in said
    golden(path.with_name(path.name.removesuffix(workspace.SUFFIX) + ".txt"), said)


@pytest.mark.parametrize("path", examples("good"), ids=named)
def test_good_example_gives_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings(path, monkeypatch) == ""


@pytest.mark.parametrize(
    "example, why",
    [
        ("PGT113/good-no-form.pgt.yaml", "没有表样，不知道印不印这一栏"),
        ("PGT115/good-unknown-form.pgt.yaml", "不认识表样 `guangxi-2021`，不知道它有没有这一类"),
        ("PGT116/good-unknown-form.pgt.yaml", "不认识表样 `guangxi-2021`，不知道成本归在哪里"),
        ("PGT319/good-no-year.pgt.yaml", "没有年度，不知道时限是否在年内"),
        ("PGT413/good-no-form.pgt.yaml", "没有表样，不知道应填哪几个月"),
        ("PGT501/good-profile-of-the-form/table.pgt.yaml", "评分方案 county 读不出来"),
    ],
)
def test_rule_that_cannot_judge_says_why(example: str, why: str) -> None:
    rule = BY_CODE[example.partition("/")[0]]
    assert isinstance(rule, Rule)
    (report,) = check.check([FOLDER / example], [rule])
    assert [skipped.verdict.why.zh for skipped in report.skipped] == [why]


MEASURED = (FOLDER.parents[1] / "docs" / "rules-measured.md").read_text("utf-8")
DOCUMENTS = ("zhangjiakou-2021", "shanhaiguan-2020", "tianjin-2023", "qilian-2023", "nanyue-2020")


def measured() -> dict[str, list[int]]:
    """Return what the page says of each rule: a count for each document, then how many are right, wrong, doubtful."""
    lines = re.findall(r"^\| (PGT.*)$", MEASURED, re.MULTILINE)
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return {code: [int(cell or 0) for cell in counts[:8]] for code, *counts in rows}


@pytest.mark.parametrize("column, document", list(enumerate(DOCUMENTS)))
def test_published_document_breaks_the_rules_that_a_reader_saw_broken(column: int, document: str) -> None:
    reports = check.check(workspace.discover([FOLDER.parents[1] / "examples" / document]))
    codes = Counter(finding.code for report in reports for finding in report.findings)
    assert dict(codes) == {code: counts[column] for code, counts in measured().items() if counts[column]}


def test_every_finding_in_a_published_document_was_judged() -> None:
    found = {code: (sum(counts[:5]), sum(counts[5:])) for code, counts in measured().items()}
    assert {code: both for code, both in found.items() if both[0] != both[1]} == {}


def test_hardly_any_finding_in_a_published_document_is_wrong() -> None:
    counts = measured().values()
    assert sum(wrong for *_, wrong, _ in counts) <= 0.05 * sum(sum(row[:5]) for row in counts)


@pytest.mark.parametrize("sort", ["bad", "good"])
def test_every_rule_has_an_example(sort: str) -> None:
    assert {path.parent.name for path in examples(sort)} == set(BY_CODE)


def test_every_rule_that_a_module_defines_is_in_the_list() -> None:
    modules = [value for name, value in vars(rules).items() if getattr(value, "__name__", "") == f"pgt.rules.{name}"]
    defined = {
        one.code for module in modules for one in vars(module).values() if isinstance(one, Rule | CrossRule | PairRule)
    }
    assert defined == set(BY_CODE)


@pytest.mark.parametrize("module", sorted({one.function.__module__ for one in EVERY}))
def test_module_begins_with_the_codes_of_its_rules(module: str) -> None:
    heading, _, _ = (sys.modules[module].__doc__ or "").partition(":")
    said = [
        f"PGT{number}"
        for first, last in re.findall(r"PGT([0-9]{3})(?:-PGT([0-9]{3}))?", heading)
        for number in range(int(first), int(last or first) + 1)
    ]
    assert said == sorted(one.code for one in EVERY if one.function.__module__ == module)


def test_objections_that_rules_ask_for_are_those_of_scores() -> None:
    assert set(get_args(ObjectionSort)) <= set(Sort)


def test_every_module_of_rules_is_imported() -> None:
    assert rules.__file__
    written = {path.stem for path in Path(rules.__file__).parent.glob("[!_]*.py")}
    assert written == {name for name in vars(rules) if name in written}


@pytest.mark.parametrize("declared", [RULES, CROSS_RULES, PAIR_RULES])
def test_codes_are_in_order_and_never_used_twice(declared: tuple[Rule | CrossRule | PairRule, ...]) -> None:
    codes = [rule.code for rule in declared]
    assert codes == sorted(set(codes))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.code)
def test_both_languages_of_a_rule_name_the_same_values(rule: Rule | CrossRule | PairRule) -> None:
    texts = [text for text in (rule.notice.message, rule.notice.hint) if isinstance(text, Text)]
    assert [placeholders(text.zh) for text in texts] == [placeholders(text.en) for text in texts]


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.code)
def test_manual_page_begins_with_a_fact_and_says_why(rule: Rule | CrossRule | PairRule) -> None:
    fact, blank, why = rule.notice.manual.split("\n", 2)
    assert re.fullmatch(r"[A-Z][^.]*\.", fact)
    assert (blank, bool(why.strip())) == ("", True)


def test_chinese_wording_has_no_half_width_comma_between_chinese_words() -> None:
    chinese = [text.zh for rule in EVERY for text in (rule.notice.message, rule.notice.hint) if text]
    assert [text for text in chinese if re.search(r"[\u4e00-\u9fff][,;:?][\u4e00-\u9fff ]", text)] == []
