// SPDX-License-Identifier: EUPL-1.2
// What a language calls things, in all ten languages with the real words: days, months, languages,
// countries, numbers and lists come from CLDR through ICU, "in 5 minutes" from our catalogues.
#include "i18n/assets.h"
#include "i18n/tongue.h"

#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::i18n;

namespace {

Tongues const& culture_tongues() {
    static auto const tongues = Tongues::load(asset_root() / "locale");
    REQUIRE(tongues.ok());
    return *tongues;
}

struct Expected {
    std::string_view tag;
    std::vector<std::string> words;
};

// Thursday 5 March 2026, 13:30 in the Netherlands.
constexpr Moment thursday_in_march{1'772'713'800'000};

}  // namespace

TEST_CASE("the days of the week have the names of the language, Monday first") {
    for (auto const& [tag, names] : std::vector<Expected>{
             {"nl",
              {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}},
             {"en", {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}},
             {"ar", {"الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"}},
             {"ti", {"ሰኑይ", "ሰሉስ", "ረቡዕ", "ሓሙስ", "ዓርቢ", "ቀዳም", "ሰንበት"}},
             {"fa", {"دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"}},
             {"tr", {"Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"}},
             {"so", {"Isniin", "Talaado", "Arbaco", "Khamiis", "Jimco", "Sabti", "Axad"}},
             {"ps", {"دونۍ", "درېنۍ", "څلرنۍ", "پينځنۍ", "جمعه", "اونۍ", "يونۍ"}},
             {"fr", {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}},
             {"uk",
              {"понеділок", "вівторок", "середа", "четвер", "пʼятниця", "субота", "неділя"}}}) {
        auto const& tongue = culture_tongues().get(tag);
        for (int day = 1; day <= 7; ++day)
            CHECK(tongue.weekday_name(day) == names[static_cast<std::size_t>(day) - 1]);
    }
}

TEST_CASE("a date and a day are written as the language writes them") {
    for (auto const& [tag, words] :
         std::vector<Expected>{{"nl", {"5 maart 2026", "donderdag 5 maart"}},
                               {"en", {"5 March 2026", "Thursday 5 March"}},
                               {"ar", {"٥ مارس ٢٠٢٦", "الخميس، ٥ مارس"}},
                               {"ti", {"5 መጋቢት 2026", "ሓሙስ፣ 5 መጋቢት"}},
                               {"fa", {"۵ مارس ۲۰۲۶", "پنجشنبه ۵ مارس"}},
                               {"tr", {"5 Mart 2026", "5 Mart Perşembe"}},
                               {"so", {"5 Maarso 2026", "Khamiis, 5 Maarso"}},
                               {"ps", {"د ۲۰۲۶ د مارچ ۵", "پينځنۍ، د مارچ ۵"}},
                               {"fr", {"5 mars 2026", "jeudi 5 mars"}},
                               {"uk", {"5 березня 2026 р.", "четвер, 5 березня"}}}) {
        CHECK(culture_tongues().get(tag).date(thursday_in_march) == words[0]);
        CHECK(culture_tongues().get(tag).day(thursday_in_march) == words[1]);
    }
}

TEST_CASE("all twelve months have a name of their own that is not the English one") {
    constexpr std::int64_t month_ms = 2'630'000'000;
    auto const& english = culture_tongues().get("en");
    for (auto const& tongue : culture_tongues().all()) {
        std::set<std::string> names;
        int as_in_english = 0;
        for (int month = 0; month < 12; ++month) {
            Moment const at{1'768'478'400'000 + month * month_ms};  // from 15 January 2026
            names.insert(tongue.date(at));
            as_in_english += tongue.date(at) == english.date(at);
            CHECK(tongue.date(at).find("Bisha") == std::string::npos);
        }
        INFO(tongue.language().tag);
        CHECK(names.size() == 12);
        // Somali says "May" too.
        CHECK((as_in_english <= 1 || tongue.language().tag == "en"));
    }
}

TEST_CASE("languages are called what their speakers' neighbours call them") {
    std::vector<std::string> const codes{"nl", "ar", "ti", "prs", "am", "ur"};
    for (auto const& [tag, names] : std::vector<Expected>{
             {"nl", {"Nederlands", "Arabisch", "Tigrinya", "Dari", "Amhaars", "Urdu"}},
             {"en", {"Dutch", "Arabic", "Tigrinya", "Dari", "Amharic", "Urdu"}},
             {"ar", {"الهولندية", "العربية", "التغرينية", "الدرية", "الأمهرية", "الأوردية"}},
             {"ti", {"ሆላንድኛ", "ዓረብኛ", "ትግርኛ", "ዳሪ", "ኣምሓርኛ", "ኡርዱ"}},
             {"fa", {"هلندی", "عربی", "تیگرینیا", "دری", "امهری", "اردو"}},
             {"tr", {"Hollandaca", "Arapça", "Tigrinya", "Dari", "Amharca", "Urduca"}},
             {"so", {"Holandays", "Carabi", "Tigrinya", "Dari", "Amxaari", "Urduu"}},
             {"ps", {"هالنډي", "عربي", "تیګرینیا", "دري", "امهري", "اردو"}},
             {"fr", {"Néerlandais", "Arabe", "Tigrinya", "Dari", "Amharique", "Ourdou"}},
             {"uk", {"Нідерландська", "Арабська", "Тигринья", "Дарі", "Амхарська", "Урду"}}})
        for (std::size_t i = 0; i < codes.size(); ++i)
            CHECK(culture_tongues().get(tag).language_name(codes[i]) == names[i]);
}

