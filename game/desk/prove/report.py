"""A proof said: as text for people, problems first, and as data for programs."""

from __future__ import annotations

from typing import Any

from game.desk.prove.items import Item, outermost
from game.desk.prove.result import Chair, Found, Proof, ProofFinding, Range, Witness
from game.playthrough.steps import Answer, CallMade, Step
from game.reader.tree import Source

UNSEEN = 20
"""How many things not come to are listed."""

COUNTED = (
    "Runs that differ in an answer are counted apart; calls and remembered lines count only\n"
    "where they change something. Words on the way: the passages, questions, labels, what\n"
    "followed the line taken, and the outcomes; `politburo check --report` counts all that a\n"
    "run reads, with the votes, the costs and the chapter's end."
)


def to_text(proof: Proof, source: Source | None = None, *, ways: bool = False) -> str:
    """The proof for people; with its file's source, each finding has its line.

    `ways` adds a shortest way to everything that can be come to.
    """
    parts = [_verdict(proof)]
    if proof.findings:
        parts.append("\n".join(_finding(finding, source) for finding in proof.findings))
    if not proof.complete:
        parts.append(_coverage(proof, source))
    parts += [_table(proof), _endings(proof), COUNTED]
    if ways:
        parts.append("\n".join(["Shortest ways:", *(_found(found) for found in proof.found)]))
    return "\n\n".join(part for part in parts if part) + "\n"


def _verdict(proof: Proof) -> str:
    name = f"{proof.title} ({proof.id})"
    problems = sum(not finding.remark for finding in proof.findings)
    if problems:
        return f"{name}: does not hold: {_count(problems, 'problem')}."
    if proof.complete:
        return (
            f"{name}: holds. Nobody can get stuck, and everything can be reached; "
            f"all {proof.states:,} states were walked."
        )
    return f"{name}: nothing found wrong, but nothing proved."


def _coverage(proof: Proof, source: Source | None) -> str:
    lines = [
        f"Not a proof: there are more than {proof.bound:,} states, or too many sets of calls in a",
        "scene. Some states of each scene were walked. They came to:",
    ]
    every = [*(found.item for found in proof.found), *proof.unseen]
    for kind in dict.fromkeys(item.kind for item in every):
        seen = sum(found.item.kind == kind for found in proof.found)
        there = sum(item.kind == kind for item in every)
        lines.append(f"  {kind + 's':<11} {seen:>6,} of {there:>6,}  ({seen / there:.0%})")
    unseen = outermost(proof.unseen)
    if unseen:
        lines.append("Not come to there, which proves nothing:")
        lines += [f"  {_at(source, item)}{_name(item)}" for item in unseen[:UNSEEN]]
    if len(unseen) > UNSEEN:
        lines.append(f"  and {len(unseen) - UNSEEN:,} more")
    return "\n".join(lines)


def _name(item: Item) -> str:
    where = f" of `{item.scene}`" if item.scene and item.kind != "scene" else ""
    return f"{item.kind} `{item.name}`{where}"


def _at(source: Source | None, item: Item) -> str:
    return _place(source, ProofFinding("reachable", item.path, item.offset, "")) if source else ""


def _finding(finding: ProofFinding, source: Source | None) -> str:
    level = "remark" if finding.remark else "error"
    text = f"{_place(source, finding)}{level} [{finding.claim}] {finding.says}"
    if not source:
        text += f" ({'/'.join(str(step) for step in finding.path)})"
    return f"{text}\n    {way_in_words(finding.witness)}" if finding.witness else text


def _place(source: Source | None, finding: ProofFinding) -> str:
    if source is None:
        return ""
    line, column = mark(source, finding)
    return f"{source.name}:{line}:{column}: "


def mark(source: Source, finding: ProofFinding) -> tuple[int, int]:
    """Line and column of a finding in its file, counted from 1."""
    if finding.offset:
        line, column = source.text_mark(finding.path, finding.offset)
    else:
        line, column = source.key_mark(*finding.path)
    return line + 1, column + 1


