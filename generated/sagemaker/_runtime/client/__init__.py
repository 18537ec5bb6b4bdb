"""What the typed clients have in common: calls, exceptions, pages, waiters, streams.

Calls go through a transport, of which the adapter over a boto3 client is one. No module
here imports boto3, and ``boto`` alone knows what its clients look like.
"""
