"""What is said of files that are faulty in their texts, and what is not said twice."""

import pytest
from faulty_files import ASKED, HEAD, TAIL, scene
from helpers import load_text


def test_a_files_own_entry_that_hides_the_archives_is_a_warning_and_plays():
    from game.archive import Archive, Person
    from game.story.load import load

    archive = Archive(sources={}, people={"clerk": Person(name="Other")}, series={}, terms={})
    loaded = load(HEAD + scene("") + TAIL, "t.yaml", "t", archive)
    assert [(one.rule, one.line, one.warning) for one in loaded.problems] == [
        ("overrides", 9, True)
    ]
    assert loaded.playable
    assert loaded.archive.people["clerk"].name == "Clerk"


def told(text):
    return [
        f"{one.line} {one.says} {one.hint}" for one in load_text(text).problems if not one.warning
    ]


def warned(text):
    return [(one.line, one.rule) for one in load_text(text).problems if one.warning]


@pytest.mark.parametrize(
    "heard",
    [
        "Water stands high.",
        '"Water stands high."',
        "'It''s high.'",
        ">-\n      Water\n      stands.",
    ],
)
def test_prose_of_one_paragraph_may_stand_plain_quoted_or_folded(heard):
    assert told(HEAD + f"scenes:\n  ford:\n    heard: {heard}\n" + TAIL) == []


def test_a_question_swallowed_by_the_text_above_is_named_with_its_line():
    text = HEAD + scene("      question: Stay?\n" + ASKED.split("\n", 1)[1]) + TAIL
    (only,) = told(text)
    assert only.startswith("8 `ford` lacks `question`. This line, `question:`, stands too deep")
    assert only.endswith("read as part of `heard`. Indent it by 4.")
    assert warned(text) == []


def test_a_text_that_must_be_there_swallowed_by_another_is_named_with_its_line():
    text = (
        HEAD
        + "scenes:\n  ford:\n    note: |\n      High.\n      heard: |\n        {clerk} Water.\n"
        + TAIL
    )
    (only,) = told(text)
    assert only.startswith("8 `ford` lacks the field `heard`. This line, `heard:`")


def test_any_other_field_inside_a_text_is_a_warning():
    text = HEAD + scene("      place: The ford\n") + TAIL
    assert (told(text), warned(text)) == ([], [(8, "swallowed-field")])
    assert load_text(text).playable
    assert warned(HEAD + scene("      Note: it rose.\n") + TAIL) == []


@pytest.mark.parametrize(
    ("title", "cut"),
    [("The door # 1 closed", True), ("Room #3", True), ("Ford # the old one", False), ("Ford  # 1", False),
     ("'The door # 1 closed'", False), ("x # 1", False), ("Ford", False)],
)  # fmt: skip
def test_a_text_cut_by_a_number_sign_is_a_warning(title, cut):
    text = HEAD.replace("Ford", title) + scene("      The house # 1 stands.\n") + TAIL
    assert warned(text) == ([(1, "comment-cut")] if cut else [])
    assert load_text(text).playable


def test_what_follows_from_a_value_already_reported_is_not_said():
    text = (
        HEAD
        + scene(
            ASKED.replace("stay:", "Stay:") + "    history: stay\n    motions:\n      - text: T\n"
            "        for: [The Clerk, warden]\n        against: [Another One]\n        puts: stay\n"
        )
        + "endings:\n  done:\n    if: stay\n    title: T\n    text: T\n"
        + TAIL
    )
    assert [one.split()[0] for one in told(text)] == ["10", "17", "18"]
    assert not any("not-read" in one for one in told(text))


def test_a_misspelt_register_is_said_and_not_that_its_sources_are_unknown():
    text = (
        HEAD
        + scene("").replace("Water.", "Water. [@minutes, p. 3]")
        + TAIL.replace("sources:", "source:")
    )
    (only,) = told(text)
    assert "`source` is no field here. Did you mean `sources`?" in only


def test_the_text_of_a_misspelt_field_is_looked_over_all_the_same():
    body = scene("").replace("heard:", "herd:").replace("Water.", "{nobody} Water.")
    assert [one.split()[0] for one in told(HEAD + body + TAIL)] == ["6", "6"]


def test_a_misspelt_field_is_not_missing_as_well():
    assert len(told(HEAD + scene("").replace("heard:", "herd:") + TAIL)) == 1


STRAYS = {
    "a last field among the options": (
        "        label: Leave\n", "      label: Leave\n", "`label` stands beside `leave`, not under it. Indent it by 8."
    ),
    "options under their own heading's level": (
        "      stay:\n        label: Stay\n      leave:\n        label: Leave\n",
        "    stay:\n      label: Stay\n    leave:\n      label: Leave\n",
        "`stay` and 1 more stand beside `options`, not under it. Indent them by 6.",
    ),
    "a register inside another": ("sources:\n  minutes", "  sources:\n  minutes", "`sources`"),
    "an entry as deep as its fields": (
        "  ford:\n    heard: |\n      Water.\n", "    ford:\n    heard: |\n      Water.\n",
        "`ford` stands as deep as its fields",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), STRAYS.values(), ids=STRAYS.keys())
def test_fields_beside_their_entry_are_one_fault(old, new, says):
    text = HEAD + scene(ASKED).replace("Water.", "Water. [@minutes, 3]") + TAIL
    old, new = (one.replace("Water.", "Water. [@minutes, 3]") for one in (old, new))
    assert text.count(old) == 1
    (only,) = told(text.replace(old, new))
    assert says in only


def test_a_saved_game_is_no_scenario():
    (only,) = told("format: 1\nscenario: ford\nseat: clerk\nsteps: []\n")
    assert (
        only == "1 This is a saved game, not a scenario. Go on with it: politburo continue t.yaml"
    )


def test_lethal_scenes_are_looked_over_in_one_walk(monkeypatch):
    from game.story import ethics

    walks = []
    walk = ethics.conditions
    monkeypatch.setattr(ethics, "conditions", lambda *given: walks.append(1) or walk(*given))
    lethal = "    gravity: lethal\n    note: N\n    cost: C\n    heard: Water.\n"
    load_text(HEAD + "scenes:\n" + "".join(f"  s{n}:\n{lethal}" for n in range(30)) + TAIL)
    assert len(walks) == 1
