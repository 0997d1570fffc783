# SPDX-License-Identifier: EUPL-1.2
"""A device of the hall that speaks the real API, paired by the real command."""
import json
import urllib.request
import uuid

CREATED = "created"


class Device:
    def __init__(self, server, event, role, *words):
        file = server.folder / f"{role}-{uuid.uuid4().hex}.json"
        server.command("pair", "--event", event, "--role", role, "--name", role, "--out", str(file),
                       *words)
        self.pairing = json.loads(file.read_text(encoding="utf-8"))
        self.server, self.event, self.role = server, event, role
        self.sequence = 0

    def ask(self, path, body=None):
        request = urllib.request.Request(self.server.url + path, data=body, headers={
            "Authorization": f"Bearer {self.pairing['token']}", "Ontmoet-Protocol": "1"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def fact(self, kind, body):
        self.sequence += 1
        return {"id": str(uuid.uuid4()), "event": self.event, "device": self.pairing["device"],
                "device_sequence": self.sequence, "actor": self.role, "version": 1, "type": kind,
                "recorded_at": self.server.now() * 1000, "clock_offset_ms": 0, "body": body,
                "subjects": [body["person"]] if "person" in body else []}

    def say(self, kind, bodies):
        """What became of each; a push holds 200 at most."""
        decisions = []
        facts = [self.fact(kind, body) for body in bodies]
        for at in range(0, len(facts), 100):
            body = json.dumps({"facts": facts[at:at + 100]}).encode()
            answers = self.ask(f"/v1/events/{self.event}/facts", body)["answers"]
            decisions += [(one["decision"], one.get("message_key", "")) for one in answers]
        assert all(decision == CREATED for decision, _ in decisions), decisions
