"""From the IR to Python facts: names, annotations, imports, literals, docstrings, module homes.

Takes IR values, gives text for one place each: an identifier, an annotation, a literal. How these
are laid out on lines is the templates' and the ``render`` room's work.
"""
