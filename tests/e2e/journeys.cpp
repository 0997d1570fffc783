// SPDX-License-Identifier: EUPL-1.2
#include "e2e/journeys.h"

#include "printing/code_reader.h"
#include "printing/picture.h"

#include <stdexcept>
#include <string_view>

namespace ontmoet::e2e {

void invited_comes_in(Traveller& person, std::string const& code) {
    person.scan(code);
    person.touch("identity.yes");
    person.touch("consent.take_part");
    person.touch("common.next");
    person.see("ready.employers");
}

void walk_in_with_a_name(Traveller& person, std::string const& name) {
    person.touch("languages." + person.language());
    person.touch("welcome.new");
    person.touch("consent.take_part");
    person.touch("common.next");
    person.see("name.given");
    person.touch("name.given");
    person.type(name);
    person.touch("common.next");
    person.touch("common.enough");
    person.see("ready.employers");
}

void walk_in_with_everything(Traveller& person, std::string const& name) {
    person.touch("languages." + person.language());
    person.touch("welcome.new");
    for (auto const* purpose : {"take_part", "show_work", "share_contact"})
        person.touch("consent." + std::string{purpose});
    person.touch("common.next");
    person.touch("name.given");
    person.type(name);
    // What is touched on each screen, in their order; then on to the next.
    for (auto const* answer :
         {"dutch.a2", "levels.en.little", "dutch_reading.a1", "work.sector.horeca", "years.0.more",
          "can.koken", "papers.secondary", "school.finished", "wish.sector.horeca", "dream.any_job",
          "days.all", "reach.bike", "helping.read"}) {
        person.touch("common.next");
        person.touch(answer);
        if (std::string_view{answer} == "dutch.a2") person.touch("languages.skill.en");
        if (std::string_view{answer} == "work.sector.horeca") person.touch("work.occupation.5120");
    }
    person.touch("common.next");
    person.see("words.text");
    person.touch("common.next");
    person.touch("contact.phone");
    // Everybody has a number of their own: the same one would be somebody known.
    person.kiosk().say("type 06123456" + std::to_string(10 + (name.back() - 'a')));
    person.touch("common.next");
    person.see("card.work");
    person.touch("common.next");
    person.see("ready.employers");
}

void goes_and_comes_back(Traveller& person, std::string const& badge) {
    person.touch("ready.leave");
    person.touch("leave.good");
    person.touch("leave.check_out");
    person.see("languages.employer");
    person.scan(badge);
    person.touch("identity.yes");
    person.see("ready.employers");
}

std::string takes_page_along(Traveller& person, std::filesystem::path const& picture) {
    person.touch("ready.take_along");
    person.touch("take.phone");
    person.see("take_code.code");
    person.kiosk().say("picture " + picture.string());
    auto const read = printing::read_png(picture);
    if (!read.ok()) throw std::runtime_error("no picture of the screen");
    auto const codes = printing::read_qr_codes(printing::grey_of(*read));
    if (codes.size() != 1) throw std::runtime_error("one code stands on the screen");
    person.touch("common.back");
    person.touch("common.back");
    person.see("ready.employers");
    return codes.front();
}

void erases_everything(Traveller& person) {
    person.touch("ready.card");
    person.touch("card.consent");
    person.touch("consent.erase");
    person.touch("erase.yes");
    person.see("languages.employer");
}

}  // namespace ontmoet::e2e
