import { expect, hold, test } from "../../fixtures/harness.ts";

test("a component that waits for its data fetches it once", async ({ page, api, served }) => {
  await page.goto("suspense");
  await expect(page.getByLabel("Value")).toHaveText("a 1");
  await expect
    .poll(async () => (await served()).sort())
    .toEqual(["ctx/global/", "ctx/slow/?delay_ms=0&key=a"]);
  expect(await api.aborted()).toEqual([]);
});

test("data that a render waits for is not collected, whatever gcTime is", async ({ page, api }) => {
  const release = await hold(page, "**/ctx/slow/**");
  await page.goto("suspense?gcTime=0");
  await expect(page.getByText("Waiting…")).toBeVisible();
  release();
  await expect(page.getByLabel("Value")).toHaveText("a 1");
  expect((await api.all()).filter(isSlow)).toEqual(["ctx/slow/?delay_ms=0&key=a"]);
});

test.describe("a refused read that a boundary shows", () => {
  test.use({ refusals: [403] });

  const ways = { "a reset boundary": ["Try again"], "a new mount": ["Visit again"] };
  for (const [way, buttons] of Object.entries({ ...ways, "an invalidation": ["Invalidate", "Try again"] })) {
    for (const gcTime of [300_000, 0]) {
      test(`is read again, once, by ${way} (gcTime ${gcTime})`, async ({ page, api }) => {
        const refusal = { error: { code: "FORBIDDEN", message: "Not yet." } };
        await page.route("**/ctx/slow/**", (route) => route.fulfill({ status: 403, json: refusal }));
        await page.goto(`suspense?gcTime=${gcTime}`);
        await expect(page.getByRole("alert")).toContainText("Not yet.");
        await api.clear();
        await page.unroute("**/ctx/slow/**");
        for (const name of buttons) await page.getByRole("button", { name }).click();
        await expect(page.getByLabel("Value")).toHaveText("a 1");
        await expect(page.getByRole("alert")).toHaveCount(0);
        expect(await api.all()).toEqual(["ctx/slow/?delay_ms=0&key=a"]);
      });
    }
  }
});

function isSlow(request: string): boolean {
  return request.startsWith("ctx/slow/");
}
