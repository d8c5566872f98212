import { call, preview, publish, signUp } from "../../fixtures/conduit.ts";
import { expect, test } from "../../fixtures/test.ts";

test("a guest sees the global feed, and no feed of their own", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator(".article-preview")).toHaveCount(10);
  await expect(page.locator(".feed-toggle .nav-link")).toHaveText(["Global Feed"]);
  await expect(page.locator(".feed-toggle .active")).toHaveText("Global Feed");
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Settings" })).toHaveCount(0);
});

test("a preview shows the article, its author and its tags, and opens it", async ({ page }) => {
  const { username } = await signUp(page);
  await publish(page, `Shown by ${username}`, { tags: ["shown", "twice"] });
  await page.goto("/");
  const shown = preview(page, `Shown by ${username}`);
  await expect(shown.locator("p")).toHaveText("About it.");
  await expect(shown.locator(".author")).toHaveText(username);
  await expect(shown.locator(".tag-list .tag-default")).toHaveText(["shown", "twice"]);
  await shown.locator("h1").click();
  await expect(page).toHaveURL(/\/article\/shown-by-/);
  await expect(page.locator("h1")).toHaveText(`Shown by ${username}`);
});

test("pages of a feed have addresses and work with the browser's history", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator(".page-item.active")).toHaveText("1");
  const first = page.locator(".article-preview h1").first();
  const newest = (await first.textContent())!;
  await page.locator(".page-link", { hasText: "2" }).click();
  await expect(page).toHaveURL("/?page=2");
  await expect(page.locator(".page-item.active")).toHaveText("2");
  await expect(first).not.toHaveText(newest);
  await page.goBack();
  await expect(page.locator(".page-item.active")).toHaveText("1");
  await expect(page.locator(".article-preview")).toHaveCount(10);

  await page.goto("/?page=99");
  await expect(page.locator(".empty-feed-message")).toBeVisible();
  await page.goto("/?page=nonsense");
  await expect(page.locator(".page-item.active")).toHaveText("1");
});

test("a tag is a feed with an address", async ({ page }) => {
  const { username } = await signUp(page);
  const tag = `tag ${username}`;
  await publish(page, "Tagged", { tags: [tag] });
  await page.goto("/");
  await page.locator(".sidebar .tag-default", { hasText: "balcony" }).click();
  await expect(page).toHaveURL("/tag/balcony");
  await expect(page.locator(".feed-toggle .active")).toHaveText("# balcony");
  await expect(preview(page, "Compost in a bucket")).toBeVisible();
  await expect(preview(page, "Rye needs less kneading")).toHaveCount(0);

  await page.goto(`/tag/${encodeURIComponent(tag)}`);
  await expect(page.locator(".feed-toggle .active")).toHaveText(`# ${tag}`);
  await expect(page.locator(".article-preview h1")).toHaveText(["Tagged"]);
  await page.getByRole("link", { name: "Global Feed" }).click();
  await expect(page).toHaveURL("/");
  await expect(page.locator(".article-preview")).toHaveCount(10);
});

test("a user's own feed has the articles of those whom they follow", async ({ page }) => {
  await signUp(page);
  await page.goto("/");
  await page.getByRole("link", { name: "Your Feed" }).click();
  await expect(page).toHaveURL("/?feed=following");
  await expect(page.locator(".empty-feed-message")).toBeVisible();

  await call(page, "follow_user", { username: "moss", following: true });
  await page.reload();
  await expect(page.locator(".feed-toggle .active")).toHaveText("Your Feed");
  await expect(page.locator(".article-preview").first()).toBeVisible();
  for (const author of await page.locator(".article-preview .author").all())
    await expect(author).toHaveText("moss");
});

test.describe("while the backend fails", () => {
  test.use({ refusals: [500] });

  test("the page is there, and recovers without a click", async ({ page }) => {
    let fails = true;
    await page.route("**/api/mizan/ctx/home/**", (route) =>
      fails
        ? route.fulfill({
            status: 500,
            json: { error: { code: "INTERNAL_ERROR", message: "No.", details: null } },
          })
        : route.continue(),
    );
    await page.goto("/");
    await expect(page.locator(".empty-feed-message")).toHaveText("The articles could not be loaded.");
    await expect(page.locator(".navbar-brand")).toBeVisible();
    await expect(page.locator(".feed-toggle")).toBeVisible();
    fails = false;
    await expect(page.locator(".article-preview")).toHaveCount(10);
  });
});
