"""Values: the grammar of targets and actual values, and that no text is too odd for it."""

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgt.values import Constraint, Kind, Note, Operator, Reason, Value, parse, same_dimension


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def only(text: str) -> Constraint:
    (constraint,) = parse(text).constraints
    return constraint


SINGLE = """
    ≥90%              | ≥ | 90       | %       | percent   |
    ≥549人            | ≥ | 549      | 人      | quantity  |
    >=90%             | ≥ | 90       | %       | percent   | operator-sign
    =>5               | ≥ | 5        |         | quantity  | operator-sign
    <=5万元           | ≤ | 5        | 万元    | money     | operator-sign
    ＞＝90%           | ≥ | 90       | %       | percent   | operator-sign
    ＞60人            | > | 60       | 人      | quantity  | operator-sign
    ＜5%              | < | 5        | %       | percent   | operator-sign
    ＝100%            | = | 100      | %       | percent   | operator-sign
    ﹦100%            | = | 100      | %       | percent   | operator-sign
    ≧3次             | ≥ | 3        | 次      | quantity  | operator-sign
    ≦3次             | ≤ | 3        | 次      | quantity  | operator-sign
    ±10%              | ± | 10       | %       | tolerance |
    ±10%以内          | ± | 10       | %       | tolerance | operator-word
    不低于90%         | ≥ | 90       | %       | percent   | operator-word
    不少于3次         | ≥ | 3        | 次      | quantity  | operator-word
    不小于3次         | ≥ | 3        | 次      | quantity  | operator-word
    至少3次           | ≥ | 3        | 次      | quantity  | operator-word
    不超过5万元       | ≤ | 5        | 万元    | money     | operator-word
    不高于5%          | ≤ | 5        | %       | percent   | operator-word
    不大于5%          | ≤ | 5        | %       | percent   | operator-word
    不多于5人         | ≤ | 5        | 人      | quantity  | operator-word
    至多5人           | ≤ | 5        | 人      | quantity  | operator-word
    最多5人           | ≤ | 5        | 人      | quantity  | operator-word
    超过500人         | > | 500      | 人      | quantity  | operator-word
    大于500人         | > | 500      | 人      | quantity  | operator-word
    高于95%           | > | 95       | %       | percent   | operator-word
    低于5%            | < | 5        | %       | percent   | operator-word
    小于5%            | < | 5        | %       | percent   | operator-word
    大于等于5%        | ≥ | 5        | %       | percent   | operator-word
    等于100%          | = | 100      | %       | percent   | operator-word
    90%以上           | ≥ | 90       | %       | percent   | operator-word
    90%及以上         | ≥ | 90       | %       | percent   | operator-word
    90%（含）以上     | ≥ | 90       | %       | percent   | operator-word
    5%以下            | ≤ | 5        | %       | percent   | operator-word
    5%及以下          | ≤ | 5        | %       | percent   | operator-word
    100以内           | ≤ | 100      |         | quantity  | operator-word
    5万元以内         | ≤ | 5        | 万元    | money     | operator-word
    控制在5万元以内   | ≤ | 5        | 万元    | money     | operator-word extra-words
    30日内            | ≤ | 30       | 日      | quantity  | operator-word
    10个工作日内办结  | ≤ | 10       | 个工作日 | quantity | operator-word extra-words
    ≥90%以上          | ≥ | 90       | %       | percent   | operator-word
    达到90%           |   | 90       | %       | percent   | extra-words
    达到90%以上       | ≥ | 90       | %       | percent   | operator-word extra-words
    100%完成          |   | 100      | %       | percent   | extra-words
    约100人           |   | 100      | 人      | quantity  | approximate
    100人左右         |   | 100      | 人      | quantity  | approximate
    100余件           |   | 100      | 件      | quantity  | approximate
    ≥９０％           | ≥ | 90       | %       | percent   | full-width
    １２３            |   | 123      |         | quantity  | full-width
    1,000人           |   | 1000     | 人      | quantity  | thousands-separator
    ≥1,234,567.80元   | ≥ | 1234567.80 | 元    | money     | thousands-separator
    -5%               |   | -5       | %       | percent   |
    0起               |   | 0        | 起      | quantity  |
    25.00%            |   | 25.00    | %       | percent   |
    3‰                |   | 3        | ‰       | percent   |
    百分之九十五      |   | 95       | %       | percent   | chinese-numeral percent-word
    百分之百          |   | 100      | %       | percent   | chinese-numeral percent-word
    不低于百分之80    | ≥ | 80       | %       | percent   | operator-word percent-word
    90百分比          |   | 90       | 百分比  | percent   | percent-word
    5个百分点         |   | 5        | 个百分点 | percent  |
    2.5万人           |   | 2.5      | 万人    | quantity  |
    3千克             |   | 3        | 千克    | quantity  |
    400m2             |   | 400      | m2      | quantity  |
    3元/m2            |   | 3        | 元/m2   | money     |
    5人（次）         |   | 5        | 人(次)  | quantity  |
    52万元            |   | 52       | 万元    | money     |
    3亿元             |   | 3        | 亿元    | money     |
    3千元             |   | 3        | 千元    | money     |
    2百万元           |   | 2        | 百万元  | money     |
    100美元           |   | 100      | 美元    | money     |
    ￥5000            |   | 5000     | 元      | money     |
    ≥15万             | ≥ | 15       | 万      | money     | bare-scale
    2万/年            |   | 2        | 万/年   | money     | bare-scale
    60元/人·月        |   | 60       | 元/人·月 | money    |
    60元每人每月      |   | 60       | 元每人每月 | money  |
    每人每月60元      |   | 60       | 元/人/月 | money    |
    每村1000元        |   | 1000     | 元/村   | money     |
    每生每天5元       |   | 5        | 元/生/天 | money    |
    每亩补助800元     |   | 800      | 元/亩   | money     |
    每人每月补助标准为60元 |   | 60  | 元/人/月 | money    |
    1次/年            |   | 1        | 次/年   | frequency |
    ≥2场次/年         | ≥ | 2        | 场次/年 | frequency |
    50人次/年         |   | 50       | 人次/年 | quantity  |
    每季度1次         |   | 1        | 次/季度 | frequency |
    每年≥2次          | ≥ | 2        | 次/年   | frequency |
    每年不少于两次    | ≥ | 2        | 次/年   | frequency | operator-word
    一年一次          |   | 1        | 次/年   | frequency |
    两年一次          |   | 1        | 次/2年  | frequency |
    每两年一次        |   | 1        | 次/2年  | frequency |
    每半年一次        |   | 1        | 次/半年 | frequency |
    一个月一次        |   | 1        | 次/月   | frequency |
    三次              |   | 3        | 次      | quantity  | chinese-numeral
    不少于三次        | ≥ | 3        | 次      | quantity  | operator-word chinese-numeral
    ≥一百二十人       | ≥ | 120      | 人      | quantity  | chinese-numeral
    ≥10年             | ≥ | 10       | 年      | quantity  |
    1年内             | ≤ | 1        | 年      | quantity  | operator-word
    ≤12月             | ≤ | 12       | 月      | quantity  |
    ≥ 90 %            | ≥ | 90       | %       | percent   | stray-characters
    ≥90%。            | ≥ | 90       | %       | percent   | stray-characters
"""


