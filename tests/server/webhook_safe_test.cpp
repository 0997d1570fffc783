// SPDX-License-Identifier: EUPL-1.2
#include "server/webhook_for_test.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using nlohmann::json;
using platform::Reach;
using storage::AccountRole;

TEST_CASE("an address in the server's own network is not connected to, whatever its name") {
    Office<LogOnSqlite> office;
    server::WebhookSender careful{{office.clock, office.metrics, office.requests},
                                  office.on.log(),
                                  office.hub,
                                  office.accounts,
                                  Reach::public_only};
    // A socket that counts who comes: nobody may.
    Receiver receiver;
    auto const port = receiver.url("").substr(receiver.url("").rfind(':'));
    auto const last_failure = [&](std::string const& url) {
        auto const hook = office.add(url, {"person.erased"});
        REQUIRE(
            server::obey(server::webhook_test(hook.id), office.accounts, office.clock.now()).ok());
        REQUIRE(careful.look().ok());
        return office.hook(hook.id).last_failure;
    };
    for (auto const* host : {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433",
                             "0.0.0.0", "10.0.0.1", "169.254.169.254", "192.168.1.1"})
        CHECK(last_failure("https://" + std::string(host) + port) ==
              "console.webhook_private_address");
    CHECK(last_failure("http://127.0.0.1" + port) == "console.webhook_bad_url");
    CHECK(receiver.heard().empty());
}

TEST_CASE("what is no address of the web is refused when it is added") {
    for (auto const* url :
         {"", "example.org", "ftp://example.org", "file:///etc/passwd", "https://",
          "https://u:p@example.org", "https://exa mple.org", "https://example.org/\r\nX: y"}) {
        auto const made = server::new_webhook({"x", k_here, url, every_kind()});
        INFO(url);
        REQUIRE_FALSE(made.ok());
        CHECK(made.error().message_key == "console.webhook_bad_url");
    }
    CHECK(server::new_webhook({"x", k_here, "https://example.org", {}}).error().message_key ==
          "console.webhook_kind");
    CHECK(server::new_webhook({"x", k_here, "https://example.org", {"all"}}).error().detail ==
          "all");
}

TEST_CASE(
    "an administrator adds, tests and removes webhooks of their own organiser in the console") {
    ConsoleForTest console;
    console.add("ada@example.org", AccountRole::administrator);
    console.add("eva@example.org", AccountRole::administrator, k_elsewhere);
    console.add("boss@example.org", AccountRole::organiser);
    auto ada = console.signed_in("ada@example.org");
    Receiver receiver;
    json const order = {{"act", "add"},
                        {"name", "client system"},
                        {"url", receiver.url()},
                        {"kinds", {"person.erased"}}};
    auto const made = ada.post("webhooks", order);
    REQUIRE(made.status == 200);
    auto const secret = json::parse(made.body)["secret"].get<std::string>();
    CHECK(secret.starts_with("whsec_"));
    std::string const id = json::parse(made.body)["id"];
    auto const listed = ada.get("webhooks").body;
    CHECK_THAT(listed, Contains(id) && !Contains(secret.substr(6)));

    // A server that is not told otherwise lets nothing into its own network.
    CHECK(ada.post("webhooks", {{"act", "test"}, {"id", id}}).status == 200);
    auto hook = ada.json("webhooks")["webhooks"][0];
    for (int i = 0; i < 100 && hook["last_failure"] == ""; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
        hook = ada.json("webhooks")["webhooks"][0];
    }
    CHECK(hook["last_failure"] == "console.webhook_bad_url");
    CHECK(receiver.heard().empty());

    auto eva = console.signed_in("eva@example.org");
    CHECK(eva.json("webhooks")["webhooks"].empty());
    CHECK(eva.post("webhooks", {{"act", "remove"}, {"id", id}}).status == 404);
    CHECK(console.signed_in("boss@example.org").get("webhooks").status == 403);
    CHECK(ada.post("webhooks", {{"act", "add"}, {"name", "x"}, {"url", "x"}, {"kinds", {"x"}}})
              .status == 400);
    CHECK(ada.post("webhooks", {{"act", "burn"}, {"id", id}}).status == 400);
    CHECK(ada.post("webhooks", {{"act", "remove"}, {"id", id}}).status == 200);
    CHECK(ada.json("webhooks")["webhooks"].empty());
    auto const left = console.accounts().find(id + "@webhook");
    REQUIRE((left.ok() && left->has_value()));
    CHECK((*left)->totp_secret.empty());
}
