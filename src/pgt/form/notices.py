"""PGT058, PGT059 and the PGT06x findings: what is wrong with a form that its schema cannot say."""

from __future__ import annotations

from pgt.diagnostics import Notice, Severity, Text

UNKNOWN_CATEGORY = Notice(
    "PGT058",
    Severity.ERROR,
    Text("表样没有声明指标类别 `{category}`", "the form declares no category `{category}`"),
    Text("{better}", "{better}"),
    """A block or a box is for indicators of a category that the form does not declare under `categories`.

    组或格子只印某一类指标，而 `categories` 里没有声明这一类。""",
)
UNKNOWN_CHOICE = Notice(
    "PGT059",
    Severity.ERROR,
    Text("没有选项 `{choice}`", "there is no choice `{choice}`"),
    Text("{better}", "{better}"),
    """A box is ticked for a choice that its value does not have.

    格子要在选中某一项时打勾，而这个值没有这一项。

    The choices of a field are those that the form declares; those of an outlook, a level and a direction are fixed.

    自有栏目的选项是表样声明的；完成可能性、完成程度、方向的选项是固定的。""",
)
UNKNOWN_FORM = Notice(
    "PGT060",
    Severity.ERROR,
    Text("没有表样 `{id}`", "there is no form `{id}`"),
    Text("{better}", "{better}"),
    """A form is named that neither pgt nor the workspace has.

    写的表样，pgt 和工作区都没有。

    A workspace's own forms stand in the folder `forms` beside pgt.toml, one file each, named by the form's id.

    自己的表样放在 pgt.toml 旁的 `forms` 文件夹，一个文件一种，文件名就是编号。""",
)
UNKNOWN_PATH = Notice(
    "PGT061",
    Severity.ERROR,
    Text("表样里的 `{{{path}}}` 不是这里能印的值", "`{{{path}}}` is no value that can be printed here"),
    Text("{better}", "{better}"),
    """A text of a form names a value that a table does not have, or does not have at this place.

    表样里要印的值，表里没有，或者在这个位置没有。

    Some are known only in their place: `{indicator.name}` inside a block that repeats over indicators,
    `{fields.nature}` when the form declares a field `nature`.

    有的值只在特定位置有：`{indicator.name}` 在按指标重复的块里，`{fields.nature}` 在表样声明了栏目 `nature` 时。""",
)
STRAY_BRACE = Notice(
    "PGT062",
    Severity.ERROR,
    Text("花括号没有配对", "a brace has no partner"),
    Text(
        "值写成 `{{name}}`；要印出花括号就写两个 `{{{{`", "write a value as `{{name}}`, and a brace on paper as `{{{{`"
    ),
    """A text of a form opens a brace that it does not close, or closes one that was not opened.

    表样的文字里花括号只有一半。""",
)
UNEVEN_ROW = Notice(
    "PGT063",
    Severity.ERROR,
    Text("这一行占了 {covered} 列，应当是 {width} 列", "this row covers {covered} columns of {width}"),
    Text("改 `columns`，或补一个空格子 `{{}}`", "change `columns`, or add an empty box `{{}}`"),
    """The boxes of a row do not cover the width of the form, or of the block that they stand in.

    这一行的格子没有排满表的宽度，或所在块的宽度。

    Boxes flow from left to right, past the columns that a box with `rows` above still covers, as in an HTML table.

    格子从左往右排，跳过上面带 `rows` 的格子还占着的列，和网页表格一样。""",
)
ROW_OR_BLOCK = Notice(
    "PGT064",
    Severity.ERROR,
    Text(
        "这里要写 `boxes`（一行）、`rows`（一组行）或 `beside`（并排的组），只写一个",
        "write one of `boxes`, `rows` and `beside`",
    ),
    None,
    """A part of a form is a row of boxes, a block of rows, or blocks side by side: exactly one of them.

    表样的一部分是一行格子、一组行，或并排的几组，只能是其中一种。""",
)
UNKNOWN_LOOP = Notice(
    "PGT065",
    Severity.ERROR,
    Text("这里不能按 `{loop}` 重复", "nothing called `{loop}` can be repeated over here"),
    Text("{better}", "{better}"),
    """A block or a box repeats over something that a table does not have, or does not have at this place.

    块或格子要按某样东西重复，表里没有它，或者在这个位置没有。""",
)
UNKNOWN_STYLE = Notice(
    "PGT066",
    Severity.ERROR,
    Text("没有样式 `{style}`", "there is no style `{style}`"),
    Text("{better}", "{better}"),
    """A style is named that is neither built in nor defined under `styles`.

    写的样式既不是自带的，也没有在 `styles` 里定义。""",
)
LONG_SPAN = Notice(
    "PGT067",
    Severity.ERROR,
    Text(
        "这个格子往下占 {rows} 行，下面没有这么多固定的行",
        "this box reaches down {rows} rows, past the fixed rows below it",
    ),
    Text(
        "在会增长的组旁边，把格子写进该组的 `left`",
        "put a box that stands beside growing rows into the `left` of their block",
    ),
    """A box covers more rows than follow it in its block, or reaches into a block that grows.

    格子往下占的行数超出本块余下的行，或者伸进了会增长的块。""",
)
DECLARED_TWICE = Notice(
    "PGT068",
    Severity.ERROR,
    Text("`{id}` 声明了两次", "`{id}` is declared twice"),
    None,
    """A field, an amount, a list or a category has an id that was declared before, or that the format itself uses.

    栏目、金额、清单或类别的编号已经声明过，或者是格式自己用的。""",
)
ALONE = Notice(
    "PGT069",
    Severity.ERROR,
    Text("`{key}` 要和 `{partner}` 写在一起才有意义", "`{key}` has no meaning without `{partner}`"),
    Text("补上 `{partner}`，或者删掉 `{key}`", "add `{partner}`, or delete `{key}`"),
    """A key says something about another one that is not there.

    这个键是说明另一个键的，而那个键没有写。

    What `each` repeats is what `skeleton`, `fillers`, `head`, `only`, `named` and `at_least` are about, and of them
    `skeleton`, `only` and `named` are about indicators. A choice has `choices`, and a box with `tick` names one.

    重复用 `each`，`skeleton`、`fillers`、`head`、`only`、`named`、`at_least` 都是说明它的，
    其中 `skeleton`、`only`、`named` 只管指标；选择栏要有 `choices`，写 `tick` 的格子只印一个选择栏。""",
)

NOTICES: tuple[Notice, ...] = (
    UNKNOWN_CATEGORY,
    UNKNOWN_CHOICE,
    UNKNOWN_FORM,
    UNKNOWN_PATH,
    STRAY_BRACE,
    UNEVEN_ROW,
    ROW_OR_BLOCK,
    UNKNOWN_LOOP,
    UNKNOWN_STYLE,
    LONG_SPAN,
    DECLARED_TWICE,
    ALONE,
)
"""All of them, in the order of their codes."""
