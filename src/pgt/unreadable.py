"""The PGT08x findings: why a file that is to be imported is not read."""

from __future__ import annotations

from pgt.diagnostics import Notice, Severity, Text

TOO_LARGE = Notice(
    "PGT080",
    Severity.ERROR,
    Text("文件超过 {most} MB，没有读", "the file is larger than {most} MB: it was not read"),
    Text("把绩效目标表单独存成一个文件", "save the tables in a file of their own"),
    """A file is larger than any workbook or document of tables is.

    文件比任何存绩效目标表的工作簿或文档都大。""",
)
UNKNOWN_KIND = Notice(
    "PGT081",
    Severity.ERROR,
    Text("这是{kind}，不是能导入的文件", "this is {kind}, which cannot be imported"),
    Text("{better}", "{better}"),
    """A file is neither a workbook nor a document nor a text, whatever its name says.

    文件既不是工作簿，也不是文档或文本，不管名字怎么写。

    What it is is told by its first bytes: a PDF that was renamed to .xlsx is a PDF.

    文件是什么看开头的字节：改名为 .xlsx 的 PDF 还是 PDF。""",
)
ENCRYPTED = Notice(
    "PGT082",
    Severity.ERROR,
    Text("文件有密码，没法读", "the file is protected by a password"),
    Text("用 Excel 或 WPS 打开，去掉密码后另存", "open it, and save it again without a password"),
    """A workbook or document is encrypted.

    工作簿或文档设了密码。

    pgt asks for no passwords: save a copy without one.

    不会问密码：另存一份没有密码的。""",
)
BROKEN = Notice(
    "PGT083",
    Severity.ERROR,
    Text("文件已损坏，读不完整", "the file is damaged and cannot be read as a whole"),
    Text("用 Excel、WPS 或 Word 打开后另存，再导入", "open it in the program that made it, and save it again"),
    """An Office file is cut off, or not what its beginning says.

    文件不完整，或者内容和开头说的不一样。""",
)
UNPACKED_TOO_LARGE = Notice(
    "PGT084",
    Severity.ERROR,
    Text("展开后超过 {most} MB，没有读", "it would unpack to more than {most} MB: it was not read"),
    Text(
        "删掉空白的行列和图片，或把绩效目标表单独另存",
        "remove blank rows and pictures, or save the tables by themselves",
    ),
    """An Office file unpacks to more than any table needs.

    文件展开后比任何绩效目标表都大得多。

    It has a million formatted blank rows, or was made to do harm.

    里面有上百万个设过格式的空行，或者是有意做来占满内存的。""",
)
TOO_MANY_PARTS = Notice(
    "PGT085",
    Severity.ERROR,
    Text("里面有 {most} 个以上的部分，没有读", "it has more than {most} parts: it was not read"),
    Text("把绩效目标表单独存成一个文件", "save the tables in a file of their own"),
    """An Office file consists of thousands of parts, which no workbook of tables does.

    文件由几千个部分组成，绩效目标表的工作簿不会这样。""",
)
ENCRYPTED_ENTRY = Notice(
    "PGT086",
    Severity.ERROR,
    Text("压缩包有密码，没法读", "its parts are protected by a password"),
    Text("用 Excel 或 WPS 打开，去掉密码后另存", "open it, and save it again without a password"),
    """A part of an Office file is encrypted by itself.

    文件里有单独加密的部分。""",
)
HOSTILE_XML = Notice(
    "PGT087",
    Severity.ERROR,
    Text("里面的 XML 带有声明（DTD），没有读", "its XML declares entities (a DTD): it was not read"),
    Text("用 Excel、WPS 或 Word 打开后另存，再导入", "open it in the program that made it, and save it again"),
    """The XML of an Office file has a document type declaration.

    文件里的 XML 带有文档类型声明。

    No office program writes one; it serves to fetch files or to fill the memory.

    办公软件不写这种声明；它只用来读取别的文件或占满内存。""",
)
TOO_MANY_CELLS = Notice(
    "PGT088",
    Severity.ERROR,
    Text("一页里有字的格子超过 {most} 个，没有读", "a sheet has more than {most} cells with words: it was not read"),
    Text("把绩效目标表单独存成一个文件", "save the tables in a file of their own"),
    """A sheet holds more than hundreds of tables would.

    一页的内容比几百张表还多。""",
)
NO_LIBRARY = Notice(
    "PGT089",
    Severity.ERROR,
    Text("读 {kind} 要装 {library}", "reading {kind} needs {library}"),
    Text(
        "运行 pip install {library}；或用 Excel、WPS 另存为 .xlsx",
        "run pip install {library}, or save it as .xlsx",
    ),
    """A library that reads an old kind of file is not installed.

    读旧格式文件的程序库没有安装。

    Workbooks (.xlsx), documents (.docx) and texts need nothing more than pgt itself.

    工作簿（.xlsx）、文档（.docx）和文本只要 pgt 本身就能读。""",
)

NOTICES: tuple[Notice, ...] = (
    TOO_LARGE,
    UNKNOWN_KIND,
    ENCRYPTED,
    BROKEN,
    UNPACKED_TOO_LARGE,
    TOO_MANY_PARTS,
    ENCRYPTED_ENTRY,
    HOSTILE_XML,
    TOO_MANY_CELLS,
    NO_LIBRARY,
)
"""All of them, in the order of their codes."""
