"""A generated package as a whole: lazy, complete, and at home in any folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from ast import literal_eval
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

Generate = Callable[[str], Any]
SLOW = {"typing", "dataclasses", "re", "inspect"}


def run(code: str, path: Path) -> Any:
    """The value of ``result`` in a fresh interpreter without site packages, where code has run."""
    script = f"import sys\nsys.path.insert(0, {str(path)!r})\n{code}\nprint(repr(result))"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-W", "error", "-c", script],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return literal_eval(done.stdout)


def test_importing_a_package_loads_none_of_its_classes(generated: Generate) -> None:
    """Nor the modules of the standard library that are slow to import."""
    folder = generated("sqs").folder
    loaded = run(f"import {folder.name}\nresult = [*sys.modules]", folder.parent)

    own = {name for name in loaded if name.startswith(folder.name)}
    assert own == {folder.name, f"{folder.name}._runtime", f"{folder.name}._runtime.lazy"}
    assert not SLOW & set(loaded)


def test_using_one_class_loads_its_family_alone(generated: Generate) -> None:
    """Building, writing and reading a request needs one module of structures, and nothing slow."""
    folder = generated("sqs").folder
    code = f"""
import {folder.name} as sqs
request = sqs.CreateQueueRequest(queue_name="q", attributes={{sqs.QueueAttributeName.ALL: "x"}})
assert sqs.CreateQueueRequest.from_dict(request.to_dict()) == request
assert "queue_name" in repr(request)
result = [*sys.modules]
"""
    loaded = run(code, folder.parent)
    below = (f"{folder.name}.models.", f"{folder.name}.enums.")
    rooms = {name for name in loaded if name.startswith(below)}

    assert rooms == {f"{folder.name}.models.queue", f"{folder.name}.enums.queue"}
    assert not SLOW & set(loaded)


def test_public_names_are_listed_and_all_there(generated: Generate) -> None:
    """``__all__``, ``dir`` and the attributes agree, in the package and in both rooms."""
    module = generated("dynamodb").module
    rooms = [import_module(f"{module.__name__}.{room}") for room in ("models", "enums")]
    for package in (module, *rooms):
        assert {*package.__all__} <= {*dir(package)}
        assert len({*package.__all__}) == len(package.__all__)
        for name in package.__all__:
            value = getattr(package, name)
            assert isinstance(value, module.Policy) or value.__name__ == name
    assert {*rooms[0].__all__, *rooms[1].__all__} < {*module.__all__}
    assert module.Structure in module.CreateTableInput.__mro__


def test_a_star_import_takes_every_public_name(generated: Generate) -> None:
    folder = generated("sqs").folder
    code = f"""
scope = {{}}
exec("from {folder.name} import *", scope)
import {folder.name}
assert scope.keys() - {{"__builtins__"}} == {{*{folder.name}.__all__}}
result = len(scope)
"""
    assert run(code, folder.parent) > 50


def test_an_unknown_name_is_an_attribute_error_that_names_both(generated: Generate) -> None:
    module = generated("sqs").module
    models = import_module(f"{module.__name__}.models")
    for package in (module, models):
        message = f"module '{package.__name__}' has no attribute 'SendMessag'"
        with pytest.raises(AttributeError, match=message):
            _ = package.SendMessag
        assert not hasattr(package, "__wrapped__")


def test_a_class_is_the_same_whichever_way_it_is_reached(generated: Generate) -> None:
    module = generated("sqs").module
    models = import_module(f"{module.__name__}.models")
    home = import_module(f"{module.__name__}.models.message")

    assert module.SendMessageRequest is models.SendMessageRequest is home.SendMessageRequest
    assert module.SendMessageRequest.__module__ == home.__name__


def test_a_moved_package_works_where_it_now_is(generated: Generate, tmp_path: Path) -> None:
    """Renamed, and deep inside another project: all its imports are relative."""
    home = tmp_path / "acme" / "vendored" / "aws"
    home.mkdir(parents=True)
    for folder in (home, home.parent, home.parent.parent):
        (folder / "__init__.py").write_text("")
    shutil.copytree(generated("sqs").folder, home / "queues")
    code = """
from acme.vendored.aws import queues
for name in queues.__all__:
    assert getattr(queues, name).__module__.startswith("acme.vendored.aws.queues.")
request = queues.SendMessageRequest(queue_url="q", message_body="b")
result = request.to_dict()
"""

    assert run(code, tmp_path) == {"QueueUrl": "q", "MessageBody": "b"}


def test_every_module_imports_by_itself_first(generated: Generate) -> None:
    """Whichever module an interpreter meets first, no import goes in a circle."""
    folder = generated("recursion").folder
    for room in ("models", "enums"):
        for file in sorted((folder / room).glob("*.py")):
            name = f"{folder.name}.{room}.{file.stem}".removesuffix(".__init__")
            code = f"import {name}\nresult = sys.modules[{name!r}].__name__"
            assert run(code, folder.parent) == name


def test_generated_files_compile_without_a_warning(generated: Generate) -> None:
    """No stray escape in any docstring of a large service, or of the hostile one."""
    for service in ("s3", "hostile_documentation"):
        for file in sorted(generated(service).folder.rglob("*.py")):
            compile(file.read_text(encoding="utf-8"), str(file), "exec")


def test_the_package_is_marked_as_typed_and_carries_its_licence(generated: Generate) -> None:
    folder = generated("sqs").folder

    assert (folder / "py.typed").read_text() == ""
    assert "Apache License" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert "botocore" in (folder / "NOTICE").read_text(encoding="utf-8")
