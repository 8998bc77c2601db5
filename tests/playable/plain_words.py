"""What plain mode says in a state, page by page, and whether a playable file says the same."""

from playable_reader import squeezed

from game.pages import before, lines, panels
from game.pages.blocks import Rule
from game.pages.leaves import leaves
from game.pages.minute_book import minute_book as book_page
from game.pages.pencil import Pencil
from game.playthrough.close import minute_book
from game.playthrough.steps import Answer, Back, CallMade
from game.playthrough.view import view


def words(blocks):
    return squeezed(
        "\n".join(lines.of(one for one in blocks if not (isinstance(one, Rule) and not one.word)))
    )


def page_words(sheet):
    said = squeezed(sheet.left) + "|" + squeezed(sheet.right) + "|" + words(sheet.blocks)
    said += squeezed(sheet.ask_label + sheet.ask)
    return said + "".join(squeezed("\n".join(lines.choice(one))) for one in sheet.choices)


def plain_pages(play):
    """Every page in the order of reading: its name, its title, its words."""
    found = []
    for leaf in leaves(play):
        sheet = leaf.sheet
        if sheet is None:
            seen = view(play, leaf.scene)
            made = {"note": before.content_note, "passage": before.passage}
            made |= {
                "heard": lambda seen: before.heard(seen, Pencil()),
                "question": lambda seen: before.question(seen, Pencil()),
            }
            sheet = made[leaf.name](seen)
        title = sheet.contents[sheet.place] if sheet.contents else ""
        if leaf.name == "end":
            found.append(("end", title, words(sheet.blocks)))
        else:
            found.append((leaf.name, title, page_words(sheet)))
    return found


def plain_panels(play):
    """What can be laid over each scene ahead."""
    found = []
    for scene in play.ahead:
        seen = view(play, scene)
        page = before.question(seen, Pencil()) if scene == play.question else before.passage(seen)
        head = f"{squeezed(page.left)}|{squeezed(page.right)}|"
        laid = {
            "who": head + words(panels.who_is_who(seen)),
            "dossier": words(panels.dossier(seen)),
            "minutes": words(book_page(minute_book(play))),
        }
        if seen.map:
            laid["map"] = head + words([panels.Label("THE MAP"), seen.map])
        if "papers" in page.actions:
            laid["papers"] = head + words(panels.papers(seen))
        if "voices" in page.actions:
            laid["voices"] = head + words(panels.voices(seen))
        if seen.heads:
            blocks, choices = panels.heads(seen, {})
            laid["heads"] = (
                head
                + words(blocks)
                + "".join(squeezed("\n".join(lines.choice(one))) for one in choices)
            )
        found.append((scene, laid))
    return found


def compare(play, reader):
    """Nothing where plain mode and the file say the same; else the first page that differs."""
    for expected, shown in (
        (plain_pages(play), reader.pages()),
        (plain_panels(play), reader.panels()),
    ):
        if expected != shown:
            differ = next(
                (pair for pair in zip(expected, shown, strict=False) if pair[0] != pair[1]), None
            )
            return differ or (expected[len(shown) :], shown[len(expected) :])
    return None


def follow(reader, steps):
    """Take the steps of a run in a file."""
    for step in steps:
        if isinstance(step, CallMade):
            reader.call(step.call)
        elif isinstance(step, Back):
            reader.back()
        else:
            assert isinstance(step, Answer)
            reader.answer(step.option, step.reason, dict(step.heads))
    return reader