@pytest.mark.parametrize("row", rows(SINGLE), ids=lambda row: row[0])
def test_one_constraint(row: list[str]) -> None:
    text, operator, number, unit, kind, notes = row
    value = parse(text)

    assert value.constraints == (
        Constraint(Operator(operator) if operator else None, Decimal(number), unit, Kind(kind), text),
    )
    assert str(value.number) == number
    assert " ".join(value.notes) == notes
    assert not value.unreadable


DATES = """
    2023年12月31日前完成        | deadline |            | 2023-12-31
    2023年12月31日之前          | deadline |            | 2023-12-31
    2023年12月31日              | deadline |            | 2023-12-31
    2020.12.31前                | deadline |            | 2020-12-31
    2023.12.31                  | deadline |            | 2023-12-31
    2023-12-31前                | deadline |            | 2023-12-31
    ≤2023年12月31日             | deadline |            | 2023-12-31
    截止到2023年12月31日        | deadline |            | 2023-12-31
    2023年9月底前完成           | deadline |            | 2023-09-30
    2024年2月底                 | deadline |            | 2024-02-29
    2023年第三季度末前          | deadline |            | 2023-09-30
    2021年底                    | deadline |            | 2021-12-31
    2023年年底前完成            | deadline |            | 2023-12-31
    于2021年底完成各类培训      | deadline |            | 2021-12-31
    2023年12月前                | deadline |            |
    2020.12前                   | deadline |            |
    12月底前                    | deadline |            |
    最迟6月底                   | deadline |            |
    12月31日前                  | deadline |            |
    12.31前                     | deadline |            |
    23年12月底前                | deadline |            |
    年底前                      | deadline |            |
    于年底前完成                | deadline |            |
    每月10日前发放              | deadline |            |
    30日前                      | deadline |            |
    2023年                      | period   | 2023-01-01 | 2023-12-31
    2023年度                    | period   | 2023-01-01 | 2023-12-31
    2023年全年                  | period   | 2023-01-01 | 2023-12-31
    2023年内完成                | period   | 2023-01-01 | 2023-12-31
    ＝2023年                    | period   | 2023-01-01 | 2023-12-31
    2023年5-9月完成             | period   | 2023-05-01 | 2023-09-30
    2023年5月至9月              | period   | 2023-05-01 | 2023-09-30
    2023年11月-2024年2月        | period   | 2023-11-01 | 2024-02-29
    2023年1月1日至12月31日      | period   | 2023-01-01 | 2023-12-31
    2023.1.1-2023.6.30          | period   | 2023-01-01 | 2023-06-30
    2023.07-2024.01             | period   | 2023-07-01 | 2024-01-31
    2021-2025年                 | period   | 2021-01-01 | 2025-12-31
    2021年-2023年               | period   | 2021-01-01 | 2023-12-31
    2023年6月                   | period   | 2023-06-01 | 2023-06-30
    2023年上半年完成            | period   | 2023-01-01 | 2023-06-30
    2023年第1季度               | period   | 2023-01-01 | 2023-03-31
    2023年9月中旬               | period   | 2023-09-11 | 2023-09-20
    2023年2月下旬               | period   | 2023-02-21 | 2023-02-28
    2023年初                    | period   |            |
    5-9月                       | period   |            |
    12月                        | period   |            |
    第一季度                    | period   |            |
    上半年                      | period   |            |
    全年                        | period   |            |
    年内完成                    | period   |            |
    二〇二三年                  | period   | 2023-01-01 | 2023-12-31
    二〇二三年十二月三十一日前  | deadline |            | 2023-12-31
    二零二三年五月至九月完成    | period   | 2023-05-01 | 2023-09-30
    十二月底前                  | deadline |            |
"""


