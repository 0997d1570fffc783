// SPDX-License-Identifier: EUPL-1.2
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

MaybeIntent view_identity(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame);
    MaybeIntent intent = page.intent;
    title_block(frame, page.body, frame.say("identity.title"),
                second_words(model, "identity.title"));
    auto const& profile = model.visitor.profile;
    auto const own = public_own_name(profile);
    auto const middle =
        ui::style::heading.with(ui::Align::center).with(ui::Stand::middle).unspoken();
    float const name_size = 48 / std::max(1.0f, frame.text_scale() * 0.85f);
    float const share = frame.is_portrait() ? 0.36f : 0.44f;
    ui::Rect card = page.body.cut_top(page.body.h * share, 24);
    frame.card(card);
    ui::Rect inside = card.inset(24, 16);
    ui::Rect const mark = frame.is_portrait() ? inside.cut_top(112, 8) : inside.cut_start(160, 16);
    frame.icon_square(mark.centered({112, 112}), "person");
    if (!frame.is_portrait()) inside.cut_end(176);
    if (!own.empty()) {
        auto const style = middle.with(ui::Paint::quiet).sized(name_size * 0.75f).shrinking(22);
        frame.text(inside.cut_bottom(inside.h * 0.42f, 4), own,
                   style.with(ui::Stand::top).lines(1));
        frame.text(inside, public_name(profile),
                   middle.sized(name_size).with(ui::Stand::bottom).shrinking(24).lines(1));
    } else {
        frame.text(inside, public_name(profile), middle.sized(name_size).shrinking(24).lines(2));
    }
    auto const places = page.body.columns(2, 32);
    if (frame.choice("identity.no", places[0], frame.say("identity.no"), {.icon = "close"}))
        intent = ConfirmIdentity{false};
    if (frame.choice("identity.yes", places[1], frame.say("identity.yes"),
                     {.icon = "check", .filled = true}))
        intent = ConfirmIdentity{true};
    return intent;
}

}  // namespace ontmoet::screens
