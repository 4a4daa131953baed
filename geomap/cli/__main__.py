"""Runs the command line as ``python -m geomap.cli``."""

import sys

from geomap.cli import main

if __name__ == "__main__":
    sys.exit(main())
