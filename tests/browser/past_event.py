# SPDX-License-Identifier: EUPL-1.2
"""An invented event of long ago, as facts: who came, met and wants to go on."""
import uuid

SPACE = uuid.UUID("6f6e746d-6f65-7400-8000-000000000001")
NAMES = ["Selam Tesfay", "Omar Haddad", "Zahra Ahmadi", "Yusuf Demir", "Oksana Kovalenko",
         "Mehari Kidane", "Layla Nasser", "Farid Rahimi", "Amina Warsame", "Danylo Shevchuk",
         "Hiwet Gebre", "Khaled Aziz"]
CONTACTS = ["Sanne de Wit, sanne@example.org", "Omar el Amrani"]
PLACES = ["Delft", "Den Haag"]


def named(name):
    return str(uuid.uuid5(SPACE, name))


class PastEvent:
    """`say(kind, bodies)` writes down facts of the event."""

    def __init__(self, server, organiser, name="Zorg & techniek", starts_at=1_700_000_000_000,
                 people=12):
        self.id = named(organiser + name)
        self.people = range(people)
        self.say = lambda kind, bodies: server.say(self.id, kind, bodies)
        self.say("event.set", [{"fields": {
            "name": name, "organiser": organiser, "place": "Delft", "region": "Haaglanden",
            "kind": "matchingsevent", "starts_at": starts_at, "rounds": 6, "meet_length_min": 8,
            "changeover_min": 2, "most_meets": 4, "fair_minimum": 1}}])
        self.employers = ["Haagse Bakkers", "Zorggroep De Linde"]
        for at, employer in enumerate(self.employers):
            whose = self.of(employer)
            self.say("organisation.set", [{"organisation": whose, "fields": {
                "name": employer, "sector": ["horeca", "zorg"][at], "experience": "some"}}])
            self.say("offer.set", [{"offer": self.of(f"offer {at}"), "fields": {
                "organisation": whose, "title": ["Bakker", "Helpende"][at], "number": 3,
                "kind": "paid_job", "sector": ["horeca", "zorg"][at]}}])
            self.say("table.set", [{"table": self.of(f"table {at}"), "fields": {
                "organisation": whose, "number": at + 1}}])
        for number in self.people:
            self.attend(number)
            self.meet(number)

    def of(self, name):
        return named(self.id + name)

    def person(self, number):
        return self.of(f"person {number}")

    def attend(self, number):
        given, family = NAMES[number % len(NAMES)].split(" ", 1)
        person = self.person(number)
        self.say("person.registered", [{"person": person, "origin": "import", "fields": {
            "given_name": given, "family_name": family, "municipality": PLACES[number % 2],
            "region": "Haaglanden", "contact_person": CONTACTS[number % 2]}}])
        purposes = ["take_part"] + (["follow_up"] if number % 6 != 5 else [])
        self.say("consent.given", [{"person": person, "purpose": purpose, "text_version": "1",
                                    "language": "ti"} for purpose in purposes])
        self.say("check.in", [{"person": person, "badge": f"A-{number + 1:02}", "by": "code"}])

    def meet(self, number):
        at = number % 2
        meet, person = self.of(f"meet {number}"), self.person(number)
        self.say("meet.booked", [{
            "meet": meet, "person": person, "organisation": self.of(self.employers[at]),
            "offer": self.of(f"offer {at}"), "table": self.of(f"table {at}"),
            "round": number // 2 % 6}])
        self.say("verdict.given", [
            {"meet": meet, "person": person, "side": "candidate", "answer": "yes"},
            {"meet": meet, "person": person, "side": "employer",
             "answer": ["yes", "yes", "no", "maybe"][number % 4],
             "reason": "days" if number % 4 == 2 else ""}])
        if number % 4 < 2:
            self.say("next_step.set", [{
                "meet": meet, "person": person, "side": "employer",
                "kind": "walk_along", "owner": ["employer", "organiser"][at],
                "due": "2023-11-24"}])
