"""Project tables as a county's offices write them, as many as are asked for and always the same ones.

A table has 12-25 indicators in Chinese and 2.5-4 KB of YAML, in the layout of the examples. Nine in ten have nothing to
report; every tenth has one mistake of those that published tables have.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

TABLES_AN_ORGANIZATION = 20
SMALLEST, LARGEST = 2500, 4000
"""The size of a table in bytes."""

SETTINGS = """\
form = "hebei-2021"
amount_unit = "万元"
"""


@dataclass(frozen=True, slots=True)
class Field:
    """What one kind of office does, and the words that it has for it."""

    office: str
    programme: str
    things: tuple[str, ...]
    people: str
    unit: str


FIELDS = (
    Field(
        "残疾人联合会",
        "残疾人康复服务",
        ("辅助器具适配", "康复训练", "居家托养", "无障碍改造", "就业培训"),
        "残疾人",
        "人",
    ),
    Field(
        "教育局", "义务教育保障", ("校舍维修", "营养餐供应", "教师培训", "学生资助", "图书配备"), "学生和家长", "人次"
    ),
    Field(
        "卫生健康局",
        "基本公共卫生服务",
        ("健康体检", "疫苗接种", "慢性病随访", "孕产妇保健", "健康宣传"),
        "居民",
        "人次",
    ),
    Field(
        "水利局", "农村饮水安全", ("管网改造", "水质检测", "水源地保护", "计量设施安装", "泵站维护"), "受益农户", "户"
    ),
    Field(
        "农业农村局",
        "高标准农田建设",
        ("灌溉渠道修建", "机耕路硬化", "土壤改良", "良种推广", "农机补贴"),
        "种植户",
        "户",
    ),
    Field(
        "交通运输局",
        "农村公路养护",
        ("路面修补", "桥梁加固", "安全护栏安装", "标志标线施划", "边沟清理"),
        "沿线群众",
        "公里",
    ),
    Field(
        "文化和旅游局",
        "公共文化服务",
        ("送戏下乡", "图书馆开放", "文物修缮", "非遗传承", "群众文艺活动"),
        "观众",
        "场次",
    ),
    Field("民政局", "社会救助", ("低保核查", "临时救助", "养老服务", "孤儿保障", "救助站运转"), "救助对象", "人"),
)

COUNTIES = ("桥东区", "崇礼区", "万全区", "宣化区", "康保县", "沽源县", "尚义县", "阳原县", "怀安县", "涿鹿县")
BASES = ("部门计划", "省设定", "市设定", "历史标准", "行业标准", "抽样调查", "合同约定")
LASTING = ("建立管护制度", "出台管理办法", "≥3年", "≥5年")


@dataclass(slots=True)
class Indicator:
    """One row of the list, as it will be written."""

    category: str
    name: str
    description: str
    target: str
    basis: str


@dataclass(slots=True)
class Draft:
    """A table before it is written; a mistake changes it."""

    number: int
    year: int
    organization: str
    name: str
    total: Decimal
    fiscal: Decimal
    other: Decimal
    purpose: str
    plan: dict[str, int]
    goals: list[str]
    indicators: list[Indicator]


def main() -> None:
    """Writes `COUNT` tables into `FOLDER`: `python -m tests.bench.generate COUNT FOLDER`."""
    count, folder = sys.argv[1:]
    write(int(count), Path(folder))


def write(count: int, folder: Path) -> None:
    """The tables as files, laid out as `pgt new` proposes, below a `pgt.toml`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pgt.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(count):
        path = folder / "2021" / f"{762001 + number // TABLES_AN_ORGANIZATION}" / f"{code(number)}.pgt.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(table(number), encoding="utf-8", newline="\n")


