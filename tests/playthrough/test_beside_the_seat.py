"""What the player entered stands beside what the man in the seat did, on every page after a stop."""

from helpers import answer, chairs, seated, story_named

from game.pages import lines, record
from game.pages.minute_book import minute_book as book_page
from game.playthrough.close import close, minute_book
from game.playthrough.play import Playthrough
from game.playthrough.reveal import reveal


def krestinsky(option):
    """His record of 17 February 1918, when the offer of peace fell by one vote."""
    game = seated("brest-1918", "krestinsky")
    play = game.session.play
    while play.question != "sunday":
        play = answer(play, next(iter(play.scene(play.question).options)))
    return answer(play, option)


def words(blocks):
    return " ".join(" ".join(lines.of(blocks)).split())


def test_every_page_of_a_record_says_what_you_entered_and_what_your_man_did():
    for sheet in record.sheets(reveal(krestinsky("offer-now")), own_stop=False):
        said = words(sheet.blocks)
        assert "You" in said
        assert "Krestinsky" in said
        assert "Offer them peace" in said
        assert "Make no offer" in said


def test_a_line_that_fell_by_the_vote_of_your_man_is_shown_with_the_sum():
    pages = record.sheets(reveal(krestinsky("offer-now")), own_stop=False)
    said = (
        '"Offer peace at once" lost by one vote, and Krestinsky voted against. '
        "With his vote where yours is: 6 to 5."
    )
    assert sum(words(page.blocks).count(said) for page in pages) == 1


def test_the_sum_is_not_made_for_a_line_that_was_against_it_too():
    pages = record.sheets(reveal(krestinsky("even-then-no")), own_stop=False)
    assert all("lost by one vote" not in words(page.blocks) for page in pages)


def test_who_takes_the_line_of_his_man_is_told_that_it_is_the_same():
    scene = story_named("brest-1918").scenario.scenes["sunday"]
    his = next(id for id, option in scene.options.items() if "krestinsky" in option.taken_by)
    pages = record.sheets(reveal(krestinsky(his)), own_stop=False)
    assert "Krestinsky the same" in words(pages[0].blocks)
    assert all("by one vote" not in words(page.blocks) for page in pages)


def test_from_a_stop_two_pages_at_most_lead_on_to_what_comes_next():
    for name, seat in chairs():
        play = Playthrough.start(story_named(name), seat)
        while play.question:
            play = answer(play, next(iter(play.scene(play.question).options)))
            pages = record.sheets(reveal(play), own_stop=False)
            assert sum(not page.extra for page in pages) <= 2


def book_of(play, signed=""):
    return words(book_page(minute_book(play), signed))


def test_the_minute_book_says_what_your_man_did_and_what_was_carried():
    assert "Krestinsky Make no offer" in book_of(krestinsky("offer-now"))
    assert "Two days' notice (not carried) you Offer them peace" in book_of(krestinsky("offer-now"))
    assert "Two days' notice (carried)" in book_of(krestinsky("wait-and-see"))


def test_the_minute_book_is_closed_by_the_ending_and_signed():
    play = krestinsky("offer-now")
    assert "Anna" not in book_of(play, "Anna")
    while play.question:
        play = answer(play, next(iter(play.scene(play.question).options)))
    book = close(play).book
    ended = f"{book.ending} Anna, in the seat of N. N. Krestinsky"
    assert words(book_page(book, "Anna")).endswith(ended)
    assert words(book_page(book)).endswith("In the seat of N. N. Krestinsky, without a name")
    assert "After the count (none carried)" in book_of(play)
    assert book.ending not in book_of(play)
