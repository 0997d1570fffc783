// SPDX-License-Identifier: EUPL-1.2
#include "server/table_route.h"

#include "server/accept_language.h"
#include "server/joining.h"
#include "server/json_guard.h"
#include "server/limits.h"
#include "server/table_form.h"
#include "server/web_page.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ontmoet::server {
namespace {

constexpr std::string_view k_form_type = "application/x-www-form-urlencoded";

// When the pages of tables end: time for verdicts, then it is over.
Moment end_of_pages(domain::State const& state, storage::Device const& device) {
    auto const& event = state.event;
    bool const has_day = event.starts_at != Moment{} && event.rounds > 0;
    return has_day ? domain::round_end(state, event.rounds - 1) + k_table_page_life
                   : device.paired_at + k_undated_table_page_life;
}

// What was just done, by the page's own address.
std::string notice_of(Target const& target) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> notices{
        {{"help", "help.coming"}, {"missed", "table.host_knows"}, {"answered", "table_web.kept"}}};
    auto const said = target.value("said").value_or("");
    for (auto const& [name, key] : notices)
        if (name == said) return std::string(key);
    return {};
}

// Where it stands: the only table, or the one that was chosen.
TableId stands_at(domain::State const& state, OrganisationId organisation, TableSeat const& seat) {
    auto const tables = domain::tables_of(state, organisation);
    if (tables.size() == 1) return tables.front();
    for (auto const& table : tables)
        if (state.tables.at(table).number == seat.table) return table;
    return {};
}

}  // namespace

TableRoute::TableRoute(Books books, Parts parts, Options const& options, i18n::Tongues tongues,
                       i18n::TalkBook talk, std::string css, std::string script)
    : m_books(books),
      m_parts(std::move(parts)),
      m_is_secure(options.is_secure),
      m_tongues(std::move(tongues)),
      m_talk(std::move(talk)),
      m_css(std::move(css)),
      m_script(std::move(script)),
      m_policy(page_policy(m_css, PageMay::ask_us)),
      m_mirrors(m_parts.hub) {}

Result<std::unique_ptr<TableRoute>> TableRoute::open(Books books, Parts parts,
                                                     Options const& options) {
    auto const web = options.assets / "web";
    TRY_ASSIGN(auto tongues, i18n::Tongues::load(options.assets / "locale"));
    TRY_ASSIGN(auto talk, i18n::load_talk_book(options.assets / "talk.csv"));
    TRY_ASSIGN(auto css, read_web_file(web / "phone.css"));
    TRY_ASSIGN(auto const more_css, read_web_file(web / "table.css"));
    TRY_ASSIGN(auto script, read_web_file(web / "table.js"));
    return std::unique_ptr<TableRoute>(new TableRoute(books, std::move(parts), options,
                                                      std::move(tongues), std::move(talk),
                                                      css + more_css, std::move(script)));
}

TableRoute::~TableRoute() {
    *m_alive = false;
    for (auto const& [id, waiting] : m_waiting)
        m_parts.hub.forget(waiting.visit.device.event, waiting.waiter);
}

i18n::Tongue const& TableRoute::tongue_for(Call const& call) const {
    return m_tongues.get(preferred_language(call.request().header("accept-language").value_or("")));
}

TableReader TableRoute::reader(i18n::Tongue const& tongue) const {
    return {tongue, m_tongues, m_css, m_books.clock.now()};
}

void TableRoute::answer(Call& call, int status, i18n::Tongue const& tongue, std::string html,
                        Headers headers) const {
    auto response = page_response(status, "text/html", tongue, m_policy, std::move(html));
    response.headers.insert(response.headers.end(), headers.begin(), headers.end());
    response.headers.emplace_back(std::string(k_time_header),
                                  std::to_string(m_books.clock.now().ms));
    call.answer(std::move(response));
}

void TableRoute::answer_message(Call& call, int status, std::string_view title_key,
                                std::string_view body_key, Headers headers) const {
    auto const& tongue = tongue_for(call);
    answer(call, status, tongue, message_page(tongue, title_key, body_key, m_css),
           std::move(headers));
}

