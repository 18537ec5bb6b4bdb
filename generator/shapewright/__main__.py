"""``python -m shapewright``."""

from shapewright.cli import main

if __name__ == "__main__":
    main()