@pytest.mark.parametrize("text, kind, start, end", rows(DATES))
def test_dates(text: str, kind: str, start: str, end: str) -> None:
    constraint = only(text)

    assert (constraint.kind, constraint.number, constraint.text) == (Kind(kind), None, text)
    assert constraint.start == (date.fromisoformat(start) if start else None)
    assert constraint.end == (date.fromisoformat(end) if end else None)


@pytest.mark.parametrize(
    "text, parts",
    [
        ("40元/天，≤10000元/年", ["40元/天", "≤10000元/年"]),
        ("≥80%且≤90%", ["≥80%", "≤90%"]),
        ("≥3次；≥20人", ["≥3次", "≥20人"]),
        ("≥10,≥20", ["≥10", "≥20"]),
        ("10人、20户", ["10人", "20户"]),
        ("100元/人\n200元/户", ["100元/人", "200元/户"]),
        ("2023年6月底前，≥３次", ["2023年6月底前", "≥３次"]),
    ],
)
def test_two_constraints_in_one_cell(text: str, parts: list[str]) -> None:
    value = parse(text)

    assert [str(part) for part in value.constraints] == parts
    assert not value.is_range


@pytest.mark.parametrize(
    "text, low, high, unit",
    [
        ("80%-90%", "80", "90", "%"),
        ("80-90%", "80", "90", "%"),
        ("5~10个", "5", "10", "个"),
        ("5～10个", "5", "10", "个"),
        ("1-2门", "1", "2", "门"),
        ("5—10人", "5", "10", "人"),
        ("5至10人", "5", "10", "人"),
        ("3-5年", "3", "5", "年"),
        ("15-20日", "15", "20", "日"),
        ("2000-3000元", "2000", "3000", "元"),
    ],
)
def test_a_range_is_two_constraints(text: str, low: str, high: str, unit: str) -> None:
    value = parse(text)

    read = [(part.operator, str(part.number), part.unit) for part in value.constraints]
    assert read == [(Operator.GE, low, unit), (Operator.LE, high, unit)]
    assert value.is_range


