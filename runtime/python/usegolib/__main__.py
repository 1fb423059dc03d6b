"""The command ``usegolib``, also run as ``python -m usegolib``."""

import sys

from usegolib import _native


def main() -> int:
    """Run the command with this process's arguments and return its exit code."""
    return _native.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
