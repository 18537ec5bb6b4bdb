"""Patterns: what a regular expression in AWS's dialect means, and a form of it that cannot hang.

Takes the text of a pattern, gives its syntax tree, a form for Python's ``re`` that accepts the same
strings in linear time, an automaton, strings that match it, and what is odd about it. A pattern is
always matched in full. Knows nothing of shapes, and never runs a pattern that came from outside
before it has been found safe.
"""