@pytest.mark.parametrize("text", ["≥90%，显著提升", "3个项目，全部完成"])
def test_words_after_a_number_are_a_constraint_in_words(text: str) -> None:
    value = parse(text)

    assert [part.kind is Kind.QUALITATIVE for part in value.constraints] == [False, True]
    assert (value.is_numeric, value.is_qualitative, value.notes) == (False, False, (Note.MIXED,))


UNREADABLE = """
    ≤2,53万        | number
    2,53万         | number
    1，000人       | number
    10，20         | number
    1,0000         | number
    1.2.3          | number
    5.             | number
    .5%            | number
    12 000人       | number
    2万5千人       | number
    3万五千元      | number
    1/3            | number
    1：5           | number
    $100           | number
    ≥≥90%          | number
    满意度≥95%     | number
    ≥90%，满意度≥95% | number
    90%（其中县级85%） | number
    ≥              | no-number
    28.8万元%      | number
    3次%           | number
    ≥好            | no-number
    ≥**个          | placeholder
    ≥XX人          | placeholder
    XX人           | placeholder
    ≥×%            | placeholder
    20××年12月底前 | placeholder
    ___            | placeholder
    ——             | placeholder
    ……             | placeholder
    ≥90%以下       | contradiction
    90%-80%        | contradiction
    5个-10次       | contradiction
    2023年9-5月    | date
    2023年2月30日前 | date
    2023年13月     | date
    11111111111111111111111111111元 | too-long
"""


@pytest.mark.parametrize("text, reason", rows(UNREADABLE))
def test_what_looks_numeric_and_cannot_be_read_is_said_to_be_unreadable(text: str, reason: str) -> None:
    assert parse(text) == Value(text, reason=Reason(reason))


@pytest.mark.parametrize(
    "text",
    [
        *("有所提高", "好", "长期", "良好", "及时", "达标", "三级", "一般", "一次性完成", "三五人", "显著提升"),
        *("不低于三级", "高于一般水平", "不低于上年水平", "4A级", "5S管理", "全年无休", "二〇二三", "人", "元/人"),
        *("1.完成培训", "1、完成培训；2、走访慰问", "3个培训班按期举办完毕", "残疾人宣传、交流、培训工 作及时完成"),
        *("2023年残疾人就业服务", "99月的工作已经全部布置下去了", "²", "①", "Ⅷ", "٣人", "５\ud800", "\x00"),
    ],
)
def test_all_else_is_words(text: str) -> None:
    assert parse(text) == Value(text, (Constraint(None, None, "", Kind.QUALITATIVE, text),))


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\n\t"])
def test_a_blank_is_neither_read_nor_unreadable(text: str) -> None:
    value = parse(text)

    assert value == Value(text)
    assert (value.is_blank, value.unreadable, value.kind, value.number, value.unit) == (True, False, None, None, "")


def test_blanks_around_a_value_are_kept_and_noted() -> None:
    value = parse("≥95%\n\n")

    assert (str(value), str(value.constraints[0]), value.notes) == ("≥95%\n\n", "≥95%", (Note.STRAY,))


@pytest.mark.parametrize(
    "text, direction",
    [("≥1", "positive"), (">1", "positive"), ("≤1", "negative"), ("<1", "negative"), ("=1", None), ("1", None)],
)
def test_direction(text: str, direction: str | None) -> None:
    assert parse(text).direction == direction


@pytest.mark.parametrize(
    "text, amount, base_unit",
    [
        ("52.00万元", "520000.00", "元"),
        ("3亿元", "300000000", "元"),
        ("≥15万", "150000", "元"),
        ("1.5万元/人", "15000.0", "元/人"),
        ("2.5万人", "25000.0", "人"),
        ("3千克", "3", "千克"),
        ("3‰", "0.3", "%"),
        ("90%", "90", "%"),
        ("0.8", "0.8", ""),
    ],
)
def test_amount_in_base_units(text: str, amount: str, base_unit: str) -> None:
    constraint = only(text)

    assert (str(constraint.amount), constraint.base_unit) == (amount, base_unit)


