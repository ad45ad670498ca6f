"""The PGT0xx findings: what keeps a file from being read as a table, or makes it read differently than it looks.

They are declared together because a reader of a broken file meets them together; which module finds each stands in its
manual. `PGT000`-`PGT009` concern the file, `PGT010`-`PGT029` YAML as people type it, `PGT030`-`PGT039` numbers,
`PGT040`-`PGT049` the schema, `PGT050`-`PGT059` the workspace, `PGT090`-`PGT094` comments that answer for a finding and
`PGT095`-`PGT099` the layout; what lies between belongs to forms and profiles.
"""

from __future__ import annotations

from pgt.diagnostics import Notice, Severity, Text

UNREADABLE = Notice(
    "PGT001",
    Severity.ERROR,
    Text("读不到文件：{reason}", "cannot read the file: {reason}"),
    Text("检查路径和权限", "check the path and the permissions"),
    """A file or a folder could not be read.

    文件或文件夹读不到。

    The operating system's reason is given as it stands. The exit status is 2: nothing is known about the table.

    原因照操作系统给的写。退出状态是 2：这张表的情况一无所知。""",
)
TOO_LARGE = Notice(
    "PGT002",
    Severity.ERROR,
    Text("文件太大，超过 {limit} 字节", "the file is larger than {limit} bytes"),
    Text("一个文件只放一张表", "keep one table in one file"),
    """A file is larger than any table can be.

    文件比任何一张表都大。

    A table with three hundred indicators is about 60 KB. The limit keeps a wrong file from filling the memory.

    三百条指标的表也只有六万字节左右。设上限，免得误给的文件把内存占满。""",
)
NOT_UTF8 = Notice(
    "PGT003",
    Severity.ERROR,
    Text("文件不是 UTF-8 文本，看起来是{encoding}", "the file is not UTF-8 text; it looks like {encoding}"),
    Text("{better}", "{better}"),
    """A file is not encoded in UTF-8.

    文件的编码不是 UTF-8。

    Chinese editors on Windows still save GBK (GB18030) by default. The encoding is named and the text is not guessed.

    中文 Windows 上的编辑器常常默认存成 GBK（GB18030）。pgt 只说出是什么编码，不去猜内容。""",
)
BYTE_ORDER_MARK = Notice(
    "PGT004",
    Severity.INFO,
    Text("文件开头有 BOM", "the file begins with a byte order mark"),
    Text("另存为“UTF-8 无 BOM”", "save it as UTF-8 without BOM"),
    """A file begins with U+FEFF, which Windows Notepad adds.

    文件以 U+FEFF 开头，是 Windows 记事本加的。

    It is read past; other tools show a changed first line because of it.

    读的时候跳过它；别的工具会因此显示第一行变了。""",
)
CARRIAGE_RETURN = Notice(
    "PGT005",
    Severity.INFO,
    Text("行尾是 CRLF，应为 LF", "lines end in CRLF instead of LF"),
    Text(
        "在 .gitattributes 中写 `*.pgt.yaml text eol=lf`",
        "put `*.pgt.yaml text eol=lf` into .gitattributes",
    ),
    """A file has Windows line ends.

    文件用的是 Windows 的行尾。

    The format asks for LF, so that a line-by-line comparison across machines is quiet. The content is read correctly.

    格式规定用 LF，这样在不同机器上逐行对比不会多出变化。内容照常读。""",
)
INVISIBLE = Notice(
    "PGT006",
    Severity.ERROR,
    Text("有不可见的控制字符 {character}", "an invisible control character {character}"),
    Text(
        "删掉它；通常是从 Word 或网页粘贴时带来的",
        "delete it; it usually comes with text pasted from Word or a web page",
    ),
    """A control character or an unusual line separator stands in the file.

    文件里有控制字符或少见的换行符。

    Control characters are forbidden in YAML; U+0085, U+2028 and U+2029 break lines in some programs and not in others.

    控制字符是 YAML 禁止的；U+0085、U+2028、U+2029 有的程序换行，有的不换。""",
)
EMPTY = Notice(
    "PGT007",
    Severity.ERROR,
    Text("文件里没有内容", "the file holds nothing"),
    Text("用 `pgt new` 生成一张新表", "let `pgt new` write a new table"),
    """A file is empty, or holds nothing but comments.

    文件是空的，或者只有注释。""",
)
NOT_YAML = Notice(
    "PGT008",
    Severity.ERROR,
    Text("这里不是合法的 YAML：{problem}", "this is not YAML: {problem}"),
    Text("{better}", "{better}"),
    """The YAML parser gave up, for none of the reasons that have a finding of their own.

    不是合法的 YAML，又不属于单独列出的哪一种。

    A backslash between double quotes that begins no escape is the likeliest: `"D:\\data"`.

    最常见的是双引号里有反斜杠，后面又不是转义字符，例如 `"D:\\data"`。""",
)
TAB = Notice(
    "PGT009",
    Severity.ERROR,
    Text("缩进里有制表符", "a tab in the indentation"),
    Text("改用空格，每层两个", "use blanks, two for each level"),
    """A line is indented with a tab, which YAML forbids.

    这一行用制表符缩进，YAML 不允许。""",
)
WIDE_BLANK = Notice(
    "PGT010",
    Severity.ERROR,
    Text("缩进里有 {character}，YAML 会把它当作文字", "the indentation holds {character}, which YAML takes for text"),
    Text("换成半角空格", "use ordinary blanks"),
    """A line is indented with a full-width or another special blank.

    这一行用全角空格或别的特殊空格缩进。

    The Chinese input method types U+3000. Without a word YAML makes it part of the key, and the list or the key is
    lost.

    中文输入法打出来的空格是 U+3000。YAML 不作声就把它当成键的一部分，这个列表或这个键就丢了。""",
)
WIDE_COLON = Notice(
    "PGT011",
    Severity.ERROR,
    Text("这里是全角冒号“：”", "a full-width colon"),
    Text("换成半角冒号加一个空格：`{key}: …`", "write a half-width colon and a blank: `{key}: …`"),
    """A key is followed by the full-width colon of the Chinese input method.

    键后面是中文输入法的全角冒号。

    The whole line is text to YAML, which complains on the next line, or not at all.

    在 YAML 看来整行都是文字，要到下一行才报错，甚至不报错。""",
)
TIGHT_COLON = Notice(
    "PGT012",
    Severity.ERROR,
    Text("冒号后面缺一个空格", "a blank is missing after the colon"),
    Text("写成 `{key}: …`", "write `{key}: …`"),
    """A key is followed by a colon without a blank, so that YAML reads key and value as one text.

    键后面的冒号没有跟空格，YAML 把键和值读成了一段文字。""",
)
SPECIAL_START = Notice(
    "PGT013",
    Severity.ERROR,
    Text(
        "值以 `{character}` 开头，YAML 会另作解释",
        "the value starts with `{character}`, which means something else in YAML",
    ),
    Text('加双引号：`"{value}"`{better}', 'quote it: `"{value}"`{better}'),
    """A value starts with a character that YAML reserves (`>`, `|`, `*`, `&`, `%`, `@`, `!`, `-`, …).

    值以 YAML 有特殊含义的符号开头（`>`、`|`、`*`、`&`、`%`、`@`、`!`、`-` 等）。

    What looks like a target, `target: >=95%`, would begin a folded text. Quote the value, or write the operator as `≥`.

    写 `target: >=95%`，会被当成折行文字的开头。整个值加引号，或者符号写成 `≥`。""",
)
NEEDS_QUOTES = Notice(
    "PGT014",
    Severity.ERROR,
    Text("值里有引号或“冒号加空格”，YAML 读不下去", "a quote or a colon with a blank inside the value stops YAML"),
    Text("整个值加单引号：`'{value}'`", "put the whole value into single quotes: `'{value}'`"),
    """A value begins with a quotation that ends before the value does, or holds `: `.

    值以引号开头、引号却在中间结束，或者值里有冒号加空格。

    Examples are `description: "未完成"的原因` and `description: 目标: 完成`.

    例如 `description: "未完成"的原因` 和 `description: 目标: 完成`。""",
)
MERGE_CONFLICT = Notice(
    "PGT015",
    Severity.ERROR,
    Text("有未解决的合并冲突", "an unresolved merge conflict"),
    Text("留下一边，删掉 `<<<<<<<`、`=======`、`>>>>>>>` 三行", "keep one side and delete the three marker lines"),
    """Git left conflict markers in the file.

    文件里留着 git 的冲突标记。""",
)
DUPLICATE_KEY = Notice(
    "PGT016",
    Severity.ERROR,
    Text("`{key}` 写了两次，第一次在第 {line} 行", "`{key}` is written twice, first on line {line}"),
    Text("删掉一个", "delete one of them"),
    """A key stands twice in the same mapping.

    同一组里有两个相同的键。

    Most YAML readers silently keep the last one.

    多数程序不作声，只留后一个。""",
)
ANCHOR = Notice(
    "PGT017",
    Severity.ERROR,
    Text("表里不用锚点和别名（`{text}`）", "tables use no anchors and aliases (`{text}`)"),
    Text("把内容写出来；如果是文字，加双引号", "write the content out; if it is text, quote it"),
    """A file uses YAML's `&` or `*`.

    文件用了 YAML 的锚点 `&` 或别名 `*`。

    A table is read by people line by line; and a few nested aliases can grow into gigabytes.

    表是给人逐行看的；几层嵌套的别名展开来还可能有几个 GB。""",
)
TAG = Notice(
    "PGT018",
    Severity.ERROR,
    Text("表里不用标签和指令（`{text}`）", "tables use no tags and directives (`{text}`)"),
    Text("删掉它；如果是文字，加双引号", "delete it; if it is text, quote it"),
    """A file uses YAML's `!` tags or `%` directives.

    文件用了 YAML 的标签 `!` 或指令 `%`。

    What type a value has, and which YAML a table is written in, is said by the format, not by the file.

    值是什么类型、用哪一版 YAML，由格式规定，不由文件规定。""",
)
SEVERAL_DOCUMENTS = Notice(
    "PGT019",
    Severity.ERROR,
    Text("一个文件里有多份文档（`---`）", "several documents in one file (`---`)"),
    Text("一个文件只放一张表", "keep one table in one file"),
    """A file holds more than one YAML document.

    一个文件里有不止一份 YAML 文档。""",
)
TOO_DEEP = Notice(
    "PGT020",
    Severity.ERROR,
    Text("嵌套超过 {limit} 层", "nested deeper than {limit} levels"),
    Text("表最多用七八层；检查括号和缩进", "a table needs seven or eight; check brackets and indentation"),
    """A file is nested deeper than any table.

    文件的层次比任何一张表都深。

    Reading on could exhaust the memory of the parser.

    再往下读可能把内存用完。""",
)
BAD_KEY = Notice(
    "PGT021",
    Severity.ERROR,
    Text("键必须是一个词", "a key must be one word"),
    Text("写成 `key: 值`；值里有花括号时加双引号", "write `key: value`; quote a value with braces"),
    """A mapping uses a list or a mapping as its key.

    用列表或一组键值作了键。""",
)
NOT_CLOSED = Notice(
    "PGT022",
    Severity.ERROR,
    Text("从这里开始的 `{character}` 没有配对", "the `{character}` that begins here is never closed"),
    Text("补上另一半；如果是文字，整个值加单引号", "close it; put the whole value into single quotes if it is text"),
    """A quotation or a bracket is opened and never closed.

    引号或括号只有前一半。""",
)
CUT_BY_COMMENT = Notice(
    "PGT023",
    Severity.WARNING,
    Text("` #` 之后的文字被当作注释，没有读进来", "the text after ` #` was taken for a comment and dropped"),
    Text(
        "如果是内容，整个值加双引号；如果是注释，在 # 前空两格",
        "quote the value if it is content; put two blanks before # if it is a comment",
    ),
    """A value is followed by one blank and `#`, which begins a comment in YAML.

    值后面有一个空格和 `#`，YAML 从这里起当作注释。

    What was written as `name: 项目 # 1` reads as `项目`. Two blanks before `#` say that a comment is meant.

    写成 `name: 项目 # 1`，读到的只有“项目”。`#` 前空两格表示确实是注释。""",
)
FOLDED = Notice(
    "PGT024",
    Severity.WARNING,
    Text("折行的文字读进来会多出空格", "a text folded over several lines reads with blanks at the folds"),
    Text("写成一行，或用 `|-` 保留换行", "write it on one line, or as a literal block with `|-`"),
    """A text runs over several lines without `|`.

    一段文字写了好几行，没有用 `|`。

    The lines are joined with blanks, which do not belong in Chinese text.

    几行会用空格连起来，中文里就多了空格。""",
)
LOOKS_TYPED = Notice(
    "PGT025",
    Severity.WARNING,
    Text(
        "`{value}` 在别的程序里会变成数字、日期或真假值",
        "other programs read `{value}` as a number, date or truth value",
    ),
    Text('加双引号：`"{value}"`', 'quote it: `"{value}"`'),
    """A text such as a code looks like a number, a date or a truth value to YAML.

    编码一类的文字，在 YAML 看来像数字、日期或真假值。

    It is read here as it is written; editors and other tools make 5349 of 0012345 and infinity of 12E500.

    在 pgt 里照写的读；编辑器和别的工具会把 0012345 变成 5349，把 12E500 变成无穷大。""",
)
INDENTATION = Notice(
    "PGT026",
    Severity.ERROR,
    Text("缩进和上下文对不上", "the indentation does not fit the lines around it"),
    Text("同一层的键左边对齐；下一层多缩进两个空格", "align the keys of one level; indent the next one by two blanks"),
    """A key or a list item starts in a column where none can start.

    键或列表项没有对齐在能开始的位置。""",
)
NO_COLON = Notice(
    "PGT027",
    Severity.ERROR,
    Text("这一行不是 `键: 值`", "this line is not `key: value`"),
    Text(
        "补上键和冒号；如果是上一行文字的接续，用 `|-` 并缩进两格",
        "add a key and a colon; if it continues the text above, use `|-` and indent it by two",
    ),
    """A line without a colon stands where keys are expected.

    该写键的地方，这一行没有冒号。

    It is often the second line of a long text. A text of several lines is written as a literal block: `|-` after the
    key, and each line indented.

    往往是一段长文字的第二行。多行文字在键后写 `|-`，每行都缩进。""",
)
TIGHT_DASH = Notice(
    "PGT028",
    Severity.ERROR,
    Text("`-` 后面缺一个空格", "a blank is missing after the `-`"),
    Text("写成 `- {key}: …`", "write `- {key}: …`"),
    """An item of a list begins with a dash without a blank, so that YAML takes the dash for a part of the key.

    列表项的短横后面没有空格，YAML 把短横当成了键的一部分。""",
)
TOO_MANY = Notice(
    "PGT029",
    Severity.ERROR,
    Text("问题太多，列出 {limit} 个之后不再往下看", "too many findings: after {limit} the rest was not looked at"),
    Text("先改好列出的，再检查一次", "put these right and check again"),
    """A file has more findings than anybody reads.

    问题多得没法看。

    It is usually no table at all, or one mistake made on every line.

    多半根本不是表，或者每一行都犯了同一个错。""",
)
NOT_A_DECIMAL = Notice(
    "PGT030",
    Severity.ERROR,
    Text("“{value}”不是可以计算的数", "“{value}” is not a number that can be reckoned with"),
    Text("{better}", "{better}"),
    """An amount, a percent, a weight or a score is not a plain decimal.

    金额、百分比、分值或得分不是一个普通的小数。

    Amounts are written without thousands separators, units, percent signs, exponents and quotes, at most 15 digits
    before and 10 after the point; the unit stands in `amount_unit`.

    金额不带千分位、单位、百分号、指数和引号，小数点前至多 15 位、后至多 10 位；单位写在 `amount_unit`。""",
)
NOT_AN_INTEGER = Notice(
    "PGT031",
    Severity.ERROR,
    Text("“{value}”应当是整数", "“{value}” should be a whole number"),
    Text("{better}", "{better}"),
    """A year, a month or the number of a task is not a plain whole number.

    年度、月份或任务序号不是一个整数。""",
)
UNKNOWN_KEY = Notice(
    "PGT040",
    Severity.ERROR,
    Text("不认识的键 `{key}`", "unknown key `{key}`"),
    Text("{better}", "{better}"),
    """A key is not part of the format.

    格式里没有这个键。

    What a form prints beyond the format goes into `fields` or `lists`, under an id that the form declares.

    表样比格式多出来的栏目写进 `fields` 或 `lists`，编号由表样声明。""",
)
MISSING_KEY = Notice(
    "PGT041",
    Severity.ERROR,
    Text("缺少 `{key}`", "`{key}` is missing"),
    Text("{better}", "{better}"),
    """A key without which the file cannot be read as a table is missing.

    少了一个键，没有它就不能当作表来读。""",
)
WRONG_SHAPE = Notice(
    "PGT042",
    Severity.ERROR,
    Text("这里应当是{expected}，写的是{found}", "this should be {expected}, not {found}"),
    Text("{better}", "{better}"),
    """A text stands where a list or a group of keys is expected, or the other way round.

    该写列表或一组键的地方写了文字，或者反过来。""",
)
NOT_ALLOWED = Notice(
    "PGT043",
    Severity.ERROR,
    Text("“{value}”不在可选范围内", "“{value}” is not one of the choices"),
    Text("{better}", "{better}"),
    """A value is not one of those that the format knows.

    值不在格式规定的选项里。""",
)
WRONG_PATTERN = Notice(
    "PGT044",
    Severity.ERROR,
    Text("“{value}”的写法不对", "“{value}” is not written as it must be"),
    Text("{better}", "{better}"),
    """An id or a key does not have the form that the schema asks for.

    编号或键的写法不合格式。""",
)
OUT_OF_RANGE = Notice(
    "PGT045",
    Severity.ERROR,
    Text("{value} 超出范围：应当{bound}", "{value} is out of range: it should be {bound}"),
    None,
    """A number lies outside of what the schema allows.

    数字超出格式允许的范围。""",
)
SCHEMA = Notice(
    "PGT046",
    Severity.ERROR,
    Text("不符合格式：{problem}", "does not fit the format: {problem}"),
    None,
    """The schema rejects a value for a reason that has no finding of its own.

    值不合格式，原因又不属于单独列出的哪一种。""",
)
BAD_SETTINGS = Notice(
    "PGT050",
    Severity.ERROR,
    Text("pgt.toml 读不下去：{problem}", "pgt.toml cannot be read: {problem}"),
    None,
    """The settings file is not TOML.

    设置文件不是合法的 TOML。""",
)
BAD_SETTING = Notice(
    "PGT051",
    Severity.ERROR,
    Text("pgt.toml 的 `{key}` 不对", "`{key}` in pgt.toml is wrong"),
    Text("{better}", "{better}"),
    """A setting is unknown, or has a value that it cannot have.

    没有这项设置，或者它不能取这个值。""",
)
IGNORE_MISWRITTEN = Notice(
    "PGT090",
    Severity.WARNING,
    Text("这条注释没有写成 `# pgt: ignore[代码] 原因`", "this comment is not `# pgt: ignore[CODE] reason`"),
    Text(
        "写成 `# pgt: ignore[PGT112] 原因`；几个代码用逗号隔开",
        "write `# pgt: ignore[PGT112] reason`, with commas between several codes",
    ),
    """A comment that answers for a finding names its code in brackets.

    说明为什么可以这样的注释，要在方括号里写明规则代码。

    Without a code it would silence whatever comes up on that line, today and in years to come. It has no effect.

    不写代码，这一行今后无论出什么问题都不报了。这样的注释不起作用。""",
)
IGNORED_WITHOUT_REASON = Notice(
    "PGT091",
    Severity.WARNING,
    Text("没有写为什么可以这样", "it is not said why this may stay as it is"),
    Text("在 `]` 后面写原因", "write the reason behind the `]`"),
    """A comment that answers for a finding gives the reason.

    说明为什么可以这样的注释，要写明原因。

    Whoever reviews the table sees what was decided and why. Without a reason the comment has no effect.

    审表的人要看得到当时怎么定的、为什么。没有原因的注释不起作用。""",
)
IGNORED_UNKNOWN = Notice(
    "PGT092",
    Severity.WARNING,
    Text("没有 `{code}` 这条规则", "there is no rule `{code}`"),
    Text("{better}", "{better}"),
    """A comment that answers for a finding names a code that there is.

    说明为什么可以这样的注释，写的规则代码要有。""",
)
IGNORED_IN_VAIN = Notice(
    "PGT093",
    Severity.WARNING,
    Text("这里没有 {code} 可以忽略", "there is no {code} to ignore here"),
    Text("删掉这条注释，或把它移到问题所在的行", "delete the comment, or move it to the line that it is about"),
    """A comment that answers for a finding has one to answer for.

    说明为什么可以这样的注释，这里要真有这个问题。

    What it was about has been put right, or stands on another line. Left in place it would hide the next mistake. What
    keeps a file from being read cannot be ignored. A code that was not judged in this run is not complained of.

    它说的问题已经改好，或者在别的行上；留着会盖住下一个错误。文件读不下去的问题不能忽略。这次没有检查的规则不算。""",
)
UNUSUAL = Notice(
    "PGT095",
    Severity.ERROR,
    Text("写法少见，整理不了", "laid out in a way that cannot be changed safely"),
    Text("写成一行一个 `键: 值`，去掉 `? `", "write one `key: value` a line, without `? `"),
    """A file can be read, but `pgt fmt` cannot take it apart and be sure to lose nothing.

    文件读得下去，但 `pgt fmt` 拆开重排没有把握一点不丢。

    There are keys behind `? ` in YAML, which no editor writes. The file is left as it is.

    例如 YAML 允许在 `? ` 后面写键，没有编辑器这样写。文件保持原样。""",
)

