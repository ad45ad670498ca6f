"""`pgt selfeval`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from pgt import changes, score
from pgt.changes import Drift, Status
from pgt.cli import _blanks, _options, _profiles, _results, _sides, _tables, _yearend
from pgt.cli._language import LANGUAGE, say
from pgt.cli._misread import Misread
from pgt.diagnostics import Pointer
from pgt.load import Loaded
from pgt.model import Table
from pgt.outline import Outline
from pgt.profile import Profile
from pgt.render import scores as render
from pgt.render.scores import Style
from pgt.selfevaluation import Answer, Scored, pointers
from pgt.source import Source

EXAMPLES = say(
    "例子：\n\n\b\n  pgt selfeval --explain 2021\n  pgt selfeval --fill 实际完成值.xlsx 2021\n"
    "  pgt selfeval --approved 批复-2021 -o 自评汇总.xlsx 2021",
    "Examples:\n\n\b\n  pgt selfeval --explain 2021\n  pgt selfeval --fill actuals.xlsx 2021\n"
    "  pgt selfeval --approved approved-2021 -o report.xlsx 2021",
)


@click.command(
    "selfeval",
    help=say(
        "绩效自评：按评分方案给 PATHS（文件、文件夹或 -；默认当前文件夹）里的表算分，列出还缺什么、哪里不符。"
        "判断不了的分是待定，不是 0。",
        "Self-evaluation: score the tables at PATHS (files, folders or -; default: .) by a profile, and list what is "
        "missing and what does not agree. Points that cannot be judged are open, and not 0.",
    ),
    epilog=EXAMPLES,
)
@_options.PATHS
@_profiles.OPTION
@_options.format_option(*render.RENDERERS)
@click.option("--explain", is_flag=True, help=say("印出每一分是怎么算的", "print how each score comes about"))
@click.option("--summary", is_flag=True, help=say("只给汇总", "the summary alone"))
@click.option(
    "--approved",
    metavar="REV",
    help=say(
        "和批复时的 git 版本比：批复后改了哪些指标值、分值、指标，说明原因没有",
        "compare with the git revision that was approved: what was changed since, with a reason or without",
    ),
)
@click.option(
    "--init",
    is_flag=True,
    help=say("给每张表加上年底要填的空键，已有的不动", "add the blank keys of a self-evaluation to every table"),
)
@click.option(
    "--fill",
    "listed",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=say(
        "从清单（CSV 或 Excel）填实际完成值：按表和指标对应，对不上的逐行列出，已有的值不覆盖",
        "take actuals from a list (CSV or Excel), by table and indicator; rows without a place are reported, and "
        "what is there already is kept",
    ),
)
@click.option(
    "--fix",
    is_flag=True,
    help=say("印出写错的值怎么改（0.8 改 80%），不写文件", "print how slips can be mended (0.8 to 80%), as a diff"),
)
@click.option("--write", is_flag=True, help=say("和 --fix 一起：照着改", "with --fix: write the corrections"))
@_options.output_option
@click.pass_context
def command(  # noqa: PLR0917 -- click passes every option by name
    context: click.Context,
    paths: tuple[Path, ...],
    profile_id: str | None,
    format_: str,
    explain: bool,
    summary: bool,
    approved: str | None,
    init: bool,
    listed: Path | None,
    fix: bool,
    write: bool,
    output: Path | None,
    force: bool,
) -> int:
    """Score tables, and say what is missing."""
    if init + (listed is not None) + fix > 1:
        raise click.UsageError(say("--init、--fill、--fix 一次用一个", "--init, --fill and --fix exclude one another"))
    if write and not fix:
        raise click.UsageError(say("--write 和 --fix 一起用", "--write goes with --fix"))
    if (init or listed is not None or fix) and (approved is not None or output is not None or summary or explain):
        raise click.UsageError(
            say(
                "--init、--fill、--fix 只改表，不出结果：不能和 --approved、--summary、--explain、-o 一起用",
                "--init, --fill and --fix change tables and print no results: not with --approved, --summary, "
                "--explain or -o",
            )
        )
    is_workbook, format_ = _results.is_workbook(output), _results.format_of(context, output)
    paths = _options.existing(paths)
    choice = _profiles.Choice(profile_id)
    if init:
        misread = Misread()
        done = _blanks.prepare(paths, choice, misread)
        return misread.none(_no_table()) if done is None else misread.status(failed=not done)
    if listed is not None:
        return _yearend.fill(paths, listed, force=force)
    if fix:
        return _yearend.correct(paths, choice, write=write)
    plan = _Approved(approved, paths) if approved is not None else None
    intake = _Intake(choice, plan)
    tables = tuple(intake.take(_tables.load_all(paths)))
    if not tables:
        return intake.misread.none(_no_table())
    answer = Answer.of(tables, intake.profiles, approved, plan.gone() if plan else ())
    style = Style(LANGUAGE, explain, _options.columns(), _options.room(output))
    if output is not None and is_workbook:
        from pgt.render import report

        _options.deliver(report.render(answer, LANGUAGE), output, force=force)
    else:
        renderers = render.SUMMARIES if summary else render.RENDERERS
        result = renderers[format_](answer, style)
        _options.deliver(_results.encoded(result, format_) if output else result, output, force=force)
    click.echo(_closing(answer), err=True)
    return intake.misread.status(failed=not answer.is_ready)


def _no_table() -> str:
    return say("没有可以自评的表", "there is no table to evaluate")


@dataclass(slots=True)
class _Intake:
    """What was evaluated of the files that were given, and what could not be."""

    choice: _profiles.Choice
    approved: _Approved | None
    profiles: list[Profile] = field(default_factory=list)
    misread: Misread = field(default_factory=Misread)

    def take(self, tables: Iterable[Loaded]) -> Iterator[Scored]:
        """Evaluate tables as they come, and say at once why a file is none."""
        for loaded in tables:
            if loaded.table is None:
                self.misread.note(loaded)
            elif any(True for _ in loaded.table.every_indicator()):
                yield self._evaluate(loaded, loaded.table)
            else:
                click.echo(
                    say(f"{loaded.file}：没有指标，不自评", f"{loaded.file}: without indicators; left out"), err=True
                )

    def _evaluate(self, loaded: Loaded, table: Table) -> Scored:
        profile = self.choice.of(loaded.file, table)
        if profile not in self.profiles:
            self.profiles.append(profile)
        found = score.evaluate(table, profile, self.choice.boxes(loaded.file, table))
        drift = self.approved.drift(loaded.file, table) if self.approved else None
        lines = {pointer: line for pointer in pointers(found, drift) if (line := _line(loaded.source, pointer))}
        return Scored(Outline.of(loaded.file, table), found, lines, drift)


_BESIDE = {"achievement": ("overall_goal", "goals"), "execution": ("adjusted_budget", "budget")}
"""What a key that is not there would stand below."""


def _line(source: Source, pointer: Pointer) -> int | None:
    """Return the line of *pointer*, or of what it would stand beside; None for the table as a whole."""
    head = str(pointer[0]) if pointer else ""
    written = source.data or {}
    if head in written:
        return source.position(pointer).line
    beside = next((key for key in _BESIDE.get(head, ()) if key in written), None)
    return source.position((beside,)).line if beside else None


class _Approved:
    """The plan that was approved: a git revision, held against the files as they are."""

    def __init__(self, revision: str, paths: tuple[Path, ...]) -> None:
        if paths == (_options.STDIN,):
            raise click.UsageError(
                say("--approved 不能和标准输入一起用", "--approved cannot be used with standard input")
            )
        old, new = _sides.sides((revision,), paths)
        with _sides.refusing():
            self._comparison = changes.compare(old, new)
        self._tables = {table.new.file: table for table in self._comparison.tables if table.new}

    def drift(self, file: str, table: Table) -> Drift:
        """Return what became of the plan of *table*."""
        found = self._tables.get(file)
        return changes.drift(found, table) if found else Drift(is_approved=False)

    def gone(self) -> Iterator[Outline]:
        """Yield the tables that were approved and are there no more."""
        for table in self._comparison.tables:
            if table.status is Status.REMOVED and table.old:
                yield table.old


def _closing(answer: Answer) -> str:
    tables, report = len(answer.tables), answer.report
    ready = sum(table.is_ready for table in answer.tables)
    lacking = sum(report.missing.values())
    zh, en = [f"自评了 {tables} 张表"], [f"{tables} table{'s' * (tables != 1)} evaluated"]
    if ready == tables:
        zh.append("自评部分都齐全")
        en.append("all complete as self-evaluations")
    else:
        zh.append(f"{ready} 张自评部分齐全")
        en.append(f"{ready} complete as self-evaluations")
    if lacking:
        zh.append(f"缺 {lacking} 项")
        en.append(f"{lacking} missing")
    if report.not_judged:
        zh.append(f"{report.not_judged} 项没有判断")
        en.append(f"{report.not_judged} not judged")
    return say("，".join(zh), ", ".join(en))