@pytest.mark.parametrize(
    "one, other, ratio",
    [
        ("8215元", "0.8215万元", "1"),
        ("2万", "10000元", "2"),
        ("60元/人/月", "30元/月/人", "2"),
        ("60元/人·月", "30元每人每月", "2"),
        ("23天", "≤46日", "0.5"),
        ("412平方", "≥400平方米", "1.03"),
        ("30‰", "3%", "1"),
        ("0", "≥5", "0"),
    ],
)
def test_ratio_within_one_dimension(one: str, other: str, ratio: str) -> None:
    assert only(one).comparable(only(other))
    assert only(one).ratio(only(other)) == Decimal(ratio)


@pytest.mark.parametrize(
    "one, other",
    [
        ("0.8", "≥80%"),
        ("260", "≥260人"),
        ("5个百分点", "5%"),
        ("10元/人", "10元"),
        ("100美元", "100元"),
        ("±10%", "10%"),
        ("1次/年", "1次"),
    ],
)
def test_different_dimensions_are_never_compared(one: str, other: str) -> None:
    assert not same_dimension(only(one), only(other))
    assert not only(one).comparable(only(other))
    assert only(one).ratio(only(other)) is None


def test_words_and_zero_have_no_ratio() -> None:
    assert not only("好").comparable(only("好"))
    assert only("好").ratio(only("好")) is None
    assert only("5").ratio(only("0")) is None


FRAGMENTS = st.sampled_from(
    [
        *("≥", "≤", ">", "<", "=", "±", "＞", "＝", "不低于", "以上", "以内", "左右", "约", "达到", "每", "每年", "且"),
        *("1", "0", "90", "2023", "12", "1,000", ".", ",", "，", "、", "；", "-", "~", "至", "/", " ", "\n", "９", "²"),
        *(
            "一",
            "两",
            "十",
            "百",
            "百分之",
            "%",
            "‰",
            "万",
            "亿",
            "元",
            "人",
            "次",
            "年",
            "月",
            "日",
            "底",
            "前",
            "季度",
        ),
        *("季度", "完成", "X", "*", "×", "(", ")", "（", "¥", "\x00", "\ud800", "٣", "Ⅷ"),
    ]
)
ANY_TEXT = st.text(st.characters()) | st.lists(FRAGMENTS, max_size=12).map("".join)


@given(ANY_TEXT)
def test_any_text_is_kept_exactly_and_read_consistently(text: str) -> None:
    value = parse(text)

    assert str(value) == text
    assert value.unreadable + value.is_blank + bool(value.constraints) == 1
    for constraint in value.constraints:
        assert constraint.text in text
        assert (constraint.amount is None) is (constraint.number is None)
        assert constraint.number is None or constraint.number.is_finite()


UNITS = st.sampled_from(["", "人", "%", "万人", "元", "万元", "元/人/月", "次", "平方米", "个工作日", "km", "人(次)"])
NUMBERS = st.integers(0, 10**12).flatmap(lambda digits: st.integers(0, 4).map(lambda e: Decimal(digits).scaleb(-e)))


@given(st.none() | st.sampled_from(Operator), NUMBERS, UNITS)
def test_what_is_written_of_parts_is_read_as_those_parts(operator: Operator | None, number: Decimal, unit: str) -> None:
    constraint = only(f"{operator or ''}{number:f}{unit}")

    assert (constraint.operator, str(constraint.number), constraint.unit) == (operator, f"{number:f}", unit)


@given(NUMBERS)
def test_thousands_separators_change_nothing_but_the_notes(number: Decimal) -> None:
    assert only(f"≥{number:,f}元").number == number


@given(st.integers(0, 10**24), st.sampled_from([("万元", 10**4), ("亿元", 10**8), ("万亿元", 10**12)]))
def test_scaling_is_exact_in_any_context(number: int, scaled: tuple[str, int]) -> None:
    unit, scale = scaled
    with localcontext(prec=3):
        amount = only(f"{number}{unit}").amount

    assert amount is not None
    assert Fraction(amount) == number * scale


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1,111",
        ".",
        " ",
        "一",
        "每年",
        "每",
        "人",
        "人/",
        "2023年",
        "12月",
        "前",
        "≥",
        "1-",
        "*",
        "，",
        "且",
        "(",
    ],
)
@pytest.mark.parametrize("length", [190, 100_000])
def test_no_text_takes_long(piece: str, length: int) -> None:
    texts = [(start + piece * length)[:length] + end for start in ("", "≥1") for end in ("", "!")]

    before = perf_counter()
    for text in texts:
        assert str(parse(text)) == text
    assert perf_counter() - before < 1
