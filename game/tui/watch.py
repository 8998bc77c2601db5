"""A rehearsal on a full screen: the file is looked at twice a second, and shown anew when saved."""

from __future__ import annotations

from game.sitting.rehearsal import Rehearsal
from game.tui.app import PolitburoApp, run_app

EVERY = 0.5


class WatchApp(PolitburoApp):
    """Plays a file beside its editor."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        super().__init__(rehearsal.sitting)
        self.rehearsal = rehearsal

    def on_mount(self) -> None:
        """Begin to look, by polling: editors that save by renaming defeat file watchers."""
        self.set_interval(EVERY, self.look)

    def look(self) -> None:
        """Show the file anew if it was saved."""
        if self.rehearsal.reload():
            self.sitting = self.rehearsal.sitting
            self.table.show(keep=True)
            if self.screen is self.panel:
                self.panel.show(keep=True)


def run(rehearsal: Rehearsal) -> None:
    """Watch a file until the writer leaves."""
    run_app(WatchApp(rehearsal))
