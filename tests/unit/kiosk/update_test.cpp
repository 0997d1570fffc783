// SPDX-License-Identifier: EUPL-1.2
#include "domain/badge_code.h"
#include "kiosk/limits.h"
#include "kiosk/pin.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
namespace kiosk = ontmoet::kiosk;
using test::Kiosk;

TEST_CASE("an invited visitor is checked in with four touches") {
    Kiosk kiosk;
    kiosk.happen(kiosk::Scanned{"482913"});
    CHECK(kiosk.model.screen() == Screen::identity);
    CHECK(kiosk.model.language == "ti");
    kiosk.want(ConfirmIdentity{true});
    CHECK(kiosk.model.screen() == Screen::consent);
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    kiosk.want(Next{});
    CHECK(kiosk.model.screen() == Screen::ready);
    CHECK(kiosk.candidate().checked_in);
    CHECK(kiosk.candidate().badge == "A-01");
    CHECK(kiosk.count("check.in") == 1);
    CHECK(kiosk.said.back().actor == "candidate:" + to_string(kiosk.selam));
}

TEST_CASE("who does not agree to take part is told why and not checked in") {
    Kiosk kiosk;
    kiosk.want(GiveCode{"482913"});
    kiosk.want(ConfirmIdentity{true});
    kiosk.want(Next{});
    CHECK(kiosk.model.screen() == Screen::consent);
    CHECK(kiosk.model.visitor.asked_without_consent);
    CHECK_FALSE(kiosk.candidate().checked_in);
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    CHECK_FALSE(kiosk.model.visitor.asked_without_consent);
    kiosk.want(SetConsent{domain::Purpose::take_part, false});
    kiosk.want(Next{});
    CHECK(kiosk.model.screen() == Screen::consent);
    CHECK(kiosk.count("consent.withdrawn") == 1);
}

TEST_CASE("a walk-in registers step by step and every answer is said when it is given") {
    Kiosk kiosk;
    kiosk.want(ChooseLanguage{"ar"});
    kiosk.want(BeginNew{});
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    CHECK(kiosk.count("consent.given") == 1);
    kiosk.want(Next{});
    CHECK(kiosk.model.screen() == Screen::name);
    CHECK(kiosk.count("person.registered") == 1);
    auto profile = kiosk.model.visitor.profile;
    profile.given_name = "Omar";
    kiosk.want(EditProfile{profile});
    CHECK(kiosk.count("person.set") == 0);  // still typing
    kiosk.happen(kiosk::Tick{kiosk::k_typing_pause});
    CHECK(kiosk.count("person.set") == 1);
    profile.family_name = "Haddad";
    kiosk.want(EditProfile{profile});
    kiosk.want(Next{});
    CHECK(kiosk.candidate().profile.family_name == "Haddad");
    CHECK(kiosk.model.screen() == Screen::language_skills);
    profile.works_in_english = true;
    kiosk.want(EditProfile{profile});
    CHECK(kiosk.candidate().profile.works_in_english);
    // How long is asked of who worked, how well of who speaks a second language, more of school of
    // who was there, how to reach of who shares that.
    profile.languages = {{"ar", domain::Level::native}, {"en", domain::Level::unknown}};
    profile.education = "mbo";
    kiosk.want(EditProfile{profile});
    for (auto const next :
         {Screen::language_levels, Screen::dutch_reading, Screen::work, Screen::can, Screen::papers,
          Screen::school, Screen::wish, Screen::dream, Screen::days, Screen::reach, Screen::helping,
          Screen::own_words, Screen::card, Screen::ready}) {
        kiosk.want(Next{});
        CHECK(kiosk.model.screen() == next);
    }
    CHECK(kiosk.candidate().profile.screen_language == "ar");
    CHECK(kiosk.candidate().badge == "A-01");
    CHECK(kiosk.count("check.in") == 1);
}

TEST_CASE("what was typed is saved when the person walks away, and nothing of it stays") {
    Kiosk kiosk;
    kiosk.want(ChooseLanguage{"en"});
    kiosk.want(BeginNew{});
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    kiosk.want(Next{});
    auto const person = kiosk.model.visitor.person;
    auto profile = kiosk.model.visitor.profile;
    profile.given_name = "Nadia";
    kiosk.want(EditProfile{profile});
    kiosk.happen(kiosk::Tick{kiosk::k_idle_ask});
    CHECK(kiosk.model.asks_presence);
    kiosk.happen(kiosk::Tick{kiosk::k_idle_ask + kiosk::k_idle_answer});
    CHECK(kiosk.state.people.at(person).profile.given_name == "Nadia");
    CHECK(kiosk.model.screen() == Screen::languages);
    CHECK(kiosk.model.visitor.person.is_none());
    CHECK(kiosk.model.visitor.profile == domain::Profile{});
}

