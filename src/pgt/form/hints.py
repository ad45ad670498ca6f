"""What the writer of a form probably meant: another value, a loop around it, or something to be declared first."""

from __future__ import annotations

from collections.abc import Iterable

from pgt.diagnostics import Text
from pgt.form.paths import LOOPS
from pgt.suggestion import did_you_mean, nearest


def for_path(path: str, known: Iterable[str]) -> Text:
    """Suggest another path, the loop without which this one has no meaning, or to declare it."""
    known = tuple(known)
    head, _, rest = path.partition(".")
    loops = [loop for loop, element in LOOPS.items() if element == head]
    if loops and not any(other.startswith(f"{head}.") for other in known):
        return Text(f"只能写在 `each: {loops[0]}` 里面", f"it has a meaning only inside `each: {loops[0]}`")
    above, _, key = path.rpartition(".")
    if above.rpartition(".")[2] == "fields" and not nearest(path, (one for one in known if one.startswith(above))):
        return declare("fields", key)
    better = did_you_mean(path, known)
    if rest and f"{above}.total" in known and f"{above}.fiscal" in known:
        own = declare("amounts", key)
        return Text(
            f"{better.zh}表样自己的资金来源，{own.zh}", f"{better.en} {own.en} if it is a source of the form's own"
        )
    return better


def for_loop(loop: str, known: Iterable[str]) -> Text:
    """Suggest another loop, or to declare the list."""
    known = tuple(known)
    if loop.startswith("lists.") and not nearest(loop, (one for one in known if one.startswith("lists."))):
        return declare("lists", loop.removeprefix("lists."))
    return did_you_mean(loop, known)


def for_category(category: str, known: Iterable[str]) -> Text:
    """Suggest another category, or to declare it."""
    known = tuple(known)
    return did_you_mean(category, known) if known else declare("categories", category)


def declare(where: str, what: str) -> Text:
    """Tell where *what* has to be declared."""
    return Text(f"先在 `{where}` 里声明 `{what}`", f"declare `{what}` under `{where}`")
