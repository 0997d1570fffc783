#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The Debian packages, made of this build and looked at from outside.

    package_test.py BUILD_FOLDER

What happens when they are installed, upgraded and purged is tried by in_chroot beside this file, how
they run under systemd by live.
"""
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
SOURCE = pathlib.Path(__file__).resolve().parents[2]
# systemd counts from 0 (nothing left open) to 10; it calls up to 2 well protected. As README.md
# says: who opens more of a service says so here.
MOST_EXPOSURE = {"ontmoet-server": 1.4, "ontmoet-kiosk": 2.0, "ontmoet-kiosk-orders": 1.5}
# Of udev, with rules of a test before ours: in a /run of its own, so that nothing here changes.
UNSHARE = ["unshare", "--map-root-user", "--mount"]
UDEV = """mount -t tmpfs none /run && mkdir -p /run/udev/rules.d && cp "$1"/* /run/udev/rules.d/ &&
udevadm test --action=add /sys/class/mem/null"""


def run(*words, **more):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)


def may_unshare():
    return run(*UNSHARE, "true").returncode == 0


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.out = pathlib.Path(cls.folder.name)
        made = run("cpack", "-B", cls.out, cwd=BUILD)
        assert made.returncode == 0, made.stdout + made.stderr
        cls.files = {file.name.split("_")[0]: file for file in cls.out.glob("*.deb")}
        cls.root = cls.out / "root"
        for file in cls.files.values():
            assert run("dpkg-deb", "-x", file, cls.root).returncode == 0
            assert run("dpkg-deb", "-e", file, cls.out / file.name.split("_")[0]).returncode == 0

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def field(self, package, name):
        return run("dpkg-deb", "-f", self.files[package], name).stdout.strip()

    def test_there_are_three(self):
        self.assertEqual(set(self.files), {"ontmoet-server", "ontmoet-kiosk", "ontmoet-common"})
        versions = {self.field(package, "Version") for package in self.files}
        self.assertEqual(len(versions), 1)
        self.assertIn(f"ontmoet-common (= {versions.pop()})", self.field("ontmoet-kiosk", "Depends"))

    def test_the_programs_are_hardened(self):
        for program in ("ontmoet", "ontmoet-kiosk"):
            told = run("readelf", "--wide", "--file-header", "--program-headers", "--dynamic",
                       "--dyn-syms", self.root / "usr/bin" / program).stdout
            with self.subTest(program):
                self.assertRegex(told, r"Type:\s+DYN", "its place in memory is by chance (PIE)")
                self.assertRegex(told, r"FLAGS_1.*\bPIE\b")
                self.assertIn("GNU_RELRO", told, "tables of functions are closed")
                self.assertRegex(told, r"FLAGS_1.*\bNOW\b", "before it begins")
                self.assertRegex(told, r"GNU_STACK(\s+0x\w+)+\s+RW\s", "no code on the stack")
                self.assertIn("__stack_chk_fail", told, "a stack written over is noticed")
                self.assertRegex(told, r"__mem\w+_chk|__\w*printf_chk", "as are buffers")

    def test_a_server_needs_no_panel(self):
        needs = self.field("ontmoet-server", "Depends")
        for library in ("sdl", "v4l", "espeak", "imgui", "cage"):
            self.assertNotIn(library, needs)
        self.assertIn("libsqlite3-0", needs)

    def test_lintian_finds_no_error_and_no_warning(self):
        looked = run("lintian", "--allow-root", "--fail-on", "error,warning",
                     *self.files.values())
        self.assertEqual(looked.returncode, 0, looked.stdout + looked.stderr)

    def test_the_services_are_locked_in(self):
        for unit, most in MOST_EXPOSURE.items():
            file = self.root / "lib/systemd/system" / f"{unit}.service"
            looked = run("systemd-analyze", "security", "--offline=true", "--no-pager", file)
            exposure = re.search(r"exposure level for .*: ([0-9.]+)", looked.stdout)
            self.assertIsNotNone(exposure, looked.stdout + looked.stderr)
            print(f"{unit}: exposure {exposure[1]}")
            self.assertLessEqual(float(exposure[1]), most)

    def test_a_kiosk_stays_in_its_service(self):
        """A session of logind's takes a program out of the service that opened it: no word of it
        would be heard by systemd then, no device refused to it. What systemd does is tried by live."""
        unit = (self.root / "lib/systemd/system/ontmoet-kiosk.service").read_text()
        self.assertNotIn("PAMName=", unit)
        self.assertIn("LIBSEAT_BACKEND=seatd", unit)
        self.assertIn("Requires=seatd.service", unit)
        self.assertIn("seatd,", self.field("ontmoet-kiosk", "Depends"))

    def udev_says(self, rules, subsystem, **given):
        """What udev itself makes of a device for which `given` is known, by the rules of the
        package and `rules`. There is no keyboard here: /dev/null stands for it, and the rules for
        its subsystem are read as /dev/null's."""
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder)
            known = "".join(f', ENV{{{name}}}="{value}"' for name, value in given.items())
            (place / "10-known.rules").write_text(f'KERNEL=="null"{known}\n')
            ours = (self.root / "lib/udev/rules.d/60-ontmoet-kiosk.rules").read_text()
            for name, text in (("50-ontmoet-test.rules", rules), ("60-ontmoet-kiosk.rules", ours)):
                (place / name).write_text(text.replace(f'"{subsystem}"', '"mem"'))
            told = run(*UNSHARE, "sh", "-c", UDEV, "sh", place)
        self.assertEqual(told.returncode, 0, told.stderr)
        lines = (line.partition("=") for line in told.stdout.splitlines() if "=" in line)
        found = {name: value for name, _, value in lines}
        faults = []
        for line in told.stderr.splitlines():
            if mode := re.search(r"ontmoet.*rules:\d+ MODE (\d+)$", line):
                found["MODE"] = mode[1]
            elif "ontmoet" in line and not re.search(r"^Reading|^Skipping empty|GROUP 0$", line):
                faults.append(line)
        return found, faults

    @unittest.skipUnless(shutil.which("udevadm"), "no udevadm here (kiosk/install-packages test)")
    @unittest.skipUnless(may_unshare(), "no mounts of one's own here, as in a chroot")
    def test_what_is_plugged_in_is_read_by_udev_as_meant(self):
        readme = (SOURCE / "kiosk/README.md").read_text()
        scanner, touch = re.findall(r'^SUBSYSTEM=="input".*$', readme, re.M)
        ignored = "LIBINPUT_IGNORE_DEVICE"

        def says(subsystem="input", rules="", **given):
            found, faults = self.udev_says(rules, subsystem, **given)
            self.assertEqual(faults, [])
            return found

        for bus in ("usb", "bluetooth"):
            for kind in ("ID_INPUT_KEYBOARD", "ID_INPUT_MOUSE"):
                self.assertEqual(says(ID_BUS=bus, **{kind: 1})[ignored], "1")
        # One that is built in, the one named as the scanner, and one that is named otherwise.
        self.assertNotIn(ignored, says(ID_INPUT_KEYBOARD=1))
        named = dict(ID_BUS="usb", ID_INPUT_KEYBOARD=1, ID_VENDOR_ID="05e0")
        self.assertNotIn(ignored, says(rules=scanner, ID_MODEL_ID="1200", **named))
        self.assertEqual(says(rules=scanner, ID_MODEL_ID="1201", **named)[ignored], "1")
        self.assertNotIn(ignored, says(ID_BUS="usb", ID_INPUT_TOUCHSCREEN=1))

        matrix = "LIBINPUT_CALIBRATION_MATRIX"
        for turned, as_libinput in (("left", "0 -1 1 1 0 0"), ("right", "0 1 0 -1 0 1"),
                                    ("half", "-1 0 1 0 -1 1")):
            rule = touch.replace('"left"', f'"{turned}"')
            self.assertEqual(says(rules=rule, ID_INPUT_TOUCHSCREEN=1)[matrix], as_libinput)
            self.assertNotIn(matrix, says(rules=rule, ID_INPUT_KEYBOARD=1))
        self.assertNotIn(matrix, says(ID_INPUT_TOUCHSCREEN=1))

        stick = says("block", ID_BUS="usb")
        self.assertEqual((stick["UDISKS_IGNORE"], stick["MODE"]), ("1", "0"))
        self.assertNotIn("UDISKS_IGNORE", says("block", ID_BUS="ata"))
        # A slip would be seen.
        self.assertNotEqual(self.udev_says('SUBSYSTEM="input", NOSUCH=="1"', "input")[1], [])

    def test_sticks_have_no_driver(self):
        lines = (self.root / "lib/modprobe.d/ontmoet-kiosk.conf").read_text().splitlines()
        for module in ("usb-storage", "uas", "firewire-sbp2", "thunderbolt"):
            self.assertIn(f"install {module} /bin/false", lines)

    def test_scripts_are_shell_and_an_older_version_is_refused(self):
        for package in ("ontmoet-server", "ontmoet-kiosk"):
            for script in ("preinst", "postinst", "prerm", "postrm"):
                self.assertEqual(run("sh", "-n", self.out / package / script).returncode, 0)
            before = self.out / package / "preinst"
            self.assertEqual(run(before, "install").returncode, 0)
            self.assertEqual(run(before, "upgrade", "0.0.1").returncode, 0)
            refused = run(before, "upgrade", "99.0")
            self.assertEqual(refused.returncode, 1)
            self.assertIn("To go back", refused.stderr)

    def test_a_server_starts_as_its_settings_are_shipped(self):
        with tempfile.TemporaryDirectory() as data:
            server = subprocess.Popen(
                [self.root / "usr/bin/ontmoet", "--language", "en", "serve", "--config",
                 self.root / "etc/ontmoet/server.toml", "--data", f"{data}/data", "--port", "0"],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                env={**self.at_home(data), "ONTMOET_ASSETS": ""})
            line = server.stdout.readline()
            server.send_signal(signal.SIGTERM)
            _, errors = server.communicate(timeout=30)
            self.assertIn("http://127.0.0.1:", line, errors)
            self.assertEqual(server.returncode, 0)

    def test_a_server_tells_systemd_that_it_is_ready_alive_and_ending(self):
        with tempfile.TemporaryDirectory() as data, socket.socket(
                socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
            systemd.bind(f"{data}/notify")
            systemd.settimeout(60)
            server = subprocess.Popen(
                [self.root / "usr/bin/ontmoet", "serve", "--data", f"{data}/data", "--port", "0"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env={**self.at_home(data), "ONTMOET_ASSETS": "",
                     "NOTIFY_SOCKET": f"{data}/notify", "WATCHDOG_USEC": "200000"})
            heard = [systemd.recv(100).decode() for _ in range(4)]
            server.send_signal(signal.SIGTERM)
            while heard[-1] == "WATCHDOG=1":
                heard.append(systemd.recv(100).decode())
            self.assertEqual(server.wait(timeout=30), 0)
            self.assertEqual(heard[:4], ["READY=1"] + 3 * ["WATCHDOG=1"])
            self.assertEqual(heard[-1], "STOPPING=1")

    def test_a_kiosk_reads_its_settings_and_says_that_it_is_not_paired(self):
        with tempfile.TemporaryDirectory() as data:
            started = run(self.root / "usr/bin/ontmoet-kiosk", "--config",
                          self.root / "etc/ontmoet/kiosk.toml", "--data", f"{data}/data",
                          "--pairing", f"{data}/kiosk.pairing", "--headless", "--driver",
                          input="status\nwords\nquit\n",
                          env={**self.at_home(data), "ONTMOET_ASSETS": ""}, timeout=60)
            self.assertEqual(started.returncode, 0, started.stderr)
            self.assertIn('"screen":"first_start"', started.stdout)
            self.assertIn("Wat is het adres van de server?", started.stdout)

    def test_what_is_asked_of_root_is_checked(self):
        script = self.root / "usr/lib/ontmoet/ontmoet-kiosk-orders"
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder)
            for tool in ("hostnamectl", "systemctl"):  # this computer keeps its name
                (place / tool).write_text(f'#!/bin/sh\necho "{tool} $*" >>{place}/done\n')
                (place / tool).chmod(0o755)
            path = {**os.environ, "PATH": f"{place}:{os.environ['PATH']}"}
            for asked, done in (
                    ("name balie-1\n", "hostnamectl set-hostname balie-1\n"),
                    ("reboot\nname balie-1\n",
                     "hostnamectl set-hostname balie-1\nsystemctl reboot\n"),
                    ("name -x\n", ""), ("name a b\n", ""), ("name $(reboot)\n", ""),
                    ("name " + "a" * 64 + "\n", ""), ("rm -rf /\n", ""), ("", "")):
                (place / "wanted").write_text(asked)
                (place / "done").write_text("")
                run(script, place / "wanted", env=path)
                self.assertEqual((place / "done").read_text(), done, asked)
                self.assertFalse((place / "wanted").exists())
            (place / "secret").write_text("name other\n")
            (place / "wanted").symlink_to(place / "secret")
            self.assertEqual(run(script, place / "wanted", env=path).returncode, 1)
            self.assertEqual((place / "done").read_text(), "")
            self.assertTrue((place / "secret").exists())
            self.assertEqual(run(script, place / "nothing", env=path).returncode, 1)

    def test_a_provision_says_what_it_would_do_and_what_is_missing(self):
        script = SOURCE / "kiosk/provision"
        self.assertEqual(run("shellcheck", script).stdout, "")

        def told(*words, to=self.out):
            return run("bash", script, "--dry-run", "--debs", to, *words)

        done = told("--server", "https://ontmoet.example.org", "--language", "ti")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("would: set server to https://ontmoet.example.org", done.stdout)
        self.assertIn("Nothing was done", done.stdout)
        for words, why in ((("--server", "ontmoet"), "--server is written as"),
                           (("--server", 'https://x"\nroot=1'), "signs that belong in neither"),
                           (("--language", "xx"), "--language is one of"),
                           (("--file", "/nowhere"), "/nowhere cannot be read"),
                           (("--root", "/nowhere"), "this is no Debian")):
            self.assertIn(why, told(*words).stderr)
        self.assertIn("no ontmoet-kiosk_", told(to=self.out / "root").stderr)
        self.assertEqual(told("--frobnicate").returncode, 2)

    def test_a_mistake_in_the_settings_is_told_with_its_line(self):
        file = self.out / "wrong.toml"
        file.write_text('data = "/tmp/x"\n\nprot = 8470\n')
        for words in (("ontmoet", "--language", "en", "serve"), ("ontmoet-kiosk",)):
            program, *more = words
            told = run(self.root / "usr/bin" / program, *more, "--config", file,
                       env=self.at_home(self.out))
            self.assertEqual(told.returncode, 2, told.stderr)
            self.assertIn(f"{file}:3", told.stderr)
            self.assertIn("prot", told.stderr)

    def test_the_shell_completes_commands_and_options(self):
        file = self.root / "usr/share/bash-completion/completions/ontmoet"
        for typed, wanted in ((["acc"], "access-report"), (["serve", "--beh"], "--behind-proxy")):
            words = " ".join(typed)
            script = (f"source {file}; COMP_WORDS=(ontmoet {words}); COMP_CWORD={len(typed)}; "
                      "_ontmoet; echo ${COMPREPLY[@]}")
            path = f"{self.root}/usr/bin:{os.environ['PATH']}"
            told = run("bash", "-c", script, env={**os.environ, "PATH": path})
            self.assertEqual(told.stdout.strip(), wanted, told.stderr)

    def test_each_program_says_of_what_it_is_made(self):
        made = {package: json.loads((self.root / "usr/share/doc" / package / "sbom.cdx.json")
                                    .read_text()) for package in ("ontmoet-server", "ontmoet-kiosk")}
        for package, bom in made.items():
            self.assertEqual((bom["bomFormat"], bom["specVersion"], bom["version"]),
                             ("CycloneDX", "1.5", 1))
            self.assertEqual(bom["metadata"]["component"]["name"], package)
            parts = {part["name"]: part for part in bom["components"]}
            for name, part in parts.items():
                self.assertEqual(part["type"], "library")
                self.assertTrue(part["purl"].startswith(f"pkg:deb/debian/{name}"), part)
                self.assertTrue(all(one["license"]["name"] for one in part.get("licenses", [])))
            self.assertEqual(sorted(part["purl"] for part in parts.values()),
                             sorted(bom["dependencies"][0]["dependsOn"]))
            for name in ("libsodium23", "libsqlite3-0", "libc6", "nlohmann-json3-dev"):
                self.assertEqual(parts[name]["version"],
                                 run("dpkg-query", "-W", "-f", "${Version}", name).stdout)
            self.assertIn({"license": {"name": "ISC"}}, parts["libsodium23"]["licenses"])
            # All that the package asks for, first alternative of each, but our own.
            needs = {word.split()[0] for word in self.field(package, "Depends").split(", ")}
            self.assertEqual(needs - set(parts), {"ontmoet-common"})
        names = {package: {part["name"] for part in bom["components"]}
                 for package, bom in made.items()}
        self.assertLessEqual({"libsdl2-2.0-0", "libimgui-dev"}, names["ontmoet-kiosk"])
        self.assertFalse({"libsdl2-2.0-0", "libimgui-dev"} & names["ontmoet-server"])

    @staticmethod
    def at_home(folder):
        return {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": f"{folder}/config"}


if __name__ == "__main__":
    unittest.main(verbosity=2)
