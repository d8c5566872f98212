import type { Page } from "@playwright/test";
import { expect, signIn, test } from "../../fixtures/harness.ts";

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

test("visitors never see each other's data", async ({ page }) => {
  await signIn(page, "alice");
  await page.goto("");
  await expect(page.getByLabel("User")).toHaveText("alice");
  await signIn(page, null);
  await page.goto("");
  await expect(page.getByLabel("User")).toHaveText("anonymous");
});
