// SPDX-License-Identifier: EUPL-1.2
#include "server/console_routes.h"

#include "exchange/portable_profile.h"
#include "server/console_events.h"
#include "server/console_import.h"
#include "server/console_lists.h"
#include "server/console_looks.h"
#include "server/console_series.h"
#include "server/console_words.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace ontmoet::server {
namespace {

std::vector<std::string> regions_of(i18n::Vocabulary const& vocabulary) {
    std::set<std::string> regions;
    for (auto const& municipality : vocabulary.municipalities) regions.insert(municipality.region);
    return {regions.begin(), regions.end()};
}

ListQuestion question_of(Target const& target) {
    ListQuestion question;
    question.search = std::string(target.value("search").value_or(""));
    question.show = show_from_text(target.value("show").value_or(""));
    auto const page = target.value("page").value_or("1");
    std::from_chars(page.data(), page.data() + page.size(), question.page);
    return question;
}

}  // namespace

ConsoleRoutes::ConsoleRoutes(Books books, Parts parts, bool behind_proxy, HowItRuns how,
                             WebFiles files, i18n::Tongues tongues, i18n::Vocabulary vocabulary)
    : m_books(books),
      m_parts(parts),
      m_shelf(parts.log, parts.hub),
      m_gate(books, parts.accounts, parts.hub, parts.slow, behind_proxy, how.is_https),
      m_files(std::move(files)),
      m_tongues(std::move(tongues)),
      m_privacy(books, parts.desk, parts.hub, parts.accounts, m_tongues, how),
      m_vocabulary(std::move(vocabulary)),
      m_choices(encode_choices(regions_of(m_vocabulary))),
      m_pages({books.clock, parts.desk, parts.log, parts.hub, parts.accounts, parts.devices,
               m_shelf, m_tongues, parts.gate}),
      m_day({books.clock, parts.desk, parts.hub, m_tongues}),
      m_updates(books.clock, parts.desk, parts.releases) {
    for (auto const& language : k_console_languages)
        m_words.emplace_back(language, encode_words(m_tongues.get(language), m_vocabulary));
}

Result<std::unique_ptr<ConsoleRoutes>> ConsoleRoutes::open(Books books, Parts parts,
                                                           bool behind_proxy, HowItRuns how,
                                                           std::filesystem::path const& assets) {
    TRY_ASSIGN(auto files, WebFiles::read(assets));
    TRY_ASSIGN(auto tongues, i18n::Tongues::load(assets / "locale"));
    TRY_ASSIGN(auto vocabulary, i18n::load_vocabulary(assets));
    return std::unique_ptr<ConsoleRoutes>(new ConsoleRoutes(books, parts, behind_proxy, how,
                                                            std::move(files), std::move(tongues),
                                                            std::move(vocabulary)));
}

void ConsoleRoutes::handle(CallPtr const& call, Route const& route,
                           std::vector<std::string> const& values) {
    switch (route.act) {
        case Act::console_start: {
            Response response{303, "text/html; charset=utf-8", {}, {}};
            response.headers.emplace_back("Location", "/console");
            return call->answer(std::move(response));
        }
        case Act::console_page: return m_files.answer(*call, WebFiles::k_start_page);
        case Act::console_file: return m_files.answer(*call, values.front());
        case Act::console_words: {
            auto const found = std::ranges::find(m_words, values.front(),
                                                 &std::pair<std::string, std::string>::first);
            if (found == m_words.end()) return call->refuse(404, "error.unknown_route");
            return call->answer({200, "application/json", {}, found->second});
        }
        case Act::sign_in: return m_gate.sign_in(call);
        case Act::sign_out: return m_gate.sign_out(call, false);
        case Act::sign_out_everywhere: return m_gate.sign_out(call, true);
        default:
            if (ConsolePages::has_file(route.act))
                return m_gate.let_in_for_file(call, route, values,
                                              m_pages.file_for(call, route.act));
            if (ConsoleDay::is_long(route.act))
                return m_gate.let_in_for_long(call, route, values, m_parts.planner,
                                              work_for(call, route.act, values));
            return m_gate.let_in(call, route, values, work_for(call, route.act, values));
    }
}

ConsoleGate::Work ConsoleRoutes::work_for(CallPtr const& call, Act act,
                                          std::vector<std::string> const& values) {
    if (ConsolePages::has(act)) return m_pages.work_for(call, act);
    if (ConsoleDay::has(act)) return m_day.work_for(call, act);
    if (ConsolePrivacy::is_for(act))
        return [this, call, act, values](Visit const& visit) {
            return m_privacy.answer(visit, act, values.back(), *call);
        };
    switch (act) {
        case Act::who_am_i:
            return
                [](Visit const& visit) -> Result<std::string> { return encode_me(visit.account); };
        case Act::console_choices:
            return [this](Visit const&) -> Result<std::string> { return m_choices; };
        case Act::console_events: return [this](Visit const& visit) { return events(visit); };
        case Act::make_event:
            return [this, call](Visit const& visit) { return make(visit, call->request().body); };
        case Act::copy_event:
            return [this, call](Visit const& visit) { return copy(visit, call->request().body); };
        case Act::import_list:
            return [this, call](Visit const& visit) { return import(visit, call->request().body); };
        case Act::console_event: return [this](Visit const& visit) { return face(visit); };
        case Act::console_live:
            return [this, heard = m_parts.gate.heard()](Visit const& visit) {
                return m_day.live(visit, heard);
            };
        case Act::console_updates:
            return [this, heard = m_parts.gate.heard()](Visit const& visit) {
                return m_updates.page(visit, heard);
            };
        default:
            return
                [this, call, act](Visit const& visit) { return page(visit, act, call->target()); };
    }
}

