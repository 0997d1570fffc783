// SPDX-License-Identifier: EUPL-1.2
#include "screens/host/trouble_words.h"

#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/host/plan_words.h"

namespace ontmoet::screens {

using scheduling::HappeningKind;

TroubleLook look_of(HappeningKind kind) {
    switch (kind) {
        case HappeningKind::no_show: return {"touched.no_show", "cancel"};
        case HappeningKind::left: return {"touched.left", "exit_to_app"};
        case HappeningKind::late: return {"touched.late", "schedule"};
        case HappeningKind::walk_in: return {"touched.walk_in", "person_add"};
        case HappeningKind::table_closed: return {"touched.table_closed", "block"};
        case HappeningKind::interpreter_gone: return {"touched.interpreter_gone", "voice_over_off"};
        case HappeningKind::round_cancelled: return {"touched.round_cancelled", "event_busy"};
        case HappeningKind::meet_extended: return {"touched.extended", "timer"};
    }
    return {"", ""};
}

std::string trouble_words(Model const& model, ui::Frame& frame, planning::Trouble const& trouble) {
    auto const& state = *model.state;
    std::string about;
    if (trouble.kind == HappeningKind::table_closed) {
        auto const table = state.tables.find(trouble.table);
        if (table != state.tables.end())
            about = std::to_string(table->second.number) + " · " +
                    organisation_of(state, table->second.organisation);
    } else if (trouble.kind == HappeningKind::interpreter_gone) {
        auto const found = state.interpreters.find(trouble.interpreter);
        if (found != state.interpreters.end()) about = i18n::isolate(found->second.name);
    } else if (trouble.kind == HappeningKind::round_cancelled) {
        about = frame.tongue().time(domain::round_start(state, trouble.round));
    } else {
        about = who_is(state, trouble.person);
    }
    auto words = about + " · " + frame.say(look_of(trouble.kind).key);
    if (trouble.until > 0 && trouble.until < state.event.rounds)
        words += " · " + frame.tongue().time(domain::round_start(state, trouble.until));
    return words;
}

}  // namespace ontmoet::screens
