// SPDX-License-Identifier: EUPL-1.2
#include "domain/fields.h"
#include "domain/offer_rules.h"
#include "kiosk/flow.h"
#include "kiosk/table_place.h"

#include <algorithm>

#include <nlohmann/json.hpp>

// An employer's staff say who they are, and a host confirms those nobody announced
// (screens/employer_model.h).
namespace ontmoet::kiosk {
namespace {

using screens::Screen;

// A keyboard may send what is no UTF-8; that is replaced, never thrown about.
std::string fields_text(nlohmann::json const& fields) {
    return fields.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_table_of_somebody(domain::State const& state, int number) {
    return std::ranges::any_of(state.tables,
                               [&](auto const& entry) { return entry.second.number == number; });
}

// Says that there is a new colleague, and with the first one of an organisation that there is it.
void join_staff(Step& step) {
    auto& model = step.model;
    auto const ours = model.employer.ours;
    auto const organisation = model.employer.organisation;
    if (ours.colleague.empty() || organisation.is_none()) return;
    auto const staff = StaffId::make(step.making.clock, step.making.random);
    auto const actor = "employer:" + to_string(staff);
    if (ours.is_new)
        step.say(
            domain::OrganisationRegistered{organisation, fields_text(domain::changed_fields(
                                                             domain::Organisation{}, ours.record))},
            actor);
    step.say(domain::StaffSet{staff, fields_text({{"organisation", to_string(organisation)},
                                                  {"name", ours.colleague},
                                                  {"role", ours.role}})},
             actor);
    step.say(domain::CheckIn{{}, staff, {}, "new"}, actor);
    begin_employer(step, organisation, staff, "new");
    if (!ours.is_new) return;
    model.employer.ours.record = ours.record;
    offers(step, screens::BeginOffer{});
    model.employer.draft.sector = ours.record.sector;
}

}  // namespace

void carry_out(Step& step, screens::BeginEmployer const&) {
    auto& employer = step.model.employer;
    employer = {};
    employer.organisation = OrganisationId::make(step.making.clock, step.making.random);
    employer.ours.is_new = true;
    employer.ours.record.region = step.model.state->event.region;
    step.open(Screen::register_name);
}

void carry_out(Step& step, screens::EditOrganisation const& intent) {
    auto& ours = step.model.employer.ours;
    ours.record = intent.organisation;
    ours.is_saved = false;
    // Letters are said together when the typing pauses.
    if (step.model.screen() != Screen::our_pitch) save_ours(step);
}

void carry_out(Step& step, screens::NameColleague const& intent) {
    step.model.employer.ours.colleague = intent.name;
    step.model.employer.ours.role = intent.role;
}

void carry_out(Step& step, screens::HearPitch const& intent) {
    auto const& model = step.model;
    auto const found = model.state->pitches.find(intent.organisation);
    if (model.screen() == Screen::employer && found != model.state->pitches.end())
        step.effects.push_back(HearRecording{found->second.fact});
}

void carry_out(Step& step, screens::OpenNewEmployer const& intent) {
    auto& model = step.model;
    if (!model.host.unlocked) return;
    int highest = 0;
    for (auto const& [id, table] : model.state->tables) highest = std::max(highest, table.number);
    model.host.new_employer = intent.organisation;
    model.host.new_table = highest + 1;
    step.open(Screen::new_employer);
}

void carry_out(Step& step, screens::ChooseNewTable const& intent) {
    step.model.host.new_table = intent.number;
}

// A table stands where there is most room until somebody says otherwise.
void carry_out(Step& step, screens::ConfirmEmployer const& intent) {
    auto& model = step.model;
    auto const& host = model.host;
    if (!host.unlocked || !model.state->unconfirmed.contains(host.new_employer)) return;
    if (intent.with_table && is_table_of_somebody(*model.state, host.new_table)) return;
    step.say(domain::OrganisationConfirmed{host.new_employer}, "host");
    auto const place = place_for_table(*model.state);
    if (intent.with_table)
        step.say(domain::TableSet{TableId::make(step.making.clock, step.making.random),
                                  fields_text({{"organisation", to_string(host.new_employer)},
                                               {"number", host.new_table},
                                               {"x", place.x},
                                               {"y", place.y},
                                               {"zone", place.zone}})},
                 "host");
    step.back();
    step.toast("new_employer.confirmed");
}

void save_ours(Step& step) {
    auto& model = step.model;
    auto& ours = model.employer.ours;
    auto const known = model.state->organisations.find(model.employer.organisation);
    if (ours.is_saved || ours.is_new || model.employer.staff.is_none() ||
        known == model.state->organisations.end() || ours.record.name.empty())
        return;
    ours.is_saved = true;
    auto const changed = domain::changed_fields(known->second, ours.record);
    if (changed.empty()) return;
    step.say(domain::OrganisationSet{model.employer.organisation, fields_text(changed)},
             actor_of(model));
}

void follow_ours(Step& step) {
    auto& model = step.model;
    auto& employer = model.employer;
    auto const known = model.state->organisations.find(employer.organisation);
    if (known == model.state->organisations.end()) return;
    if (employer.ours.is_saved && !employer.ours.is_new) employer.ours.record = known->second;
    auto const waits = std::ranges::find(model.stack, Screen::employer_waits);
    if (waits == model.stack.end() || !domain::is_confirmed(*model.state, employer.organisation))
        return;
    bool const is_shown = model.screen() == Screen::employer_waits;
    *waits = Screen::browse;
    auto const offers = domain::offers_of(*model.state, employer.organisation);
    if (employer.offer.is_none() && !offers.empty()) employer.offer = offers.front();
    if (is_shown) step.toast("waits.confirmed");
}

void enter_employer(Step& step) {
    auto& model = step.model;
    auto const organisation = model.employer.organisation;
    auto const known = model.state->organisations.find(organisation);
    if (known != model.state->organisations.end()) model.employer.ours.record = known->second;
    step.open_alone(employer_home(model));
    if (model.screen() == Screen::browse && !offers_are_checked(model, organisation))
        step.open(Screen::offers);
}

screens::Screen employer_home(screens::Model const& model) {
    return domain::is_confirmed(*model.state, model.employer.organisation) ? Screen::browse
                                                                           : Screen::employer_waits;
}

bool next_page_of_ours(Step& step) {
    auto const& ours = step.model.employer.ours;
    switch (step.model.screen()) {
        case Screen::register_name:
            if (!ours.record.name.empty()) step.open(Screen::register_sector);
            return true;
        case Screen::register_sector: step.open(Screen::new_colleague); return true;
        case Screen::new_colleague: join_staff(step); return true;
        case Screen::our_organisation:
        case Screen::our_pitch: step.back(); return true;
        default: return false;
    }
}

}  // namespace ontmoet::kiosk