TEST_CASE("an unknown code is answered kindly and leads somewhere") {
    Kiosk kiosk;
    kiosk.happen(kiosk::Scanned{"https://example.org/other-event"});
    CHECK(kiosk.model.screen() == Screen::code);
    REQUIRE(kiosk.model.toast);
    CHECK(kiosk.model.toast->message_key == "code.foreign");
    CHECK_FALSE(kiosk.model.toast->good);
    CHECK(kiosk.said.empty());
    kiosk.clock.advance(kiosk::k_toast_time);
    kiosk.happen(kiosk::Tick{Duration{0}});
    CHECK_FALSE(kiosk.model.toast);
}

TEST_CASE("a badge is read as its person, and one of another event is told from a torn one") {
    Kiosk kiosk;
    auto const heard = [&](std::string const& code) {
        kiosk.want(Finish{});
        kiosk.happen(kiosk::Scanned{code});
        return kiosk.model.toast ? kiosk.model.toast->message_key : std::string{};
    };
    kiosk.state.id = EventId::from_name({}, "this one");
    auto const hers = domain::badge_code(kiosk.state.id, kiosk.selam.uuid);
    CHECK(heard(hers).empty());
    CHECK(kiosk.model.screen() == Screen::identity);
    CHECK(heard(domain::badge_code(EventId::from_name({}, "another"),
                                   PersonId::from_name({}, "somebody").uuid)) ==
          "code.other_event");
    auto torn = hers;
    torn[20] = torn[20] == '1' ? '2' : '1';
    CHECK(heard(torn) == "code.foreign");
    CHECK(heard("123456") == "code.unknown");
    CHECK(kiosk.said.empty());
}

TEST_CASE("the sixth digit of a code is enough") {
    Kiosk kiosk;
    kiosk.want(ChooseLanguage{"nl"});
    kiosk.want(Open{Screen::code});
    kiosk.want(TypeCode{"48291"});
    CHECK(kiosk.model.screen() == Screen::code);
    kiosk.want(TypeCode{"482913"});
    CHECK(kiosk.model.screen() == Screen::identity);
}

TEST_CASE("yes to an employer is said once, and taken back by the same touch") {
    Kiosk kiosk;
    kiosk.want(GiveCode{"482913"});
    kiosk.want(ConfirmIdentity{true});
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    kiosk.want(Next{});
    kiosk.want(Open{Screen::employers});
    REQUIRE(kiosk.model.employer_cards.size() == 1);
    kiosk.want(AnswerEmployer{kiosk.bakery, domain::Answer::yes});
    CHECK(kiosk.model.employer_cards.front().answer == domain::Answer::yes);
    kiosk.want(AnswerEmployer{kiosk.bakery, domain::Answer::yes});
    CHECK(kiosk.model.employer_cards.front().answer == domain::Answer::none);
    kiosk.want(BookMeet{kiosk.bakery});
    CHECK(domain::meets_of(kiosk.state, kiosk.selam).size() == 1);
    CHECK(kiosk.model.screen() == Screen::schedule);
}

TEST_CASE("a host enters by PIN only; wrong ones are told") {
    Kiosk kiosk;
    kiosk.want(Open{Screen::pin});
    kiosk.want(RunPlan{});
    CHECK(kiosk.others.empty());
    kiosk.want(TypePin{"1111"});
    kiosk.want(Next{});
    REQUIRE(kiosk.others.size() == 1);
    CHECK(std::get<kiosk::CheckPin>(kiosk.others.front()).digits == "1111");
    CHECK(kiosk.model.host.typed_pin.empty());
    kiosk.happen(kiosk::PinChecked{false, {}});
    CHECK(kiosk.model.host.pin_was_wrong);
    CHECK(kiosk.model.screen() == Screen::pin);
    kiosk.happen(kiosk::PinChecked{true, {}});
    CHECK(kiosk.model.screen() == Screen::arrivals);
    kiosk.want(HostCheckIn{kiosk.selam});
    CHECK(kiosk.said.back().actor == "host");
    kiosk.want(Finish{});
    CHECK_FALSE(kiosk.model.host.unlocked);
}

