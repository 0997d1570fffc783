// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>

// Texts that shaping, direction and carets stumble over. In one script and one direction each:
// what HarfBuzz gives for the whole string at once is what we must give.
namespace ontmoet::text::hard {

enum class Font : unsigned char { sans, arabic, ethiopic };

struct OneRun {
    std::string_view language;
    Font font;
    bool right_to_left;
    std::string_view text;
};

inline constexpr std::array k_one_run{
    // Lam-alef with marks on both, stacked marks, Allah, a mark on the first letter.
    OneRun{"ar", Font::arabic, true, "لَاإِلٰهَ"},
    OneRun{"ar", Font::arabic, true, "بِسْمِ"},
    OneRun{"ar", Font::arabic, true, "اللّٰه"},
    OneRun{"ar", Font::arabic, true, "لآلئ"},
    OneRun{"ar", Font::arabic, true, "ﻻﻼﷺ"},
    // A kashida, hamza carriers, a mark that stands alone.
    OneRun{"ar", Font::arabic, true, "مـــرحبـا"},
    OneRun{"ar", Font::arabic, true, "ءأؤإئ"},
    OneRun{"ar", Font::arabic, true, "\u0651\u064E"},
    // Persian with zero-width non-joiners, its own kaf and yeh, and heh with hamza.
    OneRun{"fa", Font::arabic, true, "می\u200Cشود"},
    OneRun{"fa", Font::arabic, true, "خانه\u200Cها"},
    OneRun{"fa", Font::arabic, true, "کتابخانهٔ"},
    OneRun{"fa", Font::arabic, true, "گچپژ"},
    OneRun{"ps", Font::arabic, true, "ټډړږښ"},
    OneRun{"ps", Font::arabic, true, "ځڅڼۍېئ"},
    OneRun{"ps", Font::arabic, true, "پښتو"},
    OneRun{"ckb", Font::arabic, true, "ڕۆژباش"},
    OneRun{"ur", Font::arabic, true, "ٹڈڑے"},
    OneRun{"ti", Font::ethiopic, false, "እንቋዕ፡ብደሓን፡መጻእኩም።"},
    OneRun{"ti", Font::ethiopic, false, "ቐቘቓኸዀ"},
    OneRun{"ti", Font::ethiopic, false, "፩፪፫፬"},
    OneRun{"am", Font::ethiopic, false, "ኢትዮጵያ፣አዲስ"},
    OneRun{"tr", Font::sans, false, "ISPARTAİıİi"},
    OneRun{"tr", Font::sans, false, "ŞşĞğÇç"},
    OneRun{"so", Font::sans, false, "dhaqdhaqaaq"},
    OneRun{"uk", Font::sans, false, "їжак’ґедзь"},
    OneRun{"uk", Font::sans, false, "И\u0306и\u0306І\u0308"},
    OneRun{"fr", Font::sans, false, "œuvreŸçà"},
    OneRun{"nl", Font::sans, false, "coëfficiëntAVATo"},
    OneRun{"nl", Font::sans, false, "affiniteit"},
    OneRun{"nl", Font::sans, false, "ĳs\u0133i\u0301j\u0301"},
    // Marks above and below, in an order that is not the canonical one; more than fonts expect.
    OneRun{"en", Font::sans, false, "e\u0301\u0323a\u0323\u0301"},
    OneRun{"en", Font::sans, false, "Z\u0335\u0351\u0342\u0310a\u0321\u0345\u035A"},
    OneRun{"vi", Font::sans, false, "Nguyễn"},
    OneRun{"el", Font::sans, false, "Ξένος"},
};

// Mixed scripts and directions, isolates, digits, brackets, and what no face of the house has.
inline constexpr std::array<std::string_view, 34> k_mixed{
    "",
    " ",
    "شم 12 ab",
    "ab شم",
    "ab شم cd",
    "شم ab (cd)",
    "(شم) ab",
    "سن: ۲۵ ساله",
    "العمر: 25 سنة (تقريبا)",
    "+31 6 12345678 هاتف",
    "السعر €12,50 فقط",
    "طاولة A-12: محمد",
    "Hallo \u2068محمد\u2069, welkom",
    "مرحبا \u2068Jan (C.)\u2069، أهلا",
    "\u2067שלום\u2069 en \u2066abc\u2069",
    "\u202Babc شم\u202C d",
    "\u202Eabc\u202C",
    "\u2068\u2068\u2068a",
    "\u2069\u2069شم",
    "a\u200Fb\u200Eش",
    "می\u200Cشود NL می\u200Cشود",
    "ሰላም abc شم 12",
    "لا إله ab لا",
    "لَا",
    "ab\u0301 شّ c",
    "\u0301",
    "\u064Ea",
    "👨\u200D👩\u200D👧 🇳🇱 ❤\uFE0F",
    "漢字 ไทย देवनागरी 한국",
    "a\uFFFDb\uFFFC",
    "12/05/2026 شم 10:30–11:00",
    "[شم {ab} (12)]",
    "\u0600123 ش",
    "tab\tش\u00A0b",
};

}  // namespace ontmoet::text::hard
