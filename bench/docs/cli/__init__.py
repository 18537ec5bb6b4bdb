"""The commands that the documentation shows, held against the AWS CLI itself."""
