"""PGT117, PGT118, PGT120 and PGT211: names that stand twice, that are of a year gone by, or a document's title."""

from __future__ import annotations

import re

from pgt import category
from pgt.diagnostics import Severity
from pgt.model import Indicator, Table
from pgt.rules import _words as words
from pgt.rules._rows import annual_rows, groups
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._text import shorten, without_blanks
from pgt.rules._wording import has, read


@rule(
    "PGT117",
    Severity.WARNING,
    zh="{category}里有两条都叫“{name}”，前一条是 {target}",
    en="two indicators of {category} are called “{name}”; the first is {target}",
    hint=(
        "在名称里写明各量的是什么；是同一回事就删掉一条",
        "say in each name what is measured, or delete one if they are the same",
    ),
)
def duplicates(table: Table) -> Verdicts:
    """Indicators of one category have names of their own.

    同一类里的指标名称不重复。

    Indicators point at one thing (指向明确, 财预〔2015〕88号): two rows of one name cannot be told apart in a
    comparison or a self-evaluation. Rows of different goals may share a name.

    指标要指向明确（财预〔2015〕88号）：两条同名，对比和自评时分不开。不同目标下的可以同名。
    """
    for rows in groups(table):
        seen: dict[tuple[str, str], Indicator] = {}
        for row in rows:
            name = read(row.name).whole
            if name and (first := seen.setdefault((row.category, name), row)) is not row:
                name, kind = shorten(row.name), category.name(row.category)
                yield at(row, "name", category=kind, name=name, target=shorten(first.target) or "—")


@rule(
    "PGT118",
    Severity.WARNING,
    zh="“{name}”已经列在{first}下，又列在{second}下",
    en="“{name}” stands under {first} and again under {second}",
    hint=(
        "一条指标只归一类：数多少的归数量，合格率、覆盖率一类归质量；删掉一条，或改名写清区别",
        "keep it where it belongs: counts under quantity, rates under quality; delete or rename the other",
    ),
)
def twins(table: Table) -> Verdicts:
    """An indicator stands under one category.

    一条指标只列在一类下。

    The same measure cannot be both, say, quantity and quality; it would be scored twice (指标科学性,
    财预〔2015〕88号).

    同一个量不可能既是数量又是质量，列两次就得两次分（指标科学性，财预〔2015〕88号）。
    """
    for rows in groups(table):
        seen: dict[str, Indicator] = {}
        for row in rows:
            name = read(row.name).whole
            if read(row.name).is_unfilled:
                continue
            if name and (first := seen.setdefault(name, row)).category != row.category:
                kinds = category.name(first.category), category.name(row.category)
                yield at(row, "name", name=shorten(row.name), first=kinds[0], second=kinds[1])


_YEAR = r"(?<![0-9〔\[（(-])(20[0-9]{2})(?=年(?!至|-|—)|年?度)"


@rule(
    "PGT211",
    Severity.WARNING,
    zh="名称“{name}”写的是 {other} 年，这张表是 {year} 年的",
    en="the name “{name}” speaks of {other} in a table of {year}",
    hint=(
        "核对是不是从旧表抄来的；年份不用写进名称",
        "see whether it was copied from an old table; a name needs no year",
    ),
)
def names_are_of_the_year(table: Table) -> Verdicts:
    """The name of an indicator names no year gone by.

    指标名称里不写以前的年份。

    A row of an old table was probably copied, and its target with it. Arrears, accounts, audits and the like of an
    earlier year are work of this year (补发2021年补贴, 2022年度决算).

    多半是从旧表抄来的，指标值也跟着没有改。补发、结算、决算、审计一类，本来就是今年办以前年度的事，不在此列。
    """
    for row in annual_rows(table):
        if row.name is None or "20" not in row.name:
            continue
        found = re.search(_YEAR, read(row.name).whole)
        if found and table.year is not None and int(found[1]) < table.year and not has(row.name, words.OLD_YEARS):
            yield at(row, "name", name=shorten(row.name), other=found[1], year=table.year)


_NUMBER_OF_DOCUMENT = r"[〔\[][0-9]{4}[〕\]][0-9]+号"
_DOCUMENT = f"^关于.+(?:{words.either(words.DOCUMENTS)})(?:[(（].*[)）])?$|{_NUMBER_OF_DOCUMENT}"
_TABLE = "(?:项目)?(?:支出)?绩效(?:目标|自评|监控|评价)(?:申报|批复|情况|结果)?(?:表|报告)$"
"""What the table itself is called: …支出绩效自评表."""
_FRAME = f"^关于|(?:提前)?(?:下达|拨付|印发|安排|分配|追加)|[0-9]{{4}}年度?|[(（].*?[)）]|{_NUMBER_OF_DOCUMENT}"
_END = f"(?:的|预算|指标|资金|经费|专项|补助)*(?:{words.either(words.DOCUMENTS)})$"


@rule(
    "PGT120",
    Severity.WARNING,
    zh="项目名称“{name}”是文件标题",
    en="the project's name “{name}” is the title of a document",
    hint=(
        "写项目做什么，例如“{better}”；文件名、文号写进立项依据",
        "say what the project does, such as {better}; the document is its legal basis",
    ),
)
def projects_are_not_documents(table: Table) -> Verdicts:
    """A project is named for what it does.

    项目名称写做什么，不写文件标题。

    The notice that announced the money is its basis, not its name (规范完整性, 财预〔2015〕88号): next year's notice
    has another title, and nobody finds the project again.

    下达资金的通知是依据，不是项目（规范完整性，财预〔2015〕88号）；明年的通知换了标题，同一个项目就对不上了。
    """
    if table.kind != "project" or not table.name:
        return
    if re.search(f"{_DOCUMENT}|{_TABLE}", without_blanks(table.name)):
        yield at("name", name=shorten(table.name), better=_project(table.name))


def _project(title: str) -> str:
    """Return what a title such as 关于提前下达2020年残疾人基本公共服务预算指标的通知 is about."""
    core = re.sub(f"{_END}|{_TABLE}", "", re.sub(_FRAME, "", title)).strip("“”《》")
    return f"{core}项目" if core else "残疾人康复服务项目"
