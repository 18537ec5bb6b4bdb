"""The backend for strategies: what the module of Hypothesis strategies has to name.

``plan`` gives the file, ``views`` is what its template sees. How values are drawn is the runtime's.
"""
