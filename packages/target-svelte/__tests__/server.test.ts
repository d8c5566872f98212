import { createServer, envelope, type ScriptedServer } from "@mizan/kernel/scenarios";
import type * as ServerPage from "./server-page.ts";

interface Compiler {
  importForServer(file: string): Promise<typeof ServerPage>;
}

const compiler = new URL("./bundle-svelte.mjs", import.meta.url);
const { importForServer } = (await import(compiler.href)) as Compiler;
const page = await importForServer("server-page.ts");

const clientOf = ({ baseUrl, fetch }: ScriptedServer) =>
  page.createClient({ baseUrl, fetch, onError: () => {} });
const textOf = (markup: string): string => markup.replaceAll(/<!--.*?-->/g, "");

test("an await expression renders the data on a server, with one request", async () => {
  const server = createServer();
  const { markup, state } = await page.renderAwaited(clientOf(server), 7);
  expect(textOf(markup)).toContain("<p>Apollo</p>");
  expect(state).toContain('"Apollo"');
  expect(server.newLabels().filter((label) => label.includes("project"))).toEqual([
    "GET ctx/project/?project_id=7",
  ]);
});

test("without await, a server renders what is loaded and starts no request", async () => {
  const server = createServer();
  const { markup } = await page.renderUnloaded(clientOf(server), "project", { project_id: 7 });
  expect(textOf(markup)).toBe("<p></p>");
  expect(server.newLabels()).toEqual([]);
});

test("a read that fails while a server waits for it fails the rendering", async () => {
  const server = createServer();
  server.respondNext("GET ctx/project/", envelope(403, "FORBIDDEN"));
  await expect(page.renderAwaited(clientOf(server), 7)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("the forms of each request have the same ids", async () => {
  const server = createServer();
  const ids = async (): Promise<string[]> => {
    const kernel = clientOf(server);
    await kernel.fetch("contact_form");
    const { markup } = await page.renderAwaited(kernel, 7);
    return [...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
  };
  const first = await ids();
  expect(first).toContain("form1-email");
  expect(await ids()).toEqual(first);
});

test("300 requests of three users at the same time render the data of their own user", async () => {
  const users = ["ada", "grace", "alan"].map((identity) => {
    const server = createServer();
    server.world.identity = identity;
    server.world.names.set(7, `Project of ${identity}`);
    return { identity, server };
  });
  const requests = Array.from({ length: 300 }, async (_, index) => {
    const { identity, server } = users[index % users.length]!;
    const { markup, state } = await page.renderAwaited(clientOf(server), 7);
    const others = users.filter((user) => user.identity !== identity);
    expect(markup).toContain(`Project of ${identity}`);
    expect(others.filter((other) => (markup + state).includes(other.identity))).toEqual([]);
  });
  await Promise.all(requests);
  expect(users.map(({ server }) => server.arrivals.length)).toEqual([100, 100, 100]);
});
