"""The documentation, measured: building it, its links, and using it in a browser."""
