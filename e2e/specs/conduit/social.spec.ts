import type { Page } from "@playwright/test";
import { action, call, holdCalls, preview, publish, signUp } from "../../fixtures/conduit.ts";
import { expect, test } from "../../fixtures/test.ts";

/** An article of another user, whom the user of the page does not follow. */
async function foreignArticle(page: Page, title: string): Promise<{ slug: string; author: string }> {
  const browser = page.context().browser()!;
  const other = await browser.newPage({ baseURL: new URL(page.url()).origin });
  const { username } = await signUp(other);
  const slug = await publish(other, title);
  await other.close();
  return { slug, author: username };
}

test.beforeEach(async ({ page }) => {
  await page.goto("/login");
});

test("a favorite is shown before the server answers, and stays", async ({ page, api }) => {
  const { username } = await signUp(page);
  const title = `Liked by ${username}`;
  const { slug } = await foreignArticle(page, title);
  await page.goto("/");
  const heart = preview(page, title).getByRole("button");
  await expect(heart).toHaveText("0");
  await expect(heart).toHaveClass(/btn-outline-primary/);
  await api.clear();
  const release = await holdCalls(page);
  await heart.click();
  await expect(heart).toHaveText("1");
  await expect(heart).toHaveClass(/btn-primary/);
  release();
  expect(await api.all()).toEqual(["call/ favorite_article"]);
  await expect(heart).toHaveText("1");

  await page.goto(`/article/${slug}`);
  await expect(page.getByRole("button", { name: "Unfavorite Article (1)" })).toHaveCount(2);
  await action(page, "Unfavorite Article (1)").click();
  await expect(page.getByRole("button", { name: "Favorite Article (0)", exact: false })).toHaveCount(2);
});

test("a profile shows what the user wrote and what they like", async ({ page }) => {
  const { username } = await signUp(page);
  const { slug } = await foreignArticle(page, `Foreign to ${username}`);
  await publish(page, `Own of ${username}`);
  await call(page, "favorite_article", { slug, favorited: true });
  await page.goto(`/profile/${username}`);
  await expect(page.locator("h4")).toHaveText(username);
  await expect(page.getByRole("link", { name: "Edit Profile Settings" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^.?\s*Follow/ })).toHaveCount(0);
  await expect(page.locator(".article-preview h1")).toHaveText([`Own of ${username}`]);
  await page.getByRole("link", { name: "Favorited Articles" }).click();
  await expect(page).toHaveURL(`/profile/${username}/favorites`);
  await expect(page.locator(".article-preview h1")).toHaveText([`Foreign to ${username}`]);
  await page.locator(".article-preview button").click();
  await expect(page.locator(".empty-feed-message")).toBeVisible();
});

test("following is shown before the server answers, and fills the feed", async ({ page }) => {
  const { username } = await signUp(page);
  const title = `Followed by ${username}`;
  const { slug, author } = await foreignArticle(page, title);
  await page.goto(`/article/${slug}`);
  await expect(action(page, `Follow ${author}`)).toBeVisible();
  const release = await holdCalls(page);
  await action(page, `Follow ${author}`).click();
  await expect(page.getByRole("button", { name: `Unfollow ${author}` })).toHaveCount(2);
  release();
  await page.getByRole("link", { name: "Home", exact: true }).click();
  await page.getByRole("link", { name: "Your Feed" }).click();
  await expect(page.locator(".article-preview h1")).toHaveText([title]);

  await page.locator(".article-preview .author").click();
  await expect(page).toHaveURL(`/profile/${author}`);
  await page.getByRole("button", { name: `Unfollow ${author}` }).click();
  await page.getByRole("link", { name: "Home", exact: true }).click();
  await page.getByRole("link", { name: "Your Feed" }).click();
  await expect(page.locator(".empty-feed-message")).toBeVisible();
});

test("comments are newest first, and only their author may delete them", async ({ page }) => {
  const { username } = await signUp(page);
  const { slug } = await foreignArticle(page, `Discussed by ${username}`);
  await page.goto(`/article/${slug}`);
  const text = page.getByPlaceholder("Write a comment");
  for (const comment of ["First.", "Second."]) {
    await text.fill(comment);
    await page.getByRole("button", { name: "Post Comment" }).click();
    await expect(page.locator(".card-text").first()).toHaveText(comment);
    await expect(text).toHaveValue("");
  }
  await expect(page.locator(".card-text")).toHaveText(["Second.", "First."]);
  await page.getByRole("button", { name: "Delete comment" }).first().click();
  await expect(page.locator(".card-text")).toHaveText(["First."]);

  await page.goto("/article/rye-needs-less-kneading");
  await expect(page.locator(".card-text").last()).toContainText("It stuck to everything");
  await expect(page.getByRole("button", { name: "Delete comment" })).toHaveCount(0);
});

test.describe("a refused change", () => {
  test.use({ refusals: [403, 422] });

  test("of a favorite is taken back", async ({ page }) => {
    await signUp(page);
    await page.goto("/article/salad-all-year-round");
    const error = { code: "FORBIDDEN", message: "Not today.", details: null };
    await page.route("**/api/mizan/call/", (route) => route.fulfill({ status: 403, json: { error } }));
    const refused = page.waitForResponse("**/api/mizan/call/");
    await action(page, "Favorite Article").click();
    await refused;
    await expect(action(page, "Unfavorite Article")).toHaveCount(0);
    await expect(action(page, "Favorite Article")).toBeVisible();
  });

  test("of comments shows why", async ({ page }) => {
    await signUp(page);
    await page.goto("/article/salad-all-year-round");
    await page.getByRole("button", { name: "Post Comment" }).click();
    await expect(page.locator(".error-messages li")).toHaveText(["body can't be blank"]);
    await expect(page.locator(".article-content")).toBeVisible();
  });
});

test("a guest who wants to follow, like or comment is asked to sign in", async ({ page }) => {
  await page.goto("/article/rye-needs-less-kneading");
  await action(page, "Follow reed").click();
  await expect(page).toHaveURL("/login");
  await page.goto("/");
  await page.locator(".article-preview button").first().click();
  await expect(page).toHaveURL("/login");
  await page.goto("/article/rye-needs-less-kneading");
  await expect(page.getByPlaceholder("Write a comment")).toHaveCount(0);
  await page.locator(".article-page").getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/login");
});
