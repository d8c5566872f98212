import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";

/** The tracker's page. Every test also fails on a violation of the page's policy, which the console reports. */
test.beforeEach(async ({ page }, testInfo) => {
  const file = testInfo.outputPath("page.html");
  const core = createRequire(import.meta.url).resolve("@mizan/core/package.json");
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(dirname(core), "bin", "mizan.js"), "inspect", "--html", file],
    { cwd: join(import.meta.dirname, "../../../examples/fastapi-react"), encoding: "utf8" },
  );
  expect(status, stderr).toBe(0);
  await page.goto(pathToFileURL(file).href);
});

const graph = (page: Page) =>
  page.getByRole("group", { name: "Mutations and the contexts that they invalidate" });
const details = (page: Page) => page.getByRole("complementary", { name: "Details" });
const list = (page: Page) => page.getByRole("navigation", { name: "Functions, contexts, forms and types" });
/** What is not dimmed. */
const highlighted = (page: Page) => graph(page).locator(".box.on > text, .box.on > .heading > text");

test("a click on a mutation shows what it invalidates", async ({ page }) => {
  await graph(page).getByRole("link", { name: "rename_project" }).click();
  await expect(highlighted(page)).toHaveText(["rename_project", "project", "projects"]);
  await expect(details(page).getByRole("heading", { level: 2 })).toHaveText("rename_project");
  await expect(details(page)).toContainText("project where project_id is equal");
  await details(page).getByRole("link", { name: "Project", exact: true }).click();
  await expect(details(page).getByRole("heading", { name: "Used by" })).toBeVisible();
  await page.goBack();
  await expect(details(page).getByRole("heading", { level: 2 })).toHaveText("rename_project");
});

test("a click on a context shows its functions and what invalidates it", async ({ page }) => {
  await graph(page).getByRole("link", { name: "projects", exact: true }).click();
  await expect(highlighted(page)).toContainText(["create_project", "projects"]);
  await expect(details(page)).toContainText("project_list →");
  const shown = await graph(page).locator(".box.mutation").count();
  await page.getByLabel("Only what is connected").check();
  await expect(graph(page).locator(".box.context")).toHaveCount(1);
  expect(await graph(page).locator(".box.mutation").count()).toBeLessThan(shown);
  await expect(page.locator(".box:not(.on)")).toHaveCount(0);
});

test("the search finds names, types and rules", async ({ page }) => {
  const search = page.getByRole("searchbox");
  await search.fill("rename MUTATION");
  await expect(list(page).getByRole("link")).toHaveText(["rename_project"]);
  await expect(page.getByRole("status")).toContainText(/^1 of \d+ shown$/);
  await search.fill("");
  await page.getByLabel("Only public functions").check();
  await expect(list(page).getByRole("link", { name: "login" })).toBeVisible();
  await expect(list(page).getByRole("link", { name: "rename_project" })).toBeHidden();
  await search.fill("no such thing");
  await expect(page.getByRole("status")).toHaveText("Nothing found");
});

test("the keyboard reaches everything", async ({ page }) => {
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("archive_project");
  await page.keyboard.press("ArrowDown");
  await expect(list(page).getByRole("link", { name: "archive_project" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(details(page).getByRole("heading", { level: 2 })).toHaveText("archive_project");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const inGraph = graph(page).getByRole("link", { name: "archive_project" });
  await expect(inGraph).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".context a:focus")).toHaveCount(1);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#context\/\w+$/);
  await expect(page.locator(".context a:focus")).toHaveAttribute("aria-current", "true");
});
