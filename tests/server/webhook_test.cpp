// SPDX-License-Identifier: EUPL-1.2
#include "server/webhook_for_test.h"

#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using nlohmann::json;
using platform::Reach;

namespace {

std::string signature_by(std::string const& secret, Heard const& heard) {
    return *server::webhook_signature(secret, heard.id, heard.timestamp_s, heard.body);
}

}  // namespace

TEST_CASE("a signature is the one that the specification's example has") {
    CHECK(server::webhook_signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                                    "msg_p5jXN8AQM9LWM0D4loKWxJek", 1'614'265'330,
                                    R"({"test": 2432232314})") ==
          "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    CHECK_FALSE(server::webhook_signature("whsec_!", "msg_1", 1, "{}").has_value());
    CHECK_FALSE(server::webhook_signature("", "msg_1", 1, "{}").has_value());
}

TEST_CASE("an address is told once of what happens from then on, signed, by kinds and ids alone") {
    Office<LogOnSqlite> office;
    Receiver receiver;
    office.check_in(1);
    auto const hook = office.add(receiver.url());
    office.look();
    CHECK(receiver.heard().empty());

    office.check_in(2);
    office.say(domain::make_fact(domain::PersonSet{person(2), R"({"phone":"0612345678"})"}));
    office.look();
    office.look();
    auto const heard = receiver.heard();
    REQUIRE(heard.size() == 1);
    CHECK(heard[0].said()["type"] == "person.checked_in");
    CHECK(heard[0].said()["data"] ==
          json{{"event", to_string(k_event)}, {"person", to_string(person(2))}});
    CHECK(heard[0].said()["timestamp"] == "2026-11-20T12:40:00+01:00");
    CHECK(heard[0].timestamp_s == office.clock.now().ms / 1'000);
    CHECK(heard[0].signature == signature_by(hook.secret, heard[0]));
    CHECK(heard[0].signature !=
          signature_by(server::new_webhook({"x", "y", "https://a.nl", every_kind()})->secret,
                       heard[0]));
    for (auto const* personal : {"Number", "0612345678", "K02", "Bakkerij"})
        CHECK_THAT(heard[0].body, !Contains(personal));
    CHECK(office.hook(hook.id).last_status == 204);
}

TEST_CASE("matches, plans, answers and erasures are told, what nobody chose is not") {
    Office<LogOnSqlite> office;
    Receiver all;
    Receiver few;
    office.add(all.url());
    office.add(few.url(), {"match.made"});
    office.check_in(1);
    office.say(booking("meet", person(1), k_table_1, 0));
    auto const meet = named<MeetId>("meet");
    auto const verdict = [&](domain::Side side, domain::Answer answer) {
        office.say(domain::make_fact(domain::VerdictGiven{meet, person(1), side, answer, {}}));
    };
    verdict(domain::Side::candidate, domain::Answer::yes);
    office.look();
    CHECK(few.heard().empty());
    verdict(domain::Side::employer, domain::Answer::maybe);
    office.look();
    CHECK(few.heard().empty());
    verdict(domain::Side::employer, domain::Answer::yes);
    office.look();
    verdict(domain::Side::employer, domain::Answer::yes);
    office.look();
    auto const matches = few.heard();
    REQUIRE_FALSE(matches.empty());
    CHECK(matches[0].said()["data"]["organisation"] == to_string(k_baker));
    CHECK(matches[0].said()["data"]["meet"] == to_string(meet));
    for (auto const& again : matches) CHECK(again.id == matches[0].id);

    office.say(domain::make_fact(
        domain::ConsentGiven{person(1), domain::Purpose::follow_up, "2026-1", "nl"}));
    domain::FollowUpRecorded answer;
    answer.person = person(1);
    answer.organisation = k_baker;
    answer.date = "2026-11-20";
    office.say(domain::make_fact(answer));
    office.say(domain::make_fact(domain::PersonErased{person(3), {}}));
    office.say(domain::make_fact(domain::FiguresKept{"{}"}));
    office.look();
    auto const kinds = all.kinds();
    std::set<std::string> const told(kinds.begin(), kinds.end());
    CHECK(told == std::set<std::string>{"person.checked_in", "match.made", "follow_up.answered",
                                        "person.erased", "event.closed"});
    for (auto const& one : all.heard())
        CHECK_THAT(one.body, !Contains("2026-11-20\"") && !Contains("started"));
}

TEST_CASE("another organiser's events are not told of") {
    Office<LogOnSqlite> office;
    Receiver receiver;
    office.add(receiver.url(), every_kind(), k_elsewhere);
    office.check_in(1);
    office.look();
    CHECK(receiver.heard().empty());
}

TEST_CASE("who does not answer is asked again after growing pauses, by the same id, in order") {
    Office<LogOnSqlite> office;
    Receiver receiver;
    receiver.status = 500;
    auto const hook = office.add(receiver.url());
    office.check_in(1);
    office.check_in(2);
    for (auto const pause : server::k_webhook_pauses) {
        auto const before = receiver.heard().size();
        office.look();
        CHECK(receiver.heard().size() == before + 1);
        office.clock.advance(pause - Duration{1});
        office.look();
        CHECK(receiver.heard().size() == before + 1);
        office.clock.advance(Duration{1});
    }
    std::set<std::string> ids;
    std::set<std::string> signatures;
    for (auto const& one : receiver.heard()) {
        ids.insert(one.id);
        signatures.insert(one.signature);
    }
    CHECK(ids.size() == 1);
    CHECK(signatures.size() == server::k_webhook_pauses.size());
    CHECK(server::state_of(office.hook(hook.id)) == "failing");

    // The queue is on the disk.
    {
        server::WebhookSender another{{office.clock, office.metrics, office.requests},
                                      office.on.log(),
                                      office.hub,
                                      office.accounts,
                                      Reach::anywhere};
        receiver.status = 200;
        REQUIRE(another.look().ok());
    }
    auto const heard = receiver.heard();
    REQUIRE(heard.size() == server::k_webhook_pauses.size() + 2);
    CHECK(heard.back().said()["data"]["person"] == to_string(person(2)));
    CHECK(server::state_of(office.hook(hook.id)) == "told");
}

TEST_CASE("after three days without a good answer nothing is sent until it is opened again") {
    Office<LogOnSqlite> office;
    Receiver receiver;
    receiver.status = 503;
    auto const hook = office.add(receiver.url());
    office.check_in(1);
    for (int hours = 0; hours <= 80; hours += 10) {
        office.look();
        office.clock.advance(Duration{10 * 3'600'000LL});
    }
    CHECK(server::state_of(office.hook(hook.id)) == "failed");
    auto const tried = receiver.heard().size();
    office.look();
    CHECK(receiver.heard().size() == tried);

    receiver.status = 200;
    REQUIRE(
        server::obey(server::webhook_opening(hook.id), office.accounts, office.clock.now()).ok());
    office.look();
    CHECK(receiver.heard().size() == tried + 1);
    CHECK(server::state_of(office.hook(hook.id)) == "told");

    receiver.status = 410;  // "Gone"
    office.check_in(2);
    office.look();
    CHECK(server::state_of(office.hook(hook.id)) == "failed");
}

TEST_CASE("redirects lead nowhere, and a long answer is not read to its end") {
    Office<LogOnSqlite> office;
    Receiver receiver;
    receiver.status = 302;
    auto const hook = office.add(receiver.url());
    office.check_in(1);
    office.look();
    CHECK(receiver.heard().size() == 1);
    CHECK(office.hook(hook.id).last_status == 302);
    CHECK(server::state_of(office.hook(hook.id)) == "failing");

    receiver.status = 200;
    receiver.is_long = true;
    office.clock.advance(Duration{60'000});
    office.look();
    CHECK(office.hook(hook.id).last_status == 200);
}

TEST_CASE("of two servers over one database one makes each attempt") {
    Office<LogOnPostgres> office;
    Receiver receiver;
    office.add(receiver.url());
    auto const other = office.on.another();
    sync::Hub other_hub{*other, office.clock};
    server::WebhookSender other_sender{{office.clock, office.metrics, office.requests},
                                       *other,
                                       other_hub,
                                       other->accounts(),
                                       Reach::anywhere};
    for (int i = 1; i <= 4; ++i) office.check_in(i);
    for (int round = 0; round < 4; ++round) {
        std::thread side([&] { CHECK(other_sender.look().ok()); });
        office.look();
        side.join();
    }
    std::set<std::string> ids;
    for (auto const& one : receiver.heard()) ids.insert(one.id);
    CHECK(receiver.heard().size() == 4);
    CHECK(ids.size() == 4);
}
