"""Hypothesis strategies for the shapes of one service; the one place that needs it.

``service`` is what generated packages use, ``make`` and ``broken`` what people see,
``drawing``, ``scalars`` and ``choices`` how a value is drawn, ``site`` and ``breaks``
how one is broken, ``facts``, ``heights`` and ``strings`` what is known of the shapes.
Nothing else in a package imports Hypothesis or this.
"""
