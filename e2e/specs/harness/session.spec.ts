import { expect, setVisible, signIn, test } from "../../fixtures/harness.ts";

test("any answer informs the page of a change of the user", async ({ page, api, csrf }) => {
  await page.goto("session");
  await expect(page.getByLabel("User")).toHaveText("anonymous");

  await signIn(page, "alice");
  await api.clear();
  await page.getByLabel("Text").fill("hello");
  await page.getByRole("button", { name: "Echo" }).click();
  await expect(page.getByLabel("User")).toHaveText("alice");
  // Where calls need a token, the answer that brings it tells of the change, and the call of the user before stays.
  await expect(page.getByLabel("Echo", { exact: true })).toHaveText(csrf ? "" : "hello");
  expect(await api.all()).toEqual(csrf ? ["ctx/global/"] : ["call/ echo", "ctx/global/"]);

  await signIn(page, "stella");
  await page.getByRole("button", { name: "Echo" }).click();
  await expect(page.getByLabel("User")).toHaveText("stella");

  await signIn(page, null);
  await page.getByRole("button", { name: "Echo" }).click();
  await expect(page.getByLabel("User")).toHaveText("anonymous");
});

test("a sign-out in another tab is noticed when this one becomes visible", async ({ page }) => {
  await signIn(page, "alice");
  await page.goto("session");
  await expect(page.getByLabel("User")).toHaveText("alice");
  await setVisible(page, false);
  await signIn(page, null);
  await setVisible(page, true);
  await expect(page.getByLabel("User")).toHaveText("anonymous");
});
