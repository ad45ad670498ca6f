"""Click's own messages in Chinese.

Click passes its words through gettext, which wants a compiled catalogue on disk. The few that pgt's users can meet
stand here instead, beside the English ones; what is missing stays English.
"""

from __future__ import annotations

import click

from pgt.cli._help import ChineseHelp

WORDS = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Error: {message}": "错误：{message}",
    "Error: {e.message}": "错误：{e.message}",
    "Try '{command} {option}' for help.": "用法见 {command} {option}。",
    "Show this message and exit.": "显示这份说明",
    "Show the version and exit.": "显示版本",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "默认：{default}",
    "required": "必填",
    "No such option {name!r}.": "没有 {name} 这个选项。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "（是不是其中之一：{possibilities}？）",
    "Option {name!r} requires an argument.": "选项 {name} 后面要有一个值。",
    "Option {name!r} does not take a value.": "选项 {name} 后面不带值。",
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "{value!r} is not one of {choices}.": "没有 {value!r}，可以写：{choices}。",
    "{value!r} is not {choice}.": "没有 {value!r}，只能写 {choice}。",
    "{value!r} is not a valid {number_type}.": "{value!r} 不是整数。",
    "{value} is not in the range {range}.": "{value} 超出范围 {range}。",
    "Got unexpected extra argument ({args})": "多了一个参数（{args}）",
    "Got unexpected extra arguments ({args})": "多了参数（{args}）",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing command.": "缺少命令。",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "{name} {filename!r} does not exist.": "{name} {filename} 不存在。",
    "{name} {filename!r} is a file.": "{filename} 是文件，不是文件夹。",
    "{name} {filename!r} is a directory.": "{filename} 是文件夹，不是文件。",
    "{name} {filename!r} is not readable.": "{name} {filename} 没有权限读。",
    "{name} {filename!r} is not writable.": "{name} {filename} 没有权限写。",
    "Choose from:\n\t{choices}": "可以写：{choices}",
}


def speak_chinese() -> None:
    """Let click look its words up here."""
    click.Context.formatter_class = ChineseHelp
    whole = click.MissingParameter.format_message  # the one sentence whose stop click does not look up
    setattr(click.MissingParameter, "format_message", lambda error: whole(error).removesuffix("."))  # noqa: B010 -- mypy
    speaking = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")
    for module in (getattr(click, name) for name in speaking):
        for name, look_up in (("_", _one), ("ngettext", _some)):
            if hasattr(module, name):
                setattr(module, name, look_up)


def _one(text: str) -> str:
    return WORDS.get(text, text)


def _some(one: str, more: str, count: int) -> str:
    return _one(one if count == 1 else more)
