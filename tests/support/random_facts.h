// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"
#include "domain/bodies.h"
#include "domain/fact.h"

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Facts of every type there is, about few enough people and things that they get in each other's
// way.
namespace ontmoet::test {

class RandomFacts {
public:
    explicit RandomFacts(std::uint64_t seed) : m_random(seed) {}

    domain::Fact next();
    domain::Fact of_type(std::string_view type);
    // The fact with something missing or changed in its body.
    domain::Fact torn(domain::Fact fact);

    template <class IdType>
    IdType any(char const* kind, int number) {
        auto const one = m_random.below(static_cast<std::uint64_t>(number));
        return IdType::from_name({}, kind + std::to_string(one));
    }
    bool coin() { return m_random.below(2) == 0; }
    int below(int limit) {
        return static_cast<int>(m_random.below(static_cast<std::uint64_t>(limit)));
    }
    PersonId person() { return any<PersonId>("person ", 6); }
    OrganisationId organisation() { return any<OrganisationId>("organisation ", 2); }
    DeviceId device() { return any<DeviceId>("device ", 3); }
    MeetId meet() { return any<MeetId>("meet ", 12); }
    // A meet is one person's with one organisation for ever.
    domain::PlannedMeet planned() {
        auto const id = meet();
        auto const with = std::to_string(id.uuid.bytes[0] % 2);
        auto const whose = std::to_string(id.uuid.bytes[1] % 6);
        return {id,
                PersonId::from_name({}, "person " + whose),
                OrganisationId::from_name({}, "organisation " + with),
                {},
                any<TableId>("table ", 3),
                below(5),
                {},
                coin()};
    }
    domain::Side side() { return coin() ? domain::Side::candidate : domain::Side::employer; }
    domain::Purpose purpose() { return static_cast<domain::Purpose>(below(5)); }
    domain::Answer answer() { return static_cast<domain::Answer>(below(4)); }

private:
    Random m_random;
    domain::Cursor m_cursor = 0;
};

using MakeRandomFact = domain::Fact (*)(RandomFacts&);

// One recipe for each type; a type without one is not known to these tests.
inline std::vector<MakeRandomFact> recipes_of_things() {
    using namespace domain;
    using R = RandomFacts;
    return {
        [](R&) { return make_fact(EventSet{R"({"rounds":5,"starts_at":1790000000000})"}); },
        [](R& r) {
            return make_fact(OrganisationSet{r.organisation(), R"({"name":"Bakkers"})"});
        },
        [](R& r) {
            return make_fact(OrganisationRegistered{r.organisation(), R"({"name":"Koks"})"});
        },
        [](R& r) {
            return make_fact(OrganisationConfirmed{r.organisation(), r.coin()});
        },
        [](R& r) {
            return make_fact(OrganisationRefused{r.organisation(), r.coin()});
        },
        [](R& r) {
            return make_fact(VisitBooked{
                r.organisation(), r.organisation(), r.any<TableId>("table ", 3), {}, r.below(6)});
        },
        [](R& r) {
            return make_fact(VisitCancelled{r.organisation(), r.organisation()});
        },
        [](R& r) {
            return make_fact(
                PitchRecorded{r.organisation(), r.any<StaffId>("staff ", 2), 4, "T2dnUwAC", "nl"});
        },
        [](R& r) {
            return make_fact(PitchRemoved{r.organisation(), r.any<StaffId>("staff ", 2)});
        },
        [](R& r) {
            return make_fact(OfferSet{r.any<OfferId>("offer ", 2), R"({"title":"Baker"})"});
        },
        [](R& r) {
            return make_fact(StaffSet{r.any<StaffId>("staff ", 2), R"({"name":"Jo"})"});
        },
        [](R& r) {
            return make_fact(
                TableSet{r.any<TableId>("table ", 3),
                         R"({"organisation":")" + to_string(r.organisation()) + R"("})"});
        },
        [](R& r) {
            return make_fact(InterpreterSet{r.any<InterpreterId>("interpreter ", 2),
                                            R"({"name":"Sami","languages":["ti"]})"});
        }};
}

inline std::vector<MakeRandomFact> recipes_of_keeping() {
    using namespace domain;
    using R = RandomFacts;
    return {[](R& r) {
                return make_fact(FollowUpLinkMade{r.person(), "hash " + std::to_string(r.below(3)),
                                                  Moment{4'000'000'000'000}});
            },
            [](R& r) {
                return make_fact(RetentionWarned{"after_event", Moment{r.below(3) * 1'000}});
            },
            [](R&) { return make_fact(FiguresKept{R"({"figures":1})"}); }};
}

inline std::vector<MakeRandomFact> recipes_of_people() {
    using namespace domain;
    using R = RandomFacts;
    return {
        [](R& r) {
            return make_fact(PersonRegistered{
                r.person(), Origin::kiosk,
                R"({"given_name":"Selam","phone":"06 1234 5678","birth_year":1990,"hours":24})"});
        },
        [](R& r) {
            return make_fact(PersonSet{r.person(), R"({"hours":32,"email":"s@example.org"})"});
        },
        [](R& r) {
            return make_fact(IdentityLinked{r.person(), r.person()});
        },
        [](R& r) {
            return make_fact(
                PersonErased{r.any<PersonId>("person ", 40), r.coin() ? "request" : ""});
        },
        [](R& r) {
            return make_fact(ConsentGiven{r.person(), r.purpose(), "1", "ti", r.coin()});
        },
        [](R& r) {
            return make_fact(ConsentWithdrawn{r.person(), r.purpose(), "ti"});
        },
        [](R& r) {
            return make_fact(CheckIn{r.person(), {}, "A-01", "code"});
        },
        [](R& r) {
            return make_fact(CheckOut{r.person(), {}, r.coin()});
        },
        [](R& r) {
            return make_fact(PreferenceSet{r.person(), r.organisation(), r.side(), r.answer()});
        },
        [](R& r) {
            return make_fact(PlanPublished{
                r.any<PlanId>("plan ", 2), {}, {r.planned()}, 3, false, {{r.person(), {}, {}, 2}}});
        },
        [](R& r) {
            return make_fact(MeetBooked{r.planned(), r.coin()});
        },
        [](R& r) {
            return make_fact(MeetMoved{r.planned(), r.coin()});
        },
        [](R& r) {
            return make_fact(MeetCancelled{r.meet(), r.person(), "ill"});
        },
        [](R& r) {
            return make_fact(MeetStarted{r.meet(), r.person()});
        },
        [](R& r) {
            return make_fact(MeetEnded{r.meet(), r.person()});
        },
        [](R& r) {
            return make_fact(MeetMissed{r.meet(), r.person(), r.coin()});
        },
        [](R& r) {
            return make_fact(VerdictGiven{r.meet(), r.person(), r.side(), r.answer(), "too_far"});
        },
        [](R& r) {
            return make_fact(
                NextStepSet{r.meet(), r.person(), r.side(), {"call", StepOwner::employer}});
        },
        [](R& r) {
            return make_fact(FollowUpRecorded{r.person(), r.organisation(), Rung::weeks_4,
                                              "2026-10-01", "contract"});
        },
        [](R& r) {
            return make_fact(ContactInformed{r.meet(), r.person()});
        },
        [](R& r) {
            return make_fact(ExportMade{"csv", "report", "Noor", {}, r.person()});
        },
        [](R& r) {
            return make_fact(PeopleSeen{"people", r.person()});
        },
        [](R& r) {
            return make_fact(
                LeaseGiven{{{r.device(), r.any<TableId>("table ", 3), r.below(5), Moment{9}}}});
        },
        [](R& r) {
            return make_fact(
                RoundSet{r.below(7) - 1,
                         static_cast<RoundAction>(r.below(5)),
                         r.below(20) - 10,
                         {Moment{1'790'000'000'000 * r.below(2)}, Moment{1'790'000'480'000}}});
        },
        [](R&) {
            return make_fact(AnnouncementPosted{{{"nl", "Soep"}}, {}});
        },
        [](R& r) { return make_fact(AnnouncementEnded{r.any<FactId>("fact ", 9)}); },
        [](R& r) {
            return make_fact(HelpAsked{r.person(), "consent", "ti"});
        },
        [](R& r) {
            return make_fact(HelpAnswered{r.any<FactId>("fact ", 9), r.coin()});
        },
        [](R& r) {
            return make_fact(NoteSet{r.person(), r.organisation(), "likes bread"});
        },
        [](R& r) {
            return make_fact(
                TreatmentRated{r.person(), r.below(7) - 1, r.below(2) == 0 ? MeetId{} : r.meet()});
        },
        [](R& r) { return make_fact(ScheduleSeen{r.person()}); },
        [](R& r) {
            return make_fact(OwnWordsRecorded{r.person(), 12, "T2dnUw==", "2026-11", "ti"});
        },
        [](R& r) { return make_fact(OwnWordsRemoved{r.person()}); },
        [](R& r) {
            return make_fact(PhonePageOpened{r.person(), "hash " + std::to_string(r.below(3))});
        },
        [](R& r) {
            return make_fact(DeviceJoined{r.device(), "table", "Table 4", {}});
        },
        [](R& r) { return make_fact(DeviceRevoked{r.device()}); }};
}

inline std::vector<MakeRandomFact> const& random_recipes() {
    static auto const recipes = [] {
        auto all = recipes_of_things();
        for (auto const& some : {recipes_of_people(), recipes_of_keeping()})
            all.insert(all.end(), some.begin(), some.end());
        return all;
    }();
    return recipes;
}

inline std::vector<std::string> all_fact_types() {
    RandomFacts random(1);
    std::vector<std::string> types;
    for (auto const make : random_recipes()) types.push_back(make(random).type);
    return types;
}

inline domain::Fact RandomFacts::next() {
    auto const& recipes = random_recipes();
    auto fact = recipes[static_cast<std::size_t>(below(static_cast<int>(recipes.size())))](*this);
    fact.cursor = ++m_cursor;
    fact.id = FactId::from_name({}, "fact " + std::to_string(m_cursor));
    fact.device = device();
    fact.device_sequence = m_cursor;
    fact.recorded_at = Moment{1'790'000'000'000 + below(3'600'000)};
    fact.received_at = Moment{1'790'003'600'000 + m_cursor};
    return fact;
}

inline domain::Fact RandomFacts::of_type(std::string_view type) {
    auto fact = next();
    for (auto const make : random_recipes()) {
        auto const made = make(*this);
        if (made.type != type) continue;
        fact.type = made.type;
        fact.body = made.body;
        fact.subjects = made.subjects;
    }
    return fact;
}

inline domain::Fact RandomFacts::torn(domain::Fact fact) {
    auto const colon = fact.body.find(':', static_cast<std::size_t>(below(60)));
    if (coin() || colon == std::string::npos) return fact;
    static constexpr std::array<char const*, 5> k_instead{"null", "[]", "{}", "-7", "\"\""};
    auto const end = fact.body.find_first_of(",}", colon);
    auto body = fact.body.substr(0, colon + 1) +
                k_instead[static_cast<std::size_t>(below(k_instead.size()))] +
                fact.body.substr(end);
    fact.body = std::move(body);
    return fact;
}

}  // namespace ontmoet::test
