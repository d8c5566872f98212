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

test.describe("within an error boundary", () => {
  test.use({ refusals: [403] });

  test("a refused read can be retried, and its data is shown", async ({ page }) => {
    const refusal = { error: { code: "FORBIDDEN", message: "Not yet." } };
    await page.route("**/ctx/slow/**", (route) => route.fulfill({ status: 403, json: refusal }), {
      times: 1,
    });
    await page.goto(`${urls.harness}/suspense`);
    await expect(page.getByRole("alert")).toContainText("Not yet.");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByLabel("Value")).toHaveText("a 1");
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
});