TEST_CASE("countries have a name in every language and an unknown one is its code") {
    std::vector<std::string> const codes{"NL", "SY", "ER", "AF", "TR", "SO"};
    for (auto const& [tag, names] : std::vector<Expected>{
             {"nl", {"Nederland", "Syrië", "Eritrea", "Afghanistan", "Turkije", "Somalië"}},
             {"en", {"Netherlands", "Syria", "Eritrea", "Afghanistan", "Turkey", "Somalia"}},
             {"ar", {"هولندا", "سوريا", "إريتريا", "أفغانستان", "تركيا", "الصومال"}},
             {"ti", {"ኔዘርላንድ", "ሶርያ", "ኤርትራ", "ኣፍጋኒስታን", "ቱርኪ", "ሶማልያ"}},
             {"fa", {"هلند", "سوریه", "اریتره", "افغانستان", "ترکیه", "سومالی"}},
             {"tr", {"Hollanda", "Suriye", "Eritre", "Afganistan", "Türkiye", "Somali"}},
             {"so", {"Nederlaands", "Suuriya", "Eritreeya", "Afgaanistaan", "Turki", "Soomaaliya"}},
             {"ps", {"هالېنډ", "سوریه", "اریتره", "افغانستان", "ترکي", "سومالیا"}},
             {"fr", {"Pays-Bas", "Syrie", "Érythrée", "Afghanistan", "Turquie", "Somalie"}},
             {"uk", {"Нідерланди", "Сирія", "Еритрея", "Афганістан", "Туреччина", "Сомалі"}}}) {
        auto const& tongue = culture_tongues().get(tag);
        for (std::size_t i = 0; i < codes.size(); ++i)
            CHECK(tongue.country_name(codes[i]) == names[i]);
        CHECK(tongue.country_name("QX") == "QX");
        CHECK(tongue.country_name("") == "");
    }
}

TEST_CASE("numbers, shares and lists follow the language") {
    std::vector<std::string> const three{"1", "2", "3"};
    for (auto const& [tag, words] : std::vector<Expected>{
             {"nl", {"1.234", "2,5", "16,6%", "1, 2 en 3"}},
             {"en", {"1,234", "2.5", "16.6%", "1, 2 and 3"}},
             {"ar", {"١٬٢٣٤", "٢٫٥", "١٦٫٦٪؜", "⁨1⁩ و⁨2⁩ و⁨3⁩"}},
             {"ti", {"1,234", "2.5", "16.6%", "1፣ 2ን 3ን"}},
             {"fa", {"۱٬۲۳۴", "۲٫۵", "۱۶٫۶٪", "⁨1⁩،‏ ⁨2⁩، و ⁨3⁩"}},
             {"tr", {"1.234", "2,5", "%16,6", "1, 2 ve 3"}},
             {"so", {"1,234", "2.5", "16.6%", "1, 2 iyo 3"}},
             {"ps", {"۱٬۲۳۴", "۲٫۵", "۱۶٫۶٪", "⁨1⁩، ⁨2⁩، او ⁨3⁩"}},
             {"fr", {"1\u202F234", "2,5", "16,6\u00A0%", "1, 2 et 3"}},
             {"uk", {"1\u00A0234", "2,5", "16,6%", "1, 2 і 3"}}}) {
        auto const& tongue = culture_tongues().get(tag);
        INFO(tag);
        CHECK(tongue.number(std::int64_t{1234}) == words[0]);
        CHECK(tongue.number(2.50, 2) == words[1]);
        CHECK(tongue.percent(0.166, 1) == words[2]);
        CHECK(tongue.list(three) == words[3]);
    }
}

TEST_CASE("a time to wait is said with the plural of the language") {
    for (auto const& [tag, words] :
         std::vector<Expected>{{"nl", {"over 1 minuut", "over 5 minuten"}},
                               {"en", {"in 1 minute", "in 5 minutes"}},
                               {"ar", {"بعد دقيقة واحدة", "بعد ٥ دقائق"}},
                               {"ti", {"ድሕሪ 1 ደቒቕ", "ድሕሪ 5 ደቓይቕ"}},
                               {"fa", {"۱ دقیقه دیگر", "۵ دقیقه دیگر"}},
                               {"tr", {"1 dakika sonra", "5 dakika sonra"}},
                               {"so", {"1 daqiiqo kadib", "5 daqiiqo kadib"}},
                               {"ps", {"۱ دقیقه وروسته", "۵ دقیقې وروسته"}},
                               {"fr", {"dans 1 minute", "dans 5 minutes"}},
                               {"uk", {"через 1 хвилину", "через 5 хвилин"}}}) {
        auto const& tongue = culture_tongues().get(tag);
        CHECK(tongue.plural("schedule.in_minutes", 1) == words[0]);
        CHECK(tongue.plural("schedule.in_minutes", 5) == words[1]);
    }
}
