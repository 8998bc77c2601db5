"""The playable file in a real browser, opened from the disk: Debian's Chromium, where there is one."""

import shutil
from contextlib import contextmanager

import pytest
from helpers import BRIDGE, answer, call, command, open_options, story_named
from plain_words import plain_pages, plain_panels
from playable_files import made
from playable_reader import squeezed

from game import saves
from game.playthrough.play import Playthrough
from game.playthrough.steps import Answer, Back, CallMade
from game.saves import tidy_reason

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed on this machine")

WORDS = """(of) => {
  const bare = of.cloneNode(true);
  for (const one of bare.querySelectorAll("[aria-hidden=true], #slip, #brought")) one.remove();
  return bare.textContent;
}"""
ALL_PAGES = f"""() => {{
  const words = {WORDS};
  const text = (selector) => words(document.querySelector(selector));
  return pages.map((page, number) => {{
    show(number);
    return [page.name, page.list ? page.title : "", text("#left"), text("#right"), text("main")];
  }});
}}"""
ALL_PANELS = f"""() => {{
  const words = {WORDS};
  return [...document.querySelectorAll("[data-panel]")].map((button) => {{
    button.click();
    const found = [button.dataset.panel, words(document.querySelector("#panel div"))];
    document.querySelector("#panel [data-close]").click();
    return found;
  }});
}}"""


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def file(tmp_path):
    def written(word=""):
        path = tmp_path / "bridge.html"
        path.write_text(made(BRIDGE, word), "utf-8")
        return path.as_uri()

    return written


@contextmanager
def opened(browser, uri, **more):
    """The file in a window of its own; nothing may go wrong in it, and nothing be asked for."""
    context = browser.new_context(**more)
    page = context.new_page()
    wrong, asked = [], []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(uri)
    page.wait_for_selector("body[data-page]")
    yield page
    context.close()
    assert wrong == []
    assert all(url.startswith(("file:", "blob:", "data:")) for url in asked)


def at(page):
    return page.get_attribute("body", "data-page")


def sit(page, seat):
    seats = list(story_named(str(BRIDGE)).scenario.seats)
    page.click(f'[data-choose="{seats.index(seat) + 1}"]')
    page.click('[data-choose="1"]')


def enter(page, number, reason=None):
    """Answer the question, from whichever page before it lies open."""
    while at(page) != "question":
        page.click('main [data-choose="1"]' if at(page) == "note" else "#on")
    page.click(f'label:has([value="{number}"])')
    if reason is not None:
        page.fill("#reason", reason)
    page.click("#slip button")
    page.wait_for_selector("body:not([data-page=question])")


def saved(page, tmp_path):
    page.click("#minutes")
    with page.expect_download() as download:
        page.click("#download")
    target = tmp_path / download.value.suggested_filename
    download.value.save_as(target)
    page.click("#hand-in [data-close]")
    return target


# --- played to the end ----------------------------------------------------------------------------


def test_by_mouse_to_an_ending_and_the_minutes_can_be_read_back(browser, file, tmp_path):
    with opened(browser, file()) as page:
        sit(page, "miller")
        page.click('main [data-choose="2"]')
        assert "You find a letter." in page.inner_text("main")
        page.click("[data-panel=papers]")
        assert "The lower bridge fell." in page.inner_text("#panel")
        page.click("#panel [data-close]")
        page.click("#on")
        page.click("[data-panel=heads]")
        for number in (1, 2, 3, 3, 3):
            page.click(f'#panel [data-choose="{number}"]')
        assert "2 for, 1 abstains" in page.inner_text("#panel")
        page.click("#panel [data-close]")
        enter(page, 2, "The ford is free.")
        assert "You wrote: The ford is free." in page.inner_text("main")
        page.click("#undo")
        assert page.input_value("#reason") == "The ford is free."
        enter(page, 1, "No: the mill stops.")
        page.click("#on")
        page.click("#on")
        assert "For 2: Warden (you had pencilled abstained), Clerk." in page.text_content("main")
        enter(page, 2)
        while page.is_visible("#on"):
            page.click("#on")
        assert at(page) == "end"
        target = saved(page, tmp_path)
    save = saves.read(target)
    assert [type(step) for step in save.steps] == [CallMade, Answer, Back, Answer, Answer]
    first = save.steps[1]
    assert (first.reason, first.papers) == ("The ford is free.", ("letter", "levels"))
    assert dict(first.heads) == {"carter": "for", "clerk": "for", "warden": "abstain"}
    done = command("replay", str(target), "--scenario", str(BRIDGE), "--plain")
    assert done.returncode == 0, done.stderr
    assert "The ford is free." in done.stdout
    done = command("class", str(target), "--scenario", str(BRIDGE), "--plain")
    assert done.returncode == 0, done.stderr
    assert "The ford is free." in done.stdout


