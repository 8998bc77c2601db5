"""Each rule of craft and of wording: a sound file keeps it, one change breaks it, on its line."""

import pytest

from game.desk.check import check_text
from game.desk.craft.lengths import LIMITS
from tests.helpers import BRIDGE, NOTHING

SOUND = BRIDGE.read_text("utf-8")


def found(text):
    problems = check_text(text, "t.yaml", "t", NOTHING).all()
    return [(one.rule, one.line, one.says) for one in problems]


def broken(*changes):
    """What is found in the sound file after changes and was not found before."""
    text = SOUND
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    before = {(rule, says) for rule, _, says in found(SOUND)}
    return text, [one for one in found(text) if (one[0], one[2]) not in before]


CARTS = "      The carts stand in a row before the ford.\n"
FOLLOWS = "The warden laid ten planks that day. [@bridge-minutes, 24 January]"
OUTCOME = "The bridge was mended by order of the chair. [@bridge-minutes, 24 January]"
ENDING = "The bridge held, and the warden went home."
LABEL = "Mend the bridge with planks from the yard"
OTHER = "Pull the bridge down and use the ford"
LONG = " ".join(["plank"] * 33)
HARD = "Incomprehensible administrative reorganisation necessitated extraordinary deliberations. "

BREAKS = [
    # wording that always binds
    ("cites", ((FOLLOWS, "The warden laid ten planks."),), "follows: |"),
    ("cites", ((OUTCOME, "The bridge was mended."),), "outcome: |"),
    ("cites", (("Anna Weber lost her boat. [@river-study]", "Anna Weber lost it."),), "cost: |"),
    ("cites", (("It was the cheapest course. [@river-study]", "Cheap."), ("      river-study:\n        says", "      brook:\n        says")), "says: |"),
    ("cites", (('"It will hold." [@bridge-minutes, 24 January]', '"It will hold."'),), "says: |"),
    ("cites", (("The lower bridge fell. [@river-study, chapter 2]", "It fell."),), "text: |"),
    ("cites", (("The warden died in prison. [@river-study]", "He died."),), "fate: |"),
    ("cites", ((CARTS, "      In the night 1,200 men were shot.\n"),), "1,200 men"),
    ("cites", ((CARTS, "      They killed about forty people there.\n"),), "killed about forty"),
    ("cites", ((CARTS, '      He said "we will never give up this river".\n'),), "we will never"),
    ("no-you-after-stop", ((FOLLOWS, "You laid it. [@river-study]"),), "You laid"),
    ("no-you-after-stop", ((ENDING, "The bridge held for yourself."),), "for yourself"),
    ("no-you-after-stop", (("Kept in the town chest.", "Kept in your chest."),), "your chest"),
    ("quotation-length", ((CARTS, f'      "{LONG} {LONG}" [@river-study]\n'),), '"plank'),
    ("quotation-length", (('"It will hold."', f"{LONG} {LONG}"),), "plank"),
    ("exclamation", ((CARTS, "      The carts stand in a row!\n"),), "in a row!"),
    ("reward-words", (("title: Steady", "title: A success"),), "A success"),
    ("reward-words", ((ENDING, "Congratulations to the miller."),), "Congratulations"),
    ("reward-words", ((LABEL, "Unlocked now is the bridge with planks"),), "Unlocked"),
    ("before-stop-dates", ((CARTS, "      On 3 March 1918 it rained.\n"),), "3 March 1918"),
    ("before-stop-dates", ((CARTS, "      In 1925 it rained.\n"),), "In 1925"),
    ("before-stop-dates", (("date: 1918-01-23", "date: 1918-01-26"),), "1918-01-26"),
    ("before-stop-dates", (("1917-08-05: elected", "1918-08-05: elected"),), "1918-08-05"),
    ("before-stop-dates", ((CARTS, "      On 3 March it rained.\n"),), "On 3 March"),
    ("citation-year", (("at night. [@bridge-minutes, 23 January]", "at night. [@bridge-minutes, 22 January]"),), "22 January"),
    ("later-than-next", ((FOLLOWS, "It fell on 6 March. [@river-study]"),), "6 March"),
    ("later-than-next", ((FOLLOWS, "It fell on 6 March 1918. [@river-study]"),), "6 March"),
    ("later-than-next", ((OUTCOME, "It fell in March 1918. [@river-study]"),), "in March"),
    ("later-than-next", (("The chairman decided.", "He died in 1920."),), "in 1920"),
    ("known-from", (("  warden:\n    name: Warden\n", "  warden:\n    name: Warden\n    known_from: 1930\n"), (CARTS, "      Warden's carts stand.\n")), "Warden's carts"),
    ("known-from", (("    term: second mark\n", "    term: second mark\n    known_from: 1930\n"),), "second mark. The council"),
    # labels
    ("label-length", ((LABEL, "Mend the bridge"),), "Mend the bridge"),
    ("label-length", ((LABEL, "Mend the extraordinarily dilapidated intermunicipal footbridge immediately"),), "footbridge"),
    ("label-ratio", ((LABEL, "Mend it here and now"),), "Pull the bridge down"),
    ("label-overlap", ((OTHER, "Burn the bridge with planks from the yard"),), "Burn the"),
    ("loaded-label", ((LABEL, "Wisely mend the bridge with planks"),), "Wisely"),
    ("label-reason", ((LABEL, "Mend the bridge in order to hold it"),), "in order to"),
    ("options-count", (("      release:\n        label: Let the warden go home\n        taken_by: [clerk]\n        grade: documented\n        follows: |\n          The clerk wrote a protest. [@bridge-minutes, 4 March]\n", ""),), "options:"),
    # prose
    ("hindsight", ((CARTS, "      The carts would\n      prove useful.\n"),), "The carts would"),
    ("euphemism", ((FOLLOWS, "It was liquidated. [@river-study]"),), "liquidated"),
    ("sentence-length", ((CARTS, f"      Short. They {LONG}.\n"),), "They plank"),
    ("sentence-length", ((CARTS, "      " + ("One two three four five six seven eight nine ten eleven twelve alpha beta gamma delta epsilon. " * 8) + "\n"),), "  carts:"),
    ("readability", ((CARTS, f"      {HARD * 12}\n"),), "    heard: |\n      Incompre"),
    ("names-per-paragraph", ((CARTS, "      Alpha, Beta, Gamma and Delta sat.\n"), ("people:\n", "people:\n" + "".join(f"  {n.lower()}:\n    name: {n}\n" for n in ("Alpha", "Beta", "Gamma", "Delta")))), "Alpha, Beta"),
    ("office-dates", (("  carter:\n    name: Carter\n", "  carter:\n    name: Carter\n    died: 1917\n"),), "      carter:"),
    ("office-dates", (("  carter:\n    name: Carter\n", "  carter:\n    name: Carter\n    born: 1918-03\n"),), "      carter:"),
    ("office-dates", (("        by: warden\n", "        by: miller\n"), ("from: 1900", "from: 1918-02")), "by: miller"),
    # answers
    ("option-parts", (("        hope: |\n          The mill runs on.\n", ""),), "      mend:\n"),
    ("voice-for", (("        for: pull-down\n", ""),), "      pull-down:\n"),
    ("voice-against", (("        against: pull-down\n", ""),), "      pull-down:\n"),
    ("distinct-follows", (("The carter drove through the ford. [@river-study]", FOLLOWS),), "follows: |\n          The warden laid ten planks that day. [@bridge-minutes, 24 January]\n        next"),
    ("remembered", (("{pull-down} You", "You"), ("if: pull-down\n    title", "if: mend\n    title")), "      pull-down:\n"),
    ("remembered", (("        next: carts\n", ""), ("{pull-down} You", "You")), "      pull-down:\n"),
    ("calls-remembered", (("{called-chest} You", "You"),), "scenes:\n"),
    ("endings-depend", (("if: planks <= 2 and release", "if: planks <= 2"),), "endings:\n"),
    ("invented-fate", ((CARTS, "      You are out of your posts.\n"),), "out of your posts"),
    ("invented-fate", ((CARTS, "      You are the new keeper.\n      {clerk or miller} You are the mayor.\n"), ("      {clerk or miller}", "\n      {clerk or miller}"), ("You are the mayor", "You are a commissar")), "You are a commissar"),
    # the room
    ("own-voice", (("      warden:\n        for: mend\n", "      clerk:\n        for: mend\n"),), "      clerk:\n        for"),
    ("own-voice", (("      warden:\n        for: mend\n", "      clerk:\n        if: miller or called-chest\n        for: mend\n"),), "      clerk:\n        if"),
    ("absent-acts", (("    absent: [scout]\n", "    absent: [scout, warden]\n"),), "      warden:\n        for: mend"),
    ("absent-acts", (("    absent: [scout]\n", "    absent: [scout, carter]\n"),), "        against: [carter, miller]"),
    ("tally-names", (("tally: 2 to 2", "tally: 3 to 2"),), "tally: 3 to 2"),
    ("carried-together", (("        tally: 2 to 2\n", "        tally: 4 to 2\n      - text: Pull it down\n        puts: pull-down\n        for: [carter]\n"),), "      pull-down:\n"),
    # words of the time
    ("heard-figures", ((CARTS, CARTS), ("wants an answer before noon.", "wants a majority by ten votes, and after six carts five more.")), "    heard: |\n      The water"),
    ("quotation-day", ((CARTS, '      It rained. "I saw the water come up," he said. [@river-study, 3 March 1919]\n'),), "It rained."),
    ("heard-figures", ((CARTS, CARTS), ("wants an answer before noon.", "wants 40 planks and 50 men, or 60 carts.")), "    heard: |\n      The water"),
    ("heard-names", (("wants an answer before noon.", "wants Alpha, Beta, Gamma and Delta."), ("people:\n", "people:\n" + "".join(f"  {n.lower()}:\n    name: {n}\n" for n in ("Alpha", "Beta", "Gamma", "Delta")))), "    heard: |\n      The water"),
    ("label-told", (("{miller} The mill stops if the bridge goes.", "{miller} You would mend the bridge, with planks of the yard."),), "{miller} You would"),
    ("opening-length", (("      You keep the mill and signed nothing.\n", f"      {LONG} {LONG}.\n"),), "    brief: |\n      plank"),
    ("opening-length", (("  miller:\n    brief", "  miller:\n    stake: one two three four five six seven eight nine ten one two three four five six seven\n    brief"),), "stake:"),
    ("this-seat", ((CARTS, "      In the minutes this seat is silent.\n"),), "this seat"),
    ("no-name-survives", ((OUTCOME, "No name survives. [@bridge-minutes, 24 January]"),), "No name survives"),
    ("source-age", ((FOLLOWS, "He died in 1953. [@bridge-minutes, 24 January] It rained. [@river-study]"),), "in 1953"),
    ("before-stop-dates", ((CARTS, "      In 1925 the Monarchy will fall.\n"),), "In 1925"),
    # sources and dates
    ("sources-kinds", (("    kind: minutes\n", "    kind: press\n"), ("    year: 1974\n", "    year: 1974\n    kind: press\n    origin: regime\n")), "  ford:\n    date"),
    ("scene-parts", (("    place: Town hall\n", ""),), "  council:\n"),
    ("old-style", (("    old_style: 11 January 1918\n", ""), ("  carts:\n", "  carts:\n    old_style: 19 January 1918\n")), "date: 1918-01-24\n    time"),
    # shape
    ("seats-count", (("      {miller} The mill stops if the bridge goes.\n\n", ""),), "  miller:\n    brief"),
    ("endings-count", (("  steady:\n    if: planks <= 2 and release\n    title: Steady\n    text: |\n      The bridge held, and the warden went home.\n", ""),), "endings:"),
    ("first-choice", (("      The water stands", f"      {(LONG + '. ') * 6}The water stands"),), "  ford:\n    date"),
    ("first-question", (("      The water stands", f"      {(LONG + '. ') * 10}The water stands"),), "  ford:\n    date"),
    ("size-opened", (("The second mark was passed at night.", "It rained. " * 4300),), "scenes:\n"),
    ("size-end", (("Anna Weber lost her boat.", "It rained. " * 260),), "scenes:\n"),
    ("between-questions", ((CARTS, f"      {(LONG + '. ') * 10}\n"),), "  council:\n"),
    ("call-opens", (("        opens: [letter]\n", ""), ("        if: called-carter-home\n", "")), "scenes:\n"),
    ("lesson-cut", (("projector: [ford, council]", "projector: [ford]"),), "projector:"),
    ("paragraph-length", ((CARTS, f"      {(LONG + '. ') * 3}\n"),), "plank plank"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "changes", "where"), BREAKS)
