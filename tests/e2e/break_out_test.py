#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Somebody who wants out of the application: on a virtual panel a real kiosk is given chords, the
other buttons, long presses, swipes from the edges, requests to close, to move and to shrink, and
then gestures by chance as fast as the display takes them.

break_out_test.py [seconds] [seed]    ten seconds; `break_out_whole` goes on for ten minutes
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from Xlib import X, XK
from Xlib.display import Display
from Xlib.ext import xtest
from Xlib.protocol.event import ClientMessage

XK.load_keysym_group("xf86")

SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 10
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 1
SERVER, KIOSK = os.environ["ONTMOET_PROGRAM"], os.environ["ONTMOET_KIOSK"]
SAMPLE = Path(__file__).resolve().parents[2] / "assets/samples/zorg-techniek-den-haag"
WIDTH, HEIGHT = 1280, 800
LANGUAGES = "nl en ar ti fa tr so ps fr uk".split()
LONG = 60  # seconds from which on every language is seen before, for half a minute
MOST_GROWTH_MB = 12  # of a session with its letters and pictures; what leaks goes on growing
BURST = 250

CHORDS = """alt+F4 ctrl+alt+Delete ctrl+alt+BackSpace ctrl+alt+F1 ctrl+alt+F7 alt+Tab alt+Escape
super super+d super+l super+r alt+F1 alt+F2 alt+space ctrl+Escape ctrl+shift+Escape ctrl+alt+t
ctrl+q ctrl+w ctrl+n ctrl+t ctrl+o ctrl+s ctrl+p ctrl+u ctrl+shift+i ctrl+l ctrl+c ctrl+v ctrl+z
F1 F5 F6 F10 F11 F12 Escape Print Sys_Req Pause Menu shift+F10 alt+Return ctrl+alt+Print
XF86_PowerOff XF86_Sleep XF86_Eject XF86_Calculator XF86_HomePage XF86_Explorer XF86_Launch1
XF86_AudioRaiseVolume""".split()
KEYS = ["Escape", "Return", "Tab", "shift+Tab", "BackSpace", "Delete", "Left", "Right", "Up",
        "Down", "Home", "End", "ctrl+a", "ctrl+c", "ctrl+v", "ctrl+z", "alt+F4", "super", "F11",
        "a", "1", "space", "Page_Up", "Page_Down"]


