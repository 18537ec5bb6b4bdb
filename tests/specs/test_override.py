"""Overrides as they stand in files: their form."""

from __future__ import annotations

from pathlib import Path

import pytest

from shapewright.ir.claim import Confirmation
from shapewright.ir.relief import Relief
from shapewright.ir.shape import ShapeId
from shapewright.problem import CannotContinueError
from shapewright.specs.target import read_target

GOOD = '{ shape = "Arn", rule = "pattern", level = "advisory", reason = "AWS takes more." }'


def write(folder: Path, overrides: str) -> Path:
    file = folder / "q.toml"
    file.write_text(f'service = "sqs"\noverrides = {overrides}\n')
    return file


def test_an_override_becomes_a_relief(tmp_path: Path) -> None:
    target = read_target(write(tmp_path, f"[{GOOD}]"))

    shape = ShapeId("Arn")
    assert target.reliefs == (
        Relief(shape=shape, rule="pattern", level="advisory", reason="AWS takes more."),
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("3", "overrides: expected a list"),
        ("[3]", "overrides/0: is not a table"),
        (f'[{GOOD}, {{ shape = "A" }}]', "overrides/1: 'reason' is missing"),
        (
            f"[{GOOD.replace('pattern', 'spelling')}]",
            "rule 'spelling' is none of claim, count, enum",
        ),
        (f"[{GOOD.replace('advisory', 'loud')}]", "level 'loud' is none of advisory, off"),
        (f"[{GOOD.replace('reason', 'reasons')}]", "unknown key 'reasons'"),
        (f"[{GOOD.replace('AWS takes more.', ' ')}]", "'reason' is missing or is no text"),
    ],
)
def test_what_is_misstated_has_an_address(tmp_path: Path, given: str, expected: str) -> None:
    with pytest.raises(CannotContinueError) as caught:
        read_target(write(tmp_path, given))

    assert expected in str(caught.value)


def confirm(folder: Path, confirmed: str) -> Path:
    file = folder / "q.toml"
    file.write_text(f'service = "sqs"\nconfirmed = {confirmed}\n')
    return file


def test_a_claim_is_confirmed(tmp_path: Path) -> None:
    target = read_target(confirm(tmp_path, '[{ member = "A.B", reason = "Seen." }]'))

    assert target.confirmed == (Confirmation("A.B", "Seen."),)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("3", "confirmed: expected a list"),
        ("[3]", "confirmed/0: is not a table"),
        ('[{ member = "A.B" }]', "confirmed/0: 'reason' is missing"),
        ('[{ member = "A.B", reason = "x", level = "off" }]', "unknown key 'level'"),
    ],
)
def test_a_confirmation_that_is_misstated_has_an_address(
    tmp_path: Path, given: str, expected: str
) -> None:
    with pytest.raises(CannotContinueError) as caught:
        read_target(confirm(tmp_path, given))

    assert expected in str(caught.value)
