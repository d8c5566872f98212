import { expect, test } from "../fixtures/test.ts";
import { urls } from "../servers.ts";

test.use({ refusals: [422] });

test("a refused argument is shown beside its field, and goes when it is mended", async ({ page }) => {
  await page.goto(`${urls.harness}/introduce`);
  await page.getByLabel("Name", { exact: true }).fill("x");
  await page.getByLabel("Age", { exact: true }).fill("200");
  await page.getByRole("button", { name: "Introduce" }).click();
  await expect(page.getByLabel("Problem with name")).toHaveText("String should have at least 2 characters");
  await expect(page.getByLabel("Problem with age")).toHaveText("Input should be less than or equal to 150");

  await page.getByLabel("Name", { exact: true }).fill("Ada");
  await page.getByLabel("Age", { exact: true }).fill("36");
  await page.getByRole("button", { name: "Introduce" }).click();
  await expect(page.getByRole("status")).toHaveText("Ada, 36");
  await expect(page.getByLabel("Problem with name")).toHaveText("");
  await expect(page.getByLabel("Problem with age")).toHaveText("");
});
