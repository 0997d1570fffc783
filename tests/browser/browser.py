# SPDX-License-Identifier: EUPL-1.2
"""A real server, a real Chromium, and the eyes of a careful reader: what every test here stands on."""
import json
import os
import shutil
import subprocess
import tempfile
import time
import unittest
import urllib.request
import uuid
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

PROGRAM = os.environ["ONTMOET_PROGRAM"]
PICTURES = Path(os.environ["ONTMOET_PICTURES"])
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
PATIENCE_S = 20
PASSWORD = "een hele lange zin"
ORGANISER = "Gemeente Voorbeeld"


class Server:
    """`ontmoet serve` over a data folder of its own."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="ontmoet-browser-"))
        self.data = self.folder / "data"
        self.process = None
        self.clock = None  # seconds since 1970; none: as it is
        self.begun = 0

    def now(self):
        return int(self.clock + time.time() - self.begun if self.clock else time.time())

    def rehearsal(self):
        return ["--clock", str(self.now())] if self.clock else []

    def begin_at(self, moment):
        """The same data, at another time: `ontmoet serve` begins anew."""
        if self.process:
            self.process.terminate()
            self.process.wait()
        self.clock, self.begun = moment, time.time()
        self.start()

    def command(self, *words, said=""):
        return subprocess.run([PROGRAM, *self.rehearsal(), *words, "--data", str(self.data)],
                              input=said, text=True, check=True, capture_output=True).stdout

    def add_user(self, login, name, role, organiser=ORGANISER):
        self.command("user", "add", "--login", login, "--name", name, "--role", role,
                     "--organiser", organiser, said=PASSWORD + "\n")

    def start(self, *words):
        self.process = subprocess.Popen(
            [PROGRAM, *self.rehearsal(), "--language", "en", "serve", "--port", "0",
             "--data", str(self.data), *words],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        words = self.process.stdout.readline().split()
        self.url = next(word for word in words if word.startswith("http")).rstrip(".")

    def ask_as_owner(self, path, body=None):
        access = json.loads((self.data / "server.json").read_text(encoding="utf-8"))
        request = urllib.request.Request(self.url + path, data=body,
                                         headers={"Authorization": f"Bearer {access['token']}"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def facts(self, event, kind):
        """All of a kind that the server holds."""
        found, after = [], 0
        while facts := self.ask_as_owner(f"/v1/admin/events/{event}/facts?after={after}")["facts"]:
            found += [fact["body"] for fact in facts if fact["type"] == kind]
            after = facts[-1]["cursor"]
        return found

    def say(self, event, kind, bodies):
        """Facts of the owner of the data, as a command would say them to the server that runs."""
        facts = [{"id": str(uuid.uuid4()), "event": event, "device": str(uuid.UUID(int=0)),
                  "device_sequence": 0, "recorded_at": 0, "type": kind, "body": body,
                  "subjects": [body["person"]] if "person" in body else []}
                 for body in bodies]
        body = json.dumps({"actor": "test", "facts": facts}).encode()
        answers = self.ask_as_owner(f"/v1/admin/events/{event}/facts", body)["answers"]
        assert all(one["decision"] == "created" for one in answers), answers

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()
        shutil.rmtree(self.folder)


class PageTest(unittest.TestCase):
    """Tests that share one server, with these accounts: login, name, role and, for another one than
    ORGANISER, whose."""

    accounts = [("noor@example.org", "Noor", "organiser")]
    serve_words = []

    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        for account in cls.accounts:
            cls.server.add_user(*account)
        cls.before_start()
        cls.server.start(*cls.serve_words)
        cls.begin_all()

    @classmethod
    def before_start(cls):
        """What commands do with the data first."""

    @classmethod
    def begin_all(cls):
        """What all tests find when they begin."""


class Reader:
    """Somebody at a browser."""

    def __init__(self, server, language="nl"):
        self.server = server
        options = webdriver.ChromeOptions()
        for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--hide-scrollbars", f"--lang={language}", f"--accept-lang={language}"):
            options.add_argument(word)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.language = language
        self.resize("desktop")

    def close(self):
        self.driver.quit()

    def resize(self, size):
        width, height = SIZES[size]
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def open(self, path):
        self.driver.get(self.server.url + path)

    def until(self, condition):
        """A page that is drawn anew meanwhile is looked at again."""
        return WebDriverWait(self.driver, PATIENCE_S, poll_frequency=0.05, ignored_exceptions=[
            StaleElementReferenceException]).until(lambda driver: condition())

    def all(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def one(self, css):
        return self.until(lambda: self.all(css))[0]

    def text(self, css="main"):
        return self.until(lambda: self.driver.execute_script(
            "return document.querySelector(arguments[0])?.innerText", css))

    def sees(self, words):
        return self.until(lambda: words in self.text("body"))

    def sees_in_time(self, condition):
        """Something happens at the server, and a page that does not follow it is loaded again until
        it shows it. Each time it gets as long to be drawn as a machine with much to do needs."""
        def shown_by_this_page():
            self.driver.refresh()
            try:
                return WebDriverWait(self.driver, PATIENCE_S / 4, poll_frequency=0.05,
                                     ignored_exceptions=[StaleElementReferenceException]).until(
                                         lambda driver: condition())
            except TimeoutException:
                return False

        return WebDriverWait(self.driver, 3 * PATIENCE_S).until(lambda driver: shown_by_this_page())

    def fill(self, name, words):
        field = self.one(f"[name={name}]")
        field.clear()
        field.send_keys(words)

    def set(self, name, value):
        """For fields whose keys depend on the language of the browser: days and times."""
        self.driver.execute_script(
            "arguments[0].value = arguments[1];"
            "arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
            self.one(f"[name={name}]"), value)

    def click(self, css):
        """The first of them, also when the page is drawn anew between finding and touching it."""
        self.until(lambda: [one.click() or one for one in self.all(css)[:1]])

    def press(self, words, css="button, a"):
        def press_first():
            found = [one for one in self.all(css) if words in one.text and one.is_displayed()]
            if found:
                found[0].click()
            return found

        self.until(press_first)

    def sign_in(self, login, password=PASSWORD):
        self.one("[name=login]")
        self.fill("login", login)
        self.fill("password", password + Keys.ENTER)

    def download_to(self, folder):
        folder.mkdir()
        self.downloads = folder
        self.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {
            "behavior": "allow", "downloadPath": str(folder)})

    def arrived(self, ending):
        """The newest file with this ending, once it is whole."""
        def newest():
            files = [file for file in self.downloads.glob(f"*{ending}") if file.stat().st_size > 0]
            is_whole = files and not list(self.downloads.glob("*.crdownload"))
            return is_whole and max(files, key=lambda file: file.stat().st_mtime)

        return self.until(newest)

    def complaints(self):
        """What the browser itself found wrong; an answer that says no is none."""
        return [entry["message"] for entry in self.driver.get_log("browser")
                if "status of 4" not in entry["message"]]

    def look(self, name):
        """A picture of both sizes, each read by the rules of rules.js."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        faults = []
        rules = (Path(__file__).parent / "rules.js").read_text(encoding="utf-8")
        for size in ("phone", "desktop"):
            self.resize(size)
            self.driver.execute_async_script(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))")
            self.driver.save_screenshot(str(PICTURES / f"{name}-{self.language}-{size}.png"))
            faults += [f"{name} ({size}): {fault}" for fault in self.driver.execute_script(rules)]
        return faults


def signed_in(test, login, language="nl"):
    """A reader at this test's server, with the list of events before them."""
    reader = Reader(test.server, language)
    test.addCleanup(reader.close)
    reader.open("/")
    reader.sign_in(login)
    reader.one(".cards")
    return reader
