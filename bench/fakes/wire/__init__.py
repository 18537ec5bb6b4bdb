"""Answers as services send them over HTTP, and as botocore reads them."""