TEST_CASE("wrong PINs lock the pad for longer and longer, also after a restart") {
    kiosk::PinGuard guard;
    Moment const now{1'000'000};
    for (int i = 1; i < kiosk::k_pin_attempts; ++i) {
        guard.note(false, now);
        CHECK(guard.locked_until == Moment{});
    }
    guard.note(false, now);
    CHECK(guard.locked_until == now + kiosk::k_pin_lock);
    guard = kiosk::PinGuard::from_text(guard.to_text());
    guard.note(false, now);
    CHECK(guard.locked_until == now + kiosk::k_pin_lock * 2);
    guard.note(true, now);
    CHECK(guard.failures == 0);
    CHECK(kiosk::PinGuard::from_text("rubbish").failures == 0);
    CHECK_FALSE(kiosk::pin_fits("", "1234"));
    CHECK_FALSE(kiosk::pin_fits("no hash", "1234"));
}

TEST_CASE("the hash of a PIN lies sealed: with another key, or at another device, it is nothing") {
    auto const key = storage::unlock_with(storage::Key::fresh());
    auto const desk = named<DeviceId>("desk");
    std::string const hash = "$argon2id$v=19$m=65536,t=3,p=1$salt$hash";
    auto const kept = kiosk::sealed_hash(hash, desk, key);
    REQUIRE(kept.ok());
    CHECK(kept->find("argon2id") == std::string::npos);
    CHECK_FALSE(kiosk::pin_fits(*kept, "1234"));
    CHECK(*kiosk::opened_hash(*kept, desk, key) == hash);
    CHECK(*kiosk::sealed_hash(*kept, desk, key) == *kept);
    auto const other = storage::unlock_with(storage::Key::fresh());
    CHECK(kiosk::opened_hash(*kept, desk, other).error().message_key == "error.wrong_key");
    CHECK_FALSE(kiosk::opened_hash(*kept, named<DeviceId>("another"), key).ok());
    CHECK_FALSE(kiosk::opened_hash("sealed:zz", desk, key).ok());
    CHECK_FALSE(kiosk::opened_hash("sealed:", desk, key).ok());
    // Of an older version, or just come from the server; and a kiosk without hosts.
    CHECK(*kiosk::opened_hash(hash, desk, key) == hash);
    CHECK(kiosk::sealed_hash("", desk, key)->empty());
    CHECK(kiosk::opened_hash("", desk, key)->empty());
}

TEST_CASE("an erased person's screen ends") {
    Kiosk kiosk;
    kiosk.want(GiveCode{"482913"});
    kiosk.want(ConfirmIdentity{true});
    kiosk.fold(domain::PersonErased{kiosk.selam});
    kiosk.happen(kiosk::StateChanged{{kiosk.selam.uuid}, false});
    CHECK(kiosk.model.screen() == Screen::languages);
    CHECK(kiosk.model.visitor.person.is_none());
}

TEST_CASE("a PIN that is found right after its host left opens nothing") {
    Kiosk kiosk;
    kiosk.want(Open{Screen::pin});
    kiosk.want(TypePin{"4711"});
    kiosk.want(Next{});
    kiosk.want(Finish{});
    kiosk.happen(kiosk::PinChecked{true, {}});
    CHECK_FALSE(kiosk.model.host.unlocked);
    CHECK(kiosk.model.screen() == Screen::languages);
}

TEST_CASE("a badge scanned into somebody's session ends that session and saves what was typed") {
    Kiosk kiosk;
    kiosk.want(ChooseLanguage{"en"});
    kiosk.want(BeginNew{});
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    kiosk.want(Next{});
    auto const first = kiosk.model.visitor.person;
    auto profile = kiosk.model.visitor.profile;
    profile.given_name = "Nadia";
    kiosk.want(EditProfile{profile});
    kiosk.happen(kiosk::Scanned{"482913"});
    CHECK(kiosk.state.people.at(first).profile.given_name == "Nadia");
    CHECK(kiosk.model.screen() == Screen::identity);
    CHECK(kiosk.model.visitor.person == kiosk.selam);
    CHECK(kiosk.model.language == "ti");
    kiosk.want(Back{});
    CHECK(kiosk.model.screen() == Screen::languages);
    CHECK(kiosk.model.visitor.person.is_none());
}

TEST_CASE("only a host answers calls for help and closes problems") {
    Kiosk kiosk;
    kiosk.want(AskHelp{});
    auto const asked = kiosk.said.back().id;
    kiosk.want(AnswerHelp{asked});
    kiosk.want(CloseProblem{asked});
    CHECK(kiosk.count("help.answered") == 0);
    CHECK(kiosk.model.host.closing.empty());
}

