// SPDX-License-Identifier: EUPL-1.2
// The network of a World: what becomes of each request and of its answer.
#include "sim/place.h"
#include "sync/limits.h"

#include <array>

namespace ontmoet::sim {
namespace {

constexpr int k_longest_patience_s = 60;

sync::Response nothing(sync::Response::Failure why) {
    return {0, {}, {}, std::nullopt, why};
}
sync::Response web_page(int status) {
    return {status, "text/html", "<html>Log in to the guest network</html>", std::nullopt,
            sync::Response::Failure::none};
}
sync::Response json_response(int status, std::string body) {
    return {status, std::string(sync::k_json_type), std::move(body), std::nullopt,
            sync::Response::Failure::none};
}
char const* words_of(sync::Channel channel) {
    return channel == sync::Channel::push ? "push" : "pull";
}

}  // namespace

Duration World::delay() {
    return happens(m_faults.slow) ? between(200, 8'000) : between(1, 30);
}

void World::carry(Line& line, sync::Request request) {
    ++m_tally.exchanges;
    auto const call = std::make_shared<Conversation>(Conversation{
        &line, line.station, line.asker->asking_life(), std::move(request), line.asker->token()});
    auto const goes = [&](char const* how) {
        tell("network", [&] {
            return "the " + std::string(words_of(call->request.channel)) + " of " +
                   line.asker->name() + " " + how;
        });
    };
    after(call->request.timeout,
          [this, call] { finish(call, nothing(sync::Response::Failure::broken_off)); });
    if (line.is_cut_off) {
        auto const refused = m_chance.below(2) == 0 ? between(1, 20) : sync::k_connect_timeout;
        after(refused,
              [this, call] { finish(call, nothing(sync::Response::Failure::unreachable)); });
        return;
    }
    if (happens(m_faults.captive_portal)) {
        goes("ends at a captive portal");
        constexpr std::array k_statuses{200, 302, 401, 410, 511};
        auto const status = k_statuses[m_chance.below(k_statuses.size())];
        after(delay(), [this, call, status] { finish(call, web_page(status)); });
        return;
    }
    if (happens(m_faults.half_open)) return goes("is accepted and never answered");
    if (happens(m_faults.lost_request)) {
        goes("is lost");
        after(delay(),
              [this, call] { finish(call, nothing(sync::Response::Failure::broken_off)); });
        return;
    }
    after(delay(), [this, call] { arrive(call, true); });
    if (happens(m_faults.doubled_request)) {
        goes("arrives twice");
        after(delay() + between(0, 40'000), [this, call] { arrive(call, false); });
    }
}

// Reaches the station; nobody hears the answer to a doubled request.
void World::arrive(Call const& call, bool is_heard) {
    auto& station = *call->station;
    if (!station.is_up()) {
        if (is_heard) finish(call, nothing(sync::Response::Failure::unreachable));
        return;
    }
    if (is_heard && happens(m_faults.server_busy)) {
        auto busy = json_response(503, sync::encode(sync::Failure{"error.busy", {}}));
        if (m_chance.below(2) == 0) busy.retry_after = between(0, k_longest_patience_s * 1'000);
        return send_back(call, std::move(busy));
    }
    std::function<void()> news;
    if (is_heard && !call->ended)
        news = [this, call, life = station.lives()] {
            after(Duration{0}, [this, call, life] {
                if (life == call->station->lives() && !call->is_answered) arrive(call, true);
            });
        };
    auto response = station.handle(call->token, call->request, std::move(news));
    bool const is_page = response && call->request.channel == sync::Channel::pull;
    if (is_heard && is_page && &station == &m_server && happens(m_faults.renewal))
        call->next_token = m_server.offer_token(call->token);
    bool const died = station.disk().is_dead();
    after_station(station, call->request.channel);
    if (!is_heard) return;
    if (died) {
        after(delay(),
              [this, call] { finish(call, nothing(sync::Response::Failure::broken_off)); });
        return;
    }
    if (!response) return wait_for_news(call);
    call->is_answered = true;
    send_back(call, std::move(*response));
}

// Answers that there is nothing new when the time is up.
void World::wait_for_news(Call const& call) {
    after(std::chrono::seconds{sync::k_poll_wait_s}, [this, call, life = call->station->lives()] {
        auto& station = *call->station;
        if (call->is_answered || !station.is_up() || life != station.lives()) return;
        auto response = station.handle(call->token, call->request, {});
        call->is_answered = true;
        bool const died = station.disk().is_dead();
        after_station(station, call->request.channel);
        if (!died && response) send_back(call, std::move(*response));
    });
}

void World::after_station(Station& station, sync::Channel channel) {
    if (m_venue && &station == m_venue.get()) return after_venue();
    after_server();
    if (channel == sync::Channel::push && m_server.is_up() && m_server.replicas() > 1)
        after(between(0, 300), [this] {
            if (m_server.is_up()) m_server.spread_news();
        });
}

void World::send_back(Call const& call, sync::Response response) {
    auto const goes = [&](char const* how) {
        call->next_token.clear();
        tell("network", [&] {
            return "the answer to the " + std::string(words_of(call->request.channel)) + " of " +
                   call->line->asker->name() + " " + how;
        });
    };
    if (happens(m_faults.lost_answer)) {
        goes("is lost");
        if (m_chance.below(2) == 0)
            after(delay(),
                  [this, call] { finish(call, nothing(sync::Response::Failure::broken_off)); });
        return;
    }
    if (happens(m_faults.cut_body)) {
        goes("is cut");
        response.body.resize(m_chance.below(response.body.size() + 1));
    } else if (happens(m_faults.foreign_body)) {
        goes("comes from somebody else");
        response.body = m_chance.below(2) == 0 ? R"({"hello":1})" : "[]";
    }
    after(delay(), [this, call, response = std::move(response)] {
        // What is on its way when the cable is pulled does not arrive.
        if (!call->line->is_cut_off) finish(call, response);
    });
}

void World::finish(Call const& call, sync::Response const& response) {
    auto& asker = *call->line->asker;
    if (call->ended || !asker.is_asking() || asker.asking_life() != call->life) return;
    call->ended = true;
    if (response.status != 0 && !call->next_token.empty()) asker.take_token(call->next_token);
    bool const is_unknown =
        response.status == 401 && response.body.find("sync.unknown_device") != std::string::npos;
    if (is_unknown) asker.take_unknown(call->token);
    asker.answer(call->request.channel, response);
    call->line->then();
}

}  // namespace ontmoet::sim
