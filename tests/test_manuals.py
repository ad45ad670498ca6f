"""Every rule and every finding explains itself in both languages: a fact, and why it matters."""

import re

import pytest

from pgt import catalogue
from pgt.diagnostics import Notice
from pgt.rules import CROSS_RULES, PAIR_RULES, RULES

NOTICES = catalogue.notices()
OF_RULES = [*(one.code for one in RULES), *(one.code for one in CROSS_RULES), *(one.code for one in PAIR_RULES)]


def readers(notice: Notice) -> str:
    """Say for whom each paragraph of a manual is by how it begins: z for Chinese readers, e for English ones."""
    paragraphs = re.split(r"\n\s*\n", notice.manual.strip())
    beginnings = [(re.match("[\u4e00-\u9fff]", one), re.match("[A-Za-z]", one)) for one in map(str.strip, paragraphs)]
    return "".join("z" if chinese else "e" if english else "?" for chinese, english in beginnings)


@pytest.mark.parametrize("code", NOTICES)
def test_manual_states_a_fact_in_both_languages_and_explains_it_in_both_or_in_neither(code: str) -> None:
    assert re.fullmatch("(ez){1,3}", readers(NOTICES[code]))


@pytest.mark.parametrize("code", OF_RULES)
def test_manual_of_a_rule_says_why(code: str) -> None:
    assert len(readers(NOTICES[code])) >= 4


@pytest.mark.parametrize("code", NOTICES)
def test_english_fact_is_one_sentence_and_the_chinese_one_ends_as_such(code: str) -> None:
    english, chinese = (" ".join(one.split()) for one in NOTICES[code].manual.split("\n\n")[:2])
    assert re.fullmatch(r"[A-Z].*[^.]\.", english)
    assert chinese.endswith("。")


@pytest.mark.parametrize("code", NOTICES)
def test_both_languages_name_the_same_documents(code: str) -> None:
    paragraphs = ["".join(one.split()) for one in re.split(r"\n\s*\n", NOTICES[code].manual.strip())]
    english, chinese = (
        re.findall("..〔[0-9]{4}〕[0-9]+号", "".join(half)) for half in (paragraphs[::2], paragraphs[1::2])
    )
    assert sorted(set(english)) == sorted(set(chinese))