READING: tuple[Notice, ...] = (
    UNREADABLE,
    TOO_LARGE,
    NOT_UTF8,
    BYTE_ORDER_MARK,
    CARRIAGE_RETURN,
    INVISIBLE,
    EMPTY,
    NOT_YAML,
    TAB,
    WIDE_BLANK,
    WIDE_COLON,
    TIGHT_COLON,
    SPECIAL_START,
    NEEDS_QUOTES,
    MERGE_CONFLICT,
    DUPLICATE_KEY,
    ANCHOR,
    TAG,
    SEVERAL_DOCUMENTS,
    TOO_DEEP,
    BAD_KEY,
    NOT_CLOSED,
    CUT_BY_COMMENT,
    FOLDED,
    LOOKS_TYPED,
    INDENTATION,
    NO_COLON,
    TIGHT_DASH,
    TOO_MANY,
    NOT_A_DECIMAL,
    NOT_AN_INTEGER,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_SHAPE,
    NOT_ALLOWED,
    WRONG_PATTERN,
    OUT_OF_RANGE,
    SCHEMA,
    BAD_SETTINGS,
    BAD_SETTING,
    IGNORE_MISWRITTEN,
    IGNORED_WITHOUT_REASON,
    IGNORED_UNKNOWN,
    IGNORED_IN_VAIN,
    UNUSUAL,
)
"""All of them, in the order of their codes."""
