"""From planned files to text.

``environment`` holds the one Jinja environment, ``tree`` renders a plan into a tree of files, and
``fold`` breaks the few lines that are too long. Nothing here touches a disk except to read the
templates.
"""
