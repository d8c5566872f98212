import { action, ownLink, preview, publish, signUp } from "../../fixtures/conduit.ts";
import { expect, test } from "../../fixtures/test.ts";

test("each page takes one request, and so does each mutation", async ({ page, api }) => {
  const { username } = await signUp(page);
  const title = `Counted by ${username}`;
  const slug = await publish(page, title);
  await page.goto("/");
  await expect(preview(page, title)).toBeVisible();
  await expect(ownLink(page, username)).toBeVisible();
  const start = (await api.all()).sort();
  expect(start).toEqual(["ctx/global/", "ctx/home/?feed=global&page=1"]);

  await api.clear();
  await preview(page, title).getByRole("heading").click();
  await expect(page.locator(".article-content")).toContainText("Its text.");
  expect(await api.all()).toEqual([`ctx/article/?slug=${slug}`]);

  await api.clear();
  await page.getByPlaceholder("Write a comment").fill("Counted.");
  await page.getByRole("button", { name: "Post Comment" }).click();
  await expect(page.locator(".card-text")).toHaveText("Counted.");
  expect(await api.all()).toEqual(["call/ add_comment"]);

  await api.clear();
  await page.getByRole("button", { name: "Delete comment" }).click();
  await expect(page.locator(".card-text")).toHaveCount(0);
  expect(await api.all()).toEqual(["call/ delete_comment"]);

  await page.goto("/article/bread-with-five-ingredients");
  await expect(action(page, "Follow reed")).toBeVisible();
  await api.clear();
  await action(page, "Favorite Article").click();
  await expect(action(page, "Unfavorite Article")).toBeVisible();
  expect(await api.all()).toEqual(["call/ favorite_article"]);
  await action(page, "Follow reed").click();
  await expect(action(page, "Unfollow reed")).toBeVisible();
  expect(await api.all()).toEqual(["call/ favorite_article", "call/ follow_user"]);

  await api.clear();
  await page.locator(".banner .author").click();
  const profile = page.locator(".profile-page .user-info");
  await expect(profile.getByRole("button", { name: "Unfollow reed" })).toBeVisible();
  expect(await api.all()).toEqual(["ctx/profile/?favorites=false&page=1&username=reed"]);
  await profile.getByRole("button", { name: "Unfollow reed" }).click();
  await expect(profile.getByRole("button", { name: "Follow reed" })).toBeVisible();
  expect((await api.all()).slice(1)).toEqual(["call/ follow_user"]);
});