def test_a_change_breaks_a_rule_on_its_line(rule, changes, where):
    text, new = broken(*changes)
    begin = 0
    lines = set()
    while (begin := text.find(where, begin)) >= 0:
        lines.add(text[:begin].count("\n") + 1)
        begin += 1
    assert any(name == rule and line in lines for name, line, _ in new), (sorted(lines), new)


STILL_SOUND = [
    ("cites", CARTS, "      On 25 August 1936 he was shot at six o'clock. He was aged 40.\n"),
    ("cites", CARTS, "      Article 58 was read out. A man was arrested.\n"),
    ("cites", CARTS, '      They called it "the second mark".\n'),
    ("no-you-after-stop", FOLLOWS, 'He said "you will hang". [@river-study]'),
    ("exclamation", CARTS, '      They shouted "Bread!" in the row. [@river-study]\n'),
    ("before-stop-dates", CARTS, "      The truce holds until 17 March 1918.\n"),
    ("before-stop-dates", CARTS, "      The congress is called for 6 March 1918.\n"),
    ("before-stop-dates", CARTS, "      The congress will meet on 6 March.\n"),
    (
        "own-voice",
        "      warden:\n        for: mend\n",
        "      clerk:\n        if: not clerk\n        for: mend\n",
    ),
    ("own-voice", "      warden:\n        for: mend\n", "      scout:\n        for: mend\n"),
    ("invented-fate", CARTS, "      {miller} You are out of your posts.\n"),
    ("invented-fate", "      The water stands at", "      You are the keeper. The water stands at"),
    (
        "heard-figures",
        "wants an answer before noon.",
        "wants, on 24 January 1918 at 9:30, an answer by six o'clock.",
    ),
    (
        "heard-figures",
        "wants an answer before noon.",
        "comes after seven in the evening, wants an answer by ten, and goes at half past ten.",
    ),
    ("quotation-day", CARTS, '      "I saw the water come up," he says. [@river-study, page 12]\n'),
    (
        "quotation-day",
        CARTS,
        '      "I saw the water come up," he says. [@river-study, January 1918]\n',
    ),
    (
        "source-age",
        OUTCOME,
        "It was mended in 1918. [@bridge-minutes, 24 January] It fell in 1970. [@river-study]",
    ),
    ("before-stop-dates", CARTS, "      There are 1925 puds of flour. [@river-study, 1974]\n"),
    ("later-than-next", FOLLOWS, "On 4 March 1918 the council met. [@river-study, 6 May 1921]"),
    ("later-than-next", OUTCOME, "It was mended in 1918. [@river-study]"),
    ("reward-words", ENDING, "The left had won the vote by a success of 7 to 5."),
    ("euphemism", CARTS, '      They spoke of "liquidation": they meant death.\n'),
    ("hindsight", CARTS, '      He said it "would prove" costly. The order would hold.\n'),
    ("label-reason", LABEL, "Order the bridge mended from the yard"),
    ("sentence-length", CARTS, f'      He said: "{LONG}." They went. [@river-study]\n'),
    ("sentence-length", CARTS, "      K. Miller saw N. N. Weber. It rained.\n"),
    ("office-dates", "date: 1918-01-23", "date: 1918-01"),
    ("names-per-paragraph", CARTS, "      Warden, Carter and Clerk sat with Miller.\n"),
]


