// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace ontmoet::screens {

using i18n::Tongue;
using ui::Frame;
using ui::Rect;

namespace {

// The first letter of a UTF-8 text.
std::string first_letter(std::string_view text) {
    std::size_t length = text.empty() ? 0 : 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        ++length;
    return std::string{text.substr(0, length)};
}

std::string_view first_word(std::string_view text) {
    return text.substr(0, text.find(' '));
}

std::string_view last_word(std::string_view text) {
    auto const space = text.rfind(' ');
    return space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
}

std::string with_initial(std::string_view given, std::string_view family) {
    std::string name{given};
    if (!family.empty()) name += (name.empty() ? "" : " ") + first_letter(family) + ".";
    return i18n::isolate(name);
}

std::string as_number(Tongue const& tongue, std::string const& digits) {
    std::int64_t value = 0;
    auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return read.ec == std::errc{} ? tongue.number(value) : digits;
}

std::string level_words(Tongue const& tongue, std::string const& spelling) {
    auto const level = domain::from_text<domain::Level>(spelling);
    return level ? level_name(tongue, *level) : spelling;
}

// "cooking, welding" of keys between commas.
std::string skill_names(Tongue const& tongue, std::string_view keys) {
    constexpr std::string_view between = ", ";
    std::string names;
    while (!keys.empty()) {
        auto const end = std::min(keys.find(between), keys.size());
        names += (names.empty() ? "" : ", ") + skill_name(tongue, keys.substr(0, end));
        keys.remove_prefix(std::min(keys.size(), end + between.size()));
    }
    return names;
}

// The words for one value of a reason, by what its name says it is.
std::string argument_words(Tongue const& tongue, matching::Argument const& argument) {
    if (argument.name == "sector") return sector_name(tongue, argument.value);
    if (argument.name == "occupation") return occupation_name(tongue, argument.value);
    if (argument.name == "skills") return skill_names(tongue, argument.value);
    if (argument.name == "language") return tongue.language_name(argument.value);
    if (argument.name == "need" || argument.name == "have")
        return level_words(tongue, argument.value);
    if (argument.name == "way") {
        auto const way = domain::from_text<domain::Way>(argument.value);
        return way ? way_name(tongue, *way) : argument.value;
    }
    return as_number(tongue, argument.value);
}

ui::Tint tint_of(matching::Tone tone) {
    switch (tone) {
        case matching::Tone::good: return ui::Tint::good;
        case matching::Tone::attention: return ui::Tint::accent;
        case matching::Tone::neutral: break;
    }
    return ui::Tint::neutral;
}

std::string initials_of(domain::Organisation const& organisation) {
    if (!organisation.initials.empty()) return organisation.initials;
    return first_letter(organisation.name) + first_letter(last_word(organisation.name));
}

}  // namespace

std::vector<i18n::Language> languages_in_order(Model const& model) {
    auto const all = i18n::interface_languages();
    std::vector<i18n::Language> ordered;
    for (auto const& tag : model.first_languages)
        for (auto const& language : all)
            if (language.tag == tag) ordered.push_back(language);
    for (auto const& language : all)
        if (std::ranges::find(ordered, language.tag, &i18n::Language::tag) == ordered.end())
            ordered.push_back(language);
    return ordered;
}

std::string second_words(Model const& model, std::string_view key) {
    if (model.tongues == nullptr || model.language == "nl") return {};
    return model.tongues->get("nl").text(key);
}

std::string sector_name(Tongue const& tongue, std::string_view code) {
    return code.empty() ? std::string{} : tongue.text("sector." + std::string{code});
}

std::string occupation_name(Tongue const& tongue, std::string_view key) {
    return key.empty() ? std::string{} : tongue.text("occupation." + std::string{key});
}

std::string skill_name(Tongue const& tongue, std::string_view skill) {
    std::string const key = "skill." + std::string{skill};
    return tongue.has(key) ? tongue.text(key) : i18n::isolate(skill);
}

std::string offer_name(Tongue const& tongue, domain::Offer const& offer) {
    std::string const key = "occupation." + offer.occupation;
    if (!offer.occupation.empty() && tongue.has(key)) return tongue.text(key);
    return i18n::isolate(offer.title);
}

std::string way_name(Tongue const& tongue, domain::Way way) {
    return tongue.text("way." + std::string{domain::to_text(way)});
}

std::string level_name(Tongue const& tongue, domain::Level level) {
    if (level == domain::Level::native) return tongue.text("level.native");
    if (level == domain::Level::illiterate) return tongue.text("level.illiterate");
    if (level == domain::Level::unknown) return tongue.text("level.unknown");
    return std::string{domain::to_text(level)};
}

