import { expect, test } from "../../fixtures/test.ts";
import { enter, submitSignIn } from "../../fixtures/tracker.ts";

test.use({ refusals: [401, 404] });

test("signing in with a wrong password shows an error and keeps the input", async ({ page }) => {
  await page.goto("/");
  await submitSignIn(page, "ada", "wrong");
  await expect(page.getByRole("alert")).toHaveText("No account has this name and password.");
  await expect(page.getByLabel("Name")).toHaveValue("ada");
});

test("signing in shows the list of projects", async ({ page, api }) => {
  await enter(page, "ada");
  await expect(page.getByRole("link", { name: "Yearly audit" })).toBeVisible();
  expect(await api.all()).toEqual(["ctx/global/", "call/ login", "ctx/global/", "ctx/projects/"]);
});

test("signing out removes all data before the next user signs in", async ({ page }) => {
  await enter(page, "ada", "/projects/3");
  await expect(page.getByRole("heading", { name: "Yearly audit" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.locator("body")).not.toContainText("Yearly audit");

  await page.evaluate(watchForAudit);
  await submitSignIn(page, "alan");
  await expect(page.getByRole("alert")).toHaveText("There is no project 3.");
  await page.getByRole("link", { name: "Projects" }).click();
  await expect(page.getByRole("link", { name: "Website relaunch" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.dataset["sawAudit"])).toBeUndefined();
});

test("an answer that arrives after signing out is never shown", async ({ page }) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await enter(page, "ada");
  await page.route("**/api/mizan/ctx/project/**", async (route) => {
    await released;
    await route.continue();
  });
  await page.getByRole("link", { name: "Yearly audit" }).click();
  await expect(page.getByText("Loading…")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();

  await page.evaluate(watchForAudit);
  await submitSignIn(page, "alan");
  await expect(page.getByText("Loading…")).toBeVisible();
  release();
  await expect(page.getByRole("alert")).toHaveText("There is no project 3.");
  expect(await page.evaluate(() => document.documentElement.dataset["sawAudit"])).toBeUndefined();
});

test("signing out in another tab empties this tab at its next request", async ({
  page,
  context,
  api,
  csrf,
}) => {
  await enter(page, "ada", "/search");
  const other = await context.newPage();
  await other.goto("/");
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other.getByRole("button", { name: "Sign in" })).toBeVisible();

  await api.clear();
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.locator("body")).not.toContainText("Ada");
  // Where calls need a token, the answer that brings it tells of the change, and the call of the user before stays.
  expect((await api.all()).sort()).toEqual(csrf ? ["ctx/global/"] : ["call/ search_tasks", "ctx/global/"]);
});

test("a mounted context drops its data too when another tab signs out", async ({ page, context }) => {
  await enter(page, "ada", "/projects/3");
  await expect(page.getByRole("heading", { name: "Yearly audit" })).toBeVisible();
  const other = await context.newPage();
  await other.goto("/");
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other.getByRole("button", { name: "Sign in" })).toBeVisible();

  await page.getByLabel("Status").selectOption("Done");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.locator("body")).not.toContainText("Yearly audit");
});

/** Records on the page whether the staff's project was ever visible, even for a moment. */
function watchForAudit(): void {
  new MutationObserver(() => {
    if (document.body.textContent.includes("Yearly audit"))
      document.documentElement.dataset["sawAudit"] = "yes";
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}
