import { expect, test } from "../../fixtures/test.ts";
import { enter } from "../../fixtures/tracker.ts";

test("a nullable result shows a task, or that there is none", async ({ page }) => {
  await enter(page, "alan", "/search");
  const panel = page.locator("section", { hasText: "By number" });
  await panel.getByLabel("Task number").fill("1");
  await panel.getByRole("button").click();
  await expect(panel.getByRole("status")).toContainText("#1 Agree on the navigation");
  await panel.getByLabel("Task number").fill("7");
  await panel.getByRole("button").click();
  await expect(panel.getByRole("status")).toHaveText("There is no such task.");
});

test("omitted arguments take the server's defaults", async ({ page }) => {
  await enter(page, "ada", "/search");
  const panel = page.locator("section", { hasText: "By words" });
  await panel.getByLabel("Title contains").fill("LORR");
  await panel.getByRole("button").click();
  await expect(panel.getByRole("status")).toHaveText("1 of 1 tasks");
  await expect(panel.getByRole("listitem")).toContainText("Book the lorries");
  await panel.getByLabel("Status").selectOption("Done");
  await panel.getByRole("button").click();
  await expect(panel.getByRole("status")).toHaveText("0 of 0 tasks");
});
