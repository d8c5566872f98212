import { execFileSync, spawn } from "node:child_process";
import { symlinkSync } from "node:fs";
import path from "node:path";
import { documentSource, type DocumentSourceOptions } from "../../src/document/source.ts";
import { createGenerator } from "../../src/generator.ts";
import { errors, DOCUMENT, problems } from "../support/plugins.ts";
import { serving } from "../support/serving.ts";
import { tempDirectory } from "../support/temp-directory.ts";

const TEXT = JSON.stringify(DOCUMENT);

function load(options: DocumentSourceOptions, root = tempDirectory()) {
  return createGenerator([documentSource(options)], { root }).load();
}

describe("a document in a file", () => {
  test("is read from the root, and watched", async () => {
    const root = tempDirectory({ "api/doc.json": TEXT });
    const made = createGenerator([documentSource({ from: "api/doc.json" })], { root });
    expect((await made.load()).ir.title).toBe("Test");
    expect(made.sources.watched).toEqual([{ path: path.join(root, "api/doc.json") }]);
  });
  test("may begin with a byte order mark", async () => {
    expect((await load({ from: "d.json" }, tempDirectory({ "d.json": `\uFEFF${TEXT}` }))).ir.title).toBe(
      "Test",
    );
  });
  test("may be named by a file URL", async () => {
    const root = tempDirectory({ "d.json": TEXT });
    expect((await load({ from: new URL(`file://${root}/d.json`) })).ir.title).toBe("Test");
  });
  test("is watched even if it is missing", async () => {
    const root = tempDirectory();
    const made = createGenerator([documentSource({ from: "d.json" })], { root });
    expect(await errors(() => made.load())).toEqual([
      `MZ2002 mizan:document/loadSource: The document ${root}/d.json could not be read: there is no such file.`,
    ]);
    expect(made.sources.watched).toEqual([{ path: path.join(root, "d.json") }]);
  });
  test("is a directory", async () => {
    const root = tempDirectory({ "d/x": "" });
    expect(await errors(() => load({ from: "d" }, root))).toEqual([
      `MZ2002 mizan:document/loadSource: The document ${root}/d could not be read: it is a directory.`,
    ]);
  });
  test("is larger than allowed", async () => {
    const root = tempDirectory({ "d.json": TEXT });
    expect(await errors(() => load({ from: "d.json", maxBytes: 10 }, root))).toEqual([
      `MZ2004 mizan:document/loadSource: The document ${root}/d.json is larger than 10 bytes.`,
    ]);
  });
  test("is a pipe that a process writes to", async () => {
    const root = tempDirectory();
    const pipe = path.join(root, "pipe");
    execFileSync("mkfifo", [pipe]);
    const writer = spawn("sh", ["-c", 'printf %s "$0" > "$1"', TEXT, pipe]);
    expect((await load({ from: "pipe" }, root)).ir.title).toBe("Test");
    writer.kill();
  });
  test("is a device that never ends", async () => {
    expect(await errors(() => load({ from: "/dev/zero", maxBytes: 1_000_000 }))).toEqual([
      "MZ2004 mizan:document/loadSource: The document /dev/zero is larger than 1000000 bytes.",
    ]);
  });
  test("is a link that leads to itself", async () => {
    const root = tempDirectory();
    symlinkSync("d.json", path.join(root, "d.json"));
    expect(await problems(() => load({ from: "d.json" }, root))).toMatchObject([
      { code: "MZ2002", message: expect.stringContaining("ELOOP") },
    ]);
  });
  test("is on another computer", async () => {
    expect(await problems(() => load({ from: "file://elsewhere/d.json" }))).toMatchObject([
      { code: "MZ2002", path: "file://elsewhere/d.json" },
    ]);
  });
  test("is empty", async () => {
    const [problem] = await problems(() => load({ from: "d.json" }, tempDirectory({ "d.json": "" })));
    expect(problem).toMatchObject({ code: "MZ2005", plugin: "mizan:document", hook: "loadSource" });
  });
});

