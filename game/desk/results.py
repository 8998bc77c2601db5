"""What a check found, as lines for people and as JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from game.desk.reading import Finding
from game.desk.rules import CHAPTER, OF_CHAPTERS
from game.reader.problems import Problem, counted
from game.reader.tree import Source


@dataclass(frozen=True)
class Checked:
    """One file: the problems of its form, and the findings of the desk not yet on their lines."""

    source: Source
    problems: Sequence[Problem]
    findings: Sequence[Finding] = ()
    binding: bool = False

    def all(self) -> list[Problem]:
        """Every problem in the file's order."""
        found = [finding.problem(self.source, self.binding) for finding in self.findings]
        return sorted([*self.problems, *found])

    @cached_property
    def counts(self) -> tuple[int, int]:
        """How many errors and how many warnings."""
        warnings = sum(problem.warning for problem in self.problems)
        warnings += sum(self._mild(finding) for finding in self.findings)
        return len(self.problems) + len(self.findings) - warnings, warnings

    def _mild(self, finding: Finding) -> bool:
        return finding.mild or (finding.rule.kind == "craft" and not self.binding)

    def condensed(self) -> Iterator[Problem]:
        """What a writer mends first: what is wrong with the structure, if anything is.

        What else is found may only follow from that, and waits. Where the structure holds: every
        error; of the warnings one line a rule, and one line for a chapter's demands.
        """
        yield from _said_once(self._of_structure() or self._by_rule())

    def _of_structure(self) -> list[Problem]:
        """What is wrong with the structure; nothing where it holds or is only warned of."""
        found = [problem for problem in self.problems if problem.kind == "structure"]
        findings = [finding for finding in self.findings if finding.rule.kind == "structure"]
        found += [finding.problem(self.source, self.binding) for finding in findings]
        return [] if all(problem.warning for problem in found) else sorted(found)

    def waits(self) -> bool:
        """Whether anything waits until what is wrong with the structure is mended."""
        of_structure = self._of_structure()
        return bool(of_structure) and len(of_structure) < sum(self.counts)

    def _by_rule(self) -> Iterator[Problem]:
        first: dict[str, Finding] = {}
        count: dict[str, int] = {}
        shown = list(self.problems)
        for finding in self.findings:
            name = finding.rule.name
            if not self._mild(finding):
                shown.append(finding.problem(self.source, self.binding))
                continue
            first.setdefault(name, finding)
            count[name] = count.get(name, 0) + 1
        yield from sorted(shown)
        demands = {one.says: one for one in self.findings if one.rule.name in OF_CHAPTERS}
        singles = [name for name in first if name not in OF_CHAPTERS]
        yield from sorted(
            _and_more(first[name].problem(self.source, self.binding), count[name] - 1)
            for name in singles
        )
        if demands and not self.binding:
            chapter = next(iter(demands.values())).problem(self.source, self.binding)
            yield _demands(chapter, demands)


def _said_once(problems: Iterable[Problem]) -> list[Problem]:
    """Of what is said of several places in the same words, the first place and how many more."""
    places = Counter[tuple[str, str, str]]()
    first: dict[tuple[str, str, str], Problem] = {}
    for problem in problems:
        words = problem.rule, problem.says, problem.hint
        places[words] += 1
        first.setdefault(words, problem)
    return [_and_more(problem, places[words] - 1) for words, problem in first.items()]


def _and_more(problem: Problem, more: int) -> Problem:
    places = f"(and {counted(more, 'more place')})"
    return problem._replace(hint=f"{problem.hint} {places}".strip()) if more else problem


def _demands(problem: Problem, demands: Iterable[str]) -> Problem:
    """What a chapter still lacks, in one line; `problem` is any of them."""
    says = f"Before it is published: {' '.join(demands)}"
    return problem._replace(line=1, column=1, rule=CHAPTER.name, says=says, hint="")


@dataclass
class Results:
    """Everything a check found in all its files."""

    checked: list[Checked] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        """Every problem of every file, each on its line."""
        return [problem for one in self.checked for problem in one.all()]

    @property
    def errors(self) -> int:
        """How many problems must be mended."""
        return sum(one.counts[0] for one in self.checked)

    @property
    def warnings(self) -> int:
        """How many remarks there are that need not be mended in a draft."""
        return sum(one.counts[1] for one in self.checked)

    @property
    def exit_code(self) -> int:
        """1 if there is any error, else 0."""
        return 1 if self.errors else 0

    def lines(self, all: bool = False) -> Iterator[str]:
        """A line for each problem, condensed unless `all`; then the counts."""
        condensed = waits = False
        for one in self.checked:
            problems = list(one.all() if all else one.condensed())
            condensed = condensed or len(problems) < sum(one.counts)
            waits = waits or (not all and one.waits())
            yield from map(str, problems)
        yield self._closing(condensed, waits)

    def _closing(self, condensed: bool, waits: bool) -> str:
        errors, warnings = (sum(counts) for counts in self._counts())
        files = counted(len(self.checked), "file")
        if not errors and not warnings:
            return f"{files}: nothing wrong."
        tail = " Each place with --all; what a rule means with --explain RULE." * condensed
        if waits:
            tail = " Mend these errors first; the rest is said then, or with --all."
        return f"{files}: {counted(errors, 'error')}, {counted(warnings, 'warning')}.{tail}"

    def _counts(self) -> tuple[list[int], list[int]]:
        counts = [one.counts for one in self.checked]
        return [errors for errors, _ in counts], [warnings for _, warnings in counts]

    def as_json(self) -> str:
        """A list with an object for each problem."""
        import json

        return json.dumps([_as_dict(one) for one in self.problems], ensure_ascii=False, indent=1)


def _as_dict(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "level": "warning" if problem.warning else "error",
        "rule": problem.rule,
        "kind": problem.kind,
        "says": problem.says,
        "hint": problem.hint,
        "measured": problem.measured,
        "limit": problem.limit,
    }
