"""Words in which a target says nothing that a result could be held against: 进一步提高, 有效遏制, 符合相关规定."""

from __future__ import annotations

import re
from functools import lru_cache

from pgt.rules._text import without_blanks
from pgt.rules._words import either, listed
from pgt.values import HAN

DEGREES = listed("""
    有所 进一步 逐步 逐渐 逐年 不断 持续 明显 显著 有效 充分 大幅 大力 稳步 较大 得到 得以 全面 切实 基本 长期 长远
    中长期 日益 较为 比较 非常 更加 更为 较 更 很 积极 良性 广泛 深远 极大 总体 整体 相对 一定 程度 地 全
    有力 正面 强有力 全国 全省 全市 全州 全县 全区 全镇 全乡 本地 当地
    """)
"""How much, without saying how much."""

VAGUE = listed("""
    提高 提升 增强 加强 改善 改进 完善 健全 优化 促进 推动 推进 发展 增加 增长 减少 减轻 降低 下降 缓解 扩大 拓展 拓宽
    巩固 弘扬 丰富 满足 保障 保证 维护 发挥 良好 较好 好 好转 高 强 大 广 稳定 和谐 有序 规范 合理 有效
    长期 长效 长远 持续 可持续 满意 基本满意 明显 显著 及时 及时完成 及时回应 有保障 有提高 有提升 有改善 影响 成效
    效果 作用 效益 经济效益 社会效益 生态效益 积极 正常 深入 支持 支撑 坚持 普及 便利 改观 遏制 化解 缩小 深化 夯实
    营造 畅通 若干 适量 大量 快速 优质 焕然一新 井然有序 深入人心 蔚然成风 稳中有升 稳中向好
    """)
"""A direction or a praise that nobody can hold a result against."""

GRADUALLY = listed("""
    有效 不断 逐步 逐渐 有所 进一步 持续 明显 显著 日益 稳步 逐年 更加 较为 大幅 切实 积极 有序 有力 充分 长期
    """)
"""What says of any verb behind it only that it goes on: 有效遏制, 不断缩小, 有所改观."""

SCALES = listed("定性 高中低 好中差 好坏 优良中差 优良中低差 优良差")
"""The grades that a system offers to choose from, left as they are offered."""

SEEN = listed("""
    完成 建成 达标 合格 消除 消失 消灭 投产 竣工 通过 运行 杜绝 清零 实现 解决 落实 到位 交付 使用 覆盖 归零 出台 印发
    供应 供水 供电 供热 供气 开放 营业 期限 期内 监测 无投诉 无事故
    """)
"""What one can see to have come about, or to be going on, however it is said."""

STOPS = "。；;，,.、！!"
"""What may stand at the end of words."""

_LONGEST = 14
"""Characters of a value that is no more than praise; a longer one says something."""

_ATOMS = f"(?:{either(DEGREES, VAGUE)})+"
_SCALE = f"(?:{'|'.join('[、/／或]?'.join(scale) for scale in SCALES)})+"
_GRADUALLY = f"(?:{either(DEGREES)})*(?:{either(GRADUALLY)})(?!{either(SEEN)}){HAN}{{2}}"
_RULES = "(?:相关|有关|既定|规定|法律|法规|政策|文件|制度|要求|计划|进度|序时|合同|约定|流程|程序|的|和|及|与|、)+"
_BY_SOME_RULE = (
    rf"(?:严格)?(?:按照?|依照?|根据|遵照|遵守|符合|执行|满足){_RULES}"
    r"(?:推进|执行|实施|完成|开展|落实|办理|发放|拨付|支付|使用|进行)?|严格(?:执行|落实|遵守|把关|控制|管理|要求)"
)
"""It is not said by which rule, plan or contract: 符合相关规定, 按计划推进. What meets a 标准 can be seen."""

