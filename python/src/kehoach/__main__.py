"""The command `kehoach`, also as `python -m kehoach`."""

import signal
import sys

from kehoach import _kehoach


def main() -> int:
    """Runs the command with the arguments of the process; gives back the exit code."""
    # Python only notes Ctrl-C down until its own code runs again; the command is to stop at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _kehoach.main(["kehoach", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
