"""``lifecycles``: the table of a service, for a person, for a program, and to be corrected."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[..., Path]


def keep(model: dict[str, Any]) -> None:
    """Let the tiny service create, show, list and delete jars."""
    shapes = model["shapes"]
    named = {"type": "structure", "required": ["Name"], "members": {"Name": {"shape": "Name"}}}
    shapes["Jar"] = {
        "type": "structure",
        "members": {"Name": {"shape": "Name"}, "JarArn": {"shape": "Arn"}},
    }
    shapes["Arn"] = {"type": "string", "pattern": "arn:aws:tiny:[a-z0-9-]*:[0-9]{12}:jar/[a-z]+"}
    shapes["Jars"] = {"type": "list", "member": {"shape": "Jar"}}
    shapes["ListJarsResponse"] = {"type": "structure", "members": {"Jars": {"shape": "Jars"}}}
    shapes["NamedRequest"] = named
    shapes["Broken"] = {"type": "structure", "members": {}, "exception": True}
    shapes["JarNotFound"] = {"type": "structure", "members": {}, "exception": True}
    for verb in ("CreateJar", "DescribeJar", "DeleteJar", "ListJars"):
        model["operations"][verb] = {
            "name": verb,
            "http": {"method": "POST", "requestUri": "/"},
            **({"input": {"shape": "NamedRequest"}} if verb != "ListJars" else {}),
            "output": {"shape": "ListJarsResponse" if verb == "ListJars" else "Jar"},
            "errors": [{"shape": "Broken"}, {"shape": "JarNotFound"}],
        }


@pytest.fixture
def lifecycles(run: Run, write_model: Write) -> Callable[..., str]:
    def lifecycles(*options: str | Path, code: int = 0) -> str:
        model = write_model(change=keep)
        done = run("lifecycles", "tiny", "--model", model, *options, code=code)
        return done.stdout or done.stderr

    return lifecycles


def test_the_table_for_a_person(lifecycles: Callable[..., str]) -> None:
    shown = lifecycles()

    assert shown.startswith("tiny: 1 resources\n6 operations: 4 stateful, 1 echo, 1 unknown\n")
    assert "\nJar\n  identity   Name; or JarArn\n" in shown
    assert "  made       JarArn: arn:aws:tiny:{region}:{account}:jar/{Name}\n" in shown
    assert "  read       DescribeJar; by Name; else JarNotFound\n" in shown
    assert "\nEcho (1)\n  PutThing: nothing says what identifies a Thing\n" in shown
    assert "\nUnknown (1)\n  ListThings: nothing says what identifies a Thing\n" in shown


def test_the_table_for_a_program(lifecycles: Callable[..., str]) -> None:
    data = json.loads(lifecycles("--json"))

    assert data["coverage"] == {"stateful": 4, "echo": 1, "unknown": 1}
    assert data["operations"]["CreateJar"] == {
        "standing": "stateful",
        "noun": "Jar",
        "verb": "create",
        "note": "",
    }
    (jar,) = data["resources"]
    assert jar["made"] == [
        {
            "attribute": "JarArn",
            "by": "arn",
            "template": "arn:aws:tiny:{region}:{account}:jar/{Name}",
        }
    ]


def test_the_table_can_be_edited_and_put_back(
    lifecycles: Callable[..., str], write_spec: Write
) -> None:
    text = lifecycles("--toml")
    head = 'service = "tiny"\nmodel = "../models/tiny.json"\n\n'
    spec = write_spec(text=head + text)
    assert lifecycles("--target", spec, "--toml") == text

    spec.write_text(spec.read_text().replace("jar/{Name}", "jar/a{Name}"))
    assert "jar/a{Name}" in lifecycles("--target", spec)


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("remove = 3", "tiny.toml#/resources/0/remove: is neither true nor false"),
        ("identitty = []", "tiny.toml#/resources/0/identitty: unknown key 'identitty'"),
        ('identity = ["Nam"]', "tiny.toml#/resources/0/identity: there is no attribute 'Nam'"),
        (
            "uses.OpenJar = { remove = true }",
            "tiny.toml#/resources/0/uses/OpenJar: OpenJar is no operation of Jar",
        ),
        ('uses.OpenJar = { verb = "read" }', "there is no operation 'OpenJar'"),
        ('uses.DeleteJar = { identity = { Nme = "Name" } }', "'Nme' leads nowhere in request"),
        ('uses.DeleteJar = { missing = "Gone" }', "Gone is no error of DeleteJar"),
        ('uses.DeleteJar = { verb = "eat" }', "'eat' is none of create, put, read"),
        ('uses.ListJars = { items = "Jarz" }', "'Jarz' leads nowhere in response of ListJars"),
        ('uses.ListJars = { filters = { A = "near Name" } }', "'near' is none of equals"),
        ('made.JarArn = { by = "magic" }', "'magic' is none of arn, text"),
        ('parent = "Shelf"', "there is no resource 'Shelf'"),
    ],
)
def test_a_correction_that_does_not_fit_has_its_address(
    lifecycles: Callable[..., str], write_spec: Write, correction: str, expected: str
) -> None:
    text = 'service = "tiny"\nmodel = "../models/tiny.json"\n\n[[resources]]\nnoun = "Jar"\n'
    spec = write_spec(text=f'{text}reason = "A test."\n{correction}\n')

    assert expected in lifecycles("--target", spec, code=2)


def test_a_reason_is_asked_for(lifecycles: Callable[..., str], write_spec: Write) -> None:
    text = 'service = "tiny"\nmodel = "../models/tiny.json"\n\n[[resources]]\nnoun = "Jar"\n'

    assert "'reason' is missing" in lifecycles("--target", write_spec(text=text), code=2)


def test_a_target_is_made_of_its_corrections_too(
    run: Run, write_spec: Write, write_model: Write
) -> None:
    write_model(change=keep)
    text = 'service = "tiny"\nmodel = "../models/tiny.json"\n\n[[resources]]\nnoun = "Jar"\n'
    write_spec(text=f'{text}reason = "A test."\nidentity = ["JarArn"]\n')
    run("generate")
    manifest = Path("generated/tiny/shapewright.json").read_text(encoding="utf-8")
    recorded = json.loads(manifest)["made_from"]["resources"]
    assert [json.loads(one)["noun"] for one in recorded] == ["Jar"]

    write_spec(text=f'{text}reason = "A test."\nidentity = ["Jam"]\n')
    assert "there is no attribute 'Jam'" in run("generate", code=2).stderr
