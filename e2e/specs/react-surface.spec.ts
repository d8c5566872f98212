import { expect, test } from "../fixtures/test.ts";
import { hold, requestsServed } from "../fixtures/harness.ts";
import { urls } from "../servers.ts";

for (const [react, url] of [
  ["19", urls.harness],
  ["18", urls.react18],
] as const) {
  test.describe(`on React ${react}`, () => {
    test("a suspending hook fetches once, in StrictMode too", async ({ page, api }) => {
      await page.goto(`${url}/suspense`);
      await expect(page.locator("html")).toHaveAttribute("data-react", new RegExp(`^${react}\\.`));
      await expect(page.getByLabel("Value")).toHaveText("a 1");
      expect((await requestsServed()).sort()).toEqual(["ctx/global/", "ctx/slow/?delay_ms=0&key=a"]);
      expect(await api.aborted()).toEqual([]);
    });

    test("a transition keeps the old data until the new data is loaded", async ({ page, api }) => {
      await page.goto(`${url}/suspense`);
      await expect(page.getByLabel("Value")).toHaveText("a 1");
      await api.clear();
      const release = await hold(page, "**/ctx/slow/**");
      await page.getByRole("button", { name: "Show b" }).click();
      await expect(page.getByLabel("Transition")).toHaveText("under way");
      await expect(page.getByLabel("Value")).toHaveText("a 1");
      await expect(page.getByText("Waiting…")).toHaveCount(0);
      release();
      await expect(page.getByLabel("Value")).toHaveText("b 1");
      await expect(page.getByLabel("Transition")).toHaveText("none");
      expect(await api.all()).toEqual(["ctx/slow/?delay_ms=400&key=b"]);
    });

    test("two clients on one page are independent", async ({ page, api }) => {
      await page.goto(`${url}/two-clients`);
      await expect(page.getByLabel("left")).toHaveText("0");
      await expect(page.getByLabel("right")).toHaveText("0");
      await api.clear();
      await page.getByRole("button", { name: "Increment left" }).click();
      await expect(page.getByLabel("left")).toHaveText("1");
      expect(await api.all()).toEqual(["call/ increment"]);
      await expect(page.getByLabel("right")).toHaveText("0");
      await page.getByRole("button", { name: "Increment right" }).click();
      await expect(page.getByLabel("right")).toHaveText("2");
      await expect(page.getByLabel("left")).toHaveText("1");
    });

    test("a mutation continues when its component is unmounted", async ({ page, api }) => {
      await page.goto(`${url}/counters?keys=a`);
      await expect(page.getByLabel("Value of a")).toHaveText("0");
      await page.getByRole("button", { name: "Increment a slowly" }).click();
      await page.getByRole("button", { name: "Toggle" }).click();
      await expect(page.getByLabel("Value of a")).toHaveCount(0);
      expect(await api.aborted()).toEqual([]);
      await page.getByRole("button", { name: "Toggle" }).click();
      await expect(page.getByLabel("Value of a")).toHaveText("1");
    });
  });
}

test("a provider without options uses the client that the page configured", async ({ page }) => {
  const read = page.waitForRequest("**/ctx/counter/**");
  await page.goto(`${urls.harness}/configured`);
  await expect(page.getByRole("status")).toHaveText("a: 0");
  expect((await read).headers()["x-client"]).toBe("configured");
});

test("data that a render waits for is not collected, whatever gcTime is", async ({ page, api }) => {
  const release = await hold(page, "**/ctx/slow/**");
  await page.goto(`${urls.harness}/suspense?gcTime=0`);
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
        await page.goto(`${urls.harness}/suspense?gcTime=${gcTime}`);
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
