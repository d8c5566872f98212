import type { BrowserContext, Page } from "@playwright/test";
import { type Attempt, serveForeignPage, watch } from "../../../fixtures/foreign-site.ts";
import { forgeries } from "../../../fixtures/forgeries.ts";
import { listenToConsole } from "../../../fixtures/quiet-console.ts";
import { test as base, expect } from "../../../fixtures/test.ts";
import { enter, startProject } from "../../../fixtures/tracker.ts";
import { backends } from "../../../servers.ts";

type Name = keyof typeof forgeries;

const test = base.extend({
  // What the browser says about the foreign page's own attempts is not the tracker's affair.
  quietConsole: async ({ page, context }, use) => {
    const complaints = listenToConsole(context, [], page);
    await use(undefined);
    expect(complaints).toEqual([]);
  },
});

// Cookies know no ports: another port is another origin of the same site, and the session goes with its requests.
const sites = { "an origin of the same site": "127.0.0.1", "another site": "localhost" };

const withPreflight: readonly Name[] = ["fetch of JSON", "a beacon of JSON"];
const noJson: readonly Name[] = ["a form", "a multipart form"];

for (const [site, host] of Object.entries(sites)) {
  test(`a page of ${site} changes nothing`, async ({ page, context }) => {
    const title = `Untouched from ${host}`;
    const id = await openProject(page, title);
    const hasSession = host === "127.0.0.1";
    for (const name of Object.keys(forgeries) as Name[]) {
      const attempts = await attack(context, name, host, backends.django, id);
      const refused = { method: "POST", hasSession, status: 403, code: "CSRF_FAILED" };
      const notAllowed = { method: "OPTIONS", hasSession: false, status: 405, code: "BAD_REQUEST" };
      expect(attempts, name).toEqual([withPreflight.includes(name) ? notAllowed : refused]);
      await expectName(page, title);
    }
  });
}

test("a page of the same site changes everything where nothing defends", async ({ page, context }) => {
  let shown = "Undefended";
  const id = await openProject(page, shown);
  for (const name of Object.keys(forgeries) as Name[]) {
    const attempts = await attack(context, name, "127.0.0.1", backends.undefended, id);
    const accepted = { method: "POST", hasSession: true, status: 200, code: null };
    const noCall = { ...accepted, status: 400, code: "BAD_REQUEST" };
    expect(attempts.at(-1), name).toEqual(noJson.includes(name) ? noCall : accepted);
    if (!noJson.includes(name)) shown = name;
    await expectName(page, shown);
  }
});

/** A project that the visitor started, shown on their page. */
async function openProject(page: Page, title: string): Promise<number> {
  await enter(page, "grace");
  await startProject(page, title);
  return Number(new URL(page.url()).pathname.split("/").at(-1));
}

/** Sends the visitor to a page on `host` that would rename the project to the name of the forgery. */
async function attack(
  context: BrowserContext,
  name: Name,
  host: string,
  backend: string,
  project_id: number,
): Promise<Attempt[]> {
  await using door = await watch(backend);
  await using foreign = await serveForeignPage();
  const page = await context.newPage();
  await page.goto(`http://${host}:${foreign.port}/`);
  const call = JSON.stringify({ fn: "rename_project", args: { project_id, name } });
  await page.evaluate(forgeries[name], { action: `http://127.0.0.1:${door.port}/api/mizan/call/`, call });
  // A preflight that is granted is not the end of it.
  await expect
    .poll(() => door.attempts.some(({ method, status }) => method === "POST" || status >= 400))
    .toBe(true);
  await page.close();
  return door.attempts;
}

async function expectName(page: Page, name: string): Promise<void> {
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
}