// Whoever is not known any more needs a new code; what else goes wrong is worth another try.
void TableRoute::answer_failure(Call& call, Error const& error) const {
    auto const status = error_response(error).status;
    bool const is_stranger = error.message_key.starts_with("sync.");
    if (is_stranger)
        return answer_door(call, 403, {}, "table_web.over",
                           {{"Set-Cookie", ended_session_cookie(m_is_secure)}});
    if (error.message_key == k_too_many_tries)
        return answer_message(call, 429, error.message_key, {}, {{"Retry-After", error.detail}});
    m_books.log.step("table_page_failed", error.message_key);
    answer_message(call, status, error.message_key);
}

void TableRoute::answer_door(Call& call, int status, std::string const& code,
                             std::string_view problem_key, Headers headers) const {
    auto const& tongue = tongue_for(call);
    answer(call, status, tongue, table_door_html(reader(tongue), code, problem_key),
           std::move(headers));
}

void TableRoute::answer_script(Call& call) const {
    call.answer({200, "text/javascript; charset=utf-8", {}, m_script});
}

void TableRoute::go_to(Visit const& visit, std::string const& where, Headers headers) const {
    headers.emplace_back("Location", std::string(k_table_path) + where);
    answer(*visit.call, 303, *visit.tongue, {}, std::move(headers));
}

void TableRoute::handle(CallPtr const& call, Act act, std::string const& key) {
    if (act == Act::table_script) return answer_script(*call);
    if (act == Act::offer_table) return offer(call, key);
    if (m_parts.hub.is_venue()) return answer_message(*call, 403, "error.ask_central_server");
    if (act == Act::table_link) return answer_door(*call, 200, key, {});
    if (act == Act::table_page) {
        if (!table_session_of(call->request())) return answer_door(*call, 200, {}, {});
        auto const visit = visit_of(call);
        if (visit && !m_parts.slow.add([this, visit = *visit] { show(visit); }))
            answer_message(*call, 503, "error.server_busy");
        return;
    }
    auto const& request = call->request();
    bool const is_form = request.header("content-type").value_or("").starts_with(k_form_type);
    if (!is_form || request.body.size() > k_most_form_bytes)
        return answer_message(*call, is_form ? 413 : 415, "error.bad_form");
    if (!comes_from_us(request)) return answer_message(*call, 403, "error.bad_form");
    auto const form = parse_form(request.body);
    if (!form) return answer_message(*call, 400, "error.bad_form");
    if (form->value("do") == "open") return let_in(call, *form);
    auto const visit = visit_of(call);
    if (!visit) return;
    if (!is_right_proof(visit->session, form->value("proof")))
        return answer_message(*call, 403, "error.bad_form");
    if (!m_parts.slow.add([this, visit = *visit, form = *form] { say(visit, form); }))
        answer_message(*call, 503, "error.server_busy");
}

void TableRoute::let_in(CallPtr const& call, Form const& form) {
    if (!m_parts.pair.may_try(call->request()))
        return answer_failure(*call,
                              {ErrorKind::unavailable, std::string(k_too_many_tries),
                               std::to_string(FailedTries::seconds_left(m_books.clock.uptime()))});
    auto const task = [this, call, code = form.value("code")] {
        auto const made = m_parts.pair.let_table_in(code);
        if (!made.ok())
            return made.error().kind == ErrorKind::refused
                       ? answer_door(*call, 403, {}, made.error().message_key)
                       : answer_failure(*call, made.error());
        auto ends_at = m_books.clock.now();
        auto const read = m_parts.hub.with_state(made->device.event, [&](auto const& state) {
            ends_at = end_of_pages(state, made->device);
        });
        if (!read.ok()) return answer_failure(*call, read.error());
        TableSession const session{made->device.event, made->token};
        auto const life = std::max(Duration{0}, ends_at - m_books.clock.now());
        answer(*call, 303, tongue_for(*call), {},
               {{"Set-Cookie", session_cookie(session, life, m_is_secure)},
                {"Location", std::string(k_table_path)}});
    };
    if (!m_parts.slow.add(task)) answer_message(*call, 503, "error.server_busy");
}