_IN_SOME_TIME = (
    "在?(?:项目|工程|合同|计划|规定|约定|预定|要求|的)+(?:完成|实施|建设)?(?:时间|时限|期限|工期)之?内"
    "(?:完成|办结|交付|竣工|完工|实施)?"
)
_WELL = "(?:按质|按量|保质|保量|高质量|高标准|高效)+(?:地)?(?:完成|推进|落实|开展|实施)?"
_FINE = f"(?!.*(?:水质|空气|质量|土壤|大气|视力|营养|信用|成绩|等级|评价|测评|评定|考核|考评)){HAN}{{2,6}}?良好"
"""What is fine without a grade of anybody: 绿化良好. 空气质量良好 and 考核良好 are grades."""
_ASKED = f"(?:是否|有无|能否){HAN}{{2,}}"
"""A question, and no answer that would do: 是否利于企业走出去."""
_FINE_OR_ASKED = f"{_FINE}|{_ASKED}"
_NOTHING_SAID = f"{_ATOMS}|{_GRADUALLY}|{_BY_SOME_RULE}|{_IN_SOME_TIME}|{_SCALE}|{_WELL}"


@lru_cache(maxsize=2048)
def is_vague(target: str) -> bool:
    """Whether *target* is made of nothing but degrees and directions, a rule without its name, or all the grades."""
    text = without_blanks(target).strip(STOPS)
    return 0 < len(text) <= _LONGEST and re.fullmatch(_NOTHING_SAID, text) is not None


@lru_cache(maxsize=2048)
def is_no_answer(target: str) -> bool:
    """Whether *target* says that something is fine, asks a question, or is a list of what is vague.

    What would be vague in a target may well be a name: 绿化良好, 是否造成影响.
    """
    text = without_blanks(target).strip(STOPS)
    if re.fullmatch(_FINE_OR_ASKED, text):
        return True
    parts = re.split("[、，,；;]", text)
    return len(parts) > 1 and all(
        is_vague(part) or is_direction(part) or re.fullmatch(_FINE, part) is not None for part in parts
    )


_TOWARDS = (
    f"(?:{either(GRADUALLY, DEGREES)})*"
    "(?:改善|提升|提高|促进|推动|推进|增强|加强|优化|营造|弘扬|丰富|激发|助力|巩固|扩大|服务|维护|保障|满足|减少|降低|缓解)"
)
_MORE = (
    f"{HAN}{{2,10}}?(?:{either(GRADUALLY)}|有)+"
    "(?:提高|提升|上升|增长|增加|增强|改善|好转|下降|降低|减少|优化|完善|巩固|扩大)"
)
_BASES = ("上年", "去年", "同期", "往年")
"""What a change is held against: 较上年下降 can be seen at the year's end, be it by little."""

_LONGEST_DIRECTION = 40


@lru_cache(maxsize=2048)
def is_direction(target: str) -> bool:
    """Whether *target* says where things are to go and nothing that could be seen.

    改善学校的办学条件, 知晓率有所提高.
    """
    text = without_blanks(target).strip(STOPS)
    if len(text) > _LONGEST_DIRECTION or re.search("[0-9一二三四五六七八九十]", text):
        return False
    if re.fullmatch(_MORE, text):
        return not any(word in text for word in _BASES)
    if re.match(_TOWARDS, text) is None:
        return False
    return not any(word in text for word in SEEN)


_SOON = (
    r"(?:及时|按时|按期|如期|准时|尽快|适时)(?:回应|响应|足额|完成|到位|拨付|发放|支付|兑现|办结|办理|开展|推进|实施|竣工|完工|"
    r"交付|上报|报送|处理|处置|维修|更新|验收|投入使用|开工|结算|缴纳|下达)*$"
)
_WHEN = r"[0-9一二三四五六七八九十两半]|每|当[日天月年]|次[日月年]|按[日月季周旬]|年[底末内前]|月[底末内前]|季度"


@lru_cache(maxsize=2048)
def is_soon(target: str) -> bool:
    """Whether *target* ends in how soon and names no time: 资金及时足额拨付."""
    text = without_blanks(target).strip(STOPS)
    return re.search(_SOON, text) is not None and re.search(_WHEN, text) is None
