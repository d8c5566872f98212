import { expect, test } from "../fixtures/test.ts";
import { hold, requestsServed } from "../fixtures/harness.ts";
import { urls } from "../servers.ts";

for (const [react, url] of [
  ["19", urls.harness],
  ["18", urls.react18],
] as const) {
  test.describe(`on React ${react}`, () => {
    test("what suspends is read once, in StrictMode too", async ({ page, api }) => {
      await page.goto(`${url}/suspense`);
      await expect(page.locator("html")).toHaveAttribute("data-react", new RegExp(`^${react}\\.`));
      await expect(page.getByLabel("Value")).toHaveText("a 1");
      expect((await requestsServed()).sort()).toEqual(["ctx/global/", "ctx/slow/?delay_ms=0&key=a"]);
      expect(await api.aborted()).toEqual([]);
    });

    test("a transition keeps what is shown until the next data is there", async ({ page, api }) => {
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

    test("two clients on one page know nothing of each other", async ({ page, api }) => {
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

    test("a mutation goes on when the component that sent it is gone", async ({ page, api }) => {
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

test.describe("behind a boundary", () => {
  test.use({ refusals: [403] });

  test("a refused read is repeated on request, and its data shows", async ({ page }) => {
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
