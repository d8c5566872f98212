// Uses session.mjs as a page does, and prints what the page shows. The argument is the address of the backend.
import { createSession } from "./session.mjs";

const requests = [];
let cookie = "";
let isExpired = false;

/** As a browser keeps the cookie, over HTTPS. With `isExpired`, each token is one that the backend refuses. */
async function send(path, { headers, ...init }) {
  const sent = { ...headers, ...(path.includes("/call/") && cookie && { Cookie: cookie }) };
  if (isExpired && sent.Authorization) sent.Authorization += "x";
  const response = await fetch(path, { ...init, headers: sent });
  const [set] = response.headers.getSetCookie();
  if (set !== undefined) cookie = /Max-Age=0/i.test(set) ? "" : set.split(";", 1)[0];
  const fn = init.body === undefined ? "" : ` ${JSON.parse(init.body).fn}`;
  requests.push(`${response.status} ${path.split("/api/mizan/")[1]}${fn}`);
  // The token is valid again once it is renewed.
  if (fn === " renew") isExpired = false;
  return response;
}

const open = () => createSession({ baseUrl: `${process.argv[2]}/api/mizan`, fetch: send });
const shown = [];

async function note(session, what) {
  const me = await session.kernel.fetch("global").then((data) => data.me);
  const notes = await session.kernel.fetch("notes", undefined).then(
    (data) => data.notes[0],
    (error) => error.code,
  );
  shown.push([what, me, notes, requests.splice(0)]);
}

let session = open();
await session.start();
await note(session, "first visit");
await session.signIn("ada", "nothing").catch((error) => shown.push(["wrong password", error.code]));
requests.splice(0);
await session.signIn("ada", "lovelace");
await note(session, "signed in");

isExpired = true;
session.kernel.invalidate("notes");
session.kernel.invalidate("global");
const again = await Promise.all([session.kernel.fetch("global"), session.kernel.fetch("notes")]);
shown.push(["expired", again[0].me, again[1].notes[0], requests.splice(0).toSorted()]);

session = open();
await session.start();
await note(session, "second visit");

cookie = "";
isExpired = true;
session.kernel.invalidate("global");
session.kernel.invalidate("notes");
await note(session, "no longer renewable");

await session.signIn("bob", "builder");
await session.signOut();
await note(session, "signed out");
console.log(JSON.stringify({ shown, cookie }));