describe("a document behind a URL", () => {
  test("has an invalid URL", async () => {
    expect(await errors(() => load({ from: "http://" }))).toEqual([
      "MZ2003 mizan:document/loadSource: The document http:// could not be fetched: it is not a valid URL.",
    ]);
  });
  test("is fetched with the given headers", () =>
    serving(
      (request, response) => response.end(request.headers.authorization === "Bearer x" ? TEXT : ""),
      async (address) => {
        const { ir } = await load({ from: address, headers: { authorization: "Bearer x" } });
        expect(ir.title).toBe("Test");
      },
    ));
  test("is fetched through redirects, and has both URLs as its origin", () =>
    serving(
      ({ url }, response) =>
        url === "/a" ? response.writeHead(302, { location: "/b" }).end() : response.end("no json"),
      async (address) => {
        const [problem] = await problems(() => load({ from: `${address}/a` }));
        expect(problem?.message).toContain(`from ${address}/a (redirected to ${address}/b) is not JSON`);
      },
    ));
  test("fails after too many redirects", () =>
    serving(
      (_request, response) => response.writeHead(302, { location: "/" }).end(),
      async (address) => {
        expect(await errors(() => load({ from: address }))).toEqual([
          `MZ2003 mizan:document/loadSource: The document ${address}/ could not be fetched: it redirected more than 5 times.`,
        ]);
      },
    ));
  test("has an error response", () =>
    serving(
      (_request, response) => response.writeHead(500, "Oh No").end("Traceback:\n  boom"),
      async (address) => {
        expect(await errors(() => load({ from: address }))).toEqual([
          `MZ2003 mizan:document/loadSource: The document ${address}/ could not be fetched: it answered 500 Oh No: Traceback: boom`,
        ]);
      },
    ));
  test("is an HTML page", () =>
    serving(
      (_request, response) => response.end("<!doctype html><title>Docs</title>"),
      async (address) => {
        expect(await problems(() => load({ from: address }))).toMatchObject([
          {
            code: "MZ2005",
            hint: "This looks like an HTML page, so the address is probably not the document's.",
          },
        ]);
      },
    ));
  test("is larger than allowed, whatever its length says", () =>
    serving(
      (_request, response) => {
        response.write("x".repeat(600));
        response.end("x".repeat(600));
      },
      async (address) => {
        expect(await errors(() => load({ from: address, maxBytes: 1000 }))).toEqual([
          `MZ2004 mizan:document/loadSource: The document ${address}/ is larger than 1000 bytes.`,
        ]);
      },
    ));
  test("times out", () =>
    serving(
      (_request, response) => response.write("{"),
      async (address) => {
        expect(await errors(() => load({ from: address, timeout: 50 }))).toEqual([
          `MZ2003 mizan:document/loadSource: The document ${address}/ could not be fetched: it did not answer in full within 50 ms.`,
        ]);
      },
    ));
  test.each([2 ** 31, Infinity])("may take as long as %d ms", (timeout) =>
    serving(
      (_request, response) => void setTimeout(() => response.end(TEXT), 50),
      async (address) => {
        expect((await load({ from: address, timeout })).ir.title).toBe("Test");
      },
    ),
  );
  test("may name a user and a password", () =>
    serving(
      (request, response) => response.end(request.headers.authorization === "Basic bWU6c2VjcmV0" ? TEXT : ""),
      async (address) => {
        expect((await load({ from: address.replace("://", "://me:secret@") })).ir.title).toBe("Test");
      },
    ));
  test("is on a server that does not run; a password in the URL is not shown", async () => {
    const [message] = await errors(() => load({ from: "http://me:secret@127.0.0.1:1/openapi.json" }));
    expect(message).toMatch(
      /^MZ2003 .*http:\/\/127\.0\.0\.1:1\/openapi\.json could not be fetched: .*(ECONNREFUSED|bad port)/,
    );
    expect(message).not.toContain("secret");
  });
});

test("two documents in one config have two names", async () => {
  const root = tempDirectory({ "a.json": TEXT, "b.json": TEXT });
  const made = createGenerator(
    [documentSource({ from: "a.json" }), documentSource({ from: "b.json", name: "b" })],
    { root },
  );
  expect((await made.load()).ir.functions).toEqual([]);
});
