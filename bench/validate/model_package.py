"""Requests about a model package, as plain data a user would write for boto3.

Takes nothing, gives fresh dictionaries: the whole registration of a model, and its approval.
"""

from __future__ import annotations

from typing import Any

_ACCOUNT = "123456789012"
_BUCKET = "s3://acme-ml-artifacts/fraud"
_REGISTRY = f"{_ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com"
_DIGEST = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_KEY = f"arn:aws:kms:us-east-1:{_ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab"


def build_approval() -> dict[str, Any]:
    """What a release job sends when a model passes."""
    return {
        "ModelPackageArn": f"arn:aws:sagemaker:us-east-1:{_ACCOUNT}:model-package/fraud/7",
        "ModelApprovalStatus": "Approved",
        "ApprovalDescription": "Precision at 1% FPR rose from 0.71 to 0.78 on the March holdout.",
        "ModelPackageRegistrationType": "Registered",
    }


def build_model_package() -> dict[str, Any]:
    """A model's whole registration: containers, metrics, baselines and a test of it."""
    return {
        "ModelPackageGroupName": "fraud-detection",
        "ModelPackageDescription": "Gradient boosted trees over 212 features, retrained weekly.",
        "ModelPackageRegistrationType": "Registered",
        "ModelApprovalStatus": "PendingManualApproval",
        "ClientToken": "4f2b9c1e-7a53-4e0d-9b1f-2f6f0c8a9d11",
        "Domain": "MACHINE_LEARNING",
        "Task": "CLASSIFICATION",
        "CertifyForMarketplace": False,
        "SkipModelValidation": "None",
        "SamplePayloadUrl": f"{_BUCKET}/payload/sample.tar.gz",
        "SourceUri": f"{_BUCKET}/training/2026-03-14/output",
        "Tags": [
            {"Key": "team", "Value": "payments-risk"},
            {"Key": "cost-center", "Value": "4711"},
        ],
        "MetadataProperties": {
            "CommitId": "8c1f0f5b9a7d3e2c4b6a8d0e1f2a3b4c5d6e7f80",
            "Repository": "https://git.example.com/risk/fraud-detection.git",
            "GeneratedBy": "release-pipeline",
            "ProjectId": "fraud-detection",
        },
        "CustomerMetadataProperties": {"owner": "risk@example.com", "ticket": "RISK-1182"},
        "SecurityConfig": {"KmsKeyId": _KEY},
        "ModelCard": {
            "ModelCardContent": '{"model_overview": {"model_creator": "risk"}}',
            "ModelCardStatus": "PendingReview",
        },
        "ModelLifeCycle": {
            "Stage": "Staging",
            "StageStatus": "PendingApproval",
            "StageDescription": "Waiting for the fairness review.",
        },
        "InferenceSpecification": {
            "Containers": [_build_preprocessor(), _build_classifier("7")],
            **_build_types(),
        },
        "AdditionalInferenceSpecifications": [
            {
                "Name": "graviton",
                "Description": "The same model, compiled for Graviton.",
                "Containers": [_build_classifier("7-arm64")],
                **_build_types(),
            },
        ],
        "ModelMetrics": {
            "ModelQuality": _build_pair("model-quality"),
            "Bias": {"Report": _build_metrics("bias/report.json")},
            "Explainability": {"Report": _build_metrics("explain/report.json")},
        },
        "DriftCheckBaselines": {
            "ModelQuality": _build_pair("baseline/model-quality"),
        },
        "ValidationSpecification": {
            "ValidationRole": f"arn:aws:iam::{_ACCOUNT}:role/service-role/model-validation",
            "ValidationProfiles": [
                {"ProfileName": "smoke", "TransformJobDefinition": _build_transform()},
            ],
        },
    }


def _build_types() -> dict[str, Any]:
    return {
        "SupportedTransformInstanceTypes": ["ml.m5.xlarge", "ml.c5.2xlarge"],
        "SupportedRealtimeInferenceInstanceTypes": ["ml.m5.large", "ml.c5.xlarge"],
        "SupportedContentTypes": ["text/csv", "application/json"],
        "SupportedResponseMIMETypes": ["application/json"],
    }


def _build_preprocessor() -> dict[str, Any]:
    return {
        "ContainerHostname": "preprocess",
        "Image": f"{_REGISTRY}/preprocess:3.1.0",
        "ImageDigest": _DIGEST,
        "ModelDataUrl": f"{_BUCKET}/preprocess/model.tar.gz",
        "Environment": {"SAGEMAKER_PROGRAM": "serve.py", "LOG_LEVEL": "20"},
        "Framework": "SKLEARN",
        "FrameworkVersion": "1.4",
    }


def _build_classifier(version: str) -> dict[str, Any]:
    return {
        "ContainerHostname": "classify",
        "Image": f"{_REGISTRY}/fraud:{version}",
        "ImageDigest": _DIGEST,
        "ModelDataSource": {
            "S3DataSource": {
                "S3Uri": f"{_BUCKET}/{version}/model/",
                "S3DataType": "S3Prefix",
                "CompressionType": "None",
                "ModelAccessConfig": {"AcceptEula": True},
            },
        },
        "Environment": {
            "SAGEMAKER_PROGRAM": "serve.py",
            "SAGEMAKER_SUBMIT_DIRECTORY": "/opt/ml/model/code",
            "OMP_NUM_THREADS": "4",
        },
        "ModelInput": {"DataInputConfig": '{"features": [1, 212]}'},
        "Framework": "XGBOOST",
        "FrameworkVersion": "2.1",
        "NearestModelName": "xgboost",
    }


def _build_metrics(name: str) -> dict[str, Any]:
    return {
        "ContentType": "application/json",
        "ContentDigest": _DIGEST,
        "S3Uri": f"{_BUCKET}/metrics/{name}",
    }


def _build_pair(name: str) -> dict[str, Any]:
    return {
        "Statistics": _build_metrics(f"{name}/statistics.json"),
        "Constraints": _build_metrics(f"{name}/constraints.json"),
    }


def _build_transform() -> dict[str, Any]:
    return {
        "MaxConcurrentTransforms": 4,
        "MaxPayloadInMB": 6,
        "BatchStrategy": "MultiRecord",
        "Environment": {"LOG_LEVEL": "10"},
        "TransformInput": {
            "DataSource": {
                "S3DataSource": {
                    "S3DataType": "S3Prefix",
                    "S3Uri": f"{_BUCKET}/validation/input/",
                },
            },
            "ContentType": "text/csv",
            "CompressionType": "Gzip",
            "SplitType": "Line",
        },
        "TransformOutput": {
            "S3OutputPath": f"{_BUCKET}/validation/output/",
            "Accept": "application/json",
            "AssembleWith": "Line",
            "KmsKeyId": _KEY,
        },
        "TransformResources": {
            "InstanceType": "ml.m5.xlarge",
            "InstanceCount": 1,
            "VolumeKmsKeyId": _KEY,
        },
    }
