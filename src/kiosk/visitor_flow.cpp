// SPDX-License-Identifier: EUPL-1.2
#include "domain/badge_code.h"
#include "domain/fields.h"
#include "domain/rules.h"
#include "exchange/portable_profile.h"
#include "i18n/tongue.h"
#include "kiosk/flow.h"
#include "kiosk/limits.h"
#include "screens/parts.h"

#include <algorithm>
#include <array>
#include <optional>

#include <nlohmann/json.hpp>

namespace ontmoet::kiosk {
namespace {

using screens::Screen;

// What to say about a code that is nobody's here.
char const* why_unknown(std::string_view code) {
    if (domain::read_badge_code(code)) return "code.other_event";
    return code.size() == k_code_digits ? "code.unknown" : "code.foreign";
}

// A keyboard may send what is no UTF-8; that is replaced, never thrown about.
std::string text_of(nlohmann::json const& json) {
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_registered(screens::Model const& model) {
    auto const* candidate = model.candidate();
    return candidate != nullptr && candidate->registered;
}

bool takes_part(screens::Model const& model) {
    auto const* candidate = model.candidate();
    return candidate != nullptr && candidate->consents_to(domain::Purpose::take_part);
}

// Beside Dutch, which has steps of its own.
bool has_more_than_mother_tongue(domain::Profile const& profile) {
    return std::ranges::any_of(profile.languages, [](domain::LanguageSkill const& skill) {
        return skill.language != "nl" && skill.level != domain::Level::native;
    });
}

// Whether there is anything to ask on this screen.
bool concerns(screens::Model const& model, Screen screen) {
    auto const* candidate = model.candidate();
    auto const& profile = model.visitor.profile;
    if (screen == Screen::language_levels) return has_more_than_mother_tongue(profile);
    if (screen == Screen::work_years) return !profile.work.empty();
    if (screen == Screen::school) return !profile.education.empty() && profile.education != "none";
    if (screen == Screen::contact)
        return candidate != nullptr && (candidate->consents_to(domain::Purpose::share_contact) ||
                                        candidate->consents_to(domain::Purpose::follow_up));
    return true;
}

// What the card names once is asked on several screens: the one that follows this one.
std::optional<Screen> next_part_of(screens::Model const& model, Screen screen) {
    using Pair = std::array<Screen, 2>;
    static constexpr std::array follows{Pair{Screen::language_skills, Screen::language_levels},
                                        Pair{Screen::language_levels, Screen::dutch_reading},
                                        Pair{Screen::work, Screen::work_years},
                                        Pair{Screen::papers, Screen::school},
                                        Pair{Screen::wish, Screen::dream}};
    for (auto const& [before, after] : follows) {
        if (before != screen) continue;
        if (concerns(model, after)) return after;
        screen = after;
    }
    return std::nullopt;
}

void after_consent(Step& step) {
    auto& model = step.model;
    if (!takes_part(model)) {
        model.visitor.asked_without_consent = true;
        return;
    }
    model.visitor.asked_without_consent = false;
    if (!is_registered(model)) {
        model.visitor.profile.screen_language = model.language;
        auto const fields = domain::changed_fields(domain::Profile{}, model.visitor.profile);
        step.say(
            domain::PersonRegistered{model.visitor.person, domain::Origin::kiosk, text_of(fields)},
            actor_of(model));
    }
    auto const* candidate = model.candidate();
    bool const is_here = candidate->checked_in && !candidate->left;
    if (!is_here)
        check_in(step, model.visitor.person, model.visitor.is_new ? "new" : "code",
                 actor_of(model));
    bool const has_name = !model.visitor.profile.given_name.empty();
    if (model.visitor.is_new || !has_name) {
        step.open(Screen::name);
        return;
    }
    step.open_alone(Screen::ready);
    if (!is_here) print_badge(step);
}

void save_typed(Step& step) {
    save_profile(step);
    save_offer(step);
    save_ours(step);
    if (step.model.screen() == Screen::table_note) save_table_note(step);
    if (step.model.screen() == Screen::note) save_note(step);
}

}  // namespace

void choose_language(Step& step, std::string const& tag) {
    auto& model = step.model;
    model.language = tag;
    if (model.screen() == Screen::languages) {
        step.open(Screen::welcome);
        return;
    }
    step.back();
    if (model.visitor.confirmed && is_registered(model)) {
        model.visitor.profile.screen_language = tag;
        model.visitor.profile_is_saved = false;
        save_profile(step);
    }
}

void begin_new(Step& step) {
    auto& visitor = step.model.visitor;
    visitor = {};
    visitor.person = PersonId::make(step.making.clock, step.making.random);
    visitor.is_new = true;
    visitor.confirmed = true;
    visitor.profile.screen_language = step.model.language;
    step.open(Screen::consent);
}

// Fills in what somebody brought from another event. Nothing said here is overwritten.
void bring_profile(Step& step, std::string const& text) {
    auto& model = step.model;
    auto const brought = exchange::read_portable_profile(text, model.state->event.profile_key);
    if (!brought.ok()) {
        step.toast(brought.error().message_key, false);
        step.effects.push_back(PlaySound{platform::Sound::wrong});
        if (model.screen() != Screen::code) step.open(Screen::code);
        return;
    }
    if (model.visitor.person.is_none() || !model.visitor.confirmed) {
        bool const may_choose_language = model.screen() == Screen::languages;
        auto const& language = brought->profile.screen_language;
        if (may_choose_language && i18n::find_language(language) != nullptr)
            model.language = language;
        begin_new(step);
    }
    auto fields = domain::changed_fields(domain::Profile{}, brought->profile);
    fields.update(domain::changed_fields(domain::Profile{}, model.visitor.profile));
    domain::set_fields(model.visitor.profile, fields);
    model.visitor.profile_is_saved = false;
    save_profile(step);
    step.toast(std::string(message_key(brought->issuer)),
               brought->issuer != exchange::Issuer::bad_signature);
}

void give_code(Step& step, std::string const& code) {
    auto& model = step.model;
    model.visitor.typed_code.clear();
    model.employer.typed_code.clear();
    if (exchange::is_portable_profile(code)) {
        bring_profile(step, code);
        return;
    }
    StaffId staff;
    if (auto const* candidate = domain::find_by_code(*model.state, code)) {
        choose_person(step, candidate->id);
    } else if (auto const* member = domain::find_staff_by_code(*model.state, code, &staff)) {
        begin_employer(step, member->record.organisation, staff, "code");
    } else {
        step.toast(why_unknown(code), false);
        step.effects.push_back(PlaySound{platform::Sound::wrong});
        if (model.screen() != Screen::code && model.screen() != Screen::staff_code)
            step.open(Screen::code);
    }
}

void type_search(Step& step, std::string const& text) {
    step.model.visitor.typed_name = text;
}

void choose_person(Step& step, PersonId person) {
    auto& model = step.model;
    auto const found = model.state->people.find(person);
    if (found == model.state->people.end()) return;
    // A badge is scanned while somebody else's session is open: nothing of that one stays below.
    leave_screen(step);
    if (model.visitor.confirmed || !model.employer.organisation.is_none()) {
        model.stack = {Screen::languages};
        model.accessibility = model.usual_accessibility;
    }
    model.visitor = {};
    model.employer = {};
    model.help_asked = false;
    model.visitor.person = person;
    model.visitor.profile = found->second.profile;
    if (model.screen() == Screen::languages && !found->second.profile.screen_language.empty())
        model.language = found->second.profile.screen_language;
    step.open(Screen::identity);
}

void confirm_identity(Step& step, bool is_me) {
    auto& model = step.model;
    auto const* candidate = model.candidate();
    if (!is_me || candidate == nullptr) {
        model.visitor = {};
        model.stack = {Screen::languages, Screen::welcome};
        return;
    }
    model.visitor.confirmed = true;
    if (!candidate->checked_in || !takes_part(model)) {
        step.open(Screen::consent);
        return;
    }
    if (candidate->left) {
        check_in(step, model.visitor.person, "code", actor_of(model));
        step.toast("back_again.toast");
    }
    step.open_alone(Screen::ready);
}

void set_consent(Step& step, domain::Purpose purpose, bool given) {
    auto& model = step.model;
    if (model.visitor.person.is_none()) return;
    if (given)
        step.say(domain::ConsentGiven{model.visitor.person, purpose, k_consent_text_version,
                                      model.language, model.host.helping.agreed},
                 actor_of(model));
    else
        step.say(domain::ConsentWithdrawn{model.visitor.person, purpose, model.language},
                 actor_of(model));
    model.visitor.asked_without_consent = false;
}

void enough_for_now(Step& step) {
    save_profile(step);
    bool const is_first_time = step.model.visitor.is_new;
    // From here on they are like anybody who was invited.
    step.model.visitor.is_new = false;
    step.open_alone(Screen::ready);
    if (is_first_time) print_badge(step);
}

void next_step(Step& step) {
    auto& model = step.model;
    auto const steps = screens::registration();
    auto here = std::ranges::find(steps, model.screen());
    if (here == steps.end()) return;
    leave_screen(step);
    model.visitor.chosen_sector.clear();
    model.visitor.shows_lessons = false;
    // What was opened from the card leads back to it, by way of what belongs to it.
    auto const card = std::ranges::find(model.stack, Screen::card);
    if (card != model.stack.end() && card + 1 != model.stack.end() && takes_part(model)) {
        if (auto const part = next_part_of(model, model.screen())) {
            step.open(*part);
            return;
        }
        model.stack.erase(card + 1, model.stack.end());
        return;
    }
    if (model.screen() == Screen::consent) {
        after_consent(step);
        return;
    }
    if (asks_who(step)) return;
    do ++here;
    while (here != steps.end() && !concerns(model, *here));
    if (here == steps.end())
        enough_for_now(step);
    else
        step.open(*here);
}

void edit_profile(Step& step, domain::Profile const& profile) {
    auto& visitor = step.model.visitor;
    visitor.profile = profile;
    visitor.profile_is_saved = false;
    // Letters are saved together when the typing pauses; a touch is an answer and saved at once.
    constexpr std::array typed{Screen::name, Screen::companion, Screen::contact_person,
                               Screen::own_words, Screen::contact};
    if (std::ranges::find(typed, step.model.screen()) == typed.end()) save_profile(step);
}

void save_profile(Step& step) {
    auto& model = step.model;
    if (model.visitor.profile_is_saved) return;
    // Also when the person is not known (any more): there is nobody to save it for.
    model.visitor.profile_is_saved = true;
    auto const* candidate = model.candidate();
    if (candidate == nullptr) return;
    auto const changed = domain::changed_fields(candidate->profile, model.visitor.profile);
    if (changed.empty()) return;
    step.say(domain::PersonSet{model.visitor.person, text_of(changed)}, actor_of(model));
}

void pause_screen(Step& step) {
    auto& model = step.model;
    auto const note = model.employer.browsing.note;
    auto const note_at_table = model.at_table.note;
    save_typed(step);
    // Whoever comes back goes on writing.
    model.employer.browsing.note = note;
    model.at_table.note = note_at_table;
    if (model.microphone.records) step.effects.push_back(EndRecording{true});
}

void leave_screen(Step& step) {
    save_typed(step);
    if (step.model.screen() == Screen::own_words || step.model.screen() == Screen::our_pitch)
        leave_voice(step);
    if (step.model.screen() == Screen::schedule) note_seen_schedule(step);
}

}  // namespace ontmoet::kiosk
