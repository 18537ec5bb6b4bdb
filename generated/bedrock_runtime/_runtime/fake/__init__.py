"""Fakes: a service played in memory, from its model alone.

What is here knows no transport and no boto3; the modules that do say so.
"""
