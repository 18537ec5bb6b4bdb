"""What the AWS CLI calls services and operations, and what it takes, where that is not boto3's way.

The facts are those of the CLI's own customisations, by module below ``awscli/customizations`` in
its repository: ``s3/s3``, ``codedeploy/codedeploy`` and ``configservice/rename_cmd`` rename
services, ``cloudwatch`` operations, ``removals`` and ``emr`` take commands away; ``rds`` makes two
of one, ``emr`` and ``logs`` put their own in the place of some. ``streamingoutputarg``,
``iamvirtmfa`` and ``s3events`` have a file named for what comes back, and ``cliinput`` does without
JSON then; ``argrename`` renames no option of those. ``translate`` takes blobs out of structures.
``cloudsearchdomain``, ``preview``, ``ecs`` and ``sessionmanager`` ask for something else first.
``python -m bench.docs.cli`` holds all of it against the CLI itself.
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
    # Its other half is `remove-option-from-option-group`; with JSON, each sends the whole request.
    ("rds", "modify-option-group"): "add-option-to-option-group",
}
"""A service and the name by the rule, and the CLI's."""

MISSING = {
    "ec2": frozenset(["import-instance", "import-volume"]),
    "emr": frozenset(
        [
            *("add-job-flow-steps", "describe-job-flows", "list-bootstrap-actions"),
            *("list-instance-groups", "run-job-flow", "set-keep-job-flow-alive-when-no-steps"),
            *("set-termination-protection", "set-unhealthy-node-replacement"),
            *("set-visible-to-all-users", "terminate-job-flows"),
        ]
    ),
    "ses": frozenset(
        [
            *("delete-verified-email-address", "list-verified-email-addresses"),
            "verify-email-address",
        ]
    ),
}
"""By service the commands that would be there by the rule, and are not."""

OWN = {
    "emr": frozenset(["add-instance-groups", "describe-cluster"]),
    "logs": frozenset(["start-live-tail"]),
}
"""By service the commands that are there by name, but take the CLI's own arguments, and no JSON."""

EVENTS_TO_FILE = frozenset([("s3", "SelectObjectContent")])
"""Whose events the CLI writes to a file; it shows none of others."""

FILE_OPTIONS = {("iam", "CreateVirtualMFADevice"): "--bootstrap-method QRCodePNG --outfile"}
"""What names the file of an operation that streams nothing back, and has one nevertheless."""

BLOB_OPTIONS = {
    ("translate", "ImportTerminology"): ("TerminologyData", "File", "data-file"),
    ("translate", "TranslateDocument"): ("Document", "Content", "document-content"),
}
"""The member, the blob in it and the option that takes its file; in JSON it may be overlooked."""

ENDPOINTS = {"cloudsearchdomain": "https://search-my-domain.us-east-1.cloudsearch.amazonaws.com"}
"""By service an address in the place of that of one's own domain, which the CLI has to be told."""

NOTES = {
    "cloudsearchdomain": "The endpoint is that of the domain.",
    "sdb": "The CLI has to be told once: `aws configure set preview.sdb true`.",
    "ecs execute-command": "It needs the Session Manager plugin of the CLI.",
    "ssm start-session": "It needs the Session Manager plugin of the CLI.",
}
"""By service, or by command, what is needed beside the command."""