TEST_CASE("a plan made before another one was published is not published") {
    Kiosk kiosk;
    kiosk.want(Open{Screen::pin});
    kiosk.happen(kiosk::PinChecked{true, {}});
    domain::PlanPublished plan;
    plan.plan = PlanId::make(kiosk.clock, kiosk.random);
    kiosk.happen(kiosk::PlannerDone{PlanDraft{plan, {}, 0, 0}, {}});
    domain::PlanPublished other;
    other.plan = PlanId::make(kiosk.clock, kiosk.random);
    kiosk.fold(other);
    kiosk.want(PublishPlan{});
    CHECK(kiosk.count("plan.published") == 0);
    CHECK(kiosk.model.host.planning_error == "refused.plan_outdated");
    CHECK_FALSE(kiosk.model.host.draft);
    plan.replaces = other.plan;
    kiosk.happen(kiosk::PlannerDone{PlanDraft{plan, {}, 0, 0}, {}});
    kiosk.want(PublishPlan{});
    CHECK(kiosk.count("plan.published") == 1);
}

TEST_CASE("a revoked kiosk shows and keeps nothing of anybody") {
    Kiosk kiosk;
    kiosk.want(TypeSearch{"selam"});
    kiosk.want(GiveCode{"482913"});
    kiosk.want(ConfirmIdentity{true});
    kiosk.state = {};
    kiosk.happen(kiosk::DeviceRevoked{});
    CHECK(kiosk.model.screen() == Screen::languages);
    CHECK(kiosk.model.visitor.person.is_none());
    CHECK(kiosk.model.visitor.profile == domain::Profile{});
    CHECK(kiosk.model.names.people() == 0);
}

TEST_CASE("what is typed for somebody who is no longer known is not tried for ever") {
    Kiosk kiosk;
    kiosk.want(BeginNew{});
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    kiosk.want(Next{});
    // The disk was full: the registration is taken back.
    kiosk.state.people.erase(kiosk.model.visitor.person);
    auto profile = kiosk.model.visitor.profile;
    profile.given_name = "Nadia";
    kiosk.want(EditProfile{profile});
    kiosk.happen(kiosk::Tick{kiosk::k_typing_pause});
    CHECK(kiosk.model.visitor.profile_is_saved);
    CHECK(kiosk.count("person.set") == 0);
}

TEST_CASE("letters that are no UTF-8 are replaced and the kiosk goes on") {
    Kiosk kiosk;
    kiosk.want(BeginNew{});
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    kiosk.want(Next{});
    auto profile = kiosk.model.visitor.profile;
    profile.given_name = "Na\xFF";
    kiosk.want(EditProfile{profile});
    kiosk.want(Next{});
    CHECK(kiosk.candidate().profile.given_name == "Na\xEF\xBF\xBD");
}

TEST_CASE("a card is opened before a session and within one, and leads back to where it was") {
    test::Kiosk kiosk;
    auto const read = [&] {
        kiosk.want(screens::Open{Screen::info});
        kiosk.want(screens::OpenCard{"rights"});
        CHECK(kiosk.model.screen() == Screen::info_card);
        kiosk.want(screens::OpenCard{"unpaid"});
        CHECK(kiosk.model.visitor.open_card == "unpaid");
        kiosk.want(screens::Back{});
        CHECK(kiosk.model.screen() == Screen::info);
        kiosk.want(screens::Back{});
    };
    kiosk.want(screens::ChooseLanguage{"ti"});
    read();
    CHECK(kiosk.model.screen() == Screen::welcome);
    kiosk.happen(kiosk::Scanned{"482913"});
    kiosk.want(screens::ConfirmIdentity{true});
    kiosk.want(screens::SetConsent{domain::Purpose::take_part, true});
    kiosk.want(screens::Next{});
    read();
    CHECK(kiosk.model.screen() == Screen::ready);
    kiosk.want(screens::Open{Screen::info});
    kiosk.happen(kiosk::Tick{Duration{600'000}});
    CHECK(kiosk.model.screen() == Screen::languages);
    CHECK(kiosk.model.visitor.open_card.empty());
}

TEST_CASE("a camera looks for codes only where the screen asks for one, and the hint tells so") {
    Kiosk kiosk;
    CHECK_FALSE(kiosk::looks_for_codes(kiosk.model));
    kiosk.want(ChooseLanguage{"nl"});
    CHECK(kiosk::looks_for_codes(kiosk.model));
    kiosk.want(Open{Screen::code});
    CHECK(kiosk::looks_for_codes(kiosk.model));
    kiosk.happen(kiosk::CameraChanged{true});
    CHECK(kiosk.model.camera_works);
    kiosk.happen(kiosk::Scanned{"482913"});
    CHECK(kiosk.model.screen() == Screen::identity);
    CHECK_FALSE(kiosk::looks_for_codes(kiosk.model));
    kiosk.happen(kiosk::CameraChanged{false});
    CHECK_FALSE(kiosk.model.camera_works);
}
