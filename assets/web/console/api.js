// SPDX-License-Identifier: EUPL-1.2
// Questions to the server. A failure is thrown as Failure, with the words for it in message_key.

export class Failure extends Error {
  constructor(status, { message_key = "console.no_contact", detail = "" } = {}) {
    super(message_key);
    this.status = status;
    this.message_key = message_key;
    this.detail = detail;
  }
}

let whenSignedOut = () => {};
export function onSignedOut(work) { whenSignedOut = work; }

// What a page asks for again and again, with the mark by which the server says that it is as it
// was. In memory alone: a browser lays nothing of this on its disk. The last few, gone with the page.
const MOST_SEEN = 4;
const seen = new Map();
function remember(path, mark, text) {
  seen.delete(path);
  if (mark) seen.set(path, { mark, text });
  if (seen.size > MOST_SEEN) seen.delete(seen.keys().next().value);
}

async function asked(method, path, body, headers = {}) {
  try {
    return await fetch(`/v1/console/${path}`, {
      method,
      // Only this page can send it, so the server knows that no other site asks.
      headers: { "Ontmoet-Console": "1", ...headers,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
    });
  } catch {
    throw new Failure(0);
  }
}

/** What stands behind the "?": a space is %20 there, a "+" is a plus. */
export const query = (values) => new URLSearchParams(values).toString().replaceAll("+", "%20");

async function refuse(response) {
  const answer = await response.json().catch(() => ({}));
  if (response.status === 401 && answer.message_key === "console.signed_out") {
    seen.clear();
    whenSignedOut();
  }
  throw new Failure(response.status, answer);
}

/** The file that is answered, with the name the server gives it. */
export async function download(path, body) {
  const response = await asked("POST", path, body);
  if (!response.ok) return refuse(response);
  const name = response.headers.get("Content-Disposition")?.match(/filename="([^"]+)"/)?.[1] || "ontmoet";
  return { name, content: await response.blob() };
}

export async function get(path) {
  const known = seen.get(path);
  const response = await asked("GET", path, undefined, known && { "If-None-Match": known.mark });
  if (response.status === 304) return JSON.parse(known.text);
  if (!response.ok) return refuse(response);
  const text = await response.text();
  remember(path, response.headers.get("ETag"), text);
  return JSON.parse(text);
}

export async function post(path, body = {}) {
  const response = await asked("POST", path, body);
  if (path.startsWith("sign-out")) seen.clear();
  return response.ok ? response.json().catch(() => ({})) : refuse(response);
}