def test_by_keys_alone_to_an_ending(browser, file):
    def press(*keys):
        for key in keys:
            page.keyboard.press(key)

    with opened(browser, file()) as page:
        press("1", "Enter")
        press("1", "Enter")
        assert at(page) == "heard"
        press("2", "Enter")
        assert "He shows you" not in page.inner_text("main")
        assert "You find a letter." in page.inner_text("main")
        press("Enter")
        assert at(page) == "question"
        press("Enter", "2", "Enter")
        assert at(page) == "question"
        page.keyboard.type("The ford is free.")
        press("Enter")
        page.wait_for_selector("body[data-page=record]")
        press("Enter", "Enter", "ArrowLeft", "ArrowRight", "Enter", "Enter")
        assert at(page) == "note"
        press("1", "Enter", "Enter", "1", "Enter", "Enter")
        page.wait_for_selector("body[data-page=record]")
        press(*["Enter"] * 6)
        assert at(page) == "end"


def test_a_key_held_down_passes_neither_the_slip_nor_the_stop(browser, file):
    with opened(browser, file()) as page:
        sit(page, "miller")
        page.click("#on")
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        for _ in range(5):
            page.keyboard.down("Enter")
        page.wait_for_selector("body[data-page=record]")
        for _ in range(20):
            page.keyboard.down("Enter")
        assert "STOP" in page.inner_text("main")
        assert page.inner_text("#contents [aria-current]") == "Stop"


# --- every edge, word for word --------------------------------------------------------------------


def compare(page, play):
    """The pages that the browser shows are those of plain mode, and so is what lies over them."""
    pages = page.evaluate(ALL_PAGES)
    assert [
        (
            name,
            title,
            squeezed(main) if name == "end" else "|".join(map(squeezed, (left, right, main))),
        )
        for name, title, left, right, main in pages
    ] == plain_pages(play)
    scenes = [at for at, one in enumerate(pages) if one[0] in ("passage", "question")]
    for at, scene in zip(scenes, play.ahead, strict=True):
        page.evaluate(f"show({at})")
        shown = {name: squeezed(words) for name, words in page.evaluate(ALL_PANELS)}
        assert shown == {
            name: words.split("|")[-1] for name, words in plain_panels(play, scene).items()
        }


def tap(page, selector):
    page.evaluate("(selector) => document.querySelector(selector).click()", selector)


def walked(page, play):
    """Answer each open option in turn, look, go on from there, and take it back."""
    compare(page, play)
    if play.finished:
        return play
    for option in open_options(play):
        number = list(play.scene(play.question).options).index(option) + 1
        page.evaluate("show(pages.findIndex((one) => one.name === 'question'))")
        tap(page, f'[name=line][value="{number}"]')
        depth = len(play.standing)
        tap(page, "#slip button")
        page.wait_for_selector("body[data-page=record]")
        play = walked(page, answer(play, option))
        tap(page, "#undo")
        play = play.step(Back(play.last.answer.scene))
        assert len(play.standing) == depth
    return play


@pytest.mark.parametrize(
    ("seat", "calls"),
    [
        ("miller", []),
        ("miller", ["carter-home"]),
        ("clerk", ["chest"]),
        ("clerk", []),
        ("scout", []),
    ],
)
def test_every_edge_of_the_small_story(browser, file, seat, calls):
    play = Playthrough.start(story_named(str(BRIDGE)), seat)
    with opened(browser, file()) as page:
        sit(page, seat)
        for one in calls:
            numbers = list(play.scene(play.question).calls.each)
            tap(page, f'main [data-choose="{numbers.index(one) + 1}"]')
            play = call(play, one)
        walked(page, play)


# --- what is typed --------------------------------------------------------------------------------

HOSTILE = (
    "</script><script>document.title = 'x'</script>", "<img src=x onerror=\"document.title='x'\">",
    "'\"`${1}\\ &amp; {{ 7*7 }} - : # [a, b]", "\N{FAMILY}\u200d\N{FIRE} \U0001f1fa\U0001f1e6",
    "\u05d0\u05d1\u05d2 \u202e reversed", "a\u2028b\u0085c\x07d\ufeff e", "  spaces   within  ",
    "no", "\N{FIRE}" * 250, "x" * 199 + " \u200d" + "y" * 9,
)  # fmt: skip


