// SPDX-License-Identifier: EUPL-1.2
#include "domain/values.h"

namespace ontmoet::domain {

template <>
std::vector<EnumText<Level>> const& enum_texts() {
    static std::vector<EnumText<Level>> const texts{
        {Level::unknown, ""}, {Level::illiterate, "analfabeet"},
        {Level::a0, "A0"},    {Level::a1, "A1"},
        {Level::a2, "A2"},    {Level::b1, "B1"},
        {Level::b2, "B2"},    {Level::c1, "C1"},
        {Level::c2, "C2"},    {Level::native, "native"}};
    return texts;
}

template <>
std::vector<EnumText<Purpose>> const& enum_texts() {
    static std::vector<EnumText<Purpose>> const texts{{Purpose::take_part, "take_part"},
                                                      {Purpose::show_work, "show_work"},
                                                      {Purpose::share_contact, "share_contact"},
                                                      {Purpose::follow_up, "follow_up"},
                                                      {Purpose::keep_profile, "keep_profile"}};
    return texts;
}

template <>
std::vector<EnumText<Side>> const& enum_texts() {
    static std::vector<EnumText<Side>> const texts{{Side::candidate, "candidate"},
                                                   {Side::employer, "employer"}};
    return texts;
}

template <>
std::vector<EnumText<Answer>> const& enum_texts() {
    static std::vector<EnumText<Answer>> const texts{
        {Answer::none, "none"}, {Answer::yes, "yes"}, {Answer::maybe, "maybe"}, {Answer::no, "no"}};
    return texts;
}

template <>
std::vector<EnumText<Way>> const& enum_texts() {
    static std::vector<EnumText<Way>> const texts{{Way::paid_job, "paid_job"},
                                                  {Way::leerwerktraject, "leerwerktraject"},
                                                  {Way::bbl, "bbl"},
                                                  {Way::werkervaringsplaats, "werkervaringsplaats"},
                                                  {Way::proefplaatsing, "proefplaatsing"},
                                                  {Way::taalstage, "taalstage"},
                                                  {Way::traineeship, "traineeship"},
                                                  {Way::volunteering, "volunteering"},
                                                  {Way::own_business, "own_business"},
                                                  {Way::school, "school"}};
    return texts;
}

template <>
std::vector<EnumText<TravelMode>> const& enum_texts() {
    static std::vector<EnumText<TravelMode>> const texts{
        {TravelMode::foot, "foot"},
        {TravelMode::bike, "bike"},
        {TravelMode::public_transport, "public_transport"},
        {TravelMode::car, "car"}};
    return texts;
}

template <>
std::vector<EnumText<Experience>> const& enum_texts() {
    static std::vector<EnumText<Experience>> const texts{{Experience::none, "none"},
                                                         {Experience::some, "some"},
                                                         {Experience::ambassador, "ambassador"}};
    return texts;
}

template <>
std::vector<EnumText<Origin>> const& enum_texts() {
    static std::vector<EnumText<Origin>> const texts{
        {Origin::import, "import"}, {Origin::kiosk, "kiosk"}, {Origin::host, "host"}};
    return texts;
}

template <>
std::vector<EnumText<MeetStatus>> const& enum_texts() {
    static std::vector<EnumText<MeetStatus>> const texts{{MeetStatus::planned, "planned"},
                                                         {MeetStatus::cancelled, "cancelled"},
                                                         {MeetStatus::missed, "missed"}};
    return texts;
}

template <>
std::vector<EnumText<StepOwner>> const& enum_texts() {
    static std::vector<EnumText<StepOwner>> const texts{{StepOwner::candidate, "candidate"},
                                                        {StepOwner::employer, "employer"},
                                                        {StepOwner::organiser, "organiser"}};
    return texts;
}

template <>
std::vector<EnumText<Rung>> const& enum_texts() {
    static std::vector<EnumText<Rung>> const texts{
        {Rung::started, "started"},     {Rung::weeks_4, "weeks_4"},
        {Rung::months_3, "months_3"},   {Rung::months_6, "months_6"},
        {Rung::months_12, "months_12"}, {Rung::months_24, "months_24"},
        {Rung::ended, "ended"}};
    return texts;
}

template <>
std::vector<EnumText<JobLevel>> const& enum_texts() {
    static std::vector<EnumText<JobLevel>> const texts{{JobLevel::unknown, ""},
                                                       {JobLevel::below, "below"},
                                                       {JobLevel::fits, "fits"},
                                                       {JobLevel::above, "above"}};
    return texts;
}

template <>
std::vector<EnumText<Erased>> const& enum_texts() {
    static std::vector<EnumText<Erased>> const texts{{Erased::candidate, "candidate"},
                                                     {Erased::staff, "staff"},
                                                     {Erased::interpreter, "interpreter"}};
    return texts;
}

template <>
std::vector<EnumText<RoundAction>> const& enum_texts() {
    static std::vector<EnumText<RoundAction>> const texts{{RoundAction::start, "start"},
                                                          {RoundAction::pause, "pause"},
                                                          {RoundAction::extend, "extend"},
                                                          {RoundAction::skip, "skip"},
                                                          {RoundAction::restore, "restore"}};
    return texts;
}

template <class Enum>
std::string_view to_text(Enum value) {
    for (auto const& entry : enum_texts<Enum>())
        if (entry.value == value) return entry.text;
    return {};
}

template <class Enum>
std::optional<Enum> from_text(std::string_view text) {
    for (auto const& entry : enum_texts<Enum>())
        if (entry.text == text) return entry.value;
    return std::nullopt;
}

#define ONTMOET_ENUM_TEXT(Enum)                    \
    template std::string_view to_text<Enum>(Enum); \
    template std::optional<Enum> from_text<Enum>(std::string_view);
ONTMOET_ENUM_TEXT(Level)
ONTMOET_ENUM_TEXT(Purpose)
ONTMOET_ENUM_TEXT(Side)
ONTMOET_ENUM_TEXT(Answer)
ONTMOET_ENUM_TEXT(Way)
ONTMOET_ENUM_TEXT(TravelMode)
ONTMOET_ENUM_TEXT(Experience)
ONTMOET_ENUM_TEXT(Origin)
ONTMOET_ENUM_TEXT(MeetStatus)
ONTMOET_ENUM_TEXT(StepOwner)
ONTMOET_ENUM_TEXT(Rung)
ONTMOET_ENUM_TEXT(JobLevel)
ONTMOET_ENUM_TEXT(RoundAction)
ONTMOET_ENUM_TEXT(Erased)
#undef ONTMOET_ENUM_TEXT

}  // namespace ontmoet::domain
