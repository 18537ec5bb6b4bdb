"""Reference pages of a service: what every format says, decided once.

Takes a built service and what was found out about it (claims, lifecycles, examples), gives pages:
``page`` is what a page is, ``address`` where each one stands, ``book`` what all of them need,
``build`` makes them. ``site``, ``markdown`` and ``rest`` each plan the files of one format from the
same pages, and decide nothing about what is said. Nothing here reads or writes a file.
"""
