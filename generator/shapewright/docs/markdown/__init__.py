"""Reference pages as Markdown that MkDocs, Sphinx with MyST and GitHub all take as they are.

``escape`` is the one place where text becomes Markdown, ``emit`` makes it of words and
documentation, ``plan`` plans the pages. Only what python-markdown and CommonMark read alike is ever
written: that decides what is spelt as an entity, and which elements are written as HTML.
"""
