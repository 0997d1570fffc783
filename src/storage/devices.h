// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::storage {

// What a device is for, and with it what it gets to see (sync/audience.h). A venue is a server at
// the hall that passes on what its kiosks say.
enum class Role { host, reception, browse, table, board, venue };
std::string_view to_text(Role role);
std::optional<Role> role_from_text(std::string_view text);
// Host and reception devices check people in and so need a badge letter of their own.
bool gives_badges(Role role);

struct Device {
    DeviceId id;
    EventId event;
    Role role = Role::host;
    char badge_letter = '\0';  // A, B, C, … one for each device that gives badges; '\0': none
    std::string name;
    bool revoked = false;
    Moment paired_at;
    Moment token_since{};         // its present token is in use since then
    Moment last_seen{};           // 0: never
    std::int64_t open_order = 0;  // number of the newest order that it has not answered; 0: none
    friend bool operator==(Device const&, Device const&) = default;
};

struct NewDevice {
    Device device;
    std::string token;       // shown once; only its hash is kept
    std::string host_pin{};  // these of the offer it came by, see there
    OrganisationId organisation{};
};

// Who a device that is paired anew was so far, so that what lies unsent on its disk stays its own.
struct FormerSelf {
    EventId event;
    DeviceId device;  // none: it was nobody
    char badge_letter = '\0';
    std::vector<std::string> tokens{};  // that it had
};

// Somebody may let a device in with a code, once, until then.
struct PairingOffer {
    EventId event;
    Role role = Role::host;
    std::string name;
    std::string host_pin;           // Argon2id hash for the device to keep; empty: no host page
    OrganisationId organisation{};  // whose table or screen it is, if it is one's
    // How long it is good, with a secret that nobody types in the place of a code; 0: a code to
    // type, for k_pairing_code_life.
    Duration valid{0};
};
struct PairingCode {
    std::string code;  // "K7MF-3XQT", shown once; only its hash is kept
    Moment valid_until;
};

// What an organiser wants of a device (device_orders.h of sync says which kinds there are). Of each
// kind the last one counts.
struct DeviceOrder {
    DeviceId device;
    std::int64_t number = 0;  // of this device's, from 1
    std::string kind;
    std::string value;
    Moment ordered_at;
    std::string by;        // account:…
    Moment answered_at{};  // 0: not yet
    std::string fault{};   // message key: why it could not; empty: it is done
    friend bool operator==(DeviceOrder const&, DeviceOrder const&) = default;
};

// A device that nobody invited asks to be let in. A person reads its code on its screen and says
// for what; meanwhile it waits with its secret, which is good in the place of a pairing code then.
struct Knock {
    std::string code;    // "K7MF-3XQT"; only its first half and its hash are kept
    std::string secret;  // as long as a token; only its hash is kept
    Moment valid_until;
};
// One that waits, as far as somebody is shown who has not seen its screen.
struct Knocking {
    std::string begins_with;  // k_shown_code_signs of its code
    Moment since;
    friend bool operator==(Knocking const&, Knocking const&) = default;
};
enum class KnockState { waits, let_in, over };

// What a venue server needs to let a device in by itself and to pass orders on: hashes in
// hexadecimal of its token and of the one it was offered, the latter empty when there is none.
struct KnownDevice {
    Device device;
    std::string token_hash;
    std::string offered_hash{};
    std::vector<DeviceOrder> open_orders{};  // by number; their `by` stays with who gave them
    friend bool operator==(KnownDevice const&, KnownDevice const&) = default;
};

// What is open of these orders for the device, as another server is told.
std::vector<DeviceOrder> open_orders_of(DeviceId device, std::vector<DeviceOrder> const& all);
// The same orders, each with the answer that is known of it here.
std::vector<DeviceOrder> orders_with_answers(std::vector<DeviceOrder> open,
                                             std::vector<DeviceOrder> const& before);

// When a device was last heard of.
struct Seen {
    EventId event;
    DeviceId device;
    Moment at;
};

