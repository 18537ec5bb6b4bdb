"""Which service a page is about, from what the page calls it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shapewright.reconcile.identify import Titles, find_by_name, find_by_title
from shapewright.sources.pages import Layout, Page

NAMES = ("cognito-idp", "config", "elb", "elbv2", "sagemaker", "sagemaker-runtime")
TITLES = {
    "cognito-idp": Titles(
        service_id="Cognito Identity Provider", full_name="Amazon Cognito Identity Provider"
    ),
    "elb": Titles(service_id="Elastic Load Balancing", full_name="Elastic Load Balancing"),
    "elbv2": Titles(
        service_id="Elastic Load Balancing v2",
        abbreviation="Elastic Load Balancing v2",
        full_name="Elastic Load Balancing",
    ),
    "none": Titles(),
}
BOTO3 = Page(source="page", layout=Layout.REST)
CHANGES = Page(source="page", layout=Layout.API_CHANGES)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("SageMaker", ["sagemaker"]),
        ("Amazon SageMaker Service", ["sagemaker"]),
        ("SageMakerRuntime", ["sagemaker-runtime"]),
        ("ConfigService", ["config"]),
        ("AWS Config", ["config"]),
        ("CognitoIdentityProvider", []),
        ("", []),
        ("!", []),
    ],
)
def test_by_name(written: str, found: list[str]) -> None:
    assert find_by_name(written, NAMES) == found


@pytest.mark.parametrize(
    ("page", "written", "found"),
    [
        (BOTO3, "CognitoIdentityProvider", ["cognito-idp"]),
        (BOTO3, "ElasticLoadBalancing", ["elb"]),
        (BOTO3, "ElasticLoadBalancingv2", ["elbv2"]),
        (CHANGES, "Elastic Load Balancing", ["elb", "elbv2"]),
        (CHANGES, "Elastic Load Balancing v2", ["elbv2"]),
        (CHANGES, "Amazon Nothing", []),
        (CHANGES, "", []),
    ],
)
def test_by_title(page: Page, written: str, found: list[str]) -> None:
    assert find_by_title(replace(page, service=written), TITLES) == found
