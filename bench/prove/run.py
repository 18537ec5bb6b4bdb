"""Every package held against every tool, several runs at a time.

Takes packages and checks, gives what each check found and cost. A tool that fails without a
finding, or that read fewer files than it was given, is a problem: silence proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.process import Cost, run_process
from bench.prove.check import Check, build_command
from bench.prove.output import Finding
from bench.prove.package import Batch, Package, batch_packages, sample_files
from shapewright.problem import CannotContinueError, Problem, Where

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What one check made of one batch, or of all of them."""

    check: Check
    files: int
    every: int
    """Of how many files one was read."""
    findings: tuple[Finding, ...]
    cost: Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How the proof is to be run."""

    folder: Path
    scratch: Path
    """A folder for the tools' own files."""
    jobs: int
    black_every: int
    """Black, by far the slowest, reads one of so many files."""


def prove_packages(
    packages: Sequence[Package], checks: Sequence[Check], plan: Plan, progress: Progress
) -> list[Proof]:
    """One proof for each check, all batches together.

    Raises:
        CannotContinueError: a tool could not run, or passed files over.
    """
    works = [
        (check, batch)
        for check in checks
        for batch in batch_packages(packages, plan.folder, check.limit)
    ]
    done: list[Proof] = []

    def prove(work: tuple[Check, Batch]) -> Proof:
        proof = _prove_batch(*work, plan)
        done.append(proof)
        progress(
            f"[{len(done)}/{len(works)}] {proof.check.name}: {proof.files} files, "
            f"{proof.cost.cpu:.1f} CPU s, {len(proof.findings)} findings"
        )
        return proof

    with ThreadPoolExecutor(plan.jobs) as pool:
        proofs = list(pool.map(prove, works))
    return [_add_proofs([proof for proof in proofs if proof.check is check]) for check in checks]


def _prove_batch(check: Check, batch: Batch, plan: Plan) -> Proof:
    is_slow = check.tool == "black"
    every = plan.black_every if is_slow else 1
    batch = sample_files(batch, every) if is_slow else batch
    finished = run_process(build_command(check, batch, plan.scratch), folder=plan.folder)
    reading = check.read(finished)
    if not reading.findings and (finished.code or reading.files not in {None, len(batch.files)}):
        read = "an unknown number" if reading.files is None else reading.files
        what = (
            f"read {read} of {len(batch.files)} files and ended with exit code {finished.code}: "
            f"{(finished.err or finished.out).strip()[-1000:]}"
        )
        raise CannotContinueError([Problem(Where(check.name), what)])
    findings = tuple(
        Finding(_shorten(found.file, plan.folder), found.line, found.rule, found.message)
        for found in sorted(reading.findings)
    )
    return Proof(
        check=check,
        files=len(batch.files),
        every=every,
        findings=findings,
        cost=finished.cost,
    )


def _add_proofs(proofs: Sequence[Proof]) -> Proof:
    return Proof(
        check=proofs[0].check,
        files=sum(proof.files for proof in proofs),
        every=proofs[0].every,
        findings=tuple(found for proof in proofs for found in proof.findings),
        cost=Cost(
            cpu=sum(proof.cost.cpu for proof in proofs),
            wall=sum(proof.cost.wall for proof in proofs),
            peak=max(proof.cost.peak for proof in proofs),
        ),
    )


def _shorten(file: str, folder: Path) -> str:
    """A path from the folder of the packages, however the tool wrote it."""
    path = (folder / file).resolve()
    root = folder.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file
