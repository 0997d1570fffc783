// SPDX-License-Identifier: EUPL-1.2
#include "server/follow_route.h"

#include "domain/bodies.h"
#include "domain/rules.h"
#include "evidence/ladder.h"
#include "exchange/export_table.h"
#include "storage/phone_key.h"

#include <algorithm>
#include <array>

namespace ontmoet::server {
namespace {

struct AnswerButton {
    domain::Answer answer;
    char const* message_key;
};
constexpr std::array k_answers{AnswerButton{domain::Answer::yes, "answer.yes"},
                               AnswerButton{domain::Answer::no, "answer.no"},
                               AnswerButton{domain::Answer::maybe, "follow_link.unsure"}};

std::string follow_html(FollowQuestion const& question, i18n::Tongue const& tongue,
                        std::string const& path, std::string_view css) {
    Html html;
    auto const title = tongue.text("follow_link.title");
    begin_page(html, tongue, {title, css});
    html.open("body").open("header").element("h1", {}, title);
    html.open("p", {{"class", "quiet"}}).element("bdi", {}, question.event).close().close();
    html.open("main");
    if (question.task) {
        bool const is_start = question.task->rung == domain::Rung::started;
        html.open("section", {{"class", "panel"}});
        html.element("h2", {},
                     tongue.text(is_start ? "follow_link.started" : "follow_link.there",
                                 {{"employer", question.employer}}));
        html.open("form", {{"method", "post"}, {"action", path}});
        html.single(
            "input",
            {{"type", "hidden"}, {"name", "question"}, {"value", question_text(*question.task)}});
        for (auto const& [answer, key] : k_answers)
            html.element("button",
                         {{"class", "button"},
                          {"name", "answer"},
                          {"value", std::string(domain::to_text(answer))}},
                         tongue.text(key));
        html.close().close();
    } else {
        html.element("p", {{"class", "panel"}}, tongue.text("follow_link.nothing"));
    }
    html.element("p", {{"class", "quiet"}}, tongue.text("follow_link.private")).close();
    return html.take();
}

}  // namespace

std::optional<FollowQuestion> follow_question(domain::State const& state,
                                              std::string const& key_hash, Moment now) {
    auto const link = state.follow_up_links.find(key_hash);
    if (link == state.follow_up_links.end() || link->second.until <= now) return std::nullopt;
    auto const found = state.people.find(link->second.person);
    if (found == state.people.end() || !evidence::may_be_asked(state, found->first))
        return std::nullopt;
    FollowQuestion question{
        found->first, found->second.profile.screen_language, state.event.name, {}};
    auto const today = i18n::iso_date(now);
    for (auto const& task : evidence::open_tasks(state, today)) {
        if (task.kind != evidence::Task::Kind::ask || task.person != found->first ||
            !evidence::is_due(task, today))
            continue;
        question.employer = exchange::organisation_name(state, task.organisation);
        question.task = task;
        break;
    }
    return question;
}

std::string question_text(evidence::Task const& task) {
    return std::string(domain::to_text(task.rung)) + " " + to_string(task.organisation);
}

Result<std::unique_ptr<FollowRoute>> FollowRoute::open(Books books, Parts parts, bool behind_proxy,
                                                       std::filesystem::path const& assets) {
    TRY_ASSIGN(auto page, PrivatePage::open(books, behind_proxy, PageMay::ask_us, assets));
    return std::unique_ptr<FollowRoute>(new FollowRoute(books, parts, std::move(page)));
}

Result<std::optional<FollowQuestion>> FollowRoute::find(std::string const& key) const {
    std::optional<FollowQuestion> found;
    auto const event = storage::event_of_phone_key(key);
    if (!event) return found;
    auto const read = m_parts.hub.with_schedules(*event, [&](auto const& state, auto const&) {
        found = follow_question(state, storage::hash_of_phone_key(key), m_books.clock.now());
    });
    if (!read.ok() && read.error().kind != ErrorKind::not_found) return read.error();
    return found;
}

void FollowRoute::take(CallPtr const& call, FollowQuestion const& question,
                       std::string const& key) {
    auto const form = parse_form(call->request().body);
    auto const said =
        form ? domain::from_text<domain::Answer>(form->value("answer")) : std::nullopt;
    if (!said || *said == domain::Answer::none)
        return call->refuse(400, "error.bad_form", "answer");
    Response next{303, "text/html; charset=utf-8", {}, {}};
    next.headers.emplace_back("Location", std::string(k_follow_path) + key);
    // A page that was open for long, or sent twice: the next question is shown.
    bool const is_asked = question.task && form->value("question") == question_text(*question.task);
    if (!is_asked) return call->answer(std::move(next));
    domain::FollowUpRecorded recorded;
    recorded.person = question.person;
    recorded.organisation = question.task->organisation;
    recorded.rung = question.task->rung;
    recorded.date = i18n::iso_date(m_books.clock.now());
    recorded.answer = *said;
    bool const added = m_parts.slow.add([this, call, next, recorded, key] {
        auto const answers =
            m_parts.desk.append(*storage::event_of_phone_key(key), {domain::make_fact(recorded)},
                                "candidate:" + to_string(recorded.person));
        if (!answers.ok()) return call->answer(answers.error());
        for (auto const& one : *answers)
            if (one.decision == sync::Decision::refused) return call->refuse(409, one.message_key);
        call->answer(next);
    });
    if (!added) call->answer(busy_response());
}

void FollowRoute::handle(CallPtr const& call, Act act, std::string const& key) {
    auto const found = find(key);
    if (!found.ok()) {
        m_books.log.step("follow_page_failed", found.error().message_key);
        return m_page.answer_busy(*call);
    }
    if (!*found) return m_page.answer_gone(*call);
    if (act == Act::follow_say) return take(call, **found, key);
    auto const& tongue = m_page.tongue_of(*call, (*found)->language);
    m_page.answer(*call, 200, "text/html", tongue,
                  follow_html(**found, tongue, std::string(k_follow_path) + key, m_page.css()));
}

}  // namespace ontmoet::server
