// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/knocker.h"

#include "kiosk/pairing.h"
#include "platform/http_client.h"
#include "sync/limits.h"

#include <utility>

namespace ontmoet::kiosk {
namespace {

// "error.no_answer" and what is not ours in the words of the host's page about the network.
Knocked in_trouble(Error const& error) {
    if (error.message_key == "error.no_answer") return {false, "sync.no_server"};
    if (error.message_key == "error.server_not_ours") return {false, "sync.foreign_answer"};
    return {true, error.message_key};
}

Result<std::string> asked(sync::Address const& address, std::string_view path,
                          std::string const& body) {
    auto const answer =
        platform::ask_once({address, {}}, "POST", std::string(path), body, sync::k_push_timeout);
    if (!answer.ok()) return answer.error();
    if (answer->status != 200) return refusal_of(*answer);
    return answer->body;
}

}  // namespace

Knocker::Knocker(Parts parts)
    : m_parts(std::move(parts)), m_thread([this](std::stop_token const& stop) { work(stop); }) {}

Knocker::~Knocker() = default;

void Knocker::go_to(sync::Address address) {
    {
        std::scoped_lock const lock(m_mutex);
        m_order = {std::move(address), {}};
        m_state = {};
        m_is_new = true;
    }
    m_news.notify_all();
}

void Knocker::take_invitation(std::string words) {
    {
        std::scoped_lock const lock(m_mutex);
        m_order.invitation = std::move(words);
        m_is_new = true;
    }
    m_news.notify_all();
}

void Knocker::try_now() {
    {
        std::scoped_lock const lock(m_mutex);
        m_is_new = true;
    }
    m_news.notify_all();
}

Knocked Knocker::state() const {
    std::scoped_lock const lock(m_mutex);
    return m_state;
}

void Knocker::work(std::stop_token const& stop) {
    Order known;
    while (!stop.stop_requested()) {
        Order order;
        {
            std::unique_lock lock(m_mutex);
            m_news.wait_for(lock, stop, sync::k_knock_interval, [this] { return m_is_new; });
            if (stop.stop_requested() || m_state.is_paired) return;
            m_is_new = false;
            order = m_order;
            m_order.invitation.clear();
        }
        if (order.address.url != known.address.url) m_knock = {};
        known = order;
        if (order.address.url.empty() && order.invitation.empty()) continue;
        auto const state = step(order);
        {
            std::scoped_lock const lock(m_mutex);
            // Somebody gave another address meanwhile: this is of the one before.
            if (!state.is_paired && m_order.address.url != order.address.url) continue;
            if (state == m_state) continue;
            m_state = state;
        }
        m_parts.wake();
    }
}

Knocked Knocker::step(Order const& order) {
    if (!order.invitation.empty()) {
        auto state = enter(order, order.invitation);
        state.code = m_knock.code;
        return state;
    }
    if (m_knock.code.empty() || m_parts.clock.uptime() >= m_knock_ends) return knock(order);
    return ask_again(order);
}

Knocked Knocker::knock(Order const& order) {
    m_knock = {};
    auto const answer = asked(order.address, sync::k_knocks_path, "{}");
    if (!answer.ok()) return in_trouble(answer.error());
    auto knock = sync::decode_knock(*answer);
    if (!knock.ok()) return {false, "sync.foreign_answer"};
    m_knock = std::move(*knock);
    m_knock_ends = m_parts.clock.uptime() + m_knock.valid;
    return {true, {}, m_knock.code};
}

Knocked Knocker::ask_again(Order const& order) {
    auto const answer = asked(order.address, sync::k_knock_state_path,
                              sync::encode(sync::KnockQuestion{m_knock.secret}));
    if (!answer.ok()) {
        // The code is as good as before when the server is back.
        auto state = in_trouble(answer.error());
        state.code = m_knock.code;
        return state;
    }
    auto const said = sync::decode_knock_answer(*answer);
    if (!said.ok()) return {false, "sync.foreign_answer", m_knock.code};
    if (said->state == storage::KnockState::over) return knock(order);
    if (said->state == storage::KnockState::waits) return {true, {}, m_knock.code};
    return enter(order, m_knock.secret);
}

Knocked Knocker::enter(Order const& order, std::string const& code) {
    auto const paired = pair_by_code({code, order.address.url, order.address.public_key},
                                     m_parts.who(), m_parts.pairing);
    if (paired.ok()) return {true, {}, {}, true};
    return in_trouble(paired.error());
}

}  // namespace ontmoet::kiosk
