"""The program: `pgt`, which is `python -m pgt`."""

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pgt.check.answers import Answer

INTERRUPTED = 130


def main() -> None:
    """Run the command line, or say again what it said before where that is still so.

    An interrupt while it is still being imported ends as quietly as one later.
    """
    # Nodes and tables hold no cycles: what is let go is freed at once, and looking for cycles costs a sixth of a run.
    gc.disable()
    try:
        from pgt.check.answers import Answers

        answers = Answers.to(sys.argv[1:])
        if answers and (known := answers.find()) and (status := _say(known)) is not None:
            sys.exit(status)
        from pgt.cli import main as run  # and click with it, which takes longer than to look at ten thousand files

        run(answers=answers)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()  # nothing is left to be done with what is in memory, and to look it through takes a tenth of a run


def _say(answer: "Answer") -> int | None:
    """Print *answer* as `pgt.cli` printed it; return its exit status, or None where the command line is to complain."""
    try:
        for stream, text in ((sys.stdout, answer.said), (sys.stderr, answer.complained)):
            if stream is not None:
                stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # both are text on something binary
                try:
                    stream.write(text)
                    stream.flush()
                except BrokenPipeError:  # the reader has seen enough
                    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError:
        return None
    return answer.status


if __name__ == "__main__":
    main()
