// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "domain/fact.h"
#include "platform/sound.h"
#include "screens/intent.h"
#include "screens/model.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <variant>
#include <vector>

// The only writer of a kiosk's Model. Pure: what has to happen outside comes back as effects, so a
// test replays a whole day without a window, a disk or a network.
namespace ontmoet::kiosk {

// --- what has to happen outside ------------------------------------------------------------
struct AppendFacts {
    std::vector<domain::Fact> drafts;  // of domain::make_fact, with actor
};
struct CheckPin {
    std::string digits;
};
struct RunPlanner {
    std::optional<domain::PlanPublished> draft;  // what a host locked in it stays
};
struct StopPlanner {};  // the best plan so far is told all the same
struct KeepTable {
    TableId table;
};  // where this device stands
struct WriteExport {};
struct RetrySync {};
struct AskTableCode {
    OrganisationId organisation;
};  // of the server
struct PrintPage {
    enum class What { badge, schedule, profile };
    What what;
    PersonId person;
};
struct PrintInterpreterDay {
    InterpreterId interpreter;
};
struct OpenPhonePage {
    PersonId person;
};
struct WriteProfile {
    PersonId person;
};  // as a code to take along
struct ReprintJob {
    std::uint64_t job;
};
struct CancelJob {
    std::uint64_t job;
};
struct ForgetPrinted {
    PersonId person;
};                     // nothing of theirs is printed any more
struct ReadScreen {};  // aloud
struct SayGreeting {
    std::string language;
};
// A message, in each language of the hall that a voice has.
struct CallHall {
    std::string key;
};
struct LookForMicrophone {};
struct BeginRecording {};
struct EndRecording {
    bool keep;  // else what was said is forgotten
};
struct HearSound {
    std::string sound;  // the bytes of a sound file
};
struct HearRecording {
    FactId fact;  // an own_words.recorded
};
struct Tell {
    std::string language;
    std::vector<std::string> sayings;  // of the talk book
};
struct PlaySound {
    platform::Sound sound;
};
using Effect =
    std::variant<AppendFacts, CheckPin, RunPlanner, StopPlanner, KeepTable, WriteExport, RetrySync,
                 PrintPage, OpenPhonePage, WriteProfile, ReprintJob, CancelJob, ForgetPrinted,
                 ReadScreen, SayGreeting, CallHall, LookForMicrophone, BeginRecording, EndRecording,
                 HearSound, HearRecording, Tell, PlaySound, PrintInterpreterDay, AskTableCode>;

// --- what happened outside -----------------------------------------------------------------
struct Tick {
    Duration idle;  // since the last touch or key
};
// Model::state shows something else now: the facts whose subjects are named, or everything.
struct StateChanged {
    std::vector<Uuid> subjects;
    bool everything = false;
};
struct NetworkChanged {
    screens::Network network;
};
struct DevicesChanged {
    screens::Devices devices;
};
struct ProblemsChanged {
    std::vector<screens::Problem> problems;
    std::set<MeetId> provisional;
};
struct SavingFailed {
    std::string message_key;
};
struct PinChecked {
    bool right = false;
    Moment locked_until;  // 0: not locked
};
struct PlannerProgress {
    double gap_pct = 0;
};
struct PlannerDone {
    std::optional<screens::PlanDraft> draft;
    std::string message_key;  // why there is none
};
struct ExportDone {
    std::string folder;
    std::string message_key;  // why there is none
};
struct CodeMade {
    screens::TakenCode code;
};
struct TableCodeMade {
    screens::TableCode code;
};
struct PrintersChanged {
    screens::Printers printers;
};
struct PrintRefused {
    std::string message_key;
};
struct Scanned {
    std::string code;
};
struct CameraChanged {
    bool works = false;
};
struct MicrophoneChanged {
    screens::Microphone microphone;
};
struct VoiceRecorded {
    std::string sound;
    int seconds = 0;
    std::string message_key;  // why there is none
};
struct SpeechChanged {
    screens::Speech speech;
};
struct DeviceRevoked {};  // Model::state is empty from here on
using Event =
    std::variant<Tick, StateChanged, NetworkChanged, DevicesChanged, ProblemsChanged, SavingFailed,
                 PinChecked, PlannerProgress, PlannerDone, ExportDone, CodeMade, TableCodeMade,
                 PrintersChanged, PrintRefused, Scanned, CameraChanged, MicrophoneChanged,
                 VoiceRecorded, SpeechChanged, DeviceRevoked>;

// Where new ids come from.
struct Making {
    Clock const& clock;
    Random& random;
};

std::vector<Effect> update(screens::Model& model, screens::Intent const& intent, Making making);
std::vector<Effect> update(screens::Model& model, Event const& event, Making making);

// After how long without a touch this person is asked, and then how long an answer is waited for.
Duration asks_after(screens::Model const& model);
Duration waits_for_answer(screens::Model const& model);

// Whether a camera is to look for codes: only on the screens that ask for one and say so.
bool looks_for_codes(screens::Model const& model);

// What hosts do here can be taken back: to be told of the facts this device appends, on the state
// as it was before them (doings_flow.cpp), and of those that could not be saved. What takes back
// says so in its actor, so that the list is the same after a start (former_doings.h).
void note_doing(screens::Model& model, std::vector<domain::Fact> const& said,
                domain::State const& before);
void forget_doings(screens::Model& model, std::vector<FactId> const& facts);

// Makes the lists of cards anew for the screen on top (refresh.cpp).
void refresh_cards(screens::Model& model);

}  // namespace ontmoet::kiosk
