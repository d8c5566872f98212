import { expect, test } from "../../fixtures/harness.ts";

test("two clients on one page are independent", async ({ page, api }) => {
  const sides: (string | undefined)[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/ctx/counter/")) sides.push(request.headers()["x-side"]);
  });
  await page.goto("two-clients");
  await expect(page.getByLabel("left")).toHaveText("0");
  await expect(page.getByLabel("right")).toHaveText("0");
  expect(sides.sort()).toEqual(["left", "right"]);
  await api.clear();
  await page.getByRole("button", { name: "Increment left" }).click();
  await expect(page.getByLabel("left")).toHaveText("1");
  expect(await api.all()).toEqual(["call/ increment"]);
  await expect(page.getByLabel("right")).toHaveText("0");
  await page.getByRole("button", { name: "Increment right" }).click();
  await expect(page.getByLabel("right")).toHaveText("2");
  await expect(page.getByLabel("left")).toHaveText("1");
});

test("a provider without options uses the client that the page configured", async ({ page }) => {
  const read = page.waitForRequest("**/ctx/counter/**");
  await page.goto("configured");
  await expect(page.getByRole("status")).toHaveText("a: 0");
  expect((await read).headers()["x-client"]).toBe("configured");
});
