// SPDX-License-Identifier: EUPL-1.2
#include "domain/badge_code.h"
#include "exchange/portable_profile.h"
#include "kiosk/limits.h"
#include "kiosk/pin.h"
#include "screens/screen_names.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
namespace kiosk = ontmoet::kiosk;
using test::Kiosk;

namespace {

constexpr Duration k_fifty_years{50LL * 365 * 24 * 3'600'000};

// What squares of others say, and this event's own ones torn.
std::vector<std::string> foreign_codes(Kiosk const& kiosk) {
    auto const badge = domain::badge_code(kiosk.state.id, kiosk.selam.uuid);
    exchange::PortableProfile profile;
    profile.profile.given_name = "Nadia";
    auto const portable = exchange::write_portable_profile(profile, {}).text;
    return {"https://example.org/my/abc?x=1#y",
            "WIFI:S:Gast;T:WPA;P:geheim;;",
            "BEGIN:VCARD\nFN:Jansen\nEND:VCARD",
            "HC1:6BF+70790T9WJWG.FKY*4GO0.O1CV2",
            R"({"handshake_version":1,"url":"https://example.org","token":"x"})",
            "8712345678906",
            "48291",
            "4829133",
            "'; DROP TABLE people; --",
            "<script>alert(1)</script>",
            badge.substr(0, badge.size() - 1),
            badge.substr(1),
            badge + badge,
            portable.substr(0, portable.size() / 2),
            portable + portable,
            "ONTMOET9:ABC.",
            std::string(10 * 1'024, 'x'),
            std::string(10 * 1'024, '1'),
            "ONTMOET1:" + std::string(10 * 1'024, 'A') + "."};
}

}  // namespace

TEST_CASE("whatever is scanned on whatever screen is answered kindly, and nothing is recorded") {
    for (auto const& [screen, name, title] : screen_names()) {
        // There somebody reads in what they brought, or a host works.
        Kiosk kiosk;
        if (screen != Screen::languages) kiosk.model.stack.push_back(screen);
        auto const people = kiosk.state.people.size();
        for (auto const& code : foreign_codes(kiosk)) {
            INFO(name << ": " << code.substr(0, 60));
            kiosk.model.toast.reset();
            kiosk.happen(kiosk::Scanned{code});
            REQUIRE(kiosk.model.toast);
            CHECK_FALSE(kiosk.model.toast->good);
            CHECK(kiosk.said.empty());
            CHECK(kiosk.state.people.size() == people);
            CHECK(kiosk.model.visitor.person.is_none());
            CHECK(kiosk.model.visitor.profile == domain::Profile{});
            CHECK(kiosk.model.stack.size() <= 4);
        }
        kiosk.want(Finish{});
        CHECK(kiosk.model.screen() == Screen::languages);
    }
}

TEST_CASE("a torn code in the middle of a registration loses nothing of it") {
    Kiosk kiosk;
    kiosk.want(ChooseLanguage{"en"});
    kiosk.want(BeginNew{});
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    kiosk.want(Next{});
    auto profile = kiosk.model.visitor.profile;
    profile.given_name = "Nadia";
    kiosk.want(EditProfile{profile});
    auto const person = kiosk.model.visitor.person;
    for (auto const& code : foreign_codes(kiosk)) {
        INFO(code.substr(0, 60));
        kiosk.happen(kiosk::Scanned{code});
        CHECK(kiosk.model.visitor.person == person);
        CHECK(kiosk.model.visitor.profile.given_name == "Nadia");
    }
    kiosk.want(Finish{});
    CHECK(kiosk.state.people.at(person).profile.given_name == "Nadia");
}

TEST_CASE("a kiosk whose clock says 1970 works, and goes on when the clock is right") {
    Kiosk kiosk;
    auto const today = kiosk.clock.now();
    kiosk.clock.set(Moment{0});
    kiosk.want(ChooseLanguage{"en"});
    kiosk.want(BeginNew{});
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    kiosk.want(Next{});
    auto profile = kiosk.model.visitor.profile;
    profile.given_name = "Nadia";
    kiosk.want(EditProfile{profile});
    kiosk.happen(kiosk::Tick{kiosk::k_typing_pause});
    auto const person = kiosk.model.visitor.person;
    kiosk.want(EnoughForNow{});
    CHECK(kiosk.state.people.at(person).checked_in);
    kiosk.want(Open{Screen::schedule});
    kiosk.want(BookMeet{kiosk.bakery});
    auto const screen = kiosk.model.screen();
    // The server was met: fifty years pass in a moment, and nobody was away.
    kiosk.clock.set(today);
    kiosk.happen(kiosk::Tick{Duration{1'000}});
    CHECK(kiosk.model.screen() == screen);
    CHECK(kiosk.model.visitor.person == person);
    CHECK_FALSE(kiosk.model.asks_presence);
    CHECK(kiosk.model.now == today);
}

TEST_CASE("a lock of the PIN pad is no longer than meant, whatever was done to the clock") {
    Moment const right{1'790'000'000'000};
    kiosk::PinGuard guard;
    for (int i = 0; i < kiosk::k_pin_attempts; ++i) guard.note(false, right);
    CHECK(guard.locked_until == right + kiosk::k_pin_lock);
    CHECK_FALSE(guard.shorten(right));
    CHECK_FALSE(guard.shorten(right + kiosk::k_pin_lock));
    // The battery of its clock is empty: 1970 after a restart.
    Moment const wrong = right - k_fifty_years;
    CHECK(guard.shorten(wrong));
    CHECK(guard.locked_until == wrong + kiosk::k_pin_lock);
    CHECK_FALSE(guard.shorten(wrong));
    // Turning the clock does not give more tries: the next wrong one locks again.
    guard.note(false, wrong);
    CHECK(guard.locked_until == wrong + kiosk::k_pin_lock * 2);
    auto const kept = kiosk::PinGuard::from_text(guard.to_text());
    CHECK(kept.failures == guard.failures);
    CHECK(kept.locked_until == guard.locked_until);
}

TEST_CASE("visitors, employers and hosts are asked and sent away after the time that is theirs") {
    struct Wait {
        Screen screen;
        bool unlocked;
        Duration ask;
    };
    for (auto const& wait : {Wait{Screen::card, false, kiosk::k_idle_ask},
                             Wait{Screen::take_code, false, kiosk::k_idle_ask},
                             Wait{Screen::pin, false, kiosk::k_idle_ask},
                             Wait{Screen::arrivals, true, kiosk::k_idle_ask_staff},
                             Wait{Screen::printing, true, kiosk::k_idle_ask_staff}}) {
        INFO(name_of(wait.screen));
        Kiosk kiosk;
        kiosk.model.host.unlocked = wait.unlocked;
        kiosk.model.stack.push_back(wait.screen);
        CHECK(kiosk::asks_after(kiosk.model) == wait.ask);
        kiosk.happen(kiosk::Tick{wait.ask - Duration{1}});
        CHECK_FALSE(kiosk.model.asks_presence);
        kiosk.happen(kiosk::Tick{wait.ask});
        CHECK(kiosk.model.asks_presence);
        kiosk.happen(kiosk::Tick{wait.ask + kiosk::k_idle_answer - Duration{1}});
        CHECK(kiosk.model.screen() == wait.screen);
        kiosk.happen(kiosk::Tick{wait.ask + kiosk::k_idle_answer});
        CHECK(kiosk.model.screen() == Screen::languages);
        CHECK_FALSE(kiosk.model.host.unlocked);
    }
}

TEST_CASE("nothing of a person stays in what the screens read when they have left") {
    Kiosk kiosk;
    kiosk.want(GiveCode{"482913"});
    kiosk.want(ConfirmIdentity{true});
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    kiosk.want(Next{});
    kiosk.happen(kiosk::CodeMade{{TakenCode::Kind::profile, QrCode{1, {1}}, false}});
    kiosk.want(Open{Screen::search});
    kiosk.want(TypeSearch{"Selam"});
    kiosk.want(AskHelp{});
    kiosk.want(Finish{});
    auto const& left = kiosk.model.visitor;
    CHECK(left.person.is_none());
    CHECK(left.profile == domain::Profile{});
    CHECK(left.typed_name.empty());
    CHECK(left.typed_code.empty());
    CHECK(left.found.empty());
    CHECK(left.code.kind == TakenCode::Kind::none);
    CHECK(left.code.square.modules.empty());
    CHECK_FALSE(kiosk.model.help_asked);
    CHECK(kiosk.model.employer_cards.empty());
    CHECK(kiosk.model.candidate_cards.empty());
    CHECK_FALSE(kiosk.model.toast);
}
