"""The claims of SageMaker, found once."""

from __future__ import annotations

import pytest

from shapewright.build.service import build_service
from shapewright.claims import find_claims
from shapewright.ir.claim import Claim
from shapewright.ir.service import Service
from shapewright.sources.open import open_source


@pytest.fixture(scope="session")
def sagemaker() -> Service:
    """SageMaker as the installed botocore has it."""
    return build_service(open_source("installed").read("sagemaker")).service


@pytest.fixture(scope="session")
def claims(sagemaker: Service) -> tuple[Claim, ...]:
    """All claims in SageMaker's documentation."""
    return find_claims(sagemaker)