def way_in_words(witness: Witness) -> str:
    """A witness on one line: who sits there, what he remembers, each step."""
    known = f" remembering {', '.join(witness.known)}" if witness.known else ""
    steps = ", then ".join(_step(step) for step in witness.steps) or "at once"
    return f"as {witness.seat}{known}: {steps}"


def _step(step: Step) -> str:
    if isinstance(step, CallMade):
        return f"call {step.call}"
    return f"{step.option} ({step.scene})" if isinstance(step, Answer) else f"back ({step.scene})"


def _found(found: Found) -> str:
    return f"  {_name(found.item)}\n    {way_in_words(found.witness)}"


def _table(proof: Proof) -> str:
    rows = [("chair", "questions", "words on the way", "runs", "states")]
    rows += [
        (
            chair.seat,
            _span(chair.questions),
            _span(chair.words),
            f"{chair.runs:,}",
            f"{chair.states:,}" if proof.complete else "-",
        )
        for chair in proof.chairs
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(row[i].rjust(widths[i]) for i in range(1, 5))]
        ).rstrip()
        for row in rows
    )


def _span(values: Range) -> str:
    least, most = f"{values.least:,}", f"{values.most:,}"
    return least if least == most else f"{least} to {most}"


def _endings(proof: Proof) -> str:
    if not any(name for chair in proof.chairs for name in chair.endings):
        return ""
    ways = {found.item.name: found.witness for found in proof.found if found.item.kind == "ending"}
    lines = ["Endings, with their share of the runs:"]
    for name in dict.fromkeys(name for chair in proof.chairs for name in chair.endings):
        shares = ", ".join(
            f"{chair.seat} {_share(chair.endings.get(name, 0), chair)}" for chair in proof.chairs
        )
        lines.append(f"  {name or '(none)'}: {shares}")
        if name in ways:
            lines.append(f"    shortest: {way_in_words(ways[name])}")
    return "\n".join(lines)


def _share(runs: int, chair: Chair) -> str:
    if not runs:
        return "never"
    share = runs / chair.runs
    return f"{share:.0%}" if share >= 0.01 else "under 1%"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def to_json(proof: Proof, source: Source | None = None) -> dict[str, Any]:
    """The proof as plain data, ready for `json.dumps`."""
    return {
        "scenario": proof.id,
        "title": proof.title,
        "complete": proof.complete,
        "refuted": proof.refuted,
        "bound": proof.bound,
        "states": proof.states,
        "findings": [_finding_data(finding, source) for finding in proof.findings],
        "reached": [
            {**_item_data(found.item), "seats": list(found.seats), "way": _way_data(found.witness)}
            for found in proof.found
        ],
        "unseen": [_item_data(item) for item in proof.unseen],
        "seats": [_chair_data(chair) for chair in proof.chairs],
    }


def _finding_data(finding: ProofFinding, source: Source | None) -> dict[str, Any]:
    data: dict[str, Any] = {
        "claim": finding.claim,
        "remark": finding.remark,
        "path": list(finding.path),
        "says": finding.says,
    }
    if source is not None:
        line, column = mark(source, finding)
        data |= {"file": source.name, "line": line, "column": column}
    if finding.witness is not None:
        data["way"] = _way_data(finding.witness)
    return data


def _item_data(item: Item) -> dict[str, Any]:
    return {"kind": item.kind, "path": list(item.path), "condition": item.condition}


def _way_data(witness: Witness) -> dict[str, Any]:
    steps = [
        {"call": step.call, "scene": step.scene}
        if isinstance(step, CallMade)
        else {"answer": step.option if isinstance(step, Answer) else "", "scene": step.scene}
        for step in witness.steps
    ]
    return {"seat": witness.seat, "known": list(witness.known), "steps": steps}


def _chair_data(chair: Chair) -> dict[str, Any]:
    return {
        "seat": chair.seat,
        "states": chair.states,
        "runs": chair.runs,
        "questions": [chair.questions.least, chair.questions.most],
        "words": [chair.words.least, chair.words.most],
        "endings": chair.endings,
    }