void TableRoute::offer(CallPtr const& call, std::string const& event_text) {
    auto const event = parse_id<EventId>(event_text);
    if (!event.ok()) return call->refuse(404, "error.unknown_event");
    auto const device = m_parts.gate.device_of(call, *event);
    if (!device) return;
    if (device->role != storage::Role::host) return call->refuse(403, "refused.not_allowed");
    if (m_parts.hub.is_venue()) return call->refuse(403, "error.ask_central_server");
    if (auto const guard = guard_json(call->request().body); !guard.ok())
        return call->answer(guard.error());
    auto const order = sync::decode_table_order(call->request().body);
    if (!order.ok()) return call->answer(order.error());
    m_parts.slow.answer(call, [this, event = *event, order = *order]() -> Result<std::string> {
        TRY_ASSIGN(auto const code, m_parts.pair.offer_table(event, order.organisation));
        return sync::encode(code);
    });
}

std::optional<TableRoute::Visit> TableRoute::visit_of(CallPtr const& call) {
    auto session = table_session_of(call->request());
    if (!session) {
        answer_door(*call, 403, {}, "table_web.over");
        return std::nullopt;
    }
    auto device = m_parts.gate.device_by(*call, session->event, session->token);
    if (device.ok() && device->role != storage::Role::table)
        device = Error{ErrorKind::refused, "sync.revoked", {}};
    if (!device.ok()) {
        answer_failure(*call, device.error());
        return std::nullopt;
    }
    bool const may_wait = call->target().value("wait").has_value() && !m_is_releasing;
    auto const until =
        may_wait ? m_books.clock.uptime() + std::chrono::seconds(k_longest_wait_s) : Duration{0};
    return Visit{call,
                 std::move(*device),
                 std::move(*session),
                 table_seat_of(call->request()),
                 &tongue_for(*call),
                 until};
}

Result<TableRoute::Seen> TableRoute::look(Visit const& visit) {
    TRY_ASSIGN(auto const* mirror, m_mirrors.newest(visit.device));
    TRY_ASSIGN(auto const organisation,
               organisation_of(m_parts.hub, visit.device.event, visit.device.id));
    auto const& state = mirror->state;
    auto const ends_at = end_of_pages(state, visit.device);
    if (m_books.clock.now() >= ends_at) return Error{ErrorKind::refused, "sync.revoked", {}};
    return Seen{{state, organisation, stands_at(state, organisation, visit.seat), visit.seat,
                 form_proof(visit.session), notice_of(visit.call->target())},
                ends_at,
                mirror->next};
}

Status TableRoute::push(Visit const& visit, TableId table, domain::Said said) {
    if (said.empty()) return {};
    auto const& device = visit.device;
    TRY_ASSIGN(auto const* mirror, m_mirrors.newest(device));
    auto sequence = mirror->said;
    auto const now = m_books.clock.now();
    for (auto& fact : said) {
        fact.event = device.event;
        fact.device = device.id;
        fact.device_sequence = ++sequence;
        fact.id = FactId::from_name(device.id.uuid,
                                    std::to_string(sequence) + "@" + std::to_string(now.ms));
        fact.actor = "table:" + to_string(table);
        fact.recorded_at = now;
    }
    TRY_ASSIGN(auto const answer, m_parts.hub.push(device, {std::move(said)}));
    // Another page of this device spoke at the same moment.
    if (answer.missing) return Error{ErrorKind::unavailable, "error.server_busy", {}};
    for (auto const& fact : answer.answers) {
        bool const is_refused = fact.decision == sync::Decision::refused;
        ++(is_refused ? m_books.metrics.facts_refused : m_books.metrics.facts_created);
        if (is_refused) return Error{ErrorKind::refused, fact.message_key, {}};
    }
    return {};
}

Result<std::string> TableRoute::page_of(Visit const& visit, TableSight const& sight) const {
    auto const& target = visit.call->target();
    auto const page = target.value("page").value_or("");
    auto const who = reader(*visit.tongue);
    if (page == "talk") return table_talk_html(who, m_talk, target);
    if (page == "stand") {
        auto nowhere = sight;
        nowhere.table = {};
        return table_html(who, nowhere);
    }
    if (page != "agreed" && page != "note" && page != "answer") return table_html(who, sight);
    auto const id = parse_id<MeetId>(target.value("meet").value_or(""));
    auto const* meet = id.ok() ? domain::meet_at(sight.state, sight.table, *id) : nullptr;
    if (meet == nullptr) return Error{ErrorKind::not_found, "table.nobody", {}};
    if (page == "agreed") return table_agreed_html(who, sight, *meet);
    return page == "note" ? table_note_html(who, sight, *meet)
                          : table_answer_html(who, sight, *meet);
}