def test_whatever_is_typed_as_a_reason_is_text_and_stands_so_in_the_save(browser, file, tmp_path):
    with opened(browser, file()) as page:
        sit(page, "miller")
        for typed in HOSTILE:
            page.click("#undo") if page.is_visible("#undo") else None
            while at(page) != "question":
                page.click("#on")
            page.click('label:has([value="1"])')
            page.evaluate("(typed) => { document.querySelector('#reason').value = typed; }", typed)
            page.click("#slip button")
            page.wait_for_selector("body[data-page=record]")
            shown = page.text_content("main [data-words=ford]")
            assert shown == tidy_reason(typed)
        assert page.title() == "The Bridge"
        page.click("#minutes")
        page.fill("#nickname", HOSTILE[0])
        target = saved_open(page, tmp_path)
    save = saves.read(target)
    assert [step.reason for step in save.steps if isinstance(step, Answer)] == list(
        map(tidy_reason, HOSTILE)
    )
    assert save.nickname == HOSTILE[0]


def saved_open(page, tmp_path):
    """The file to hand in, its dialog lying open."""
    with page.expect_download() as download:
        page.click("#download")
    target = tmp_path / "save.yaml"
    download.value.save_as(target)
    return target


# --- the place is kept; the seal ------------------------------------------------------------------


def test_the_place_is_kept_in_the_browser(browser, file):
    with opened(browser, file()) as page:
        sit(page, "clerk")
        page.click('main [data-choose="2"]')
        enter(page, 3, "Let it fall.")
        before = page.evaluate("saveText()")
        page.reload()
        page.click("#going")
        page.wait_for_selector("body[data-page=record]")
        assert page.evaluate("saveText()") == before
        assert "You wrote: Let it fall." in page.inner_text("main")


def test_a_sealed_record_opens_with_its_word_and_with_no_other(browser, file):
    with opened(browser, file("Iskra")) as page:
        sit(page, "miller")
        page.click("#on")
        page.click('label:has([value="1"])')
        page.click("#slip button")
        page.click("#word [formnovalidate]")
        assert at(page) == "question"
        page.click("#slip button")
        for word in ("Pravda", " ISKRA "):
            page.fill("#word-typed", word)
            page.click("#word .on")
            if word == "Pravda":
                page.wait_for_selector("#wrong:visible")
        page.wait_for_selector("body[data-page=record]")
        assert "STOP" in page.inner_text("main")
        enter(page, 1)
        assert "The carter signed the order." in page.inner_text("main")


# --- for everybody --------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser, file, scheme):
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-core is not installed"
    )
    with opened(browser, file(), color_scheme=scheme, bypass_csp=True) as page:

        def look():
            found = axe.Axe().run(page).response["violations"]
            assert [
                (one["id"], one["nodes"][0]["html"])
                for one in found
                if one["impact"] in ("serious", "critical")
            ] == []

        look()
        sit(page, "miller")
        look()
        page.click("#on")
        page.click('label:has([value="1"])')
        look()
        page.click("[data-panel=heads]")
        look()
        page.click("#panel [data-close]")
        page.click("#slip button")
        page.wait_for_selector("body[data-page=record]")
        page.click("#on")
        page.click("#on")
        look()
        enter(page, 1)
        while page.is_visible("#on"):
            page.click("#on")
        look()
        page.click("#minutes")
        look()


@pytest.mark.parametrize("width", [320, 640, 1600])
def test_no_page_is_broader_than_the_window(browser, file, width):
    with opened(browser, file(), viewport={"width": width, "height": 640}) as page:
        sit(page, "miller")
        enter(page, 1, "x" * 150)
        enter(page, 1)
        page.evaluate("show(pages.length - 1)")
        for number in range(page.evaluate("pages.length")):
            page.evaluate(f"show({number})")
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_has_landmarks_and_says_where_it_is(browser, file):
    with opened(browser, file()) as page:
        sit(page, "miller")
        for role in ("main", "banner", "contentinfo", "complementary"):
            assert page.get_by_role(role).count() == 1
        assert page.get_by_role("navigation").count() == 1
        assert page.get_by_role("heading", level=1).inner_text() == "The Bridge"
        assert page.evaluate("document.activeElement.tagName") == "MAIN"
