"""What fakes use of botocore.

botocore has no types, and a package that is checked need not have it installed: what is
taken from it is taken here, and may be anything. Nothing is done with it.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

endpoint: Any = import_module("botocore.endpoint")
exceptions: Any = import_module("botocore.exceptions")
handlers: Any = import_module("botocore.handlers")
waiter: Any = import_module("botocore.waiter")

AWSResponse: Any = import_module("botocore.awsrequest").AWSResponse
Session: Any = import_module("botocore.session").Session
TokenBucket: Any = import_module("botocore.retries.bucket").TokenBucket
StreamingBody: Any = import_module("botocore.response").StreamingBody
UNSIGNED: Any = import_module("botocore").UNSIGNED


def find_boto3_session() -> Any:
    """The class of boto3's sessions; None where there is no boto3."""
    try:
        return import_module("boto3.session").Session
    except ImportError:
        return None
