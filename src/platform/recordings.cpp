// SPDX-License-Identifier: EUPL-1.2
#include "platform/recordings.h"

#include "platform/limits.h"

#include <cmath>
#include <memory>

#include <sndfile.h>

namespace ontmoet::platform {
namespace {

constexpr std::string_view k_ending = ".ogg";

struct CloseFile {
    void operator()(SNDFILE* file) const { sf_close(file); }
};

Error unreadable(std::filesystem::path const& file, char const* why) {
    return {ErrorKind::invalid_input, "error.recording_unreadable", file.string() + ": " + why};
}

}  // namespace

std::map<std::string, std::set<std::string, std::less<>>, std::less<>> list_recordings(
    std::filesystem::path const& folder) {
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> found;
    std::error_code failed;
    for (auto const& language : std::filesystem::directory_iterator(folder, failed)) {
        std::error_code no_folder;
        for (auto const& file : std::filesystem::directory_iterator(language.path(), no_folder))
            if (file.path().extension() == k_ending)
                found[language.path().filename().string()].insert(file.path().stem().string());
    }
    return found;
}

std::filesystem::path recording_path(std::filesystem::path const& folder, std::string_view tag,
                                     std::string_view key) {
    return folder / tag / (std::string{key}.append(k_ending));
}

Result<Recording> read_recording(std::filesystem::path const& file) {
    SF_INFO info{};
    std::unique_ptr<SNDFILE, CloseFile> const open(sf_open(file.c_str(), SFM_READ, &info));
    if (!open) return unreadable(file, sf_strerror(nullptr));
    if (info.channels < 1 || info.samplerate < 1) return unreadable(file, "no sound in it");
    auto const channels = static_cast<std::size_t>(info.channels);
    auto const most = static_cast<std::size_t>(info.samplerate) * k_longest_recording_s;
    Recording recording;
    recording.rate = info.samplerate;
    // In pieces: what the header says of the length need not be true.
    std::vector<float> piece(4'096 * channels);
    for (;;) {
        auto const frames = sf_readf_float(open.get(), piece.data(), 4'096);
        if (frames <= 0) break;
        for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i) {
            float sum = 0;
            for (std::size_t c = 0; c < channels; ++c) sum += piece[i * channels + c];
            float const mean = std::clamp(sum / static_cast<float>(channels), -1.0F, 1.0F);
            recording.samples.push_back(static_cast<std::int16_t>(std::lround(mean * 32'767)));
        }
        if (recording.samples.size() > most) return unreadable(file, "too long");
    }
    if (recording.samples.empty()) return unreadable(file, "no sound in it");
    return recording;
}

}  // namespace ontmoet::platform
