"""Words in which a target says nothing that a result could be held against: 进一步提高, 有效遏制, 符合相关规定."""

from __future__ import annotations

import re
from functools import lru_cache

from pgt.rules import _words as words

STOPS = "。；;，,.、！!"
"""What may stand at the end of words."""

_LONGEST = 14
"""Characters of a value that is no more than praise; a longer one says something."""


def _any(*lists: tuple[str, ...]) -> str:
    return "|".join(sorted((word for one in lists for word in one), key=len, reverse=True))


_ATOMS = f"(?:{_any(words.DEGREES, words.VAGUE)})+"
_SCALE = "|".join("[、/／或]?".join(scale) for scale in words.SCALES)
_SCALE = f"(?:{_SCALE})+"
_GRADUALLY = f"(?:{_any(words.DEGREES)})*(?:{_any(words.GRADUALLY)})(?!{_any(words.SEEN)})[一-鿿]{{2}}"
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


@lru_cache(maxsize=8192)
def is_vague(target: str) -> bool:
    """Whether *target* is made of nothing but degrees and directions, a rule without its name, or all the grades."""
    text = "".join(target.split()).strip(STOPS)
    if not text or len(text) > _LONGEST:
        return False
    return any(re.fullmatch(some, text) for some in (_ATOMS, _GRADUALLY, _BY_SOME_RULE, _IN_SOME_TIME, _SCALE, _WELL))


_TOWARDS = re.compile(
    f"(?:{_any(words.GRADUALLY, words.DEGREES)})*"
    "(?:改善|提升|提高|促进|推动|推进|增强|加强|优化|营造|弘扬|丰富|激发|助力|巩固|扩大|服务|维护|保障|满足|减少|降低|缓解)"
)
_MORE = (
    f"[一-鿿]{{2,10}}?(?:{_any(words.GRADUALLY)})+"
    "(?:提高|提升|上升|增长|增加|增强|改善|好转|下降|降低|减少|优化|完善|巩固|扩大)"
)
_BASES = ("上年", "去年", "同期", "往年")
"""What a change is held against: 较上年下降 can be seen at the year's end, be it by little."""

_LONGEST_DIRECTION = 40


@lru_cache(maxsize=8192)
def is_direction(target: str) -> bool:
    """Whether *target* says where things are to go and nothing that could be seen.

    改善学校的办学条件, 知晓率有所提高.
    """
    text = "".join(target.split()).strip(STOPS)
    if len(text) > _LONGEST_DIRECTION or re.search("[0-9一二三四五六七八九十]", text):
        return False
    if re.fullmatch(_MORE, text):
        return not any(word in text for word in _BASES)
    if _TOWARDS.match(text) is None:
        return False
    return not any(word in text for word in words.SEEN)


_SOON = re.compile(
    r"(?:及时|按时|按期|如期|准时|尽快|适时)(?:回应|响应|足额|完成|到位|拨付|发放|支付|兑现|办结|办理|开展|推进|实施|竣工|完工|"
    r"交付|上报|报送|处理|处置|维修|更新|验收|投入使用|开工|结算|缴纳|下达)*$"
)
_WHEN = re.compile(
    r"[0-9一二三四五六七八九十两半]|每|当[日天月年]|次[日月年]|按[日月季周旬]|年[底末内前]|月[底末内前]|季度"
)


@lru_cache(maxsize=8192)
def is_soon(target: str) -> bool:
    """Whether *target* ends in how soon and names no time: 资金及时足额拨付."""
    text = "".join(target.split()).strip(STOPS)
    return _SOON.search(text) is not None and _WHEN.search(text) is None
