"""Keys and hooks that are put into somebody's file and taken out again."""

from __future__ import annotations

import json
from importlib import metadata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgt.fittings import origin
from pgt.fittings.jsonkeys import JsonKeys
from pgt.fittings.pieces import Hooks, Lines, State

KEYS = JsonKeys("settings.json", {"s": {"./a.json": ["*.yaml"]}, "on": False, "list": ["x"]})

values = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | st.text('ab"\\\\/,{}[]:甲', max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "s", "on", "list"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["a", "b", "s", "list"]), values, max_size=4), st.sampled_from([None, 1, 2, 4]))
def test_any_json_is_added_to_and_undone_to_the_last_character(data: dict[str, object], indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent) + "\n"
    fitted = KEYS.fitted(text)
    now = json.loads(fitted)
    assert {key: value for key, value in now.items() if key not in KEYS.keys} == {
        key: value for key, value in data.items() if key not in KEYS.keys
    }
    assert KEYS.state(fitted) is State.FITTED
    assert KEYS.fitted(fitted) == fitted
    if not (isinstance(data.get("list"), list) and "x" in data["list"]):  # type: ignore[operator]
        assert KEYS.taken_off(fitted) == text


@pytest.mark.parametrize(
    "text, fitted",
    [
        ("{}", '{\n  "s": {"./a.json": ["*.yaml"]},\n  "on": false,\n  "list": ["x"]\n}'),
        (
            '{ // mine\n\t"on": true, "list": [ /* none */ ]\n}',
            '{\n\t"s": {"./a.json": ["*.yaml"]}, // mine\n\t"on": true, "list": [ "x"  /* none */ ]\n}',
        ),
        (
            '{"on": 1, "s": {"b": 1,}, "list": ["y", "x"]}',
            '{"on": 1, "s": {"./a.json": ["*.yaml"], "b": 1,}, "list": ["y", "x"]}',
        ),
        ('\ufeff{"s": 1, "on": 2, "list": 3}', '\ufeff{"s": 1, "on": 2, "list": 3}'),
    ],
)
def test_what_is_there_keeps_its_place_and_its_comments(text: str, fitted: str) -> None:
    assert KEYS.fitted(text) == fitted


def test_our_keys_go_wherever_they_were_moved_to() -> None:
    text = '{"a": 1, "on": false, "s": {"./a.json": ["*.yaml"]}}'
    assert KEYS.taken_off(text) == '{"a": 1}'


LINES = Lines("a", "x y\n")


@pytest.mark.parametrize("text", ["", "a", "a\n", "a\n\n", "a\r\n"])
def test_lines_are_taken_off_to_the_last_character(text: str) -> None:
    fitted = LINES.fitted(text)
    assert LINES.state(fitted) is State.FITTED
    assert LINES.fitted(fitted) == fitted
    assert (LINES.taken_off(fitted) or "") == text


def test_lines_that_came_after_ours_stay() -> None:
    assert LINES.taken_off(f"{LINES.fitted('a')}b\n") == "a\nb\n"


HOOKS = Hooks("h", "# ours\nrepos:\n  - repo: local\n    hooks: []\n")


@pytest.mark.parametrize(
    "text, fitted",
    [
        (
            "repos:\n- repo: b\n",
            "repos:\n# >>> pgt\n- repo: local\n  hooks: []\n# <<< pgt\n- repo: b\n",
        ),
        (
            "a: 1\nrepos:  # b\r\n    - repo: b\r\n",
            "a: 1\nrepos:  # b\r\n    # >>> pgt\n    - repo: local\n      hooks: []\n    # <<< pgt\n    - repo: b\r\n",
        ),
    ],
)
def test_hooks_come_first_and_go_again(text: str, fitted: str) -> None:
    assert HOOKS.state(text) is State.MISSING
    assert HOOKS.fitted(text) == fitted
    assert HOOKS.state(fitted) is State.FITTED
    assert HOOKS.taken_off(fitted) == text


@pytest.mark.parametrize(
    "noted, expected",
    [
        (
            {"url": "https://example.org/pgt.git", "vcs_info": {"vcs": "git", "commit_id": "0f3a"}},
            "pgt @ git+https://example.org/pgt.git@0f3a",
        ),
        ({"url": "https://example.org/pgt-1.0.tar.gz", "archive_info": {}}, "pgt @ https://example.org/pgt-1.0.tar.gz"),
        ({"url": "file:///home/a/pgt", "dir_info": {"editable": True}}, origin.UNKNOWN),
        (None, origin.UNKNOWN),
    ],
    ids=["a repository", "an archive", "a folder", "an index"],
)
def test_pgt_is_installed_again_from_where_it_came(
    monkeypatch: pytest.MonkeyPatch, noted: dict[str, object] | None, expected: str
) -> None:
    class Distribution:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return json.dumps(noted) if noted else None

    monkeypatch.setattr(metadata, "distribution", lambda _: Distribution())

    assert origin.requirement() == expected
