// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/field_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace ontmoet::server {
namespace {

struct FieldWords {
    std::string_view field;
    std::string_view message_key;
};
// Of a profile.
constexpr std::array k_profile_words{
    FieldWords{"given_name", "name.given"},
    FieldWords{"family_name", "name.family"},
    FieldWords{"own_script_name", "name.own_script"},
    FieldWords{"phone", "contact.phone"},
    FieldWords{"email", "contact.email"},
    FieldWords{"reached_by", "field.reached_by"},
    FieldWords{"birth_year", "field.birth_year"},
    FieldWords{"languages", "card.title_languages"},
    FieldWords{"dutch", "browse.dutch"},
    FieldWords{"dutch_aim", "field.dutch_aim"},
    FieldWords{"dutch_measured_by", "field.dutch_measured"},
    FieldWords{"dutch_measured_on", "field.dutch_measured"},
    FieldWords{"works_in_english", "language.en"},
    FieldWords{"interpreter_wanted", "skills.interpreter"},
    FieldWords{"literacy_help", "helping.read"},
    FieldWords{"municipality", "field.home"},
    FieldWords{"housing", "field.home"},
    FieldWords{"region", "field.home"},
    FieldWords{"reach", "field.reach"},
    FieldWords{"driving_licence", "browse.licence"},
    FieldWords{"days", "card.title_days"},
    FieldWords{"lessons", "field.lessons"},
    FieldWords{"hours", "field.hours"},
    FieldWords{"from", "field.from"},
    FieldWords{"work", "candidate.work"},
    FieldWords{"skills", "candidate.skills"},
    FieldWords{"education", "papers.title"},
    FieldWords{"education_field", "papers.title"},
    FieldWords{"education_years", "school.years"},
    FieldWords{"education_finished", "papers.title"},
    FieldWords{"certificates", "papers.title"},
    FieldWords{"diploma_valuation", "papers.diploma"},
    FieldWords{"wished_sectors", "candidate.wishes"},
    FieldWords{"wished_occupations", "candidate.wishes"},
    FieldWords{"dream_occupations", "candidate.wishes"},
    FieldWords{"ways", "candidate.wishes"},
    FieldWords{"any_job", "dream.any_job"},
    FieldWords{"own_words", "candidate.words"},
    FieldWords{"prepared", "field.prepared"},
    FieldWords{"practical_needs", "field.help"},
    FieldWords{"code", "field.number"},
};
// Of what happened.
constexpr std::array k_event_words{
    FieldWords{"other_codes", "field.number"},
    FieldWords{"person", "field.number"},
    FieldWords{"ids", "field.number"},
    FieldWords{"cursor", "field.number"},
    FieldWords{"event", "field.event"},
    FieldWords{"erased", "field.erased"},
    FieldWords{"origin", "field.origin"},
    FieldWords{"badge", "field.badge"},
    FieldWords{"checked_in", "field.checked_in"},
    FieldWords{"checked_in_at", "field.checked_in"},
    FieldWords{"left", "field.left"},
    FieldWords{"treatment", "field.treatment"},
    FieldWords{"purpose", "field.purpose"},
    FieldWords{"given", "field.given"},
    FieldWords{"spoken", "field.spoken"},
    FieldWords{"at", "field.when"},
    FieldWords{"date", "field.when"},
    FieldWords{"due", "field.when"},
    FieldWords{"text_version", "field.text"},
    FieldWords{"text", "field.text"},
    FieldWords{"content", "field.text"},
    FieldWords{"language", "field.language"},
    FieldWords{"screen_language", "field.language"},
    FieldWords{"device", "field.device"},
    FieldWords{"count", "field.count"},
    FieldWords{"organisation", "field.employer"},
    FieldWords{"candidate", "field.your_answer"},
    FieldWords{"candidate_verdict", "field.your_answer"},
    FieldWords{"employer", "field.employer_answer"},
    FieldWords{"employer_verdict", "field.employer_answer"},
    FieldWords{"reason", "field.reason"},
    FieldWords{"candidate_reason", "field.reason"},
    FieldWords{"employer_reason", "field.reason"},
    FieldWords{"round", "field.round"},
    FieldWords{"starts_at", "field.planned"},
    FieldWords{"started_at", "field.began"},
    FieldWords{"ended_at", "field.ended"},
    FieldWords{"missed_at", "field.missed"},
    FieldWords{"status", "field.status"},
    FieldWords{"next_steps", "field.next_step"},
    FieldWords{"kind", "field.next_step"},
    FieldWords{"side", "field.who"},
    FieldWords{"owner", "field.who"},
    FieldWords{"learning_goal", "offer.learning"},
    FieldWords{"language_at_work", "offer.language_at_work"},
    FieldWords{"regular_job", "field.regular_job"},
    FieldWords{"rung", "field.after"},
    FieldWords{"type", "field.type"},
    FieldWords{"format", "field.type"},
    FieldWords{"by", "field.who"},
    FieldWords{"seen", "look.seen"},
    FieldWords{"made_for", "field.who"},
    FieldWords{"answer", "field.status"},
};

}  // namespace

std::string field_in_words(std::string_view field, i18n::Tongue const& tongue) {
    for (auto const words :
         {std::span<FieldWords const>(k_profile_words), std::span<FieldWords const>(k_event_words)})
        if (auto const found = std::ranges::find(words, field, &FieldWords::field);
            found != words.end())
            return tongue.text(found->message_key);
    std::string name(field);
    std::ranges::replace(name, '_', ' ');
    return name;
}

}  // namespace ontmoet::server
