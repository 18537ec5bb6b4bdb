"""Validation measured: ours, the peers', botocore's own and a naive one, on the same values.

``values`` are the requests, ``sites`` the ways to break each, ``ours``, ``pydantic_peer``,
``msgspec_peer`` and ``naive`` the contestants, ``contest`` runs them in a process of its own and
``table`` prints what they cost. Nothing of it is installed with the package.
"""
