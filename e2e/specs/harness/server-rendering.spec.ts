import type { Page } from "@playwright/test";
import { call, expect, hold, signIn, test } from "../../fixtures/harness.ts";

const key = "</script><b>";

test.use({ baseURL: async ({ baseURL }, use) => use(baseURL!.replace(/\/$/, "-ssr/")) });

async function openHydrated(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("html")).toHaveAttribute("data-hydrated", "true");
}

for (const path of ["", "suspense"]) {
  test.describe(`the page at /${path}`, () => {
    test.describe("without scripts", () => {
      test.use({ javaScriptEnabled: false });

      test("is complete", async ({ page }) => {
        await signIn(page, "alice");
        await page.goto(path);
        await expect(page.getByLabel("User")).toHaveText("alice");
        await expect(page.getByLabel("Key")).toHaveText(key);
        await expect(page.getByLabel("Value")).toHaveText("0");
      });
    });

    test("hydrates without a request or a warning", async ({ page, api, served }) => {
      await openHydrated(page, path);
      await expect(page.getByLabel("Key")).toHaveText(key);
      expect(await api.all()).toEqual([]);
      expect((await served()).sort()).toEqual(["ctx/counter/?key=%3C%2Fscript%3E%3Cb%3E", "ctx/global/"]);
    });

    test("is interactive after hydration", async ({ page, api }) => {
      await openHydrated(page, path);
      await page.getByRole("button", { name: "Increment" }).click();
      await expect(page.getByLabel("Clicks")).toHaveText("1");
      await expect(page.getByLabel("Value")).toHaveText("1");
      expect(await api.all()).toEqual(["call/ increment"]);
    });
  });
}

test("hundreds of visitors at the same time never see each other's data", async ({ playwright, baseURL }) => {
  const usernames = ["alice", "victor", "stella", "ruth"];
  const visitors = await Promise.all(
    [...usernames, null].map(async (username) => {
      const request = await playwright.request.newContext({ baseURL: baseURL! });
      await signIn({ request }, username);
      return { username, request };
    }),
  );
  const visits = Array.from({ length: 60 }, (_, visit) => visit).flatMap((visit) =>
    visitors.map(async ({ username, request }) => {
      const page = await (await request.get(visit % 2 ? "suspense" : "")).text();
      return { username, names: usernames.filter((name) => page.includes(name)) };
    }),
  );
  for (const { username, names } of await Promise.all(visits)) {
    expect(names).toEqual(username === null ? [] : [username]);
  }
  await Promise.all(visitors.map(({ request }) => request.dispose()));
});

test("a page from a cache is hydrated with its old data, which is then read again", async ({ page, api }) => {
  await page.clock.install({ time: Date.now() + 3_600_000 });
  const release = await hold(page, "**/api/mizan/ctx/**");
  await openHydrated(page, "");
  await expect(page.getByLabel("Value")).toHaveText("0");
  await call(page, "increment", { key });
  release();
  await expect(page.getByLabel("Value")).toHaveText("1");
  expect((await api.all()).sort()).toEqual(["ctx/counter/?key=%3C%2Fscript%3E%3Cb%3E", "ctx/global/"]);
});

test("the page hydrates where only scripts with the nonce of the answer run", async ({ page }) => {
  const nonces: string[] = [];
  for (const path of ["", "suspense"]) {
    const answer = await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("data-hydrated", "true");
    const policy = answer!.headers()["content-security-policy"];
    nonces.push(/script-src 'nonce-([^']+)'(?:;|$)/.exec(policy!)![1]!);
  }
  expect(new Set(nonces).size).toBe(2);
});
