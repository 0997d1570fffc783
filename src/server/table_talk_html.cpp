// SPDX-License-Identifier: EUPL-1.2
#include "server/table_html.h"

#include <algorithm>

namespace ontmoet::server {
namespace {

using i18n::Saying;
using i18n::Tongue;

// Who chooses sayings, and who reads or hears them.
struct Talk {
    Tongue const& chooser;
    Tongue const& listener;
    std::string other;  // the candidate's language
    bool is_turned = false;
    i18n::TalkBook const& book;

    i18n::Speaker speaker() const {
        return is_turned ? i18n::Speaker::candidate : i18n::Speaker::employer;
    }
    std::string link() const {
        return std::string(k_table_path) + "?page=talk&with=" + other +
               (is_turned ? "&turned=yes" : "");
    }
};

void write_words(Html& html, Html::Name element, Tongue const& tongue, std::string_view words) {
    html.element(element,
                 {{"lang", std::string(tongue.language().tag)},
                  {"dir", tongue.is_right_to_left() ? "rtl" : "ltr"}},
                 words);
}

void write_languages(Html& html, Tongue const& tongue) {
    html.element("h2", {}, tongue.text("talk.who")).open("div", {{"class", "choices"}});
    for (auto const& language : i18n::interface_languages())
        html.element(
            "a",
            {{"class", "button plain"},
             {"lang", std::string(language.tag)},
             {"href", std::string(k_table_path) + "?page=talk&with=" + std::string(language.tag)}},
            language.own_name);
    html.close();
}

// The theme that was chosen, or the first of which they can say something.
std::string theme_of(Talk const& talk, std::string_view wanted) {
    std::string first;
    for (auto const& theme : talk.book.themes()) {
        if (talk.book.about(theme, talk.speaker()).empty()) continue;
        if (theme == wanted) return theme;
        if (first.empty()) first = theme;
    }
    return first;
}

void write_sayings(Html& html, Talk const& talk, std::string_view wanted) {
    auto const& tongue = talk.chooser;
    auto const theme = theme_of(talk, wanted);
    html.element("p", {},
                 tongue.text("talk.hint",
                             {{"language", tongue.language_name(talk.listener.language().tag)}}));
    html.open("nav", {{"class", "tags"}});
    for (auto const& each : talk.book.themes())
        if (!talk.book.about(each, talk.speaker()).empty())
            html.element("a",
                         {{"class", each == theme ? "tag link strong" : "tag link"},
                          {"aria-current", each == theme ? "true" : "false"},
                          {"href", talk.link() + "&theme=" + each}},
                         tongue.text("talk.theme." + each));
    html.close().open("ul", {{"class", "sayings"}});
    for (auto const* saying : talk.book.about(theme, talk.speaker())) {
        html.open("li").open("a",
                             {{"class", "panel"}, {"href", talk.link() + "&say=" + saying->id}});
        html.element("b", {}, i18n::words_of_saying(tongue, saying->id));
        if (&talk.listener != &talk.chooser)
            write_words(html, "span", talk.listener,
                        i18n::words_of_saying(talk.listener, saying->id));
        html.close().close();
    }
    html.close();
    auto turned = talk;
    turned.is_turned = !talk.is_turned;
    html.element("a", {{"class", "button plain"}, {"href", turned.link()}},
                 tongue.text(talk.is_turned ? "common.back" : "talk.turn"));
}

std::string joined_words(Tongue const& tongue, std::vector<std::string> const& sayings) {
    std::vector<std::string> words;
    for (auto const& saying : sayings) words.push_back(i18n::words_of_saying(tongue, saying));
    return tongue.list(words);
}

// Large for who reads, small for the other one; the script lets the browser say it, where that has
// a voice for the language.
void write_large(Html& html, Tongue const& reader, Tongue const& other,
                 std::vector<std::string> const& sayings) {
    auto const words = joined_words(reader, sayings);
    html.open("section", {{"class", "panel large"}});
    write_words(html, "p", reader, words);
    if (&reader != &other) write_words(html, "small", other, joined_words(other, sayings));
    html.element("button",
                 {{"type", "button"},
                  {"class", "button plain"},
                  {"hidden", "hidden"},
                  {"data-say", words},
                  {"data-lang", std::string(reader.language().tag)}},
                 reader.text("common.listen"));
    html.close();
}

void write_answer_links(Html& html, Talk const& talk, Saying const& saying) {
    html.element("p", {{"class", "quiet"}}, talk.listener.text("talk.answers"));
    html.open("div", {{"class", "choices"}});
    for (auto const& answer : saying.answers)
        html.element("a",
                     {{"class", "button plain"},
                      {"href", talk.link() + "&say=" + saying.id + "&answer=" + answer}},
                     i18n::words_of_saying(talk.listener, answer));
    html.close();
}

void write_answer_boxes(Html& html, Talk const& talk, Saying const& saying) {
    html.open("form", {{"method", "get"}, {"action", std::string(k_table_path)}});
    auto const hide = [&](std::string_view name, std::string const& value) {
        html.single("input", {{"type", "hidden"}, {"name", std::string(name)}, {"value", value}});
    };
    hide("page", "talk");
    hide("with", talk.other);
    if (talk.is_turned) hide("turned", "yes");
    hide("say", saying.id);
    html.open("fieldset").element("legend", {}, talk.listener.text("talk.several"));
    html.open("div", {{"class", "choices"}});
    for (auto const& answer : saying.answers) {
        html.open("label", {{"class", "button plain"}});
        html.single("input", {{"type", "checkbox"}, {"name", "answer"}, {"value", answer}});
        html.text(" " + i18n::words_of_saying(talk.listener, answer)).close();
    }
    html.close().close();
    html.element("button", {{"class", "button"}}, talk.listener.text("talk.done")).close();
}

void write_shown(Html& html, Talk const& talk, Saying const& saying, Target const& query) {
    std::vector<std::string> answers;  // as they stand in the book
    for (auto const& answer : saying.answers)
        for (auto const& [name, value] : query.query)
            if (name == "answer" && value == answer) answers.push_back(answer);
    if (!saying.several && answers.size() > 1) answers.resize(1);
    if (!answers.empty()) {
        html.element("p", {}, i18n::words_of_saying(talk.chooser, saying.id));
        write_large(html, talk.chooser, talk.listener, answers);
    } else {
        write_large(html, talk.listener, talk.chooser, {saying.id});
        html.open("div", {{"lang", std::string(talk.listener.language().tag)},
                          {"dir", talk.listener.is_right_to_left() ? "rtl" : "ltr"}});
        if (!saying.answers.empty() && saying.several) write_answer_boxes(html, talk, saying);
        if (!saying.answers.empty() && !saying.several) write_answer_links(html, talk, saying);
        html.close();
    }
    html.element("a", {{"class", "button"}, {"href", talk.link() + "&theme=" + saying.theme}},
                 talk.chooser.text("talk.more"));
}

}  // namespace

std::string table_talk_html(TableReader const& reader, i18n::TalkBook const& book,
                            Target const& query) {
    std::string const with(query.value("with").value_or(""));
    bool const is_known = i18n::find_language(with) != nullptr;
    bool const is_turned = is_known && query.value("turned").has_value();
    auto const& other = is_known ? reader.tongues.get(with) : reader.tongue;
    Talk const talk{is_turned ? other : reader.tongue, is_turned ? reader.tongue : other, with,
                    is_turned, book};
    TableReader const chooser{talk.chooser, reader.tongues, reader.css, reader.now};
    auto const title = talk.chooser.text("talk.title");
    Html html;
    begin_table_page(html, chooser, {title});
    write_way_back(html, talk.chooser, title, std::string(k_table_path));
    html.open("main", {{"id", "main"}});
    auto const* saying = book.find(query.value("say").value_or(""));
    if (!is_known)
        write_languages(html, reader.tongue);
    else if (saying != nullptr)
        write_shown(html, talk, *saying, query);
    else
        write_sayings(html, talk, query.value("theme").value_or(""));
    return html.take();
}

}  // namespace ontmoet::server
