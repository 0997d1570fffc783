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

async function asked(method, path, body) {
  try {
    return await fetch(`/v1/console/${path}`, {
      method,
      // Only this page can send it, so the server knows that no other site asks.
      headers: { "Ontmoet-Console": "1",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-cache",
    });
  } catch {
    throw new Failure(0);
  }
}

async function refuse(response) {
  const answer = await response.json().catch(() => ({}));
  if (response.status === 401 && answer.message_key === "console.signed_out") whenSignedOut();
  throw new Failure(response.status, answer);
}

async function ask(method, path, body) {
  const response = await asked(method, path, body);
  return response.ok ? response.json().catch(() => ({})) : refuse(response);
}

/** The file that is answered, with the name the server gives it. */
export async function download(path, body) {
  const response = await asked("POST", path, body);
  if (!response.ok) return refuse(response);
  const name = response.headers.get("Content-Disposition")?.match(/filename="([^"]+)"/)?.[1] || "ontmoet";
  return { name, content: await response.blob() };
}

export const get = (path) => ask("GET", path);
export const post = (path, body = {}) => ask("POST", path, body);
