import { expect, test } from "../../fixtures/harness.ts";

test("a context of two functions that two components read takes one request", async ({
  page,
  api,
  served,
}) => {
  await page.goto("counters?keys=a,a");
  await expect(page.getByLabel("Value of a")).toHaveText(["0", "0"]);
  await expect(page.getByLabel("History of a")).toHaveText(["[]", "[]"]);
  expect((await api.all()).sort()).toEqual(["ctx/counter/?key=a", "ctx/global/"]);
  await expect.poll(async () => (await served()).sort()).toEqual(["ctx/counter/?key=a", "ctx/global/"]);
  expect(await api.aborted()).toEqual([]);
});

test("instances with different parameters are shown together", async ({ page, api }) => {
  await page.goto("counters?keys=a,b");
  await expect(page.getByLabel("Value of b")).toHaveText("0");
  await page.getByRole("button", { name: "Increment b", exact: true }).click();
  await expect(page.getByLabel("Value of b")).toHaveText("1");
  await expect(page.getByLabel("Value of a")).toHaveText("0");
  expect((await api.all()).sort()).toEqual([
    "call/ increment",
    "ctx/counter/?key=a",
    "ctx/counter/?key=b",
    "ctx/global/",
  ]);
});

test("parameters with special characters arrive unchanged", async ({ page }) => {
  const key = "a&b=c/?#%20 <script>ü+";
  await page.goto(`counters?keys=${encodeURIComponent(key)}`);
  await expect(page.getByLabel("Key")).toHaveText(key);
});

test("a page that is shown again within gcTime shows its data immediately", async ({ page, api }) => {
  await page.goto("counters?keys=a");
  await expect(page.getByLabel("Value of a")).toHaveText("0");
  await page.getByRole("button", { name: "Toggle" }).click();
  await expect(page.getByLabel("Value of a")).toHaveCount(0);
  await api.clear();
  await page.getByRole("button", { name: "Toggle" }).click();
  await expect(page.getByLabel("Value of a")).toHaveText("0");
  expect(await api.all()).toEqual([]);
});

test("a change of parameters aborts the old request, and only new data is shown", async ({
  page,
  api,
  served,
}) => {
  await page.goto("slow?delay=5000");
  await expect.poll(served).toContain("ctx/slow/?delay_ms=5000&key=a");
  await page.getByRole("button", { name: "Show b" }).click();
  await expect(page.getByRole("status")).toHaveText("b 1");
  expect(await api.aborted()).toEqual(["ctx/slow/?delay_ms=5000&key=a"]);
  await expect(page.getByRole("status")).toHaveText("b 1");
});

test("a mutation during the first load ends with fresh data", async ({ page, api, served }) => {
  await page.goto("slow?delay=2000");
  await expect.poll(served).toContain("ctx/slow/?delay_ms=2000&key=a");
  await page.getByRole("button", { name: "Touch" }).click();
  await expect(page.getByRole("status")).toHaveText("a 2");
  await expect(page.getByText("idle")).toBeVisible();
  expect((await api.all()).sort()).toEqual([
    "call/ touch_slow",
    "ctx/global/",
    "ctx/slow/?delay_ms=2000&key=a",
    // The first read was answered during the call. Only another read tells which of the two answers is newer.
    "ctx/slow/?delay_ms=2000&key=a",
  ]);
});
