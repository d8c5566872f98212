import type { Page } from "@playwright/test";
import { expect, hold, test } from "../../fixtures/harness.ts";

async function openCounters(page: Page, keys: string): Promise<void> {
  await page.goto(`counters?keys=${keys}`);
  for (const key of keys.split(",")) await expect(page.getByLabel(`Value of ${key}`)).toHaveText("0");
}

test("a mutation takes one request, and the page is fresh when it resolves", async ({
  page,
  api,
  served,
}) => {
  await openCounters(page, "a");
  await api.clear();
  await page.getByRole("button", { name: "Increment a", exact: true }).click();
  await expect(page.getByLabel("Value of a")).toHaveText("1");
  await expect(page.getByLabel("History of a")).toHaveText("[0]");
  await expect(page.getByLabel("Seen on success")).toHaveText("1");
  expect(await api.all()).toEqual(["call/ increment"]);
  expect((await served()).filter((request) => request.startsWith("call"))).toEqual(["call/ increment"]);
});

test("only the affected instance changes", async ({ page, api }) => {
  await openCounters(page, "a,b");
  const commits = await page.evaluate(() => ({ ...window.commits }));
  await api.clear();
  await page.getByRole("button", { name: "Increment a", exact: true }).click();
  await expect(page.getByLabel("Value of a")).toHaveText("1");
  await expect(page.getByLabel("Value of b")).toHaveText("0");
  const after = await page.evaluate(() => window.commits);
  expect(after["a"]).toBeGreaterThan(commits["a"]!);
  expect(after["b"]).toBe(commits["b"]);
  expect(await api.all()).toEqual(["call/ increment"]);
});

test("a mutation without a scope refreshes every mounted instance with one request", async ({
  page,
  api,
}) => {
  await openCounters(page, "a,b");
  await api.clear();
  await page.getByRole("button", { name: "Touch all" }).click();
  await expect(page.getByLabel("Value of a")).toHaveText("1");
  await expect(page.getByLabel("Value of b")).toHaveText("1");
  expect(await api.all()).toEqual(["call/ touch_all"]);
});

test("a response of the framework carries the invalidation in its header", async ({ page, api }) => {
  await openCounters(page, "a,b");
  await page.getByRole("button", { name: "Increment a", exact: true }).click();
  await expect(page.getByLabel("Value of a")).toHaveText("1");
  await api.clear();
  await page.getByRole("button", { name: "Reset a" }).click();
  await expect(page.getByLabel("Value of a")).toHaveText("0");
  await expect(page.getByLabel("Answer to a")).toHaveText("a is zero");
  expect(await api.all()).toEqual(["call/ reset_counter", "ctx/counter/?key=a"]);
});

test("two mutations with answers in reverse order end with the server's state", async ({ page, api }) => {
  await openCounters(page, "a");
  await page.getByRole("button", { name: "Increment a slowly" }).click();
  await page.getByRole("button", { name: "Increment a", exact: true }).click();
  expect(await api.all()).toContain("call/ increment"); // and all answers are there
  await expect(page.getByLabel("Value of a")).toHaveText("2");
  await expect(page.getByLabel("History of a")).toHaveText("[0,1]");
});

test("unmounting a component during its mutation loses no invalidation", async ({ page, api }) => {
  await openCounters(page, "a");
  await page.getByRole("button", { name: "Increment a slowly" }).click();
  await page.getByRole("button", { name: "Toggle" }).click();
  await expect(page.getByLabel("Value of a")).toHaveCount(0);
  expect(await api.all()).toContain("call/ increment");
  expect(await api.aborted()).toEqual([]);
  await page.getByRole("button", { name: "Toggle" }).click();
  await expect(page.getByLabel("Value of a")).toHaveText("1");
});

test.describe("when the server refuses", () => {
  test.use({ refusals: [400, 500] });

  test("an optimistic update is shown immediately and rolled back with the error", async ({ page, api }) => {
    await openCounters(page, "a");
    await api.clear();
    const release = await hold(page, "**/call/");
    await page.getByRole("button", { name: "Increment a in vain" }).click();
    await expect(page.getByLabel("Value of a")).toHaveText("100");
    release();
    await expect(page.getByLabel("Error of a")).toHaveText("BAD_REQUEST 400: a is full");
    await expect(page.getByLabel("Value of a")).toHaveText("0");
    expect(await api.all()).toEqual(["call/ refuse_increment"]);
  });

  test("a context that cannot be refreshed does not fail the mutation and is fetched separately", async ({
    page,
    api,
  }) => {
    await page.goto("flaky");
    await expect(page.getByLabel("Value")).toHaveText("0");
    await api.clear();
    await page.getByRole("button", { name: "Touch" }).click();
    await expect(page.getByLabel("Touched")).toHaveText("1");
    await expect(page.getByLabel("Value")).toHaveText("1");
    await expect(page.getByLabel("Failure")).toHaveText("");
    expect(await api.all()).toEqual(["call/ touch_flaky", "ctx/flaky/?key=f"]);
  });
});
