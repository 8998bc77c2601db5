"""What plain mode says in a state, page by page, and whether a playable file says the same."""

from playable_reader import squeezed

from game.pages import before, chapter_end, lines, panels
from game.pages.blocks import Rule
from game.pages.leaves import leaves, record_of
from game.pages.minute_book import minute_book as book_page
from game.pages.pencil import Pencil
from game.playthrough.close import close, minute_book
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


def plain_record(play):
    """The record of the last answer, page by page: name, title, words."""
    return list(map(_named, record_of(play))) if play.last else []


def plain_scene(play, scene):
    """The pages of a scene ahead."""
    seen = view(play, scene)
    sheets = [before.content_note(seen)] if seen.note else []
    if scene == play.question:
        sheets += [before.heard(seen, Pencil()), before.question(seen, Pencil())]
    else:
        sheets.append(before.passage(seen))
    return list(map(_named, sheets))


def plain_end(play):
    """The chapter's end."""
    sheets = chapter_end.sheets(close(play)) if play.finished else []
    return [("end", sheet.contents[sheet.place], words(sheet.blocks)) for sheet in sheets]


def _named(sheet):
    title = sheet.contents[sheet.place] if sheet.contents else ""
    return sheet.name, title, page_words(sheet)


def plain_pages(play):
    """Every page in the order of reading."""
    scenes = [page for scene in play.ahead for page in plain_scene(play, scene)]
    found = plain_record(play) + scenes + plain_end(play)
    in_order = [(leaf.name, leaf.sheet.contents[leaf.sheet.place]) if leaf.sheet else (leaf.name, "")
                for leaf in leaves(play)]  # fmt: skip
    assert [one[:2] for one in found] == in_order
    return found


def plain_panels(play, scene):
    """What can be laid over a scene ahead."""
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
        rows = "".join(squeezed("\n".join(lines.choice(one))) for one in choices)
        laid["heads"] = head + words(blocks) + rows
    return laid


def compare(play, reader):
    """Nothing where plain mode and the file say the same in a state; else what differs first."""
    pairs = [(plain_pages(play), reader.pages())]
    pairs += [(plain_panels(play, scene), reader.panels(scene)) for scene in play.ahead]
    return next((pair for pair in pairs if pair[0] != pair[1]), None)


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
