"""What a check found, as lines for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

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

    def count(self) -> tuple[int, int]:
        """How many errors and how many warnings."""
        warnings = sum(problem.warning for problem in self.problems)
        warnings += sum(self._mild(finding) for finding in self.findings)
        return len(self.problems) + len(self.findings) - warnings, warnings

    def _mild(self, finding: Finding) -> bool:
        return finding.mild or (finding.rule.kind == "craft" and not self.binding)

    def condensed(self) -> Iterator[Problem]:
        """Every error; of the warnings one line a rule, and one line for a chapter's demands."""
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
        demands = [first[name] for name in first if name in OF_CHAPTERS]
        singles = [name for name in first if name not in OF_CHAPTERS]
        yield from sorted(
            _and_more(first[name].problem(self.source, self.binding), count[name] - 1)
            for name in singles
        )
        if demands:
            yield _demands(demands[0].problem(self.source, self.binding), demands)


def _and_more(problem: Problem, more: int) -> Problem:
    places = f"(and {counted(more, 'more place')})"
    return replace(problem, hint=f"{problem.hint} {places}".strip()) if more else problem


def _demands(problem: Problem, findings: Sequence[Finding]) -> Problem:
    listed = ", ".join(
        f"{one.rule.name} ({one.measured}, asked for {one.limit})" if one.limit else one.rule.name
        for one in findings
    )
    says = f"Before it is published it still lacks: {listed}."
    return replace(problem, line=1, column=1, rule=CHAPTER.name, says=says, hint="")


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
        return sum(one.count()[0] for one in self.checked)

    @property
    def warnings(self) -> int:
        """How many remarks there are that need not be mended in a draft."""
        return sum(one.count()[1] for one in self.checked)

    @property
    def exit_code(self) -> int:
        """1 if there is any error, else 0."""
        return 1 if self.errors else 0

    def lines(self, all: bool = False) -> Iterator[str]:
        """A line for each problem, warnings of craft condensed unless `all`; then the counts."""
        condensed = False
        for one in self.checked:
            problems = list(one.all() if all else one.condensed())
            condensed = condensed or len(problems) < sum(one.count())
            yield from map(str, problems)
        yield self._closing(condensed)

    def _closing(self, condensed: bool) -> str:
        errors, warnings = (sum(counts) for counts in self._counts())
        files = counted(len(self.checked), "file")
        if not errors and not warnings:
            return f"{files}: nothing wrong."
        tail = " Each place with --all; what a rule means with --explain RULE." * condensed
        return f"{files}: {counted(errors, 'error')}, {counted(warnings, 'warning')}.{tail}"

    def _counts(self) -> tuple[list[int], list[int]]:
        counts = [one.count() for one in self.checked]
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
