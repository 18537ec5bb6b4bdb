"""The backend for enums: from the IR to planned modules of string enums.

``plan`` gives the files, ``views`` is what their templates see.
"""
