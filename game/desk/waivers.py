"""Craft rules set aside by a file's `waivers`, and waivers that set nothing aside."""

from __future__ import annotations

from collections.abc import Mapping

from game.desk.reading import Finding
from game.reader.problems import Rule, nearest
from game.story.format import Scenario, Waiver

WAIVER = Rule(
    "waiver",
    "craft",
    "A waiver names a craft rule and the scenes or options where that rule would speak.",
)
RULES = (WAIVER,)


def heard(scenario: Scenario, findings: list[Finding], known: Mapping[str, Rule]) -> list[Finding]:
    """The findings that no waiver silences, and those that the waivers themselves give."""
    if not scenario.waivers:
        return findings
    own: list[Finding] = []
    silenced: set[int] = set()
    for index, waiver in enumerate(scenario.waivers):
        if fault := _fault(waiver, known):
            says, hint = fault
            own.append(Finding(WAIVER, ("waivers", index, "rule"), says, hint))
            continue
        for place in waiver.where or [""]:
            hits = {at for at, one in enumerate(findings) if _silences(waiver, place, one)}
            silenced |= hits
            if not hits:
                where = f" at `{place}`" if place else ""
                says = f"This waiver of `{waiver.rule}` silences nothing{where}."
                own.append(Finding(WAIVER, ("waivers", index), says, "Take it out."))
    return [one for at, one in enumerate(findings) if at not in silenced] + own


def _fault(waiver: Waiver, known: Mapping[str, Rule]) -> tuple[str, str] | None:
    rule = known.get(waiver.rule)
    if rule is None:
        return f"No rule has the name `{waiver.rule}`.", nearest(waiver.rule, known)
    if rule.kind != "craft" or rule is WAIVER:
        return f"`{waiver.rule}` always binds; only rules of craft can be waived.", ""
    return None


def _silences(waiver: Waiver, place: str, finding: Finding) -> bool:
    return finding.rule.name == waiver.rule and (not place or place in finding.path)
