// SPDX-License-Identifier: EUPL-1.2
#include "platform/recordings.h"

#include "platform/limits.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <vector>

#include <sndfile.h>

namespace ontmoet::platform {
namespace {

constexpr std::string_view k_ending = ".ogg";

struct CloseFile {
    void operator()(SNDFILE* file) const { sf_close(file); }
};

using OpenFile = std::unique_ptr<SNDFILE, CloseFile>;

Error unreadable(std::string const& name, char const* why) {
    return {ErrorKind::invalid_input, "error.recording_unreadable", name + ": " + why};
}

// A sound file that is no file.
struct SoundInMemory {
    std::string bytes{};
    sf_count_t at = 0;

    static SF_VIRTUAL_IO io();
    static SoundInMemory& of(void* memory) { return *static_cast<SoundInMemory*>(memory); }
    sf_count_t size() const { return static_cast<sf_count_t>(bytes.size()); }
};

SF_VIRTUAL_IO SoundInMemory::io() {
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* memory) { return of(memory).size(); };
    io.tell = [](void* memory) { return of(memory).at; };
    io.seek = [](sf_count_t offset, int from, void* memory) {
        auto& file = of(memory);
        auto const start = from == SEEK_SET ? 0 : from == SEEK_CUR ? file.at : file.size();
        file.at = std::clamp<sf_count_t>(start + offset, 0, file.size());
        return file.at;
    };
    io.read = [](void* to, sf_count_t count, void* memory) {
        auto& file = of(memory);
        auto const read = std::min(count, file.size() - file.at);
        std::copy_n(file.bytes.data() + file.at, read, static_cast<char*>(to));
        file.at += read;
        return read;
    };
    io.write = [](void const* from, sf_count_t count, void* memory) {
        auto& file = of(memory);
        file.bytes.resize(static_cast<std::size_t>(std::max(file.size(), file.at + count)));
        std::copy_n(static_cast<char const*>(from), count, file.bytes.data() + file.at);
        file.at += count;
        return count;
    };
    return io;
}

Result<Recording> read_all(OpenFile const& open, SF_INFO const& info, std::string const& name) {
    if (!open) return unreadable(name, sf_strerror(nullptr));
    if (info.channels < 1 || info.samplerate < 1) return unreadable(name, "no sound in it");
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
        if (recording.samples.size() > most) return unreadable(name, "too long");
    }
    if (recording.samples.empty()) return unreadable(name, "no sound in it");
    return recording;
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
    OpenFile const open(sf_open(file.c_str(), SFM_READ, &info));
    return read_all(open, info, file.string());
}

Result<Recording> unpack_recording(std::string_view bytes) {
    SoundInMemory memory{std::string(bytes)};
    auto io = memory.io();
    SF_INFO info{};
    OpenFile const open(sf_open_virtual(&io, SFM_READ, &info, &memory));
    return read_all(open, info, "a recording");
}

Result<std::string> pack_voice(std::span<std::int16_t const> samples) {
    SoundInMemory memory;
    auto io = memory.io();
    SF_INFO info{};
    info.samplerate = k_voice_rate;
    info.channels = 1;
    info.format = SF_FORMAT_OGG | SF_FORMAT_OPUS;
    OpenFile open(sf_open_virtual(&io, SFM_WRITE, &info, &memory));
    if (!open) return unreadable("a recording", sf_strerror(nullptr));
    // The library's scale from the best to the smallest, 256,000 to 6,000 bits a second.
    double level = 1 - (k_voice_bits_a_second - 6'000) / (256'000 - 6'000);
    sf_command(open.get(), SFC_SET_COMPRESSION_LEVEL, &level, sizeof level);
    auto const count = static_cast<sf_count_t>(samples.size());
    if (sf_writef_short(open.get(), samples.data(), count) != count)
        return unreadable("a recording", sf_strerror(open.get()));
    open.reset();  // writes the end
    return std::move(memory.bytes);
}

}  // namespace ontmoet::platform
