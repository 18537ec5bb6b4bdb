"""What the AWS CLI calls services and operations, where that is not what boto3 calls them.

The facts are those of the CLI's own customisations, by module below ``awscli/customizations`` in
its repository: ``s3/s3``, ``codedeploy/codedeploy`` and ``configservice/rename_cmd`` rename
services, ``cloudwatch`` operations, ``removals`` and ``rds`` take commands away,
``streamingoutputarg`` and ``s3events`` have a file named for what is streamed back, and
``cliinput`` does without JSON then. ``argrename`` renames no option of an operation that streams.
"""

from __future__ import annotations

SERVICES = {
    "codedeploy": "deploy",
    "config": "configservice",
    "s3": "s3api",
}
"""boto3's name, and the CLI's."""

OPERATIONS = {
    ("cloudwatch", "get-o-tel-enrichment"): "get-otel-enrichment",
    ("cloudwatch", "start-o-tel-enrichment"): "start-otel-enrichment",
    ("cloudwatch", "stop-o-tel-enrichment"): "stop-otel-enrichment",
}
"""A service and the name by the rule, and the CLI's."""

MISSING = {
    "ec2": frozenset(["import-instance", "import-volume"]),
    "emr": frozenset(
        [
            *("add-job-flow-steps", "describe-job-flows", "list-bootstrap-actions"),
            *("list-instance-groups", "run-job-flow", "set-termination-protection"),
            *("set-visible-to-all-users", "terminate-job-flows"),
        ]
    ),
    "rds": frozenset(["modify-option-group"]),
    "ses": frozenset(
        [
            *("delete-verified-email-address", "list-verified-email-addresses"),
            "verify-email-address",
        ]
    ),
}
"""By service the commands that would be there by the rule, and are not."""

EVENTS_TO_FILE = frozenset([("s3", "SelectObjectContent")])
"""Whose events the CLI writes to a file; it has no command for others."""
