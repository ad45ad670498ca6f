"""Values as they were printed: every target and actual value of the five published documents, and what it says."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from pgt.values import Constraint, Kind, Operator, Reason, parse

EXAMPLES = Path(__file__).parent.parent / "examples"

# text, operator, number, unit, kind
PUBLISHED = """
    0                      |   | 0        |            | quantity
    0.05                   |   | 0.05     |            | quantity
    0.8                    |   | 0.8      |            | quantity
    0.9                    |   | 0.9      |            | quantity
    0.95                   |   | 0.95     |            | quantity
    1                      |   | 1        |            | quantity
    260                    |   | 260      |            | quantity
    1721                   |   | 1721     |            | quantity
    ≥1500                  | ≥ | 1500     |            | quantity
    ≥86519                 | ≥ | 86519    |            | quantity
    4个                    |   | 4        | 个         | quantity
    7个                    |   | 7        | 个         | quantity
    45个                   |   | 45       | 个         | quantity
    =2个                   | = | 2        | 个         | quantity
    =4个                   | = | 4        | 个         | quantity
    ≥20个                  | ≥ | 20       | 个         | quantity
    4人                    |   | 4        | 人         | quantity
    20人                   |   | 20       | 人         | quantity
    24人                   |   | 24       | 人         | quantity
    40人                   |   | 40       | 人         | quantity
    90人                   |   | 90       | 人         | quantity
    3000人                 |   | 3000     | 人         | quantity
    =1人                   | = | 1        | 人         | quantity
    =80人                  | = | 80       | 人         | quantity
    >60人                  | > | 60       | 人         | quantity
    >500人                 | > | 500      | 人         | quantity
    ≤15人                  | ≤ | 15       | 人         | quantity
    ≤16人                  | ≤ | 16       | 人         | quantity
    ≤28人                  | ≤ | 28       | 人         | quantity
    ≤40人                  | ≤ | 40       | 人         | quantity
    ≤50人                  | ≤ | 50       | 人         | quantity
    ≤68人                  | ≤ | 68       | 人         | quantity
    ≤230人                 | ≤ | 230      | 人         | quantity
    ≥2人                   | ≥ | 2        | 人         | quantity
    ≥6人                   | ≥ | 6        | 人         | quantity
    ≥7人                   | ≥ | 7        | 人         | quantity
    ≥10人                  | ≥ | 10       | 人         | quantity
    ≥12人                  | ≥ | 12       | 人         | quantity
    ≥15人                  | ≥ | 15       | 人         | quantity
    ≥18人                  | ≥ | 18       | 人         | quantity
    ≥20人                  | ≥ | 20       | 人         | quantity
    ≥30人                  | ≥ | 30       | 人         | quantity
    ≥50人                  | ≥ | 50       | 人         | quantity
    ≥55人                  | ≥ | 55       | 人         | quantity
    ≥70人                  | ≥ | 70       | 人         | quantity
    ≥100人                 | ≥ | 100      | 人         | quantity
    ≥155人                 | ≥ | 155      | 人         | quantity
    ≥166人                 | ≥ | 166      | 人         | quantity
    ≥253人                 | ≥ | 253      | 人         | quantity
    ≥260人                 | ≥ | 260      | 人         | quantity
    ≥350人                 | ≥ | 350      | 人         | quantity
    ≥549人                 | ≥ | 549      | 人         | quantity
    ≥570人                 | ≥ | 570      | 人         | quantity
    ≥700人                 | ≥ | 700      | 人         | quantity
    ≥950人                 | ≥ | 950      | 人         | quantity
    ≥1000人                | ≥ | 1000     | 人         | quantity
    ≥1310人                | ≥ | 1310     | 人         | quantity
    ≥1900人                | ≥ | 1900     | 人         | quantity
    ≥2000人                | ≥ | 2000     | 人         | quantity
    ≥2656人                | ≥ | 2656     | 人         | quantity
    ≥3800人                | ≥ | 3800     | 人         | quantity
    ≥4601人                | ≥ | 4601     | 人         | quantity
    ≥6700人                | ≥ | 6700     | 人         | quantity
    ≥139933人              | ≥ | 139933   | 人         | quantity
    ≥140000人              | ≥ | 140000   | 人         | quantity
    ≥14人数                | ≥ | 14       | 人数       | quantity
    ≥110人数               | ≥ | 110      | 人数       | quantity
    ≥50人次                | ≥ | 50       | 人次       | quantity
    ≤2件                   | ≤ | 2        | 件         | quantity
    ≥42件                  | ≥ | 42       | 件         | quantity
    ≥90例                  | ≥ | 90       | 例         | quantity
    3000册                 |   | 3000     | 册         | quantity
    1处                    |   | 1        | 处         | quantity
    ≥1处                   | ≥ | 1        | 处         | quantity
    >1家                   | > | 1        | 家         | quantity
    ≥3家                   | ≥ | 3        | 家         | quantity
    412平方                |   | 412      | 平方       | quantity
    ≥400平方               | ≥ | 400      | 平方       | quantity
    ≥1年                   | ≥ | 1        | 年         | quantity
    ≥10年                  | ≥ | 10       | 年         | quantity
    ≥5500张                | ≥ | 5500     | 张         | quantity
    ≥100户                 | ≥ | 100      | 户         | quantity
    ≥320户                 | ≥ | 320      | 户         | quantity
    ≥450户                 | ≥ | 450      | 户         | quantity
    23日                   |   | 23       | 日         | quantity
    ≤30日                  | ≤ | 30       | 日         | quantity
    10条                   |   | 10       | 条         | quantity
    1次                    |   | 1        | 次         | quantity
    2次                    |   | 2        | 次         | quantity
    3次                    |   | 3        | 次         | quantity
    8次                    |   | 8        | 次         | quantity
    ≥2次                   | ≥ | 2        | 次         | quantity
    ≥3次                   | ≥ | 3        | 次         | quantity
    ≥4次                   | ≥ | 4        | 次         | quantity
    ≥8次                   | ≥ | 8        | 次         | quantity
    ≥3版                   | ≥ | 3        | 版         | quantity
    3项                    |   | 3        | 项         | quantity
    ≥3项                   | ≥ | 3        | 项         | quantity
    ≥8项                   | ≥ | 8        | 项         | quantity
    85%                    |   | 85       | %          | percent
    90%                    |   | 90       | %          | percent
    95%                    |   | 95       | %          | percent
    100%                   |   | 100      | %          | percent
    =100%                  | = | 100      | %          | percent
    >20%                   | > | 20       | %          | percent
    >50%                   | > | 50       | %          | percent
    >90%                   | > | 90       | %          | percent
    >95%                   | > | 95       | %          | percent
    ≤5%                    | ≤ | 5        | %          | percent
    ≥10%                   | ≥ | 10       | %          | percent
    ≥30%                   | ≥ | 30       | %          | percent
    ≥60%                   | ≥ | 60       | %          | percent
    ≥70%                   | ≥ | 70       | %          | percent
    ≥80%                   | ≥ | 80       | %          | percent
    ≥85%                   | ≥ | 85       | %          | percent
    ≥90%                   | ≥ | 90       | %          | percent
    ≥95%                   | ≥ | 95       | %          | percent
    ≥100%                  | ≥ | 100      | %          | percent
    0.3万                  |   | 0.3      | 万         | money
    0.4万                  |   | 0.4      | 万         | money
    2万                    |   | 2        | 万         | money
    3.68万                 |   | 3.68     | 万         | money
    4万                    |   | 4        | 万         | money
    5.6万                  |   | 5.6      | 万         | money
    8.3万                  |   | 8.3      | 万         | money
    9.5万                  |   | 9.5      | 万         | money
    11.8万                 |   | 11.8     | 万         | money
    17万                   |   | 17       | 万         | money
    37.114万               |   | 37.114   | 万         | money
    ≤0.3万                 | ≤ | 0.3      | 万         | money
    ≤0.5万                 | ≤ | 0.5      | 万         | money
    ≤2万                   | ≤ | 2        | 万         | money
    ≤3万                   | ≤ | 3        | 万         | money
    ≥4万                   | ≥ | 4        | 万         | money
    ≥6万                   | ≥ | 6        | 万         | money
    ≥9万                   | ≥ | 9        | 万         | money
    ≥10万                  | ≥ | 10       | 万         | money
    ≥15万                  | ≥ | 15       | 万         | money
    1万元                  |   | 1        | 万元       | money
    2.7万元                |   | 2.7      | 万元       | money
    5.3万元                |   | 5.3      | 万元       | money
    7万元                  |   | 7        | 万元       | money
    20万元                 |   | 20       | 万元       | money
    90万元                 |   | 90       | 万元       | money
    110万元                |   | 110      | 万元       | money
    ≤52万元                | ≤ | 52       | 万元       | money
    ≥9000万元              | ≥ | 9000     | 万元       | money
    10万元/年              |   | 10       | 万元/年    | money
    ≤200元                 | ≤ | 200      | 元         | money
    ≤500元                 | ≤ | 500      | 元         | money
    ≤1000元                | ≤ | 1000     | 元         | money
    ≤1200000元             | ≤ | 1200000  | 元         | money
    ≤1884000元             | ≤ | 1884000  | 元         | money
    ≤2211000元             | ≤ | 2211000  | 元         | money
    ≤3630000元             | ≤ | 3630000  | 元         | money
    ≤16671000元            | ≤ | 16671000 | 元         | money
    ≤21576000元            | ≤ | 21576000 | 元         | money
    ≥310元                 | ≥ | 310      | 元         | money
    ≥500元                 | ≥ | 500      | 元         | money
    ≥1000元                | ≥ | 1000     | 元         | money
    ≥1790元                | ≥ | 1790     | 元         | money
    500元/人               |   | 500      | 元/人      | money
    12000元/人             |   | 12000    | 元/人      | money
    ≤200元/人              | ≤ | 200      | 元/人      | money
    ≥60元/人/月            | ≥ | 60       | 元/人/月   | money
    3元/册                 |   | 3        | 元/册      | money
    1000元/年              |   | 1000     | 元/年      | money
    2000元/年              |   | 2000     | 元/年      | money
    3000元/年              |   | 3000     | 元/年      | money
    10000元/年             |   | 10000    | 元/年      | money
    ≤5000元/年             | ≤ | 5000     | 元/年      | money
    ≤10000元/年            | ≤ | 10000    | 元/年      | money
    ≤20000元/年            | ≤ | 20000    | 元/年      | money
    150元/年/人            |   | 150      | 元/年/人   | money
    100元/条               |   | 100      | 元/条      | money
    1次/年                 |   | 1        | 次/年      | frequency
    一年一次               |   | 1        | 次/年      | frequency
    每年一次               |   | 1        | 次/年      | frequency
    2023年12月31日前完成   |   |          |            | deadline
    2023年9月底前完成      |   |          |            | deadline
    于2021年底完成各类培训 |   |          |            | deadline
    2023年                 |   |          |            | period
    2023年5-9月完成        |   |          |            | period
    2023年全年             |   |          |            | period
    为残疾人开展就业服务的能力水平进一步提高 |   |          |            | qualitative
    京津冀残疾人文化交流机制充分保障完善 |   |          |            | qualitative
    保障                   |   |          |            | qualitative
    健全                   |   |          |            | qualitative
    充分保障第三代残疾人证及时发放 |   |          |            | qualitative
    充分掌握残疾人的身体健康状况 |   |          |            | qualitative
    全市残疾儿童定点康复机构服务水平明显提高 |   |          |            | qualitative
    全社会扶残助残风尚进一步弘扬 |   |          |            | qualitative
    减少                   |   |          |            | qualitative
    减轻                   |   |          |            | qualitative
    参赛残疾人运动员运动水平有效提高 |   |          |            | qualitative
    发展                   |   |          |            | qualitative
    好                     |   |          |            | qualitative
    完善                   |   |          |            | qualitative
    市残联各机构稳定运行充分保障 |   |          |            | qualitative
    市残联政务服务能力进一步提高 |   |          |            | qualitative
    广大残疾人参与社会体育活动积极性充分提高 |   |          |            | qualitative
    提升                   |   |          |            | qualitative
    提高                   |   |          |            | qualitative
    有所提高               |   |          |            | qualitative
    残疾人专业艺术水平充分提高 |   |          |            | qualitative
    残疾人体育事业发展得到进一步促进 |   |          |            | qualitative
    残疾人合法权益得到充分维护 |   |          |            | qualitative
    残疾人咨询和信访及时回应 |   |          |            | qualitative
    残疾人宣传、交流、培训工 作及时完成 |   |          |            | qualitative
    残疾人就业能力和职业技能水平进一步提升 |   |          |            | qualitative
    残疾人证管理工作进一步加强 |   |          |            | qualitative
    残疾人辅助器具适配机制进一步健全 |   |          |            | qualitative
    残障患者基本生活需求充分满足 |   |          |            | qualitative
    盲人医疗按摩人员技术素养进一步提升 |   |          |            | qualitative
    盲人按摩事业发展进一步推动 |   |          |            | qualitative
    稳定                   |   |          |            | qualitative
    良好                   |   |          |            | qualitative
    长期                   |   |          |            | qualitative
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in PUBLISHED.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_published_value(row: list[str]) -> None:
    text, operator, number, unit, kind = row

    (constraint,) = parse(text).constraints
    read = (constraint.operator, constraint.number, constraint.unit, constraint.kind)
    assert read == (Operator(operator) if operator else None, Decimal(number) if number else None, unit, Kind(kind))


def test_the_one_published_value_that_cannot_be_read() -> None:
    assert parse("≤2,53万").reason is Reason.NUMBER


def test_the_one_published_value_of_two_constraints() -> None:
    assert parse("40元/天，≤10000元/年").constraints == (
        Constraint(None, Decimal(40), "元/天", Kind.MONEY, "40元/天"),
        Constraint(Operator.LE, Decimal(10000), "元/年", Kind.MONEY, "≤10000元/年"),
    )


def test_every_published_value_of_the_examples_is_classified_here() -> None:
    classified = {row[0] for row in ROWS} | {"≤2,53万", "40元/天，≤10000元/年"}

    printed = {
        value.strip()
        for path in EXAMPLES.rglob("*.pgt.yaml")
        if "invented" not in path.parts[len(EXAMPLES.parts)]
        for value in targets_and_actuals(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506  builds nothing but strings
    }
    assert printed == classified


def targets_and_actuals(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from targets_and_actuals(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in {"target", "actual"}:
                yield value
            else:
                yield from targets_and_actuals(value)