void TableRoute::show(Visit const& visit) {
    auto const before = look(visit);
    if (!before.ok()) return answer_failure(*visit.call, before.error());
    auto const said =
        push(visit, before->sight.table,
             domain::ended_by(before->sight.state, before->sight.table, m_books.clock.now()));
    if (!said.ok()) return answer_failure(*visit.call, said.error());
    auto const seen = look(visit);
    if (!seen.ok()) return answer_failure(*visit.call, seen.error());
    auto html = page_of(visit, seen->sight);
    if (!html.ok()) return answer_failure(*visit.call, html.error());
    Response probe{200, {}, {}, *html};
    tag(visit.call->request(), probe);
    bool const is_news = probe.status == 200 || m_books.clock.uptime() >= visit.until;
    if (is_news) return answer(*visit.call, 200, *visit.tongue, std::move(*html));
    auto const after = seen->read_up_to;
    m_parts.loop.post([this, visit, after, alive = m_alive] {
        if (*alive) wait(visit, after);
    });
}

void TableRoute::say(Visit const& visit, Form const& form) {
    auto const seen = look(visit);
    if (!seen.ok()) return answer_failure(*visit.call, seen.error());
    auto const& sight = seen->sight;
    auto wish = read_table_wish(form, sight.state, sight.table, visit.seat,
                                visit.tongue->language().tag, m_books.clock.now());
    if (!wish.ok()) return answer_failure(*visit.call, wish.error());
    auto const life = seen->ends_at - m_books.clock.now();
    auto const said = push(visit, sight.table, std::move(wish->said));
    if (!said.ok()) return answer_failure(*visit.call, said.error());
    go_to(visit, wish->go_to, {{"Set-Cookie", seat_cookie(wish->seat, life, m_is_secure)}});
}

void TableRoute::wait(Visit visit, domain::Cursor after) {
    auto const id = ++m_last_waiting;
    auto const left = visit.until - m_books.clock.uptime();
    auto const call = visit.call;
    auto const event = visit.device.event;
    m_waiting.emplace(id, Waiting{std::move(visit), 0});
    call->on_gone([this, id] {
        auto const found = m_waiting.find(id);
        if (found == m_waiting.end()) return;
        m_parts.hub.forget(found->second.visit.device.event, found->second.waiter);
        m_waiting.erase(found);
    });
    auto const look = [this, id, alive = m_alive] {
        if (*alive) look_again(id);
    };
    m_waiting.at(id).waiter =
        m_parts.hub.on_news(event, after, [look, post = m_parts.loop.post] { post(look); });
    m_parts.loop.after(m_is_releasing ? Duration{0} : std::max(Duration{0}, left), look);
}

// Something was said, or the time is over.
void TableRoute::look_again(std::uint64_t id) {
    auto const found = m_waiting.find(id);
    if (found == m_waiting.end()) return;
    m_parts.hub.forget(found->second.visit.device.event, found->second.waiter);
    auto visit = std::move(found->second.visit);
    m_waiting.erase(found);
    auto device = m_parts.gate.device_now(visit.device);
    if (device.ok() && device->role != storage::Role::table)
        device = Error{ErrorKind::refused, "sync.revoked", {}};
    if (!device.ok()) return answer_failure(*visit.call, device.error());
    visit.device = std::move(*device);
    if (m_is_releasing) visit.until = Duration{0};
    if (!m_parts.slow.add([this, visit] { show(visit); }))
        answer_message(*visit.call, 503, "error.server_busy");
}

void TableRoute::device_changed(DeviceId device) {
    std::vector<std::uint64_t> its;
    for (auto const& [id, waiting] : m_waiting)
        if (waiting.visit.device.id == device) its.push_back(id);
    for (auto const id : its) look_again(id);
}

void TableRoute::release_all() {
    m_is_releasing = true;
    std::vector<std::uint64_t> all;
    for (auto const& [id, waiting] : m_waiting) all.push_back(id);
    for (auto const id : all) look_again(id);
}

}  // namespace ontmoet::server
