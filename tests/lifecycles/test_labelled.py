"""What is known of ten services, by hand: resources, what identifies them, what happens to them.

The labels are knowledge of AWS, not of the models: they hold for what is inferred and for what is
corrected alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from tests.lifecycles.conftest import ReadResources

from shapewright.ir.resource import Making

ARN = "arn:aws:{service}:{{region}}:{{account}}:{rest}"


@dataclass(frozen=True)
class Label:
    """What is so of one resource."""

    service: str
    noun: str
    identity: tuple[str, ...]
    verbs: dict[str, str] = field(default_factory=dict[str, str])
    """An operation of each verb."""
    arn: str = ""
    """What its ARN is after the account."""
    missing: dict[str, str] = field(default_factory=dict[str, str])
    existing: dict[str, str] = field(default_factory=dict[str, str])
    parent: str = ""
    of: str = ""
    """The service in its ARN, where it is another."""

    def __str__(self) -> str:
        return f"{self.service}-{self.noun}"


LABELS = [
    Label(
        "ecs",
        "Cluster",
        ("clusterName",),
        {
            "CreateCluster": "create",
            "DescribeClusters": "list",
            "ListClusters": "list",
            "UpdateCluster": "update",
            "DeleteCluster": "delete",
        },
        "cluster/{clusterName}",
        missing={"DeleteCluster": "ClusterNotFoundException"},
    ),
    Label(
        "ecs",
        "Service",
        ("clusterName", "serviceName"),
        {
            "CreateService": "create",
            "DescribeServices": "list",
            "UpdateService": "update",
            "DeleteService": "delete",
        },
        "service/{Cluster.clusterName}/{serviceName}",
        missing={
            "CreateService": "ClusterNotFoundException",
            "UpdateService": "ServiceNotFoundException",
        },
        parent="Cluster",
    ),
    Label(
        "ecs",
        "TaskDefinition",
        ("family", "revision"),
        {"RegisterTaskDefinition": "create", "DescribeTaskDefinition": "read"},
        "task-definition/{family}:{revision}",
    ),
    Label(
        "ecs",
        "Task",
        ("clusterName", "taskArn"),
        {"RunTask": "create", "DescribeTasks": "list", "StopTask": "stop"},
        parent="Cluster",
    ),
    Label(
        "kms",
        "Key",
        ("KeyId",),
        {
            "CreateKey": "create",
            "DescribeKey": "read",
            "ListKeys": "list",
            "DisableKey": "update",
            "ScheduleKeyDeletion": "update",
            "TagResource": "tag",
        },
        "key/{KeyId}",
        missing={"DescribeKey": "NotFoundException", "DisableKey": "NotFoundException"},
    ),
    Label(
        "kms",
        "Alias",
        ("AliasName",),
        {
            "CreateAlias": "create",
            "ListAliases": "list",
            "UpdateAlias": "update",
            "DeleteAlias": "delete",
        },
        "{AliasName}",
        missing={"DeleteAlias": "NotFoundException"},
        existing={"CreateAlias": "AlreadyExistsException"},
    ),
    Label(
        "kms",
        "Grant",
        ("KeyId", "GrantId"),
        {"CreateGrant": "create", "ListGrants": "list", "RevokeGrant": "delete"},
        parent="Key",
    ),
    Label(
        "ecr",
        "Repository",
        ("repositoryName",),
        {
            "CreateRepository": "create",
            "DescribeRepositories": "list",
            "DeleteRepository": "delete",
            "PutImageTagMutability": "update",
        },
        "repository/{repositoryName}",
        missing={"DeleteRepository": "RepositoryNotFoundException"},
        existing={"CreateRepository": "RepositoryAlreadyExistsException"},
    ),
    Label(
        "ecr",
        "Image",
        ("repositoryName", "imageDigest"),
        {
            "PutImage": "create",
            "BatchGetImage": "read",
            "ListImages": "list",
            "BatchDeleteImage": "delete",
        },
        parent="Repository",
        existing={"PutImage": "ImageAlreadyExistsException"},
    ),
    Label(
        "ecr",
        "LifecyclePolicy",
        ("repositoryName",),
        {
            "PutLifecyclePolicy": "put",
            "GetLifecyclePolicy": "read",
            "DeleteLifecyclePolicy": "delete",
        },
        parent="Repository",
        missing={"GetLifecyclePolicy": "LifecyclePolicyNotFoundException"},
    ),
    Label(
        "iot",
        "Thing",
        ("thingName",),
        {
            "CreateThing": "create",
            "DescribeThing": "read",
            "ListThings": "list",
            "UpdateThing": "update",
            "DeleteThing": "delete",
        },
        "thing/{thingName}",
        missing={"DescribeThing": "ResourceNotFoundException"},
        existing={"CreateThing": "ResourceAlreadyExistsException"},
    ),
    Label(
        "iot",
        "ThingGroup",
        ("thingGroupName",),
        {"CreateThingGroup": "create", "CreateDynamicThingGroup": "create"},
        "thinggroup/{thingGroupName}",
    ),
    Label(
        "iot",
        "Certificate",
        ("certificateId",),
        {
            "CreateKeysAndCertificate": "create",
            "DescribeCertificate": "read",
            "UpdateCertificate": "update",
            "DeleteCertificate": "delete",
        },
        "cert/{certificateId}",
    ),
    Label(
        "iot",
        "AttachedPolicy",
        ("policyName", "target"),
        {
            "AttachPolicy": "put",
            "DetachPolicy": "delete",
            "ListAttachedPolicies": "list",
            "ListTargetsForPolicy": "list",
        },
        parent="Policy",
    ),
    Label(
        "iot",
        "TopicRule",
        ("ruleName",),
        {"CreateTopicRule": "create", "GetTopicRule": "read", "ReplaceTopicRule": "update"},
        "rule/{ruleName}",
        existing={"CreateTopicRule": "ResourceAlreadyExistsException"},
    ),
    Label(
        "eks",
        "Cluster",
        ("name",),
        {
            "CreateCluster": "create",
            "DescribeCluster": "read",
            "ListClusters": "list",
            "UpdateClusterConfig": "update",
            "DeleteCluster": "delete",
        },
        "cluster/{name}",
        missing={"DescribeCluster": "ResourceNotFoundException"},
        existing={"CreateCluster": "ResourceInUseException"},
    ),
    Label(
        "eks",
        "Nodegroup",
        ("clusterName", "nodegroupName"),
        {
            "CreateNodegroup": "create",
            "DescribeNodegroup": "read",
            "ListNodegroups": "list",
            "DeleteNodegroup": "delete",
        },
        "nodegroup/{clusterName}/{nodegroupName}/{_id}",
        parent="Cluster",
        existing={"CreateNodegroup": "ResourceInUseException"},
    ),
    Label(
        "lambda",
        "Function",
        ("FunctionName",),
        {
            "CreateFunction": "create",
            "GetFunction": "read",
            "GetFunctionConfiguration": "read",
            "ListFunctions": "list",
            "UpdateFunctionCode": "update",
            "UpdateFunctionConfiguration": "update",
            "DeleteFunction": "delete",
        },
        "function:{FunctionName}",
        missing={"GetFunction": "ResourceNotFoundException"},
        existing={"CreateFunction": "ResourceConflictException"},
    ),
    Label(
        "lambda",
        "Alias",
        ("FunctionName", "Name"),
        {"CreateAlias": "create", "GetAlias": "read", "DeleteAlias": "delete"},
        "function:{Function.FunctionName}:{Name}",
        parent="Function",
        existing={"CreateAlias": "ResourceConflictException"},
    ),
    Label(
        "lambda",
        "LayerVersion",
        ("LayerName", "Version"),
        {
            "PublishLayerVersion": "create",
            "GetLayerVersion": "read",
            "ListLayerVersions": "list",
            "DeleteLayerVersion": "delete",
        },
        "layer:{LayerName}:{Version}",
    ),
    Label(
        "athena",
        "WorkGroup",
        ("Name",),
        {
            "CreateWorkGroup": "create",
            "GetWorkGroup": "read",
            "ListWorkGroups": "list",
            "UpdateWorkGroup": "update",
            "DeleteWorkGroup": "delete",
        },
        missing={"GetWorkGroup": "InvalidRequestException"},
        existing={"CreateWorkGroup": "InvalidRequestException"},
    ),
    Label(
        "athena",
        "QueryExecution",
        ("QueryExecutionId",),
        {
            "StartQueryExecution": "create",
            "GetQueryExecution": "read",
            "StopQueryExecution": "stop",
            "BatchGetQueryExecution": "list",
        },
        missing={"GetQueryExecution": "InvalidRequestException"},
    ),
    Label(
        "athena",
        "PreparedStatement",
        ("WorkGroupName", "StatementName"),
        {"CreatePreparedStatement": "create", "GetPreparedStatement": "read"},
        parent="WorkGroup",
        missing={"GetPreparedStatement": "ResourceNotFoundException"},
    ),
    Label(
        "stepfunctions",
        "StateMachine",
        ("name",),
        {
            "CreateStateMachine": "create",
            "DescribeStateMachine": "read",
            "ListStateMachines": "list",
            "UpdateStateMachine": "update",
            "DeleteStateMachine": "delete",
        },
        "stateMachine:{name}",
        missing={"DescribeStateMachine": "StateMachineDoesNotExist"},
        existing={"CreateStateMachine": "StateMachineAlreadyExists"},
        of="states",
    ),
    Label(
        "stepfunctions",
        "Execution",
        ("stateMachineArn", "name"),
        {
            "StartExecution": "create",
            "DescribeExecution": "read",
            "ListExecutions": "list",
            "StopExecution": "stop",
        },
        "execution:{StateMachine.name}:{name}",
        missing={"DescribeExecution": "ExecutionDoesNotExist"},
        existing={"StartExecution": "ExecutionAlreadyExists"},
        parent="StateMachine",
        of="states",
    ),
    Label(
        "stepfunctions",
        "Activity",
        ("name",),
        {"CreateActivity": "create", "DescribeActivity": "read", "DeleteActivity": "delete"},
        "activity:{name}",
        missing={"DescribeActivity": "ActivityDoesNotExist"},
        of="states",
    ),
    Label(
        "dynamodb",
        "Table",
        ("TableName",),
        {
            "CreateTable": "create",
            "DescribeTable": "read",
            "ListTables": "list",
            "UpdateTable": "update",
            "DeleteTable": "delete",
        },
        "table/{TableName}",
        missing={"DescribeTable": "ResourceNotFoundException"},
        existing={"CreateTable": "ResourceInUseException"},
    ),
    Label(
        "dynamodb",
        "Backup",
        ("BackupArn",),
        {
            "CreateBackup": "create",
            "DescribeBackup": "read",
            "ListBackups": "list",
            "DeleteBackup": "delete",
        },
        "table/{TableName}/backup/{_id}",
        missing={
            "CreateBackup": "TableNotFoundException",
            "DescribeBackup": "BackupNotFoundException",
        },
        parent="Table",
    ),
    Label(
        "sqs",
        "Queue",
        ("QueueName",),
        {
            "CreateQueue": "create",
            "GetQueueUrl": "read",
            "GetQueueAttributes": "read",
            "SetQueueAttributes": "update",
            "ListQueues": "list",
            "DeleteQueue": "delete",
            "TagQueue": "tag",
        },
        "{QueueName}",
        missing={"GetQueueUrl": "QueueDoesNotExist", "GetQueueAttributes": "QueueDoesNotExist"},
        existing={"CreateQueue": "QueueNameExists"},
    ),
    Label(
        "sqs",
        "Message",
        ("QueueUrl", "MessageId"),
        {
            "SendMessage": "create",
            "SendMessageBatch": "create",
            "ReceiveMessage": "receive",
            "DeleteMessage": "delete",
            "DeleteMessageBatch": "delete",
        },
        parent="Queue",
        missing={
            "SendMessage": "QueueDoesNotExist",
            "DeleteMessage": "ReceiptHandleIsInvalid",
        },
    ),
]


@pytest.mark.parametrize("label", LABELS, ids=str)
def test_what_is_known_is_in_the_table(label: Label, resources: ReadResources) -> None:
    resource = resources(label.service)[label.noun]
    uses = {use.operation: use for use in resource.uses}

    assert resource.identity == label.identity
    assert resource.parent == label.parent
    assert {name: uses[name].verb.value for name in label.verbs} == label.verbs
    assert {name: uses[name].missing for name in label.missing} == label.missing
    assert {name: uses[name].existing for name in label.existing} == label.existing
    if label.arn:
        expected = ARN.format(service=label.of or label.service, rest=label.arn)
        assert expected in {one.template for one in resource.made if one.by is Making.ARN}


def test_there_is_a_label_for_each_of_the_ten_services() -> None:
    services = {label.service for label in LABELS}

    assert len(services) == 10