// The devices that may speak for an event. Tokens are 256 random bits; of tokens and pairing codes
// only BLAKE2b hashes are kept (credentials.h). May be used from several threads.
class Devices {
public:
    virtual ~Devices() = default;

    // "error.no_badge_letter" when all 26 letters of the event are taken.
    virtual Result<NewDevice> pair(EventId event, Role role, std::string_view name, Moment now) = 0;
    // A code to pair with within k_pairing_code_life. Offers that are over are forgotten.
    virtual Result<PairingCode> offer_pairing(PairingOffer const& offer, Moment now) = 0;
    // A device knocks: its code is good for k_pairing_code_life. ErrorKind::refused
    // "error.too_many_knocks" when k_most_knocking wait already.
    virtual Result<Knock> knock(Moment now) = 0;
    // Who waits, the longest first.
    virtual Result<std::vector<Knocking>> knocking(Moment now) = 0;
    // Lets in whoever shows this code, once: what was its secret is a pairing code of this offer
    // from now on. ErrorKind::refused "error.unknown_pairing_code".
    virtual Status let_in(std::string_view typed_code, PairingOffer const& offer, Moment now) = 0;
    virtual Result<KnockState> state_of_knock(std::string_view secret, Moment now) = 0;
    // Pairs by a code as somebody typed it and uses it up. ErrorKind::refused
    // "error.unknown_pairing_code" for one that was never given, is used or is over. It stays who
    // it was at this event, when nobody is that (a backup from before was restored) or it proves by
    // a token to be the one, and was not revoked. With `only`, a code for another role is unknown
    // and stays good.
    virtual Result<NewDevice> redeem(std::string_view typed_code, Moment now,
                                     FormerSelf const& former = {},
                                     std::optional<Role> only = std::nullopt) = 0;

    // Who has this token at this event. One that was offered takes the place of the old one when it
    // is used for the first time. ErrorKind::not_found "sync.unknown_device", ErrorKind::refused
    // "sync.revoked".
    virtual Result<Device> authenticate(EventId event, std::string_view token, Moment now) = 0;
    // A token for the device to use from now on. The one it has works until this one is used, so an
    // answer that is lost locks nobody out; of several offers the last one counts.
    virtual Result<std::string> offer_token(EventId event, DeviceId device) = 0;

    virtual Result<std::vector<Device>> list(EventId event) = 0;
    // As `list`, with what each proves itself with.
    virtual Result<std::vector<KnownDevice>> known(EventId event) = 0;
    // These are the devices of the event, and no others; what was answered here of the orders that
    // are still open there is kept. "error.bad_message" when one has no hash.
    virtual Status replace(EventId event, std::vector<KnownDevice> const& devices) = 0;
    // All below: ErrorKind::not_found "sync.unknown_device".
    virtual Result<Device> find(EventId event, DeviceId device) = 0;
    virtual Status revoke(EventId event, DeviceId device) = 0;
    // ErrorKind::refused "error.role_needs_pairing" (detail: the role) when the role gives badges
    // and the device has no letter: it learns one only when it is paired.
    virtual Result<Device> set_role(EventId event, DeviceId device, Role role) = 0;
    // Takes the place of one of the same kind. Gives its number.
    virtual Result<std::int64_t> order(EventId event, DeviceOrder const& order) = 0;
    // By device and number; of one device, or of all.
    virtual Result<std::vector<DeviceOrder>> orders(EventId event, DeviceId device = {}) = 0;
    // These are the orders of the event, and no others, with the numbers and answers they have.
    virtual Status put_orders(EventId event, std::vector<DeviceOrder> const& orders) = 0;
    // An order that is not there any more, or was answered before, is left.
    virtual Status note_answered(EventId event, DeviceId device, std::int64_t number,
                                 std::string_view fault, Moment now) = 0;
    // Devices nobody knows are left out.
    virtual Status note_seen(std::vector<Seen> const& seen) = 0;
};

}  // namespace ontmoet::storage
