import type { Page } from "@playwright/test";
import { backend, expect, test } from "../../fixtures/frameworks.ts";

const counter = (name: string): string => `ctx/counter/?key=${name}`;

/** Cookies belong to a host, whatever the port. */
async function signIn({ request }: Pick<Page, "request">, username: string): Promise<void> {
  const answer = await request.post(`${backend}/login`, { data: { username } });
  expect(answer.ok()).toBe(true);
}

/** Opens a page, and waits until a click on it counts. */
async function openCounter(page: Page, name: string): Promise<void> {
  await page.goto(`/counter/${name}`, { waitUntil: "networkidle" });
  await expect(page.getByLabel("Key")).toHaveText(name);
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page is complete, for the user who is signed in", async ({ page }) => {
    await signIn(page, "stella");
    await page.goto("/counter/a");
    await expect(page.getByLabel("User")).toHaveText("stella");
    await expect(page.getByLabel("Value")).toHaveText("0");
  });
});

test("the server reads each context once, and the browser sends nothing", async ({ page, api, served }) => {
  await openCounter(page, "a");
  expect(await api.all()).toEqual([]);
  expect(await served()).toEqual([counter("a"), "ctx/global/"]);
});

test("a mutation refreshes the page with its own request", async ({ page, api, served }) => {
  await openCounter(page, "a");
  await served();
  await page.getByRole("button", { name: "Increment" }).click();
  await expect(page.getByLabel("Value")).toHaveText("1");
  expect(await api.all()).toEqual(["call/ increment"]);
  expect(await served()).toEqual(["call/"]);
});

test("a link keeps the client and its data", async ({ page, api, framework, served }) => {
  await openCounter(page, "a");
  await page.getByRole("button", { name: "Increment" }).click();
  await expect(page.getByLabel("Value")).toHaveText("1");
  await api.clear();
  await served();
  await page.evaluate(() => (document.title = "the same page"));

  await page.getByRole("link", { name: "Next counter" }).click();
  await expect(page.getByLabel("Key")).toHaveText("a-next");
  await expect(page.getByLabel("Value")).toHaveText("0");
  expect(await page.title()).toBe("the same page");
  // Next and SvelteKit load on the server, Nuxt in the browser.
  expect(await api.all()).toEqual(framework === "nuxt" ? [counter("a-next")] : []);
  expect(await served()).toContain(counter("a-next"));

  await page.goBack();
  await expect(page.getByLabel("Key")).toHaveText("a");
  await expect(page.getByLabel("Value")).toHaveText("1");
});

test("data that arrives after the shell is in the page, too", async ({ page, api, framework, served }) => {
  const html = await (await page.request.get("/streamed")).text();
  if (framework !== "nuxt") expect(html).toContain("Loading…");
  await served();
  await page.goto("/streamed", { waitUntil: "networkidle" });
  await expect(page.getByLabel("Serial")).toHaveText("2");
  expect(await api.all()).toEqual([]);
  expect(await served()).toEqual(["ctx/global/", "ctx/slow/?delay_ms=500&key=streamed"]);
});

test("hundreds of visitors at the same time never see each other's data", async ({ playwright, baseURL }) => {
  const usernames = ["alice", "victor", "stella", "ruth"];
  const visitors = await Promise.all(
    [...usernames, null].map(async (username) => {
      const request = await playwright.request.newContext({ baseURL: baseURL! });
      if (username) await signIn({ request }, username);
      return { username, request };
    }),
  );
  const visits = Array.from({ length: 60 }, (_, visit) => visit).flatMap((visit) =>
    visitors.map(async ({ username, request }) => {
      const html = await (await request.get(visit % 3 ? "/counter/a" : "/streamed")).text();
      return { username, names: usernames.filter((name) => html.includes(name)) };
    }),
  );
  for (const { username, names } of await Promise.all(visits)) {
    expect(names).toEqual(username === null ? [] : [username]);
  }
  await Promise.all(visitors.map(({ request }) => request.dispose()));
});

test("only scripts with the nonce of the answer run", async ({ page }) => {
  const nonces: string[] = [];
  for (const path of ["/counter/a", "/streamed"]) {
    const answer = await page.goto(path);
    const policy = answer!.headers()["content-security-policy"];
    nonces.push(/'nonce-([^']+)'/.exec(policy!)![1]!);
  }
  expect(new Set(nonces).size).toBe(2);
  await openCounter(page, "a");
  await page.getByRole("button", { name: "Increment" }).click();
  await expect(page.getByLabel("Value")).toHaveText("1");
});

test("a cookie that the backend sets reaches the browser", async ({ page, framework }) => {
  await page.context().addCookies([{ name: "renew", value: "1", url: backend }]);
  if (framework !== "next") {
    const answer = await page.request.get("/counter/a");
    expect(answer.headers()["set-cookie"]).toMatch(/^renewed=1/);
    return;
  }
  // Next sets cookies in server actions only.
  await page.goto("/action");
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.getByRole("button", { name: "Count" }).click(),
  ]);
  expect(await answer.headerValue("set-cookie")).toMatch(/^renewed=1/);
});
