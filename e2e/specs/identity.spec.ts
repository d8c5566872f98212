import { signIn } from "../fixtures/harness.ts";
import { expect, test } from "../fixtures/test.ts";
import { urls } from "../servers.ts";

test("any answer informs the page of a change of the user", async ({ page, api }) => {
  await page.goto(`${urls.harness}/session`);
  await expect(page.getByLabel("User")).toHaveText("anonymous");

  await signIn(page, "alice");
  await api.clear();
  await page.getByLabel("Text").fill("hello");
  await page.getByRole("button", { name: "Echo" }).click();
  await expect(page.getByLabel("User")).toHaveText("alice");
  await expect(page.getByLabel("Echo", { exact: true })).toHaveText("hello");
  expect(await api.all()).toEqual(["call/ echo", "ctx/global/"]);

  await signIn(page, "stella");
  await page.getByRole("button", { name: "Echo" }).click();
  await expect(page.getByLabel("User")).toHaveText("stella");

  await signIn(page, null);
  await page.getByRole("button", { name: "Echo" }).click();
  await expect(page.getByLabel("User")).toHaveText("anonymous");
});
