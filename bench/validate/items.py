"""A transaction on a table of orders, and a batch of log events, as a user would write them.

Takes nothing, gives fresh dictionaries.
"""

from __future__ import annotations

from typing import Any

EVENTS = 10_000
"""As many as one request may have."""


def build_transaction() -> dict[str, Any]:
    """An order is placed: checked, written, stock taken, cart emptied, all or nothing."""
    customer = {"pk": {"S": "CUSTOMER#8812"}, "sk": {"S": "PROFILE"}}
    return {
        "TransactItems": [
            {
                "ConditionCheck": {
                    "TableName": "shop",
                    "Key": customer,
                    "ConditionExpression": "attribute_exists(pk) AND #status = :active",
                    "ExpressionAttributeNames": {"#status": "status"},
                    "ExpressionAttributeValues": {":active": {"S": "ACTIVE"}},
                    "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
                },
            },
            *({"Update": _build_update(sku, count)} for sku, count in [("A-17", 2), ("C-3", 1)]),
            {
                "Delete": {
                    "TableName": "shop",
                    "Key": {"pk": {"S": "CUSTOMER#8812"}, "sk": {"S": "CART"}},
                },
            },
            {
                "Put": {
                    "TableName": "shop",
                    "Item": _build_order(),
                    "ConditionExpression": "attribute_not_exists(pk)",
                    "ReturnValuesOnConditionCheckFailure": "NONE",
                },
            },
        ],
        "ReturnConsumedCapacity": "TOTAL",
        "ReturnItemCollectionMetrics": "SIZE",
        "ClientRequestToken": "0f7c8a2e-91b5-4d6a-b0a7-5f1f4f0f9f66",
    }


def _build_update(sku: str, count: int) -> dict[str, Any]:
    return {
        "TableName": "shop",
        "Key": {"pk": {"S": f"SKU#{sku}"}, "sk": {"S": "STOCK"}},
        "UpdateExpression": "SET #left = #left - :count, #at = :now ADD #orders :order",
        "ConditionExpression": "#left >= :count",
        "ExpressionAttributeNames": {"#left": "left", "#at": "updatedAt", "#orders": "orders"},
        "ExpressionAttributeValues": {
            ":count": {"N": f"{count}"},
            ":now": {"S": "2026-03-14T15:09:26Z"},
            ":order": {"SS": ["ORDER#55120"]},
        },
    }


def _build_order() -> dict[str, Any]:
    return {
        "pk": {"S": "CUSTOMER#8812"},
        "sk": {"S": "ORDER#55120"},
        "placedAt": {"S": "2026-03-14T15:09:26Z"},
        "total": {"N": "184.20"},
        "gift": {"BOOL": False},
        "coupon": {"NULL": True},
        "signature": {"B": b"\x8f\x02\x11\xa4"},
        "tags": {"SS": ["web", "express"]},
        "address": {
            "M": {
                "street": {"S": "1 Long Lane"},
                "city": {"S": "Springfield"},
                "position": {"M": {"lat": {"N": "44.0462"}, "lon": {"N": "-123.0220"}}},
            },
        },
        "lines": {"L": [_build_line(sku) for sku in ("A-17", "A-18", "B-2", "C-3")]},
    }


def _build_line(sku: str) -> dict[str, Any]:
    return {
        "M": {
            "sku": {"S": sku},
            "count": {"N": "2"},
            "price": {"N": "46.05"},
            "discounts": {
                "L": [
                    {"M": {"reason": {"S": "SPRING"}, "percent": {"N": "10"}}},
                    {"M": {"reason": {"S": "LOYALTY"}, "percent": {"N": "5"}}},
                ],
            },
        },
    }


def build_events() -> dict[str, Any]:
    """As many log events as one request may have."""
    return {
        "logGroupName": "/acme/fraud-detection",
        "logStreamName": "worker/8f3c",
        "logEvents": [
            {
                "timestamp": 1_773_500_966_000 + number,
                "message": f'{{"level": "info", "scored": {number}, "took_ms": 12}}',
            }
            for number in range(EVENTS)
        ],
    }
