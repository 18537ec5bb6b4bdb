"""What the proof found, for a person.

Takes proofs, gives lines: a table of the checks, then the first findings of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bench.prove.run import Proof

_SHOWN = 20


def render_report(proofs: Sequence[Proof]) -> list[str]:
    """The table and the findings."""
    lines = [f"{'check':20} {'files':>7} {'CPU s':>8} {'wall s':>8} {'peak MB':>8} {'findings':>9}"]
    lines += map(_render_proof, proofs)
    for proof in proofs:
        lines += _render_findings(proof)
    total = sum(len(proof.findings) for proof in proofs)
    return [*lines, "", f"{total} findings." if total else "Proved: nothing to change or to say."]


def _render_proof(proof: Proof) -> str:
    cost = proof.cost
    sampled = f"  one file of {proof.every}" if proof.every > 1 else ""
    return (
        f"{proof.check.name:20} {proof.files:7} {cost.cpu:8.1f} {cost.wall:8.1f} "
        f"{cost.peak / 1e6:8.0f} {len(proof.findings):9}{sampled}"
    )


def _render_findings(proof: Proof) -> list[str]:
    if not proof.findings:
        return []
    rules = Counter(found.rule for found in proof.findings)
    counts = ", ".join(f"{rule} {count}" for rule, count in rules.most_common())
    lines = ["", f"{proof.check.name}: {counts}"]
    lines += [
        f"  {found.file}:{found.line}: {found.rule}: {found.message}".rstrip(": ")
        for found in proof.findings[:_SHOWN]
    ]
    hidden = len(proof.findings) - _SHOWN
    return [*lines, f"  and {hidden} more"] if hidden > 0 else lines
