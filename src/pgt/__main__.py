"""The program: `pgt`, which is `python -m pgt`."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line; an interrupt while it is still being imported ends as quietly as one later."""
    try:
        from pgt.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
