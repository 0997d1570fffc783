// SPDX-License-Identifier: EUPL-1.2
#include "server/html.h"

#include "server/accept_language.h"

#include <catch2/catch.hpp>

using namespace ontmoet::server;

TEST_CASE("Whatever is shown or stands in an attribute is escaped") {
    Html html;
    html.open("p", {{"title", R"("><script>alert(1)</script>)"}}).text("<b>&'\"").close();
    CHECK(html.take() ==
          "<!doctype html>\n<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">"
          "&lt;b&gt;&amp;&#39;&quot;</p>");
    CHECK(escaped_html(std::string_view("a\0b\nc\x7F", 6)) == "a b c ");
    CHECK(escaped_html("ሰላም") == "ሰላም");
}

TEST_CASE("Elements close in their order, what is still open at the end") {
    Html html;
    html.open("ul").element("li", {}, "1").open("li").single("br", {}).text("2");
    CHECK(html.take() == "<!doctype html>\n<ul><li>1</li><li><br>2</li></ul>");
}

TEST_CASE("A browser's languages are heeded by their weight, Dutch where none is ours") {
    CHECK(preferred_language("ti") == "ti");
    CHECK(preferred_language("de-DE,de;q=0.9,ar;q=0.5,en;q=0.8") == "en");
    CHECK(preferred_language("AR-EG , nl;q=0.2") == "ar");
    CHECK(preferred_language("en;q=0.1,fr;q=0.1") == "en");
    CHECK(preferred_language("uk;q=0") == "nl");
    for (auto const* text : {"", "de", "*", ",,,", ";q=1", "xx;q=", "en;q=nan", "en;q=7"})
        CHECK(preferred_language(text) == "nl");
}

TEST_CASE("lines stay lines, and nothing else of them is markup") {
    Html html;
    html.open("textarea").lines("one\ntwo <b>\n").close();
    CHECK(html.take().find("<textarea>one\ntwo &lt;b&gt;\n</textarea>") != std::string::npos);
}