Result<std::string> ConsoleRoutes::events(Visit const& visit) {
    TRY_ASSIGN(auto const seen, m_shelf.of_account(visit.account));
    return event_list(seen, m_books.clock.now());
}

Result<std::string> ConsoleRoutes::face(Visit const& visit) {
    TRY_ASSIGN(auto const devices, m_parts.desk.devices(visit.event));
    std::string answer;
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
        answer = event_face(state, visit.account.role, devices.size(), m_books.clock.now());
    }));
    return answer;
}

Result<std::string> ConsoleRoutes::page(Visit const& visit, Act act, Target const& target) {
    auto const question = question_of(target);
    std::string answer;
    TRY(m_parts.hub.with_state(visit.event, [&](domain::State const& state) {
        answer = act == Act::console_people ? people_page(state, visit.account, question)
                                            : employers_page(state, question);
    }));
    if (act == Act::console_people)
        TRY(note_look(m_parts.desk, m_parts.hub, visit.account,
                      {"people", question.search, visit.event}, answer, m_books.clock.now()));
    return answer;
}

Status ConsoleRoutes::say(EventId event, std::vector<domain::Fact> facts,
                          storage::Account const& account) {
    return say_as(m_parts.desk, account, event, std::move(facts));
}

// Nothing was ever said at it. Whoever asks twice made it the first time.
Status ConsoleRoutes::may_begin(EventId event) {
    TRY_ASSIGN(auto const head, m_parts.log.head(event));
    if (head.newest == 0) return {};
    return Error{ErrorKind::conflict, "console.event_there", {}};
}

// That of the organiser's last event, so that they know their own people's profiles again.
Result<std::string> ConsoleRoutes::profile_key_of(storage::Account const& account) {
    TRY_ASSIGN(auto const own, m_shelf.of_organiser(account.organiser));
    for (auto const* figures : own)
        if (!figures->event.profile_key.empty()) return figures->event.profile_key;
    return exchange::new_profile_key();
}

Result<std::string> ConsoleRoutes::make(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto order, decode_event_order(body));
    TRY_ASSIGN(auto const own, m_shelf.of_organiser(visit.account.organiser));
    TRY(join_series(order.event, order.id, own));
    auto const advice = advice_on(order.event, order.expected, m_books.clock.now());
    if (order.apply) {
        TRY(may_begin(order.id));
        TRY_ASSIGN(auto const key, profile_key_of(visit.account));
        TRY(say(order.id, facts_of_new(order.event, visit.account.organiser, key), visit.account));
    }
    return event_advice(order.id, order.apply, order.event, advice);
}

Result<domain::State> ConsoleRoutes::copy_of_state(EventId event) {
    domain::State copied;
    TRY(m_parts.hub.with_state(event, [&](domain::State const& state) { copied = state; }));
    return copied;
}

Result<std::string> ConsoleRoutes::copy(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto const order, decode_copy_order(body));
    TRY_ASSIGN(auto const state, copy_of_state(visit.event));
    auto event = event_of_copy(state.event, order);
    TRY_ASSIGN(auto const own, m_shelf.of_organiser(event.organiser));
    TRY(join_series(event, order.id, own));
    auto const advice = advice_on(event, {}, m_books.clock.now());
    if (order.apply) {
        TRY(may_begin(order.id));
        TRY(say(order.id, facts_of_copy(state, event), visit.account));
    }
    return event_advice(order.id, order.apply, event, advice);
}

Result<std::string> ConsoleRoutes::import(Visit const& visit, std::string_view body) {
    TRY_ASSIGN(auto order, decode_list_order(body));
    TRY_ASSIGN(auto const state, copy_of_state(visit.event));
    auto choices = remembered_choices(visit.account.settings, order.kind);
    choices.insert(choices.end(), order.choices.begin(), order.choices.end());
    auto const list = exchange::read_list(order.kind, order.csv, choices, state, m_vocabulary,
                                          m_tongues.get("nl"));
    auto facts =
        list.ok() ? exchange::facts_to_import(state, list.records) : std::vector<domain::Fact>{};
    auto const counts = counts_of(state, list, facts);
    bool const applied = order.apply && list.ok();
    if (applied) {
        TRY(say(visit.event, std::move(facts), visit.account));
        TRY(m_parts.accounts.change(visit.account.id, [&](storage::Account& account) -> Status {
            account.settings = with_choices(account.settings, order.kind, list.columns);
            return {};
        }));
    }
    return encode_preview(order.kind, list, counts, applied);
}

}  // namespace ontmoet::server