std::string level_id(domain::Level level) {
    std::string text{domain::to_text(level)};
    std::ranges::transform(text, text.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    return text;
}

std::string public_name(domain::Profile const& profile) {
    // Lists often have the whole name in one field.
    if (profile.family_name.empty())
        return with_initial(first_word(profile.given_name), last_word(profile.given_name));
    return with_initial(profile.given_name, profile.family_name);
}

std::string public_own_name(domain::Profile const& profile) {
    if (profile.own_script_name.empty()) return {};
    return with_initial(first_word(profile.own_script_name), last_word(profile.own_script_name));
}

std::string initials_of(domain::Profile const& profile) {
    std::string initials = first_letter(profile.given_name);
    if (!initials.empty()) initials += ".";
    if (!profile.family_name.empty()) initials += " " + first_letter(profile.family_name) + ".";
    return i18n::isolate(initials);
}

bool words_fit(Frame& frame, std::string_view text, ui::TextStyle const& style, float width) {
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        if (frame.measure(text.substr(0, end), style).w > width) return false;
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return true;
}

std::string reason_text(Tongue const& tongue, matching::Reason const& reason, Reader reader) {
    auto const key =
        reader == Reader::candidate ? reason.message_key() : reason.employer_message_key();
    auto const value = [&](std::string_view name) {
        auto const found = std::ranges::find(reason.arguments, name, &matching::Argument::name);
        return found == reason.arguments.end() ? std::string{} : argument_words(tongue, *found);
    };
    i18n::Arguments const arguments = {
        {"sector", value("sector")}, {"occupation", value("occupation")},
        {"way", value("way")},       {"language", value("language")},
        {"need", value("need")},     {"have", value("have")},
        {"hours", value("hours")},   {"offered", value("offered")},
        {"wanted", value("wanted")}, {"most", value("most")},
        {"skills", value("skills")},
    };
    if (reason.count) return tongue.plural(key, *reason.count, arguments);
    return tongue.text(key, arguments);
}

float reason_line(Frame& frame, Rect rect, matching::Reason const& reason, Reader reader) {
    return frame.reason(rect, reason.icon, reason_text(frame.tongue(), reason, reader),
                        tint_of(reason.tone));
}

float reason_line_height(Frame& frame, float width, matching::Reason const& reason, Reader reader) {
    return frame.reason_height(width, reason_text(frame.tongue(), reason, reader));
}

void reasons_that_fit(Frame& frame, Rect rect, std::vector<matching::Reason> const& reasons,
                      Reader reader) {
    for (auto const& reason : reasons) {
        float const height = reason_line_height(frame, rect.w, reason, reader);
        if (height > rect.h) break;
        reason_line(frame, rect.cut_top(height, 10), reason, reader);
    }
}

void organisation_avatar(Frame& frame, Rect rect, OrganisationId id,
                         domain::Organisation const& organisation) {
    frame.avatar(rect, initials_of(organisation), id.uuid.bytes.back());
}

std::string sector_and_place(Tongue const& tongue, domain::Organisation const& organisation) {
    std::string words = sector_name(tongue, organisation.sector);
    if (!organisation.place.empty())
        words += (words.empty() ? "" : " · ") + i18n::isolate(organisation.place);
    return words;
}

domain::Organisation const* find_organisation(Model const& model, OrganisationId id) {
    auto const found = model.state->organisations.find(id);
    return found == model.state->organisations.end() ? nullptr : &found->second;
}

std::optional<domain::PlannedMeet> meet_on_plan(Model const& model, MeetId id) {
    if (model.host.draft) {
        auto const& meets = model.host.draft->plan.meets;
        auto const found = std::ranges::find(meets, id, &domain::PlannedMeet::meet);
        return found == meets.end() ? std::nullopt : std::optional{*found};
    }
    auto const found = model.state->meets.find(id);
    if (found == model.state->meets.end()) return std::nullopt;
    return found->second.planned;
}

std::vector<domain::Meet const*> shown_meets(Model const& model) {
    std::vector<domain::Meet const*> meets;
    for (auto const& id : model.meets)
        if (auto const found = model.state->meets.find(id); found != model.state->meets.end())
            meets.push_back(&found->second);
    return meets;
}

domain::Offer const* find_offer(Model const& model, OfferId id) {
    auto const found = model.state->offers.find(id);
    return found == model.state->offers.end() ? nullptr : &found->second;
}

}  // namespace ontmoet::screens
