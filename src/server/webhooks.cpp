// SPDX-License-Identifier: EUPL-1.2
#include "server/webhooks.h"

#include "base/check.h"
#include "domain/bodies.h"
#include "domain/rules.h"
#include "exchange/local_time.h"
#include "server/limits.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>
#include <sodium.h>

namespace ontmoet::server {
namespace {

using nlohmann::json;
using namespace domain;

constexpr std::array<std::string_view, 6> k_webhook_kinds{"person.checked_in", "plan.published",
                                                          "match.made",        "follow_up.answered",
                                                          "person.erased",     "event.closed"};
constexpr std::string_view k_webhook_logins = "@webhook";
constexpr std::string_view k_secret_prefix = "whsec_";
constexpr std::size_t k_webhook_secret_bytes = 32;
constexpr int k_base64 = sodium_base64_VARIANT_ORIGINAL;

std::string base64_of(std::span<std::uint8_t const> bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), k_base64), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), k_base64);
    text.pop_back();
    return text;
}

std::string random_id() {
    std::array<std::uint8_t, 6> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string text(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

AccountOrder order_about(std::string const& id, json const& settings) {
    AccountOrder order{.login = storage::plain_login(id + std::string(k_webhook_logins))};
    order.settings = settings.dump();
    return order;
}

// What shall be told of a fact: its kind, what it is about, and the id when it is not the fact's.
struct Told {
    std::string_view kind;
    json data;
    std::string id{};
};

std::optional<Told> told_of_verdict(VerdictGiven const& body, State const& state) {
    auto const meet = state.meets.find(body.meet);
    bool const makes =
        body.answer == Answer::yes && meet != state.meets.end() && is_match(meet->second);
    if (!makes) return std::nullopt;
    auto const& planned = meet->second.planned;
    return Told{"match.made",
                {{"meet", to_string(body.meet)},
                 {"person", to_string(planned.person)},
                 {"organisation", to_string(planned.organisation)}},
                to_string(FactId::from_name(body.meet.uuid, "match"))};
}

template <class Body>
std::optional<Body> body_of(Fact const& fact) {
    if (fact.type != Body::k_type) return std::nullopt;
    auto body = read_body<Body>(fact);
    return body.ok() ? std::optional(std::move(*body)) : std::nullopt;
}

std::optional<Told> told_of(Fact const& fact, State const& state) {
    if (auto const body = body_of<CheckIn>(fact); body && !body->person.is_none())
        return Told{"person.checked_in", {{"person", to_string(body->person)}}};
    if (auto const body = body_of<PlanPublished>(fact))
        return Told{"plan.published",
                    {{"plan", to_string(body->plan)}, {"meets", body->meets.size()}}};
    if (auto const body = body_of<VerdictGiven>(fact)) return told_of_verdict(*body, state);
    if (auto const body = body_of<FollowUpRecorded>(fact); body && !body->person.is_none())
        return Told{
            "follow_up.answered",
            {{"person", to_string(body->person)}, {"organisation", to_string(body->organisation)}}};
    if (auto const body = body_of<PersonErased>(fact); body && !body->person.is_none())
        return Told{"person.erased", {{"person", to_string(body->person)}}};
    if (fact.type == fact_type::figures_kept) return Told{"event.closed", json::object()};
    return std::nullopt;
}

WebhookMessage written(std::string id, std::string_view kind, json data, Moment at) {
    json const body = {
        {"type", kind}, {"timestamp", exchange::iso_moment(at)}, {"data", std::move(data)}};
    return {"msg_" + std::move(id), body.dump(), std::string(kind)};
}

json json_of(std::map<EventId, ToldUpTo> const& told) {
    auto all = json::object();
    for (auto const& [event, up_to] : told)
        all[to_string(event)] = {{"cursor", up_to.cursor}, {"epoch", up_to.epoch}};
    return all;
}

std::map<EventId, ToldUpTo> told_from(json const& all) {
    std::map<EventId, ToldUpTo> told;
    for (auto const& [text, up_to] : all.items())
        if (auto const event = parse_id<EventId>(text); event.ok() && up_to.is_object())
            told[*event] = {up_to.value("cursor", Cursor{0}), up_to.value("epoch", "")};
    return told;
}

// False when somebody wrote something else there.
bool read_settings(json const& settings, Webhook& hook) {
    try {
        hook.url = settings.value("url", "");
        hook.kinds = settings.value("kinds", std::vector<std::string>{});
        hook.failed = settings.value("failed", false);
        hook.has_begun = settings.value("has_begun", false);
        hook.told = told_from(settings.value("told", json::object()));
        hook.test = settings.value("test", "");
        hook.attempts = settings.value("attempts", 0);
        for (auto const& [name, moment] :
             {std::pair{"failing_since", &hook.failing_since}, std::pair{"next_at", &hook.next_at},
              std::pair{"claimed_until", &hook.claimed_until}, std::pair{"last_at", &hook.last_at}})
            *moment = Moment{settings.value(name, std::int64_t{0})};
        hook.last_status = settings.value("last_status", 0);
        hook.last_failure = settings.value("last_failure", "");
        return true;
    } catch (json::exception const&) {
        return false;
    }
}

}  // namespace

std::span<std::string_view const> all_webhook_kinds() {
    return k_webhook_kinds;
}

bool is_webhook_kind(std::string_view text) {
    return std::ranges::find(k_webhook_kinds, text) != k_webhook_kinds.end();
}

std::string_view state_of(Webhook const& webhook) {
    if (!webhook.is_open) return webhook.failed ? "failed" : "closed";
    return webhook.attempts > 0 ? "failing" : "told";
}

std::optional<Webhook> webhook_of(storage::Account const& account) {
    if (account.role != storage::AccountRole::program || !account.login.ends_with(k_webhook_logins))
        return std::nullopt;
    auto const settings = json::parse(account.settings, nullptr, false);
    Webhook hook;
    if (!settings.is_object() || !read_settings(settings, hook) || hook.url.empty())
        return std::nullopt;
    hook.id = account.login.substr(0, account.login.find('@'));
    hook.name = account.name;
    hook.organiser = account.organiser;
    hook.is_open = !account.disabled;
    return hook;
}

void keep_webhook(Webhook const& webhook, storage::Account& account) {
    account.disabled = !webhook.is_open;
    account.settings = json{{"url", webhook.url},
                            {"kinds", webhook.kinds},
                            {"failed", webhook.failed},
                            {"has_begun", webhook.has_begun},
                            {"told", json_of(webhook.told)},
                            {"test", webhook.test},
                            {"attempts", webhook.attempts},
                            {"failing_since", webhook.failing_since.ms},
                            {"next_at", webhook.next_at.ms},
                            {"claimed_until", webhook.claimed_until.ms},
                            {"last_at", webhook.last_at.ms},
                            {"last_status", webhook.last_status},
                            {"last_failure", webhook.last_failure}}
                           .dump();
}

Result<NewWebhook> new_webhook(WebhookWish const& wish) {
    // Whether http and a network of one's own will do is the server's to say, when it sends.
    if (wish.url.size() > k_most_webhook_url_bytes ||
        !platform::is_outward_url(wish.url, platform::Reach::anywhere))
        return Error{ErrorKind::invalid_input, "console.webhook_bad_url", {}};
    for (auto const& kind : wish.kinds)
        if (!is_webhook_kind(kind))
            return Error{ErrorKind::invalid_input, "console.webhook_kind", kind};
    if (wish.kinds.empty()) return Error{ErrorKind::invalid_input, "console.webhook_kind", {}};
    std::array<std::uint8_t, k_webhook_secret_bytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    auto const id = random_id();
    NewWebhook made{id, std::string(k_secret_prefix) + base64_of(bytes),
                    order_about(id, {{"url", wish.url}, {"kinds", wish.kinds}})};
    made.order.is_new = true;
    made.order.name = wish.name;
    made.order.role = storage::AccountRole::program;
    made.order.organiser = wish.organiser;
    made.order.password_hash = "none";
    made.order.totp_secret = made.secret;
    return made;
}

AccountOrder webhook_removal(std::string const& id) {
    auto order = order_about(id, {{"url", ""}, {"told", nullptr}, {"test", ""}});
    order.disabled = true;
    order.totp_secret = "";
    return order;
}

AccountOrder webhook_test(std::string const& id) {
    return order_about(id, {{"test", random_id()}, {"next_at", 0}});
}

AccountOrder webhook_opening(std::string const& id) {
    auto order =
        order_about(id, {{"failed", false}, {"attempts", 0}, {"failing_since", 0}, {"next_at", 0}});
    order.disabled = false;
    return order;
}

std::optional<WebhookMessage> message_of(Fact const& fact, State const& state) {
    auto told = told_of(fact, state);
    if (!told) return std::nullopt;
    told->data["event"] = to_string(state.id);
    auto id = told->id.empty() ? to_string(fact.id) : std::move(told->id);
    return written(std::move(id), told->kind, std::move(told->data), fact.decided_at());
}

WebhookMessage test_message(std::string const& id, Moment now) {
    return written(id, "webhook.test", json::object(), now);
}

std::optional<std::string> webhook_signature(std::string_view secret, std::string_view id,
                                             std::int64_t timestamp_s, std::string_view body) {
    if (secret.starts_with(k_secret_prefix)) secret.remove_prefix(k_secret_prefix.size());
    std::vector<std::uint8_t> key(secret.size());
    std::size_t length = 0;
    if (sodium_base642bin(key.data(), key.size(), secret.data(), secret.size(), nullptr, &length,
                          nullptr, k_base64) != 0 ||
        length == 0)
        return std::nullopt;
    auto const signed_text =
        std::string(id) + "." + std::to_string(timestamp_s) + "." + std::string(body);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), length);
    sodium_memzero(key.data(), key.size());
    std::vector<std::uint8_t> const bytes(signed_text.begin(), signed_text.end());
    crypto_auth_hmacsha256_update(&state, bytes.data(), bytes.size());
    std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> mark{};
    crypto_auth_hmacsha256_final(&state, mark.data());
    return "v1," + base64_of(mark);
}