@pytest.mark.parametrize(("rule", "old", "new"), STILL_SOUND)
def test_no_false_alarm(rule, old, new):
    _, alarms = broken((old, new))
    assert [one for one in alarms if one[0] == rule] == []


def words(count):
    return ". ".join(["Ten words stand in this one and it is short"] * (count // 10)) + (
        ". " + " ".join(["Word"] * (count % 10)) if count % 10 else ""
    )


PLACES = {
    "paper": "The second mark was passed at night. [@bridge-minutes, 23 January]",
    "voice": "He asks who pays for the carts. [@bridge-minutes, 24 January]",
    "call": "He shows you a broken axle.",
    "follows": FOLLOWS,
    "outcome": OUTCOME,
    "later": "The bridge stood until the war. [@river-study]",
    "cost": "Anna Weber lost her boat. [@river-study]",
    "historian": "It was the cheapest course. [@river-study]",
}


@pytest.mark.parametrize("part", PLACES)
def test_a_part_keeps_within_its_limits(part):
    least, most = LIMITS[part]
    whole = sum(rule == f"{part}-length" for rule, _, _ in found(SOUND))
    for count, fits in ((least - 1, False), (least, True), (most, True), (most + 1, False)):
        if count < 0:
            continue
        text = SOUND.replace(PLACES[part], f"{words(count)} [@river-study]", 1)
        now = sum(rule == f"{part}-length" for rule, _, _ in found(text))
        assert now == whole - (least > 0) + (not fits), count


@pytest.mark.parametrize(("more", "fits"), [(68, False), (69, True), (149, True), (150, False)])
def test_what_is_heard_counts_common_and_own_paragraphs(more, fits):
    """To begin with 21 words: 14 for all, 7 for a seat; 7 of the longest memory stand outside."""
    heard = "wants an answer before noon."
    assert SOUND.count(heard) == 1
    text = SOUND.replace(heard, f"{heard}\n\n      {words(more)}.", 1)
    told = [says for rule, _, says in found(text) if rule == "heard-length" and "`ford`" in says]
    assert told == ([] if fits else [told[0]])
    assert fits or f": {more + 21} words" in told[0]


PUBLISHED = SOUND.replace("status: draft", "status: published")


def test_the_place_of_historys_option_is_watched_over_three_questions():
    third = SOUND[SOUND.index("  council:\n") : SOUND.index("endings:\n")]
    for name in ("council", "arrest", "release"):
        third = third.replace(name, f"{name}-two")
    text = SOUND.replace("endings:\n", f"{third}endings:\n", 1)
    told = [says for rule, _, says in found(text) if rule == "history-position"]
    assert any("stands first in 3 of 3" in says for says in told)
    moved = text.replace("    history: arrest\n", "    history: release\n").replace(
        "    history: arrest-two\n", "    history: release-two\n"
    )
    told = [says for rule, _, says in found(moved) if rule == "history-position"]
    assert not any("stands first" in says for says in told)


def test_size_is_measured_over_the_runs_of_each_seat():
    """One seat passes the first sitting over and meets one question."""
    told = [says for rule, _, says in found(PUBLISHED) if rule == "size"]
    assert any("1-2 questions" in says for says in told)
    assert any("46-152 words" in says for says in told)


def sizes(heard, remembered, follows=""):
    """What is said of the size of four questions; the first answer is remembered at the second."""
    scenes = ""
    for name in "abcd":
        scenes += f"  {name}:\n    heard: |\n      {words(heard)}.\n"
        scenes += "".join(f"\n      {{{key}}} {words(n)}.\n" for key, n in remembered.items()) * (
            name == "b"
        )
        scenes += f"    question: What?\n    options:\n      go-{name}:\n        label: Go\n"
        scenes += f"      stay-{name}:\n        label: Stay\n{follows * (name == 'a')}"
    text = f"title: T\nseats:\n  clerk:\nscenes:\n{scenes}people:\n  clerk:\n    name: Clerk\n"
    return [says for rule, _, says in found(text) if rule == "size"]


def test_every_run_is_held_to_its_size_the_shortest_and_the_longest():
    assert sizes(700, {}) == []
    assert sizes(640, {}) == ["A run has 2572 words; 2600-3600 are asked for."]
    longer = f"        follows: |\n          {words(200)}.\n"
    assert sizes(640, {}, longer) == ["A run has 2572-2772 words; 2600-3600 are asked for."]
    assert sizes(850, {}, longer) == ["A run has 3412-3612 words; 2600-3600 are asked for."]


def test_a_run_counts_the_remembered_paragraphs_that_its_answers_bring():
    assert sizes(640, {"go-a": 100, "stay-a": 100}) == []
    assert sizes(640, {"go-a": 100, "go-a and not clerk": 3000}) == [
        "A run has 2572-2672 words; 2600-3600 are asked for."
    ]


@pytest.mark.parametrize(
    ("condition", "questions"),
    [
        ("miller", "0-2"),
        ("not miller", "1-2"),
        ("miller and not called-chest", "0-2"),
        ("scout or rose", "1-2"),
        ("not scout and not clerk", "0-2"),
    ],
)
def test_a_scene_with_a_condition_is_counted_for_the_seats_that_come_to_it(condition, questions):
    text = PUBLISHED.replace("  council:\n", f"  council:\n    if: {condition}\n", 1)
    told = [says for rule, _, says in found(text) if rule == "size"]
    assert any(f"{questions} question" in says for says in told), told


def chain(**paragraphs):
    """Five scenes in a row; the first asks, and paragraphs of the others remember."""
    scenes = ""
    for name in "abcde":
        scenes += f"  {name}:\n    heard: |\n      It rained.\n"
        for one in paragraphs.get(name, ()):
            scenes += f"\n      {{{one}}} You.\n"
    asked = "    question: What?\n    options:\n      go:\n        label: Go\n      stay:\n        label: Stay\n"
    scenes = scenes.replace("  b:\n", f"{asked}  b:\n")
    text = f"title: T\nseats:\n  clerk:\nscenes:\n{scenes}people:\n  clerk:\n    name: Clerk\n"
    return [says for rule, _, says in found(text) if rule == "remembered"]


def test_an_answer_is_remembered_soon_and_once_more():
    assert chain(b=["go", "stay"], e=["go", "stay"]) == []
    assert chain(c=["go", "stay"], d=["go", "stay"]) == []
    assert chain(d=["go"], e=["go"], b=["stay"], c=["stay"]) == [
        "Nothing remembers `go` in the next 2 scenes."
    ]
    assert chain(b=["go", "stay"], c=["go"]) == [
        "`stay` is remembered soon, and not once more later or by an ending."
    ]


@pytest.mark.parametrize(
    "quotation",
    ['"The bridge will hold"', "“The bridge will hold”", "„The bridge will hold“", "»The bridge will hold«",
     "«The bridge will hold»", "‘The bridge’s beams will hold’"],
)  # fmt: skip
def test_a_scene_is_heard_in_somebodys_own_words_in_marks_of_any_kind(quotation):
    def scenes(text):
        said = [says for rule, _, says in found(text) if rule == "quotation-heard"]
        return [says.split("`")[1] for says in said]

    assert scenes(SOUND) == ["ford", "council"]
    text = SOUND.replace(
        "wants an answer before noon.", f"asks. {quotation}, he says. It's [@river-study]"
    )
    assert scenes(text) == ["council"]


def test_a_term_in_quotation_marks_is_no_quotation():
    text = SOUND.replace("wants an answer before noon.", 'wants the "second mark".')
    assert [rule for rule, _, _ in found(text)].count("quotation-heard") == 2


def test_quotations_of_a_run_are_counted():
    said = [says for rule, _, says in found(PUBLISHED) if rule == "quotations-count"]
    assert said == ["The shortest run hears 0 quotations; 6 or more are asked for."]
    quoted = " ".join(
        f'"One two three four, {n}."' for n in ("five", "six", "seven", "eight", "nine", "ten")
    )
    text = PUBLISHED.replace(
        "The warden is accused of taking planks.", f"He said: {quoted} [@river-study]"
    )
    assert "quotations-count" not in [rule for rule, _, _ in found(text)]


def test_those_who_lost_are_quoted_too():
    def sides(text):
        return [rule for rule, _, _ in found(text)].count("quotations-sides")

    assert sides(PUBLISHED) == 1
    lost = PUBLISHED.replace(
        "        for: pull-down\n", "        for: pull-down\n        speech: quoted\n"
    )
    assert sides(lost) == 0
    assert sides(PUBLISHED.replace("    history: mend\n", "")) == 0


def test_the_archive_a_scenario_sees_is_the_shipped_one():
    problems = check_text(SOUND.replace("@river-study, chapter 2", "@nothing"), "t", "t").all()
    assert any(one.rule == "unknown-source" for one in problems)
