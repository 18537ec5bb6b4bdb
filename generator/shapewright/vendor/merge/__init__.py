"""Two versions of one Python module, merged by syntax tree with what both began as.

``module`` is the way in. ``statements`` tells statements apart and merges bodies of them,
``definitions`` merges two versions of one statement, ``values`` of one list, dictionary or call,
``imports`` of one import, ``keyed`` what is known by keys, ``code`` says when two pieces are the
same, and ``conflict`` is what could not be merged. LibCST is imported here and nowhere else.
"""
