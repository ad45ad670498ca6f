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

    The operating system's reason is given as it stands. The exit status is 2: nothing is known about the table.""",
)
TOO_LARGE = Notice(
    "PGT002",
    Severity.ERROR,
    Text("文件太大，超过 {limit} 字节", "the file is larger than {limit} bytes"),
    Text("一个文件只放一张表", "keep one table in one file"),
    """A file is larger than any table can be.

    A table with three hundred indicators is about 60 KB. The limit keeps a wrong file from filling the memory.""",
)
NOT_UTF8 = Notice(
    "PGT003",
    Severity.ERROR,
    Text("文件不是 UTF-8 文本，看起来是{encoding}", "the file is not UTF-8 text; it looks like {encoding}"),
    Text("文本在编辑器中另存为 UTF-8；别的文件不是表", "save a text as UTF-8 in the editor; other files are no tables"),
    """A file is not encoded in UTF-8.

    Chinese editors on Windows still save GBK (GB18030) by default. pgt names the
    encoding and does not guess the text.""",
)
BYTE_ORDER_MARK = Notice(
    "PGT004",
    Severity.INFO,
    Text("文件开头有 BOM", "the file begins with a byte order mark"),
    Text("另存为“UTF-8 无 BOM”", "save it as UTF-8 without BOM"),
    """A file begins with U+FEFF, which Windows Notepad adds.

    It is read past; other tools show a changed first line because of it.""",
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

    The format asks for LF, so that a line-by-line comparison across machines is quiet. The content is read
    correctly.""",
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

    YAML forbids control characters; U+0085, U+2028 and U+2029 break lines in some programs and not in others.""",
)
EMPTY = Notice(
    "PGT007",
    Severity.ERROR,
    Text("文件里没有内容", "the file holds nothing"),
    Text("用 `pgt new` 生成一张新表", "let `pgt new` write a new table"),
    """A file is empty, or holds nothing but comments.""",
)
NOT_YAML = Notice(
    "PGT008",
    Severity.ERROR,
    Text("这里不是合法的 YAML：{problem}", "this is not YAML: {problem}"),
    Text("{better}", "{better}"),
    """The YAML parser gave up, for none of the reasons that have a finding of their own.

    A backslash between double quotes that begins no escape is the likeliest: `"D:\\data"`.""",
)
TAB = Notice(
    "PGT009",
    Severity.ERROR,
    Text("缩进里有制表符", "a tab in the indentation"),
    Text("改用空格，每层两个", "use blanks, two for each level"),
    """A line is indented with a tab, which YAML forbids.""",
)
WIDE_BLANK = Notice(
    "PGT010",
    Severity.ERROR,
    Text("缩进里有 {character}，YAML 会把它当作文字", "the indentation holds {character}, which YAML takes for text"),
    Text("换成半角空格", "use ordinary blanks"),
    """A line is indented with a full-width or another special blank.

    The Chinese input method types U+3000. YAML silently makes it part of the key, and the list or the key is lost.""",
)
WIDE_COLON = Notice(
    "PGT011",
    Severity.ERROR,
    Text("这里是全角冒号“：”", "a full-width colon"),
    Text("换成半角冒号加一个空格：`{key}: …`", "write a half-width colon and a blank: `{key}: …`"),
    """A key is followed by the full-width colon of the Chinese input method.

    YAML reads the whole line as text and complains on the next line, or not at all.""",
)
TIGHT_COLON = Notice(
    "PGT012",
    Severity.ERROR,
    Text("冒号后面缺一个空格", "a blank is missing after the colon"),
    Text("写成 `{key}: …`", "write `{key}: …`"),
    """A key is followed by a colon without a blank, so that YAML reads key and value as one text.""",
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

    `target: >=95%` would begin a folded text. Quote the value, or write the operator as `≥`.""",
)
NEEDS_QUOTES = Notice(
    "PGT014",
    Severity.ERROR,
    Text("值里有引号或“冒号加空格”，YAML 读不下去", "a quote or a colon with a blank inside the value stops YAML"),
    Text("整个值加单引号：`'{value}'`", "put the whole value into single quotes: `'{value}'`"),
    """A value begins with a quotation that ends before the value does, or holds `: `.

    `description: "未完成"的原因` and `description: 目标: 完成` are examples.""",
)
MERGE_CONFLICT = Notice(
    "PGT015",
    Severity.ERROR,
    Text("有未解决的合并冲突", "an unresolved merge conflict"),
    Text("留下一边，删掉 `<<<<<<<`、`=======`、`>>>>>>>` 三行", "keep one side and delete the three marker lines"),
    """Git left conflict markers in the file.""",
)
DUPLICATE_KEY = Notice(
    "PGT016",
    Severity.ERROR,
    Text("`{key}` 写了两次，第一次在第 {line} 行", "`{key}` is written twice, first on line {line}"),
    Text("删掉一个", "delete one of them"),
    """A key stands twice in the same mapping.

    Most YAML readers silently keep the last one.""",
)
ANCHOR = Notice(
    "PGT017",
    Severity.ERROR,
    Text("表里不用锚点和别名（`{text}`）", "tables use no anchors and aliases (`{text}`)"),
    Text("把内容写出来；如果是文字，加双引号", "write the content out; if it is text, quote it"),
    """A file uses YAML's `&` or `*`.

    A table is read by people line by line; and a few nested aliases can grow into gigabytes.""",
)
TAG = Notice(
    "PGT018",
    Severity.ERROR,
    Text("表里不用标签（`{text}`）", "tables use no tags (`{text}`)"),
    Text("删掉它；如果是文字，加双引号", "delete it; if it is text, quote it"),
    """A file uses YAML's `!` tags.

    What type a value has is said by the schema, not by the file.""",
)
SEVERAL_DOCUMENTS = Notice(
    "PGT019",
    Severity.ERROR,
    Text("一个文件里有多份文档（`---`）", "several documents in one file (`---`)"),
    Text("一个文件只放一张表", "keep one table in one file"),
    """A file holds more than one YAML document.""",
)
TOO_DEEP = Notice(
    "PGT020",
    Severity.ERROR,
    Text("嵌套超过 {limit} 层", "nested deeper than {limit} levels"),
    Text("表最多用七八层；检查括号和缩进", "a table needs seven or eight; check brackets and indentation"),
    """A file is nested deeper than any table.

    Reading on could exhaust the memory of the parser.""",
)
BAD_KEY = Notice(
    "PGT021",
    Severity.ERROR,
    Text("键必须是一个词", "a key must be one word"),
    Text("写成 `key: 值`；值里有花括号时加双引号", "write `key: value`; quote a value with braces"),
    """A mapping uses a list or a mapping as its key.""",
)
NOT_CLOSED = Notice(
    "PGT022",
    Severity.ERROR,
    Text("从这里开始的 `{character}` 没有配对", "the `{character}` that begins here is never closed"),
    Text("补上另一半；如果是文字，整个值加单引号", "close it; put the whole value into single quotes if it is text"),
    """A quotation or a bracket is opened and never closed.""",
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

    `name: 项目 # 1` reads as `项目`. Two blanks before `#` say that a comment is meant.""",
)
FOLDED = Notice(
    "PGT024",
    Severity.WARNING,
    Text("折行的文字读进来会多出空格", "a text folded over several lines reads with blanks at the folds"),
    Text("写成一行，或用 `|-` 保留换行", "write it on one line, or as a literal block with `|-`"),
    """A text runs over several lines without `|`.

    YAML joins the lines with blanks, which do not belong into Chinese text.""",
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

    pgt reads it as it is written; editors and other tools make 5349 of 0012345 and infinity of 12E500.""",
)
INDENTATION = Notice(
    "PGT026",
    Severity.ERROR,
    Text("缩进和上下文对不上", "the indentation does not fit the lines around it"),
    Text("同一层的键左边对齐；下一层多缩进两个空格", "align the keys of one level; indent the next one by two blanks"),
    """A key or a list item starts in a column where none can start.""",
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

    It is often the second line of a long text. A text of several lines is written as a literal block: `|-` after the
    key, and each line indented.""",
)
TIGHT_DASH = Notice(
    "PGT028",
    Severity.ERROR,
    Text("`-` 后面缺一个空格", "a blank is missing after the `-`"),
    Text("写成 `- {key}: …`", "write `- {key}: …`"),
    """An item of a list begins with a dash without a blank, so that YAML takes the dash for a part of the key.""",
)
TOO_MANY = Notice(
    "PGT029",
    Severity.ERROR,
    Text("问题太多，列出 {limit} 个之后不再往下看", "too many findings: after {limit} the rest was not looked at"),
    Text("先改好列出的，再检查一次", "put these right and check again"),
    """A file has more findings than anybody reads.

    It is usually no table at all, or one mistake made on every line.""",
)
NOT_A_DECIMAL = Notice(
    "PGT030",
    Severity.ERROR,
    Text("“{value}”不是可以计算的数", "“{value}” is not a number that can be reckoned with"),
    Text("{better}", "{better}"),
    """An amount, a percent, a weight or a score is not a plain decimal.

    Amounts are written without thousands separators, units, percent signs, exponents and quotes, at most 15 digits
    before and 10 after the point; the unit stands in `amount_unit`.""",
)
NOT_AN_INTEGER = Notice(
    "PGT031",
    Severity.ERROR,
    Text("“{value}”应当是整数", "“{value}” should be a whole number"),
    Text("{better}", "{better}"),
    """A year, a month or the number of a task is not a plain whole number.""",
)
UNKNOWN_KEY = Notice(
    "PGT040",
    Severity.ERROR,
    Text("不认识的键 `{key}`", "unknown key `{key}`"),
    Text("{better}", "{better}"),
    """A key is not part of the format.

    What a form prints beyond the format goes into `fields` or `lists`, under an id that the form declares.""",
)
MISSING_KEY = Notice(
    "PGT041",
    Severity.ERROR,
    Text("缺少 `{key}`", "`{key}` is missing"),
    Text("补上 `{key}: …`", "add `{key}: …`"),
    """A key without which the file cannot be read as a table is missing.""",
)
WRONG_SHAPE = Notice(
    "PGT042",
    Severity.ERROR,
    Text("这里应当是{expected}，写的是{found}", "this should be {expected}, not {found}"),
    Text("{better}", "{better}"),
    """A text stands where a list or a group of keys is expected, or the other way round.""",
)
NOT_ALLOWED = Notice(
    "PGT043",
    Severity.ERROR,
    Text("“{value}”不在可选范围内", "“{value}” is not one of the choices"),
    Text("{better}", "{better}"),
    """A value is not one of those that the format knows.""",
)
WRONG_PATTERN = Notice(
    "PGT044",
    Severity.ERROR,
    Text("“{value}”的写法不对", "“{value}” is not written as it must be"),
    Text("{better}", "{better}"),
    """An id or a key does not have the form that the schema asks for.""",
)
OUT_OF_RANGE = Notice(
    "PGT045",
    Severity.ERROR,
    Text("{value} 超出范围：应当{bound}", "{value} is out of range: it should be {bound}"),
    None,
    """A number lies outside of what the schema allows.""",
)
SCHEMA = Notice(
    "PGT046",
    Severity.ERROR,
    Text("不符合格式：{problem}", "does not fit the format: {problem}"),
    None,
    """The schema rejects a value for a reason that has no finding of its own.""",
)
BAD_SETTINGS = Notice(
    "PGT050",
    Severity.ERROR,
    Text("pgt.toml 读不下去：{problem}", "pgt.toml cannot be read: {problem}"),
    None,
    """The settings file is not TOML.""",
)
BAD_SETTING = Notice(
    "PGT051",
    Severity.ERROR,
    Text("pgt.toml 的 `{key}` 不对", "`{key}` in pgt.toml is wrong"),
    Text("{better}", "{better}"),
    """A setting is unknown, or has a value that it cannot have.""",
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

    Without a code it would silence whatever comes up on that line, today and in years to come. It has no effect.""",
)
IGNORED_WITHOUT_REASON = Notice(
    "PGT091",
    Severity.WARNING,
    Text("没有写为什么可以这样", "it is not said why this may stay as it is"),
    Text("在 `]` 后面写原因", "write the reason behind the `]`"),
    """A comment that answers for a finding gives the reason.

    Whoever reviews the table sees what was decided and why. Without a reason the comment has no effect.""",
)
IGNORED_UNKNOWN = Notice(
    "PGT092",
    Severity.WARNING,
    Text("没有 `{code}` 这条规则", "there is no rule `{code}`"),
    Text("{better}", "{better}"),
    """A comment that answers for a finding names a code that there is.""",
)
IGNORED_IN_VAIN = Notice(
    "PGT093",
    Severity.WARNING,
    Text("这里没有 {code} 可以忽略", "there is no {code} to ignore here"),
    Text("删掉这条注释，或把它移到问题所在的行", "delete the comment, or move it to the line that it is about"),
    """A comment that answers for a finding has one to answer for.

    What it was about has been put right, or stands on another line. Left in place it would hide the next mistake. What
    keeps a file from being read cannot be ignored. A code that was not judged in this run is not complained of.""",
)
UNUSUAL = Notice(
    "PGT095",
    Severity.ERROR,
    Text("写法少见，整理不了", "laid out in a way that cannot be changed safely"),
    Text("写成一行一个 `键: 值`，去掉 `? `", "write one `key: value` a line, without `? `"),
    """A file can be read, but `pgt fmt` cannot take it apart and be sure to lose nothing.

    YAML also knows keys behind `? `, which no editor writes. The file is left as it is.""",
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
