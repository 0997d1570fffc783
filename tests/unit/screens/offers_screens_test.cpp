// SPDX-License-Identifier: EUPL-1.2
#include "support/offer_pictures.h"
#include "unit/screens/layout_checks.h"

using namespace ontmoet;
using namespace ontmoet::screens;
using test::open_house;

namespace {

constexpr std::array offer_looks{
    test::Look{Screen::offers},
    test::Look{Screen::offers, "told", test::tell_offers},
    test::Look{Screen::offers, "of nobody", [](Model& model) { model.employer.organisation = {}; }},
    test::Look{Screen::offer},
    test::Look{Screen::offer, "unpaid", test::offer_unpaid},
    test::Look{Screen::offer_work},
    test::Look{Screen::offer_work, "of a sector",
               [](Model& model) { model.employer.draft.sector = "horeca"; }},
    test::Look{Screen::offer_kind},
    test::Look{Screen::offer_when},
    test::Look{Screen::offer_when, "too long", test::offer_too_long},
    test::Look{Screen::offer_dutch},
    test::Look{Screen::offer_learning},
    test::Look{Screen::offer_terms},
    test::Look{Screen::offer_text},
    test::Look{Screen::our_organisation},
    test::Look{Screen::our_pitch},
    test::Look{Screen::new_colleague},
    test::Look{Screen::register_name},
    test::Look{Screen::register_sector},
    test::Look{Screen::employer_waits},
    test::Look{Screen::new_employer, "waits", test::tell_offers},
};

template <class Wanted>
std::optional<Wanted> offer_intent(Model const& model, std::string const& id) {
    auto const said = test::said<OffersIntent>(model, id);
    if (!said || !std::holds_alternative<Wanted>(*said)) return std::nullopt;
    return std::get<Wanted>(*said);
}

Model told(Screen screen) {
    auto model = open_house().model(screen, "nl");
    test::tell_offers(model);
    return model;
}

}  // namespace

TEST_CASE("Every target where staff tell of themselves has its own id, name and room") {
    test::for_every_picture(offer_looks, {"nl", "ar"}, [](auto const&, auto& stage) {
        test::check_targets(stage.tree());
        test::check_labels(stage.tree());
        test::check_nothing_overlaps(stage.tree(), {});
        bool const leads_out = stage.tree().find("common.back") != nullptr ||
                               stage.tree().find("common.done") != nullptr;
        CHECK(leads_out);
    });
}

TEST_CASE("No words where staff tell of themselves are cut off") {
    test::for_every_picture(offer_looks, {"nl", "fr", "ar"}, [](auto const&, auto& stage) {
        test::check_no_word_is_cut(stage.tree());
    });
}

TEST_CASE("An offer is right in one touch, opened by another, and open again when it was filled") {
    auto const model = told(Screen::offers);
    auto const first = to_string(test::hall::offer(0));
    CHECK(offer_intent<OfferIsRight>(model, "offers.right." + first)->offer ==
          test::hall::offer(0));
    CHECK(offer_intent<OpenOffer>(model, "offers.edit." + first)->offer == test::hall::offer(0));
    CHECK(offer_intent<BeginOffer>(model, "offers.add"));
    CHECK(test::said<Next>(model, "common.next"));
    test::ScreenStage stage(open_house());
    stage.show(open_house().model(Screen::browse, "nl"));
    CHECK(stage.tree().find("browse.our_offers") != nullptr);
}

TEST_CASE("An offer that nobody may make says why, and cannot be called right") {
    auto model = open_house().model(Screen::offer, "nl");
    CHECK(test::said<Next>(model, "offer.right"));
    test::offer_unpaid(model);
    test::ScreenStage stage(open_house());
    stage.show(model);
    CHECK_FALSE(stage.tree().find("offer.right")->enabled);
    auto const& words = open_house().tongues.get("nl");
    auto const says = [&](char const* key) {
        return std::ranges::any_of(stage.tree().nodes,
                                   [&](auto const& node) { return node.label == words.text(key); });
    };
    CHECK(says("offer.needs_goal"));
    CHECK(says("offer.needs_end"));
}

TEST_CASE("The pages of an offer say what was touched") {
    auto model = open_house().model(Screen::offer_kind, "nl");
    CHECK(offer_intent<EditOffer>(model, "offer.way.leerwerktraject")->offer.kind ==
          domain::Way::leerwerktraject);
    CHECK(offer_intent<EditOffer>(model, "offer.number.more")->offer.number ==
          model.employer.draft.record.number + 1);
    model = open_house().model(Screen::offer_dutch, "nl");
    CHECK(offer_intent<EditOffer>(model, "offer.dutch_speaking.b2")->offer.dutch_speaking_needed ==
          domain::Level::b2);
    CHECK(offer_intent<EditOffer>(model, "offer.english_enough")->offer.english_enough !=
          model.employer.draft.record.english_enough);
    model = open_house().model(Screen::offer_when, "nl");
    model.employer.draft.record.end_date.clear();
    auto const ends = offer_intent<EditOffer>(model, "offer.ends.more");
    REQUIRE(ends);
    CHECK(ends->offer.end_date == "2026-03-31");
    model.employer.draft.record = ends->offer;
    CHECK(offer_intent<EditOffer>(model, "offer.ends.less")->offer.end_date.empty());
    model = open_house().model(Screen::offer_work, "nl");
    model.employer.draft.sector = "horeca";
    CHECK(offer_intent<TypeInOffer>(model, "offer.occupation.other"));
    CHECK(offer_intent<EditOffer>(model, "offer.occupation.5120"));
}

TEST_CASE("Who is on no list, a colleague or a whole organisation, finds the way in") {
    CHECK(test::said<Open>(Screen::staff_choice, "staff.not_me")->screen == Screen::new_colleague);
    auto model = open_house().model(Screen::employer_waits, "nl");
    CHECK(test::said<Open>(model, "waits.offers")->screen == Screen::offers);
    CHECK(test::said<Finish>(model, "common.done"));
    model = told(Screen::arrivals);
    auto calm = test::told_offers();
    calm.help.clear();
    model.state = &calm;
    CHECK(offer_intent<OpenNewEmployer>(
              model, "arrivals.employer." + to_string(test::hall::organisation(6)))
              ->organisation == test::hall::organisation(6));
    model = told(Screen::new_employer);
    CHECK(offer_intent<ConfirmEmployer>(model, "new_employer.confirm")->with_table);
    CHECK_FALSE(offer_intent<ConfirmEmployer>(model, "new_employer.without")->with_table);
    model.host.new_table = 1;
    test::ScreenStage stage(open_house());
    stage.show(model);
    CHECK_FALSE(stage.tree().find("new_employer.confirm")->enabled);
}

TEST_CASE("A candidate hears an employer who said something, and only then") {
    test::ScreenStage stage(open_house());
    stage.show(open_house().model(Screen::employer, "nl"));
    CHECK(stage.tree().find("employer.hear") == nullptr);
    CHECK(offer_intent<HearPitch>(told(Screen::employer), "employer.hear")->organisation ==
          test::hall::organisation(0));
}
