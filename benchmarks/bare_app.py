"""The floor of a full screen: a Textual app with a header, 150 words, four options and a footer.

python benchmarks/bare_app.py
"""

from itertools import cycle, islice

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Footer, Header, Markdown, OptionList

TEXT = (
    "the council met before dawn and the clerk read out the grain returns while carts waited at "
    "the river gate and nobody could yet say whether the envoy had crossed the frontier or had "
    "turned back with the snow behind him"
)
CHOICES = (
    "Alpha: wait for the envoy",
    "Bravo: open the granary",
    "Charlie: send for the captain",
    "Delta: adjourn the council",
)


class BareApp(App[None]):
    """One screen that does nothing."""

    TITLE = "Bare floor"
    CSS = "VerticalScroll { height: 1fr; } OptionList { height: auto; }"

    def compose(self) -> ComposeResult:
        """The usual widgets."""
        words = list(islice(cycle(TEXT.split()), 150))
        paragraphs = [" ".join(words[:75]), " ".join(words[75:])]
        yield Header()
        with VerticalScroll(can_focus=False):
            yield Markdown("\n\n".join(["## The passage", *paragraphs]))
        yield OptionList(*CHOICES, markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """The options take the keys."""
        self.query_one(OptionList).focus()


if __name__ == "__main__":
    BareApp().run()
