"""Reference pages as reStructuredText for Sphinx.

``escape`` is the one place where text becomes reST, ``emit`` makes it of words and documentation,
``plan`` plans the pages. Every place that can be led to is a label, unique over all services, so
that any page of a Sphinx project can refer to it.
"""
