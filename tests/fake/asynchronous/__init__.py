"""What a fake does behind aiobotocore, which is installed in an environment of its own."""
