// SPDX-License-Identifier: EUPL-1.2
// What changes while one looks: asked for again and again, drawn when it is another.
import { get } from "./api.js";

const PAUSE = 700;  // ms: what happens in the hall is seen within a second

/** Draws what `path` gives now and from then on; gives what ends that. */
export async function follow(path, draw, mayDraw = () => true) {
  let shown = "";
  let timer = 0;
  const renew = async () => {
    const answer = await get(path);
    const text = JSON.stringify(answer);
    if (text === shown || !mayDraw()) return;
    draw(answer);
    shown = text;
  };
  const again = async () => {
    try {
      if (!document.hidden) await renew();
    } catch (failure) {
      if (failure.status === 401 || failure.status === 404) return;
    }
    timer = setTimeout(again, PAUSE);
  };
  await renew();
  timer = setTimeout(again, PAUSE);
  return () => clearTimeout(timer);
}
