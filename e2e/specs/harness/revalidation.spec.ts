import { call, expect, setVisible, test } from "../../fixtures/harness.ts";

test("a page that is shown again after an hour is up to date, with one request for each context", async ({
  page,
  api,
}) => {
  await page.clock.install();
  await page.goto("counters?keys=a,b");
  await expect(page.getByLabel("Value of b")).toHaveText("0");
  await setVisible(page, false);
  await call(page, "increment", { key: "a" });
  await page.clock.fastForward("01:00:00");
  await api.clear();
  await setVisible(page, true);
  await expect(page.getByLabel("Value of a")).toHaveText("1");
  expect((await api.all()).sort()).toEqual(["ctx/counter/?key=a", "ctx/counter/?key=b", "ctx/global/"]);
});

test.describe("while the server is down", () => {
  test.use({ refusals: [503] });

  test("a page repeats its requests until one succeeds, without any interaction", async ({ page, api }) => {
    const down = { error: { code: "UNAVAILABLE", message: "Down." } };
    await page.route("**/ctx/counter/**", (route) => route.fulfill({ status: 503, json: down }), {
      times: 3,
    });
    await page.goto("counters?keys=a");
    await expect(page.getByLabel("Value of a")).toHaveText("0");
    expect((await api.all()).filter((request) => request === "ctx/counter/?key=a")).toHaveLength(4);
  });
});
