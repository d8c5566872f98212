import { requestsServed, signIn } from "../fixtures/harness.ts";
import { expect, test } from "../fixtures/test.ts";
import { urls } from "../servers.ts";

const key = "</script><b>";

for (const path of ["/", "/suspense"]) {
  test.describe(`the page at ${path}`, () => {
    test("is complete without scripts", async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const plain = await context.newPage();
      await signIn(plain, "alice");
      await plain.goto(urls.rendered + path);
      await expect(plain.getByLabel("User")).toHaveText("alice");
      await expect(plain.getByLabel("Key")).toHaveText(key);
      await expect(plain.getByLabel("Value")).toHaveText("0");
      await context.close();
    });

    test("hydrates without a request or a warning", async ({ page, api }) => {
      await page.goto(urls.rendered + path);
      await expect(page.locator("html")).toHaveAttribute("data-hydrated", "true");
      await expect(page.getByLabel("Key")).toHaveText(key);
      expect(await api.all()).toEqual([]);
      expect((await requestsServed()).sort()).toEqual([
        "ctx/counter/?key=%3C%2Fscript%3E%3Cb%3E",
        "ctx/global/",
      ]);
    });

    test("is interactive after hydration", async ({ page, api }) => {
      await page.goto(urls.rendered + path);
      await expect(page.locator("html")).toHaveAttribute("data-hydrated", "true");
      await page.getByRole("button", { name: "Increment" }).click();
      await expect(page.getByLabel("Clicks")).toHaveText("1");
      await expect(page.getByLabel("Value")).toHaveText("1");
      expect(await api.all()).toEqual(["call/ increment"]);
    });
  });
}

test("visitors never see each other's data", async ({ page }) => {
  await signIn(page, "alice");
  await page.goto(urls.rendered);
  await expect(page.getByLabel("User")).toHaveText("alice");
  await signIn(page, null);
  await page.goto(urls.rendered);
  await expect(page.getByLabel("User")).toHaveText("anonymous");
});
