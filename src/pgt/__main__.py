"""`python -m pgt` is `pgt`."""

from pgt.cli import main

if __name__ == "__main__":
    main()