platform::OutwardPost signed_post(storage::Account const& account, WebhookMessage const& message,
                                  Moment now) {
    auto const timestamp_s = now.ms / 1'000;
    auto const signature =
        webhook_signature(account.totp_secret, message.id, timestamp_s, message.body);
    check(signature.has_value(), "a webhook's account holds its secret");
    auto const hook = webhook_of(account);
    check(hook.has_value(), "what is told is a webhook");
    return {hook->url,
            {"webhook-id: " + message.id, "webhook-timestamp: " + std::to_string(timestamp_s),
             "webhook-signature: " + *signature},
            message.body};
}

void note_answer(Webhook& webhook, platform::PostAnswer const& answer, Moment now) {
    webhook.last_at = now;
    webhook.last_status = answer.status;
    webhook.last_failure = answer.failure;
    webhook.claimed_until = {};
    if (answer.status >= 200 && answer.status < 300) {
        webhook.attempts = 0;
        webhook.failing_since = webhook.next_at = {};
        return;
    }
    if (webhook.failing_since == Moment{}) webhook.failing_since = now;
    auto const step =
        std::min(static_cast<std::size_t>(webhook.attempts), k_webhook_pauses.size() - 1);
    ++webhook.attempts;
    webhook.next_at = now + k_webhook_pauses.at(step);
    // "410 Gone" says itself that nobody listens any more.
    if (answer.status == 410 || now - webhook.failing_since >= k_webhook_patience) {
        webhook.is_open = false;
        webhook.failed = true;
    }
}

}  // namespace ontmoet::server