class Kiosk:
    """A display of its own, a server with the sample event, and a kiosk that fills the display."""

    def __init__(self, folder):
        self.folder = folder
        self.display = self.start_display()
        self.hand = Hand()
        data = folder / "server"
        subprocess.run([SERVER, "import", SAMPLE, "--data", data], check=True,
                       stdout=subprocess.DEVNULL)
        self.server = subprocess.Popen([SERVER, "serve", "--port", "0", "--data", data],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                       text=True)
        self.server.stdout.readline()
        subprocess.run([SERVER, "pair", "--data", data, "--role", "host", "--name", "Kiosk",
                        "--pin", "-", "--out", folder / "kiosk.pairing"], input="86420975\n",
                       text=True, check=True, stdout=subprocess.DEVNULL)
        self.process = subprocess.Popen(
            [KIOSK, "--driver", "--pairing", folder / "kiosk.pairing", "--data", folder / "kiosk",
             "--exports", folder / "exports"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, env={**os.environ, "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"})
        assert self.process.stdout.readline() == "ok ready\n"

    def start_display(self):
        read, write = os.pipe()
        display = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten",
             "tcp", "-noreset"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            os.environ["DISPLAY"] = ":" + number.readline().strip()
        return display

    def stop(self):
        for process in (self.process, self.server, self.display):
            process.terminate()
            process.wait()

    def say(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer.startswith("ok"), (command, answer, self.process.poll())
        return answer[3:].strip()

    def screen(self):
        return json.loads(self.say("status"))["screen"]

    def memory_mb(self):
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def children(self):
        task = Path(f"/proc/{self.process.pid}/task")
        return "".join((one / "children").read_text() for one in task.iterdir()).split()

    def own_files(self):
        """What it may write to: everything else that it holds open for writing is a way out."""
        allowed = (str(self.folder), "/dev/", "/memfd", "/tmp/.X11", "socket:", "pipe:", "anon_inode:")
        found = set()
        for link in Path(f"/proc/{self.process.pid}/fd").iterdir():
            try:
                target = os.readlink(link)
                flags = int(Path(f"/proc/{self.process.pid}/fdinfo/{link.name}").read_text()
                            .split("flags:")[1].split()[0], 8)
            except FileNotFoundError:
                continue
            if flags & 3 and not target.startswith(allowed):
                found.add(target)
        return found


class Hand:
    """Fingers on the display: keyboard and mouse as the display itself would report them."""

    def __init__(self):
        self.display = Display()
        self.root = self.display.screen().root

    def move(self, x, y):
        xtest.fake_input(self.display, X.MotionNotify, x=x, y=y)

    def click(self, button=1):
        xtest.fake_input(self.display, X.ButtonPress, button)
        xtest.fake_input(self.display, X.ButtonRelease, button)

    def drag(self, places, pause_s=0.0):
        self.move(*places[0])
        xtest.fake_input(self.display, X.ButtonPress, 1)
        for place in places[1:]:
            self.move(*place)
        self.display.sync()
        time.sleep(pause_s)
        xtest.fake_input(self.display, X.ButtonRelease, 1)
        self.display.sync()

    def keys(self, chord):
        codes = [self.display.keysym_to_keycode(keysym_of(name)) for name in chord.split("+")]
        assert all(codes), f"no such key: {chord}"
        for code in codes:
            xtest.fake_input(self.display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self.display, X.KeyRelease, code)

    def type(self, text):
        names = {":": "shift+semicolon", "/": "slash", ".": "period"}
        for sign in text:
            self.keys(names.get(sign, sign))

    def sync(self):
        self.display.sync()

    def windows(self):
        """Those that can be seen, with place and size."""
        self.display.sync()
        found = []
        for window in self.root.query_tree().children:
            if window.get_attributes().map_state == X.IsViewable:
                place = window.get_geometry()
                found.append((window, (place.x, place.y, place.width, place.height)))
        return found

    def ask_to_close(self, window):
        event = ClientMessage(window=window, client_type=self.display.get_atom("WM_PROTOCOLS"),
                              data=(32, [self.display.get_atom("WM_DELETE_WINDOW"), 0, 0, 0, 0]))
        window.send_event(event)
        self.display.sync()


def keysym_of(name):
    short = {"alt": "Alt_L", "ctrl": "Control_L", "shift": "Shift_L", "super": "Super_L"}
    return XK.string_to_keysym(short.get(name, name))


def look(kiosk, after):
    """Still the one window over the whole panel, with words on it, and nothing started."""
    assert kiosk.process.poll() is None, f"it ended after {after}"
    screen = kiosk.screen()
    assert not screen.startswith("host") or screen == "host_pin", f"{screen} after {after}"
    assert len(json.loads(kiosk.say("words"))) > 0, f"an empty screen after {after}"
    places = [place for _, place in kiosk.hand.windows()]
    assert places == [(0, 0, WIDTH, HEIGHT)], f"{places} after {after}"
    assert not kiosk.children(), f"{kiosk.children()} after {after}"
    assert not kiosk.own_files(), f"{kiosk.own_files()} after {after}"


def try_chords(kiosk):
    for chord in CHORDS:
        kiosk.hand.keys(chord)
    look(kiosk, "chords")
    for address in ("https://example.org", "file:///etc/passwd"):
        kiosk.hand.type(address)
        kiosk.hand.keys("Return")
        kiosk.hand.keys("ctrl+Return")
    look(kiosk, "addresses")


def try_buttons(kiosk):
    for place in ((5, 5), (640, 400), (1275, 795), (1275, 5)):
        kiosk.hand.move(*place)
        for button in range(2, 10):
            kiosk.hand.click(button)
        kiosk.hand.drag([place], pause_s=1.2)
    look(kiosk, "other buttons and long presses")


def try_edges(kiosk):
    edges = (((0, 400), (600, 400)), ((1279, 400), (600, 400)), ((640, 0), (640, 500)),
             ((640, 799), (640, 300)), ((0, 0), (640, 400)), ((1279, 799), (640, 400)))
    for (x, y), (to_x, to_y) in edges:
        kiosk.hand.drag([(x + (to_x - x) * i // 8, y + (to_y - y) * i // 8) for i in range(9)])
    look(kiosk, "swipes from the edges")


def try_window(kiosk):
    """As a window system would, when somebody had got hold of one."""
    window = kiosk.hand.windows()[0][0]
    kiosk.hand.ask_to_close(window)
    look(kiosk, "a request to close")
    for width, height in ((400, 300), (1, 1), (4000, 3000)):
        window.configure(width=width, height=height)
        kiosk.hand.sync()
        kiosk.say("words")
    window.configure(x=300, y=200)
    kiosk.hand.sync()
    kiosk.say("words")
    window.configure(x=0, y=0, width=WIDTH, height=HEIGHT)
    look(kiosk, "other sizes and places")


def gesture(hand, chance):
    x, y = chance.randrange(WIDTH), chance.randrange(HEIGHT)
    kind = chance.randrange(10)
    hand.move(x, y)
    if kind < 6:
        hand.click()
    elif kind < 8:
        hand.drag([(x, y), (chance.randrange(WIDTH), chance.randrange(HEIGHT))])
    elif kind == 8:
        hand.click(chance.choice((2, 3, 4, 5)))
    else:
        hand.keys(chance.choice(KEYS))


def see_every_language(kiosk):
    """In every size of text: what is drawn for the first time, and kept, is no leak."""
    for size in range(3):
        for language in LANGUAGES:
            for button in (f"languages.{language}", "common.text", f"accessibility.text_{size}",
                       "accessibility.done", "welcome.search"):
                kiosk.say(f"tap {button}")
            kiosk.say("words")
            kiosk.say("tap common.back")
            kiosk.say("tap welcome.new")
            kiosk.say("words")
            while kiosk.screen() != "languages":
                kiosk.say("tap common.back")
    look(kiosk, "every language")


def storm(kiosk):
    chance = random.Random(SEED)
    begun, done, bursts = time.monotonic(), 0, 0
    first_mb = most_mb = 0.0
    while (passed := time.monotonic() - begun) < SECONDS:
        for _ in range(BURST):
            gesture(kiosk.hand, chance)
        done += BURST
        bursts += 1
        if bursts % 8 == 0:
            look(kiosk, f"{done} gestures from seed {SEED}")
        now_mb = kiosk.memory_mb()
        # A quarter of the time to see every screen once.
        if passed > SECONDS / 4:
            first_mb = first_mb or now_mb
            most_mb = max(most_mb, now_mb)
    look(kiosk, f"{done} gestures from seed {SEED}")
    print(f"{done} gestures in {passed:.0f} s; memory {first_mb:.1f} MB, +{most_mb - first_mb:.1f}")
    # A sanitizer keeps what was freed, and tells of leaks by itself.
    is_sanitized = bool(os.environ.get("ONTMOET_SANITIZE"))
    assert is_sanitized or most_mb - first_mb <= MOST_GROWTH_MB, "memory grows"


def main():
    folder = Path(tempfile.mkdtemp(prefix="ontmoet-break-out-"))
    kiosk = None
    try:
        kiosk = Kiosk(folder)
        look(kiosk, "the start")
        if SECONDS >= LONG:
            see_every_language(kiosk)
        for attempt in (try_chords, try_buttons, try_edges, try_window, storm):
            attempt(kiosk)
    finally:
        if kiosk:
            kiosk.stop()
        shutil.rmtree(folder)


main()
