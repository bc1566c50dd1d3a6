"""A headless browser on the try-out page, and the page's parts by their names."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Error, Locator, Page, sync_playwright

TRY = (sys.executable, "-m", "bot", "try", "--no-browser")
PATIENCE = 60.0
"""Seconds that anything may take on a slow machine: a browser has been seen to stand still for half a minute."""
SENDS = 12
"""How often something is sent that does not arrive, before it is given up."""


def chromium() -> str | None:
    """Debian's or another installed Chromium; None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def served(pack: Path, *arguments: str) -> Generator[tuple[str, subprocess.Popen[str]]]:
    """Run `stalker-guide try` in a process and a folder of its own; gives the page's address and the process."""
    with tempfile.TemporaryDirectory() as folder:
        command = [*TRY, "--port", "0", "--pack", str(pack), *arguments]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder, env=environment()) as process:
            try:
                yield _address(process), process
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(PATIENCE)


def environment() -> dict[str, str]:
    """The environment of this process, for one that is started in another folder."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    address = ""
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            address = found[0]
        if "Ctrl-C" in line:
            return address
    raise AssertionError("the page was not served")


@contextmanager
def opened(address: str, width: int = 1200, height: int = 900) -> Generator["Chat"]:
    """The page at an address in a headless browser."""
    with sync_playwright() as playwright:
        # Chromium's sandbox does not run as root, and nothing here comes from elsewhere.
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(address)
        chat = Chat(page)
        chat.entry.wait_for()
        chat.settle()
        yield chat
        browser.close()


class Chat:
    """What a person sees and does on the page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def entry(self) -> Locator:
        """Where messages and commands are typed."""
        return self.page.locator("#channel-composer-input")

    @property
    def last(self) -> Locator:
        """The newest message."""
        return self.page.locator("article.channel-message").last

    def ask(self, question: str) -> None:
        """Type `/ask` and a question, and send it."""
        before = self.count()
        self.entry.click()
        self.page.keyboard.type("/ask")
        self.page.locator(".command-entry.is-active").wait_for()
        self.page.keyboard.press("Enter")
        self.page.locator(".command-option-input").fill(question)
        self._send(before + 1)

    def say(self, text: str) -> None:
        """Send a message, and wait for the one that answers it."""
        before = self.count()
        self.entry.fill(text)
        self._send(before + 2)

    def press(self, label: str) -> None:
        """Press a button of the newest message, and wait for what comes below it."""
        before = self.count()
        self.last.get_by_role("button", name=label, exact=True).click()
        self.wait_for(before + 1)

    def become(self, member: str) -> None:
        """Look at the page as another member."""
        self.page.locator("#viewer-picker").select_option(label=member)
        self.settle()
        self.entry.wait_for()

    def count(self) -> int:
        """How many messages are shown."""
        return self.page.locator("article.channel-message").count()

    def wait_for(self, number: int) -> None:
        """Wait until so many messages are shown, and the page is ready for more."""
        self._message(number).wait_for()
        self.settle()

    def settle(self) -> None:
        """Wait until the page says of nothing that it is being done."""
        self.page.locator("#action-status").filter(has_text=re.compile("[^…]$")).wait_for()

    def _send(self, number: int) -> None:
        """Send what is typed, and wait until so many messages are shown."""
        # The page drops what is sent in the moment that it looks for suggestions. Once sent, nothing is there to send.
        for _ in range(SENDS):
            self.page.locator("#send-message").click()
            with suppress(Error):
                self._message(number).wait_for(timeout=PATIENCE * 1000 / SENDS)
                break
        self.wait_for(number)

    def _message(self, number: int) -> Locator:
        return self.page.locator("article.channel-message").nth(number - 1)
