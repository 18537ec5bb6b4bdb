"""The backend for what stands around the others: the public names, the notice, the runtime.

``plan`` gives the files, ``views`` is what their templates see.
"""
