import { mkdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, RequestListener } from "node:http";
import path from "node:path";
import { shownAddress } from "../../src/document/address.ts";
import { documentSource, type DocumentSourceOptions } from "../../src/document/source.ts";
import { createGenerator } from "../../src/generator.ts";
import { Trace } from "../../src/pipeline/trace.ts";
import { mizan, project } from "../support/command.ts";
import { errors, DOCUMENT, problems, target } from "../support/plugins.ts";
import { serving, servingSecurely } from "../support/serving.ts";
import { tempDirectory } from "../support/temp-directory.ts";

const TEXT = JSON.stringify(DOCUMENT);
const HEADERS = { authorization: "Bearer s3cret-token", "x-api-key": "k3y-of-mine", cookie: "sid=c00kie" };

const load = (options: DocumentSourceOptions) =>
  createGenerator([documentSource(options)], { root: tempDirectory() }).load();

const redirect =
  (to: string, status = 302): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { location: to }).end();

/** What of a request only the first server may see. */
const secretsOf = ({ headers }: IncomingMessage): unknown[] =>
  ["authorization", "x-api-key", "cookie"].map((name) => headers[name]);

describe("headers are sent", () => {
  test.each([301, 302, 303, 307, 308])("along a redirect (%i) to the same server", (status) =>
    serving(
      (request, response) =>
        request.url === "/a"
          ? response.writeHead(status, { location: "/b" }).end()
          : response.end(secretsOf(request)[1] === HEADERS["x-api-key"] ? TEXT : "{}"),
      async (address) => {
        expect((await load({ from: `${address}/a`, headers: HEADERS })).ir.title).toBe("Test");
      },
    ),
  );

  test("to no other server, not even to the first one after a redirect back", async () => {
    const seen: unknown[][] = [];
    await serving(
      (request, response) => {
        if (request.url === "/start") return redirect(elsewhere + "/there")(request, response);
        seen.push(secretsOf(request));
        response.end(TEXT);
      },
      (first) =>
        serving(
          (request, response) => {
            seen.push(secretsOf(request));
            redirect(`${first}/back`)(request, response);
          },
          async (second) => {
            elsewhere = second;
            const from = first.replace("://", "://me:passw0rd@");
            const { "x-api-key": key } = HEADERS;
            await load({ from: `${from}/start`, headers: { "x-api-key": key, cookie: HEADERS.cookie } });
          },
        ),
    );
    const none = [undefined, undefined, undefined];
    expect(seen).toEqual([none, none]);
  });
  let elsewhere = "";

  test("to one server only, as the error of another server explains", () =>
    serving(
      (_request, response) => void response.writeHead(401).end("who are you?"),
      (second) =>
        serving(redirect(`${second}/x?key=q`), async (first) => {
          expect(await errors(() => load({ from: first, headers: HEADERS }))).toEqual([
            `MZ2003 mizan:document/loadSource: The document ${first}/ (redirected to ${second}/x?key=***) could not be fetched: ` +
              `it answered 401 Unauthorized: who are you? Headers are sent to ${first} only.`,
          ]);
        }),
    ));
});

describe("no redirect is followed", () => {
  test.each(["file:///etc/passwd", "data:application/json,{}", "ftp://host/x", "javascript:x"])(
    "to %s",
    (to) =>
      serving(redirect(to), async (address) => {
        expect(await errors(() => load({ from: address }))).toEqual([
          `MZ2003 mizan:document/loadSource: The document ${address}/ could not be fetched: ` +
            `it redirected to a URL that begins with "${to.split(":")[0]}:", not with http or https.`,
        ]);
      }),
  );
  test("from https to http", () =>
    serving(
      (_request, response) => response.end(TEXT),
      (plain) =>
        servingSecurely(redirect(`${plain}/?token=q`), async (address, certificate) => {
          const root = project({ "mizan.config.mjs": `export default { document: "${address}" };` });
          const { code, stderr } = await mizan(root, ["build"], {
            env: { NODE_EXTRA_CA_CERTS: certificate },
          });
          expect(code).toBe(1);
          expect(stderr).toContain(`it redirected to ${plain}/?token=***, from https to http.`);
        }),
    ));
});

test.each([
  ["https://me:pass@host/a?token=abc&v=1#x", "https://host/a?token=***&v=***"],
  ["https://host/a?abc", "https://host/a?***"],
  ["https://host/a?x=&=y", "https://host/a?x=***&=***"],
  ["https://host/a", "https://host/a"],
  ["http://me:pa ss@[host?token=abc", "***@[host?***"],
  ["http://", "http://"],
])("%s is shown as %s", (address, shown) => {
  expect(shownAddress(address)).toBe(shown);
});

test("the query of a URL with an overlong host is not shown", () => {
  const long = `http://${"A_".repeat(20_000)}`; // URL.canParse accepts it in Node 24, the constructor does not
  expect(shownAddress(`${long}?abc`).slice(-4)).toBe("?***");
});

describe("a secret is not shown", () => {
  const from = (address: string): string =>
    `${address.replace("://", "://user1:passw0rd%21@")}/doc?token=t0ken%2Dof%2Dmine`;
  const SECRETS = /s3cret|k3y|c00kie|user1|passw0rd|t0ken|dXNlcjE6/;

  test("by a response that repeats it", () =>
    serving(
      (request, response) =>
        void response
          .writeHead(500)
          .end(`no ${request.url} ${JSON.stringify(request.headers)} passw0rd! t0ken-of-mine s3cret-token`),
      async (address) => {
        const [problem] = await problems(() => load({ from: from(address), headers: HEADERS }));
        expect(JSON.stringify(problem)).not.toMatch(SECRETS);
        expect(problem!.message).toMatch(/it answered 500 .*"x-api-key":"\*\*\*"/);
      },
    ));
  test("by a header that cannot be sent", async () => {
    const headers = { "x-api-key": "k3y\nof mine" };
    const [problem] = await problems(() => load({ from: "http://127.0.0.1:1/", headers }));
    expect(problem!.message).toMatch(/the header "x-api-key" cannot be sent/);
    expect(JSON.stringify(problem) + String(problem!.cause)).not.toMatch(SECRETS);
  });
  test("by an invalid URL", async () => {
    for (const scheme of ["ftp://", "s3://", "http://["]) {
      const [problem] = await problems(() => load({ from: `${scheme}user1:passw0rd@host/x?token=t0ken` }));
      expect(problem).toMatchObject({ code: "MZ2003" });
      expect(JSON.stringify(problem)).not.toMatch(SECRETS);
    }
  });
  test("by the diagnostics, the trace and the build state", () =>
    serving(
      (_request, response) => response.end(JSON.stringify({ ...DOCUMENT, "x-mizan-contexts": UNUSED })),
      async (address) => {
        const root = tempDirectory();
        mkdirSync(path.join(root, "node_modules"));
        const trace = new Trace();
        const source = documentSource({ from: from(address), headers: HEADERS });
        const { diagnostics } = await createGenerator([source, target("t", { "a.ts": "1" })], {
          root,
          trace,
        }).build();
        const state = readFileSync(path.join(root, "node_modules/.cache/mizan/build.json"), "utf8");
        expect(state).toContain(`${address}/doc?token=***`);
        expect(diagnostics).not.toEqual([]);
        expect(state + JSON.stringify([diagnostics, trace.spans])).not.toMatch(SECRETS);
      },
    ));
  const UNUSED = { unused: { functions: [], params: {} } };
});
