import { setVisible, signIn } from "../fixtures/harness.ts";
import { expect, test } from "../fixtures/test.ts";
import { urls } from "../servers.ts";

test("a page that is shown again after an hour is up to date, with one request for each context", async ({
  page,
  api,
}) => {
  await page.clock.install();
  await page.goto(`${urls.harness}/counters?keys=a,b`);
  await expect(page.getByLabel("Value of b")).toHaveText("0");
  await setVisible(page, false);
  const call = { fn: "increment", args: { key: "a" } };
  await page.request.post(`${urls.harness}/api/mizan/call/`, { data: call });
  await page.clock.fastForward("01:00:00");
  await api.clear();
  await setVisible(page, true);
  await expect(page.getByLabel("Value of a")).toHaveText("1");
  expect((await api.all()).sort()).toEqual(["ctx/counter/?key=a", "ctx/counter/?key=b", "ctx/global/"]);
});

test("a sign-out in another tab is noticed when this one becomes visible", async ({ page }) => {
  await signIn(page, "alice");
  await page.goto(`${urls.harness}/session`);
  await expect(page.getByLabel("User")).toHaveText("alice");
  await setVisible(page, false);
  await signIn(page, null);
  await setVisible(page, true);
  await expect(page.getByLabel("User")).toHaveText("anonymous");
});

test.describe("while the server is down", () => {
  test.use({ refusals: [503] });

  test("a page repeats its requests until one succeeds, without any interaction", async ({ page, api }) => {
    const down = { error: { code: "UNAVAILABLE", message: "Down." } };
    await page.route("**/ctx/counter/**", (route) => route.fulfill({ status: 503, json: down }), {
      times: 3,
    });
    await page.goto(`${urls.harness}/counters?keys=a`);
    await expect(page.getByLabel("Value of a")).toHaveText("0");
    expect((await api.all()).filter((request) => request === "ctx/counter/?key=a")).toHaveLength(4);
  });
});
