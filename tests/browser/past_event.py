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
            "kind": "matchingsevent", "starts_at": starts_at, "rounds": 32, "meet_length_min": 8,
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
        self.attend()
        self.meet()

    def of(self, name):
        return named(self.id + name)

    def person(self, number):
        return self.of(f"person {number}")

    def attend(self):
        names = [NAMES[number % len(NAMES)].split(" ", 1) for number in self.people]
        self.say("person.registered", [{
            "person": self.person(number), "origin": "import", "fields": {
                "given_name": names[number][0], "family_name": names[number][1],
                "municipality": PLACES[number % 2], "region": "Haaglanden",
                "contact_person": CONTACTS[number % 2]}} for number in self.people])
        self.say("consent.given", [
            {"person": self.person(number), "purpose": purpose, "text_version": "1",
             "language": "ti"} for number in self.people for purpose in ("take_part", "follow_up")
            if purpose == "take_part" or number % 6 != 5])
        self.say("check.in", [{"person": self.person(number), "badge": f"A-{number + 1:02}",
                               "by": "code"} for number in self.people])

    def meet(self):
        """Everybody once, at one of two employers; half of them go on."""
        def about(number, **more):
            return {"meet": self.of(f"meet {number}"), "person": self.person(number), **more}

        self.say("meet.booked", [about(
            number, organisation=self.of(self.employers[number % 2]),
            offer=self.of(f"offer {number % 2}"), table=self.of(f"table {number % 2}"),
            round=number // 2) for number in self.people])
        self.say("verdict.given", [
            about(number, side=side, answer=answer, reason="days" if answer == "no" else "")
            for number in self.people
            for side, answer in (("candidate", "yes"),
                                 ("employer", ["yes", "yes", "no", "maybe"][number % 4]))])
        self.say("next_step.set", [about(
            number, side="employer", kind="walk_along", owner=["employer", "organiser"][number % 2],
            due="2023-11-24") for number in self.people if number % 4 < 2])

    def begin(self, numbers, date="2023-12-04"):
        """They began to work where they wanted to go on."""
        self.say("follow_up.recorded", [{
            "person": self.person(number), "organisation": self.of(self.employers[number % 2]),
            "rung": "started", "answer": "yes", "date": date, "kind": "paid_job"}
            for number in numbers])