def table(number: int) -> str:
    """The text of table `number`: the same for every count, run and machine."""
    chance = random.Random(number)
    draft = draw(number, chance)
    if number % 10 == 9:
        MISTAKES[number // 10 % len(MISTAKES)](draft)
    fit(draft)
    return text(draft)


def code(number: int) -> str:
    """A project code that mixes digits and letters, as the budget system gives them out."""
    return f"130700{210000 + number:X}K6T{number:05d}"


def draw(number: int, chance: random.Random) -> Draft:
    """A table without mistakes."""
    place = number // TABLES_AN_ORGANIZATION
    field = FIELDS[place % len(FIELDS)]
    county = COUNTIES[place // len(FIELDS) % len(COUNTIES)]
    total = Decimal(chance.randrange(500, 300_000)) / 100
    other = total / 4 if chance.random() < 0.2 else Decimal(0)
    other = other.quantize(Decimal("0.01"))
    first, second, third = chance.sample(field.things, 3)
    return Draft(
        number=number,
        year=2021,
        organization=f"张家口市{county}{field.office}",
        name=f"{county}2021年{field.programme}{first}项目（第{number % TABLES_AN_ORGANIZATION + 1}批）",
        total=total,
        fiscal=total - other,
        other=other,
        purpose=f"资金主要用于{county}{first}、{second}和{third}，保障{field.programme}工作正常开展。",
        plan=dict(zip(("mar", "jun", "oct", "dec"), (*sorted(chance.sample(range(10, 95, 5), 3)), 100), strict=True)),
        goals=[
            f"完成{first}年度任务，惠及更多{field.people}。",
            f"提高{second}的质量和效率，按期完成全部{third}工作。",
        ],
        indicators=rows(field, total, chance),
    )


def rows(field: Field, total: Decimal, chance: random.Random) -> list[Indicator]:
    """12-25 indicators: at least one of each kind, in the order of the form."""
    needed, spare = [], []
    for candidates in kinds(field, total, chance):
        first, *others = candidates
        needed.append(first)
        spare += others
    chosen = needed + chance.sample(spare, chance.randrange(12, 26) - len(needed))
    order = [indicator.category for indicator in needed]
    return sorted(chosen, key=lambda indicator: order.index(indicator.category))


def kinds(field: Field, total: Decimal, chance: random.Random) -> list[list[Indicator]]:
    """For each category the indicators to choose from, in no order of merit."""
    things, people, unit = field.things, field.people, field.unit

    def number(low: int, high: int) -> int:
        return chance.randrange(low, high, 10)

    def percent(low: int = 85) -> int:
        return chance.randrange(low, 100)

    def row(category: str, name: str, description: str, target: str) -> Indicator:
        return Indicator(category, name, description, target, chance.choice(BASES))

    pools = [
        [
            row("output.quantity", f"{thing}数量", f"全年完成{thing}的数量", f"≥{number(50, 9000)}{unit}")
            for thing in things
        ],
        [
            row("output.quality", f"{thing}合格率", f"{thing}验收合格数占总数的比例", f"≥{percent()}%")
            for thing in things
        ],
        [
            row(
                "output.timeliness",
                f"{thing}完成时间",
                f"{thing}全部完成的时间",
                f"2021年{chance.randrange(6, 13)}月底前完成",
            )
            if chance.random() < 0.5
            else row("output.timeliness", f"{thing}按期完成率", f"按期完成的{thing}占计划的比例", f"≥{percent()}%")
            for thing in things
        ],
        [
            row("output.cost", f"{thing}单位成本", f"每{unit}{thing}的平均支出", f"≤{number(20, 900)}元/{unit}")
            for thing in things[1:]
        ]
        + [row("output.cost", "项目总成本", "项目全年支出的总额", f"≤{total}万元")],
        [
            row("benefit.economic", f"{thing}带动增收", f"{thing}带动{people}人均年增收", f"≥{number(100, 2000)}元")
            for thing in things[:2]
        ],
        [
            row("benefit.social", f"{thing}覆盖率", f"享受{thing}的{people}占应享受的比例", f"≥{percent()}%")
            for thing in things[:3]
        ],
        [
            row("benefit.sustainability", f"{thing}长效机制", f"{thing}的制度和人员保障", chance.choice(LASTING))
            for thing in things[:2]
        ],
        [
            row(
                "satisfaction.beneficiary",
                f"{people}对{thing}满意度",
                f"抽样调查中对{thing}满意的比例",
                f"≥{percent(90)}%",
            )
            for thing in things[:3]
        ],
    ]
    for pool in pools:
        chance.shuffle(pool)
    return pools


def sources_do_not_add_up(draft: Draft) -> None:
    draft.fiscal -= Decimal("0.10")


def plan_falls(draft: Draft) -> None:
    draft.plan["oct"] = draft.plan["mar"] - 5


def plan_is_not_used_up(draft: Draft) -> None:
    draft.plan["dec"] = 98


def nobody_is_asked(draft: Draft) -> None:
    draft.indicators = [row for row in draft.indicators if not row.category.startswith("satisfaction")]


def operator_is_missing(draft: Draft) -> None:
    draft.indicators[0].target = draft.indicators[0].target.removeprefix("≥")


def unit_is_missing(draft: Draft) -> None:
    draft.indicators[0].target = "≥1500"


def target_cannot_be_read(draft: Draft) -> None:
    draft.indicators[0].target = "≤2,53万"


def target_is_blank(draft: Draft) -> None:
    draft.indicators[-1].target = ""


def name_stands_twice(draft: Draft) -> None:
    draft.indicators[1].category = draft.indicators[0].category
    draft.indicators[1].name = draft.indicators[0].name


def target_says_nothing(draft: Draft) -> None:
    draft.indicators[-1].target = "有所提高"


def quantity_is_a_rate(draft: Draft) -> None:
    draft.indicators[0].target = "≥90%"


def name_fits_any_project(draft: Draft) -> None:
    draft.indicators[1].name = "完成率"


def satisfaction_is_a_benefit(draft: Draft) -> None:
    draft.indicators[-2].category, draft.indicators[-2].name = "benefit.social", "受益群众满意度"


MISTAKES: tuple[Callable[[Draft], None], ...] = (
    sources_do_not_add_up,
    plan_falls,
    plan_is_not_used_up,
    nobody_is_asked,
    operator_is_missing,
    unit_is_missing,
    target_cannot_be_read,
    target_is_blank,
    name_stands_twice,
    target_says_nothing,
    quantity_is_a_rate,
    name_fits_any_project,
    satisfaction_is_a_benefit,
)


def fit(draft: Draft) -> None:
    """A long list leaves descriptions out, a short one says more in its goals: so every table has the usual size."""
    rows = iter(reversed(draft.indicators))
    while size(draft) > LARGEST:
        next(rows).description = ""
    while size(draft) < SMALLEST:
        draft.goals.append(f"做好{draft.name}的资金监管和绩效自评，及时公开有关情况，接受社会监督。")


def size(draft: Draft) -> int:
    return len(text(draft).encode())


def text(draft: Draft) -> str:
    """The YAML, quoted as `pgt` and editors quote it."""
    lines = [
        "# yaml-language-server: $schema=../../../schema/pgt-1.schema.json",
        "pgt: 1",
        "kind: project",
        "form: hebei-2021",
        f"year: {draft.year}",
        "organization:",
        f'  code: "{762001 + draft.number // TABLES_AN_ORGANIZATION}"',
        f"  name: {draft.organization}",
        f"code: {code(draft.number)}",
        f"name: {draft.name}",
        "budget:",
        "  amount_unit: 万元",
        f"  total: {draft.total:.2f}",
        f"  fiscal: {draft.fiscal:.2f}",
        f"  other: {draft.other:.2f}",
        f"purpose: {draft.purpose}",
        "spending_plan:",
        *(f"  {month}: {percent}" for month, percent in draft.plan.items()),
        "goals:",
        *(f"  - text: {goal}" for goal in draft.goals),
        "indicators:",
    ]
    for row in draft.indicators:
        lines.append(f"  - category: {row.category}")
        cells = {"name": row.name, "description": row.description, "target": row.target, "basis": row.basis}
        lines += [f"    {key}: {value}" for key, value in cells.items() if value]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
