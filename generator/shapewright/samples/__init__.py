"""The backend for samples: what strings of each patterned shape look like, as data.

``plan`` gives the file, ``views`` is what its template sees.
"""
