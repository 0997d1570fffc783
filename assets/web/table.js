// SPDX-License-Identifier: EUPL-1.2
// Keeps a table's page in step with the hall: asks for news, counts down by the server's clock, and
// lets the browser say sayings aloud. The page works without it.

const retryMs = 3000;      // after a question that was not answered
const measureMs = 60000;   // the clock is compared so often
const tickMs = 200;

const page = location.href;
let etag = "";
let serverAheadMs = 0;     // the server's clock minus ours
let wakeUp = null;

// What the page says of itself, put in the place of what it said before; the button somebody is at
// keeps the focus.
function take(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const main = fresh.getElementById("main");
  if (!main) { location.reload(); return; }
  const focused = document.activeElement?.id;
  document.getElementById("main").replaceWith(main);
  document.querySelector(".bar")?.replaceWith(fresh.querySelector(".bar"));
  if (focused) document.getElementById(focused)?.focus({preventScroll: true});
  showClock();
}

// Waits for news, or only asks, and learns the server's time from an answer that came at once.
async function ask(waits) {
  const address = new URL(page);
  if (waits) address.searchParams.set("wait", "25");
  const began = Date.now();
  const stopper = new AbortController();
  wakeUp = () => stopper.abort();
  const headers = etag ? {"If-None-Match": etag} : {};
  const answer = await fetch(address, {headers, signal: stopper.signal, cache: "no-store"});
  const time = Number(answer.headers.get("Ontmoet-Time"));
  if (!waits && time) serverAheadMs = time - (began + Date.now()) / 2;
  if (answer.status === 304) return;
  if (!answer.ok) { location.reload(); return; }
  etag = answer.headers.get("ETag") ?? "";
  take(await answer.text());
}

async function follow() {
  let measuredAt = -Infinity;
  const offline = document.getElementById("offline");
  for (;;) {
    try {
      const isDue = performance.now() - measuredAt > measureMs;
      await ask(!isDue);
      if (isDue) measuredAt = performance.now();
      offline.hidden = true;
    } catch (error) {
      measuredAt = -Infinity;
      if (error.name === "AbortError") continue;
      offline.hidden = false;
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

let askedMs = -Infinity;   // when news was asked for because the clock stood at 0

function showClock() {
  const clock = document.getElementById("clock");
  if (!clock?.dataset.ends) return;
  const leftMs = Math.max(0, Number(clock.dataset.ends) - (Date.now() + serverAheadMs));
  const wholeMs = Math.max(1, Number(clock.dataset.whole));
  const seconds = Math.ceil(leftMs / 1000);
  if (seconds < 3600)
    clock.querySelector("b").textContent =
      `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const share = Math.min(100, (100 * leftMs) / wholeMs);
  clock.querySelector(".rest").setAttribute("stroke-dasharray", `${share} 100`);
  clock.classList.toggle("ends", clock.classList.contains("runs") && leftMs <= 60000);
  if (leftMs > 0 || performance.now() - askedMs < retryMs) return;
  askedMs = performance.now();
  setTimeout(() => wakeUp?.(), tickMs);
}

// A button to hear a saying, where this browser has a voice for its language.
function offerVoices() {
  const voices = speechSynthesis.getVoices();
  for (const button of document.querySelectorAll("button[data-say]")) {
    const language = button.dataset.lang;
    const voice = voices.find((one) => one.lang.toLowerCase().startsWith(language));
    if (!voice) continue;
    button.hidden = false;
    button.onclick = () => {
      const words = new SpeechSynthesisUtterance(button.dataset.say);
      words.lang = voice.lang;
      words.voice = voice;
      speechSynthesis.cancel();
      speechSynthesis.speak(words);
    };
  }
}

if (document.body.dataset.live) {
  showClock();
  setInterval(showClock, tickMs);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wakeUp?.(); });
  follow();
}
if ("speechSynthesis" in window && document.querySelector("button[data-say]")) {
  speechSynthesis.onvoiceschanged = offerVoices;
  offerVoices();
}
