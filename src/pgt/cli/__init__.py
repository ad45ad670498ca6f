"""The command line: options in, one call, the result out, an exit status. The only place that knows click."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from pgt import __version__
from pgt.cli._language import say

if TYPE_CHECKING:
    from pgt.check.answers import Answers

COMMANDS = {
    "new": ("scaffold", say("新建一张表，或从去年的表结转", "scaffold a table, or roll last year's forward")),
    "validate": ("validate", say("按格式和规则检查表", "check tables against the schema and the rules")),
    "sum": ("sum", say("汇总预算和指标，与部门表核对", "add up budgets, reconcile projects with their department")),
    "diff": ("diff", say("对比两年、两个文件夹或两个 git 版本", "compare two years, folders or git revisions")),
    "export-xlsx": ("export_xlsx", say("导出官方表样的工作簿", "write the official form as a workbook")),
    "export-docx": ("export_docx", say("导出官方表样的 Word 文档", "write the official form as a Word document")),
    "import": ("import_", say("从工作簿、文档或文本读进来", "read workbooks, documents or texts into tables")),
    "monitor": ("monitor", say("年中监控：支出和指标有没有落后", "whether spending and targets are behind plan")),
    "selfeval": ("selfeval", say("年底自评：算分，列出还缺什么", "score results, and list what is missing")),
    "fmt": ("fmt", say("把表写成统一的样子", "lay tables out in one way")),
    "init": ("init", say("让仓库认得表：git、编辑器、提交前检查、CI", "fit a repository: git, editor, pre-commit, CI")),
    "lsp": ("lsp", say("一边写一边检查，由编辑器启动", "findings while typing, for an editor to start")),
    "merge-driver": ("merge_driver", say("合并一张表的两个版本，由 git 调用", "merge a table, for git to call")),
    "xlsx-to-text": ("xlsx_to_text", say("把工作簿印成文字，由 git 调用", "a workbook as text, for git to call")),
    "forms": ("forms", say("列出、画出、检查表样", "list, draw and check the forms")),
    "rule": ("rule", say("解释一条规则，或列出全部", "explain one rule, or list them all")),
}
"""Each command, the module that holds it, and its line of help: a module is imported when its command is called."""


class Group(click.Group):
    """Commands, the nearest of which is suggested for one that there is not."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; suggest one where there is none of that name."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-"):
            from pgt.diagnostics import visible
            from pgt.suggestion import did_you_mean

            better, name = did_you_mean(args[0], known), visible(args[0])
            raise click.UsageError(
                say(f"没有 {name} 这个命令；{better.zh}", f"there is no command {name}; {better.en}"), ctx
            )
        return super().resolve_command(ctx, args)


class _Commands(Group):
    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"pgt.cli.{COMMANDS[name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section(say("命令", "Commands")):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "PGT", "max_content_width": 100},
    help=say(
        "预算项目绩效目标表，存成文本：检查、汇总、比较、导出。",
        "Budget performance goal tables, as text: validate, sum, compare, export.",
    ),
    epilog=say("每个命令的用法：pgt 命令 --help", "How to use a command: pgt COMMAND --help"),
)
@click.version_option(__version__, prog_name="pgt")
def pgt() -> None:
    """Take the options that all commands share."""


def main(arguments: list[str] | None = None, answers: Answers | None = None) -> None:
    """Run the command line; whatever stops the program becomes one line on stderr and exit status 2.

    What is said goes into *answers*, if there are any: see `pgt.__main__`.
    """
    from pgt.cli._run import run

    sys.exit(run(pgt, arguments, answers))


def _command_for_docs() -> Any:
    return pgt
