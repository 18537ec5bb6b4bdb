"""The backend for structures: from the IR to planned modules of dataclasses.

``plan`` gives the files, ``views`` is what their templates see.
"""
