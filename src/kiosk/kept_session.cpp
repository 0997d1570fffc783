// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/kept_session.h"

#include "domain/fields.h"
#include "domain/json_values.h"
#include "i18n/tongue.h"
#include "kiosk/update.h"
#include "screens/screen_names.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <optional>
#include <set>
#include <vector>

namespace ontmoet::kiosk {
namespace {

using nlohmann::json;
using screens::Screen;

// A missing member keeps what it is; false when it has the wrong form.
template <class Value>
bool read_member(json const& object, char const* name, Value& value) {
    auto const found = object.find(name);
    return found == object.end() || domain::from_json_value(*found, value);
}

// One list of members for both directions, as for the bodies of facts (domain/body_io.h).
struct SessionWriter {
    json object = json::object();

    template <class Value>
    void member(char const* name, Value const& value) {
        object[name] = domain::to_json_value(value);
    }
    template <class Value>
    void set(char const* name, std::set<Value> const& values) {
        member(name, std::vector<Value>(values.begin(), values.end()));
    }
    template <class Value>
    void maybe(char const* name, std::optional<Value> const& value) {
        if (value) member(name, *value);
    }
    template <class Record>
    void record(char const* name, Record const& value) {
        object[name] = domain::changed_fields(Record{}, value);
    }
    template <class Part>
    void part(char const* name, Part const& value) {
        SessionWriter inner;
        visit(inner, value);
        object[name] = std::move(inner.object);
    }
};

struct SessionReader {
    json const& object;
    bool good = true;

    template <class Value>
    void member(char const* name, Value& value) {
        good = good && read_member(object, name, value);
    }
    template <class Value>
    void set(char const* name, std::set<Value>& values) {
        std::vector<Value> list;
        member(name, list);
        values = {list.begin(), list.end()};
    }
    template <class Value>
    void maybe(char const* name, std::optional<Value>& value) {
        if (object.contains(name)) member(name, value.emplace());
    }
    template <class Record>
    void record(char const* name, Record& value) {
        auto const found = object.find(name);
        good = good && found != object.end() && found->is_object();
        if (good) domain::set_fields(value, *found);
    }
    template <class Part>
    void part(char const* name, Part& value) {
        auto const found = object.find(name);
        good = good && found != object.end() && found->is_object();
        if (!good) return;
        SessionReader inner{*found};
        visit(inner, value);
        good = inner.good;
    }
};

template <class Value, class Part>
concept IsPart = std::same_as<std::remove_const_t<Value>, Part>;

void visit(auto& v, IsPart<screens::Accessibility> auto& b) {
    v.member("text_step", b.text_step);
    v.member("high_contrast", b.high_contrast);
    v.member("reduced_motion", b.reduced_motion);
    v.member("sound", b.sound);
    v.member("volume", b.volume);
    v.member("reach", b.reach);
    v.member("two_buttons", b.two_buttons);
}

void visit(auto& v, IsPart<screens::EmployerFilter> auto& b) {
    v.member("no_dutch", b.no_dutch);
    v.member("near", b.near);
    v.member("days", b.days);
    v.member("later", b.later);
    v.member("sector", b.sector);
}

void visit(auto& v, IsPart<screens::Visitor> auto& b) {
    v.member("person", b.person);
    v.member("is_new", b.is_new);
    v.member("confirmed", b.confirmed);
    v.record("profile", b.profile);
    v.member("profile_is_saved", b.profile_is_saved);
    v.member("typed_code", b.typed_code);
    v.member("typed_name", b.typed_name);
    v.member("alike", b.alike);
    v.set("not_them", b.not_them);
    v.member("chosen_sector", b.chosen_sector);
    v.member("shows_lessons", b.shows_lessons);
    v.member("page", b.page);
    v.part("filter", b.filter);
    v.member("open_employer", b.open_employer);
    v.member("open_meet", b.open_meet);
    v.member("asked_without_consent", b.asked_without_consent);
    v.member("open_card", b.open_card);
}

void visit(auto& v, IsPart<screens::Browsing> auto& b) {
    v.member("compares", b.compares);
    v.member("compared", b.compared);
    v.set("taken_off", b.taken_off);
    v.maybe("note", b.note);
}

void visit(auto& v, IsPart<screens::OfferDraft> auto& b) {
    v.member("offer", b.offer);
    v.record("record", b.record);
    v.member("is_new", b.is_new);
    v.member("is_saved", b.is_saved);
    v.member("sector", b.sector);
}

void visit(auto& v, IsPart<screens::OurDraft> auto& b) {
    v.record("record", b.record);
    v.member("is_new", b.is_new);
    v.member("is_saved", b.is_saved);
    v.member("colleague", b.colleague);
    v.member("role", b.role);
}

void visit(auto& v, IsPart<screens::Employer> auto& b) {
    v.member("organisation", b.organisation);
    v.member("staff", b.staff);
    v.member("offer", b.offer);
    v.member("typed_code", b.typed_code);
    v.member("levels", b.levels);
    v.member("only_now", b.only_now);
    v.member("only_licence", b.only_licence);
    v.member("only_evenings", b.only_evenings);
    v.member("only_starred", b.only_starred);
    v.member("open_candidate", b.open_candidate);
    v.part("browsing", b.browsing);
    v.part("draft", b.draft);
    v.part("ours", b.ours);
}

void visit(auto& v, IsPart<screens::AtTable> auto& b) {
    v.member("meet", b.meet);
    v.member("longer_min", b.longer_min);
    v.member("longer_round", b.longer_round);
    v.maybe("note", b.note);
}

void visit(auto& v, IsPart<screens::Talk> auto& b) {
    v.member("other", b.other);
    v.member("across", b.across);
    v.member("theme", b.theme);
    v.member("saying", b.saying);
    v.member("answers", b.answers);
    v.member("answered", b.answered);
}

void visit(auto& v, IsPart<screens::Model> auto& b) {
    v.member("language", b.language);
    v.part("accessibility", b.accessibility);
    v.member("help_asked", b.help_asked);
    v.part("visitor", b.visitor);
    v.part("employer", b.employer);
    v.part("table", b.at_table);
    v.part("talk", b.talk);
}

// What leans on more than is kept: the pages of hosts, which of three texts of an offer is typed,
// a square that was made for one look.
bool comes_back(Screen screen) {
    bool const is_hosts = screen >= Screen::pin && screen <= Screen::table_code;
    return !is_hosts && screen != Screen::offer_text && screen != Screen::take_code;
}

std::vector<std::string> names_of(std::vector<Screen> const& stack) {
    std::vector<std::string> names;
    for (auto const screen : stack) {
        if (!comes_back(screen)) break;
        names.emplace_back(screens::name_of(screen));
    }
    return names;
}

// Nothing unless all are known and it begins where this device's sessions begin.
std::vector<Screen> read_stack(json const& kept, Screen home) {
    std::vector<std::string> names;
    if (!read_member(kept, "screens", names)) return {};
    std::vector<Screen> stack;
    for (auto const& name : names) {
        auto const known =
            std::ranges::find(screens::screen_names(), name, &screens::NamedScreen::name);
        if (known == screens::screen_names().end() || !comes_back(known->screen)) return {};
        stack.push_back(known->screen);
    }
    bool const begins_here = !stack.empty() && stack.front() == home;
    return begins_here ? stack : std::vector<Screen>{};
}

// Whoever it names is known here, and so is the meet that is looked at.
bool is_still_true(screens::Model const& model) {
    auto const& state = *model.state;
    auto const knows = [](auto const& id, auto const& all) {
        return id.is_none() || all.contains(id);
    };
    auto const& visitor = model.visitor;
    auto const& employer = model.employer;
    bool const begins = visitor.is_new && !state.erased.contains(visitor.person);
    bool const registers = employer.ours.is_new;
    return (begins || knows(visitor.person, state.people)) &&
           knows(visitor.open_employer, state.organisations) &&
           knows(visitor.open_meet, state.meets) && knows(model.at_table.meet, state.meets) &&
           (registers || knows(employer.organisation, state.organisations)) &&
           (registers || knows(employer.staff, state.staff)) &&
           knows(employer.open_candidate, state.people) &&
           (employer.draft.is_new || knows(employer.draft.offer, state.offers)) &&
           i18n::find_language(model.language) != nullptr &&
           (model.talk.other.empty() || i18n::find_language(model.talk.other) != nullptr);
}

}  // namespace

std::string kept_session(screens::Model const& model, KeptAt const& at) {
    bool const is_somebody_there = model.stack.size() > 1 || model.home == Screen::table;
    if (at.boot.empty() || !is_somebody_there || model.host.unlocked || model.home == Screen::board)
        return {};
    auto const names = names_of(model.stack);
    if (names.size() < 2 && model.home != Screen::table) return {};
    SessionWriter writer;
    visit(writer, model);
    writer.object["boot"] = at.boot;
    writer.object["touched"] = at.touched.count();
    writer.object["screens"] = names;
    return writer.object.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool restore_session(screens::Model& model, std::string const& kept, KeptAt& now) {
    auto const object = json::parse(kept, nullptr, false);
    std::string boot;
    std::int64_t touched = 0;
    bool const is_of_now = object.is_object() && read_member(object, "boot", boot) &&
                           read_member(object, "touched", touched) && !boot.empty() &&
                           boot == now.boot && Duration{touched} <= now.touched;
    if (!is_of_now) return false;
    auto restored = model;
    restored.stack = read_stack(object, model.home);
    if (restored.stack.empty()) return false;
    SessionReader reader{object};
    visit(reader, restored);
    if (!reader.good || !is_still_true(restored)) return false;
    auto const waits = asks_after(restored) + waits_for_answer(restored);
    if (now.touched - Duration{touched} >= waits) return false;
    model = std::move(restored);
    now.touched = Duration{touched};
    return true;
}

}  // namespace ontmoet::kiosk
