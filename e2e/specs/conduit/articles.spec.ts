import { action, preview, publish, signUp } from "../../fixtures/conduit.ts";
import { expect, test } from "../../fixtures/test.ts";

test("the editor adds and removes tags, and publishes", async ({ page, api }) => {
  const { username } = await signUp(page);
  await page.goto("/");
  await page.getByRole("link", { name: "New Article" }).click();
  await expect(page).toHaveURL("/editor");
  await page.locator("input[name=title]").fill(`Written by ${username}`);
  await page.locator("input[name=description]").fill("In short.");
  await page.locator("textarea[name=body]").fill("# A heading\n\n- an item\n\n[a link](https://example.com)");
  const tag = page.getByPlaceholder("Enter tags");
  for (const name of ["alpha", "beta", "gamma"]) {
    await tag.fill(name);
    await tag.press("Enter");
  }
  const tags = page.locator(".tag-list .tag-pill");
  await expect(tags).toHaveText(["alpha", "beta", "gamma"]);
  await tags.nth(1).locator("i").click();
  await expect(tags).toHaveText(["alpha", "gamma"]);

  await api.clear();
  await page.getByRole("button", { name: "Publish Article" }).click();
  await expect(page).toHaveURL(/\/article\/written-by-/);
  const content = page.locator(".article-content");
  await expect(page.locator(".banner h1")).toHaveText(`Written by ${username}`);
  await expect(content.getByRole("heading", { name: "A heading" })).toBeVisible();
  await expect(content.getByRole("listitem").first()).toHaveText("an item");
  await expect(content.locator('a[href="https://example.com"]')).toHaveText("a link");
  await expect(content.locator(".tag-list .tag-default")).toHaveText(["alpha", "gamma"]);
  expect(await api.all()).toHaveLength(2);
});

test("what users write never runs", async ({ page }) => {
  await signUp(page);
  const attack = [
    '<img src="x" onerror="throw 1"><script>throw 2</script><svg onload="throw 3">',
    "[a](javascript:throw%204) [b](vbscript:x) [c](data:text/html,<script>throw 5</script>)",
    '![d](x"onerror="throw(6)) <https://example.com/"onclick="throw(7)>',
  ].join("\n\n");
  const slug = await publish(page, attack.slice(0, 100), {
    description: attack,
    body: attack,
    tags: ["<b>"],
  });
  await page.goto(`/article/${slug}`);
  const content = page.locator(".article-content");
  await expect(content).toContainText('<img src="x" onerror="throw 1">');
  await page.getByPlaceholder("Write a comment").fill(attack);
  await page.getByRole("button", { name: "Post Comment" }).click();
  await expect(page.locator(".card-text")).toContainText("<script>throw 2</script>");
  const found = await page.locator("body").evaluate((body) =>
    [...body.querySelectorAll("*")]
      .flatMap((element) => [...element.attributes])
      .filter(({ name, value }) => name.startsWith("on") || /^(javascript|vbscript|data:text)/.test(value))
      .map(({ name, value }) => `${name}=${value}`),
  );
  expect(found).toEqual([]);
  await expect(content.locator("script, svg, img[src=x]")).toHaveCount(0);
});

test("an edited article keeps its address, and may lose all tags", async ({ page, api }) => {
  const { username } = await signUp(page);
  const slug = await publish(page, `Draft of ${username}`, { tags: ["one", "two"] });
  await page.goto(`/article/${slug}`);
  await page.locator(".banner").getByRole("link", { name: "Edit Article" }).click();
  await expect(page).toHaveURL(`/editor/${slug}`);
  await expect(page.locator("input[name=title]")).toHaveValue(`Draft of ${username}`);
  await expect(page.locator("textarea[name=body]")).toHaveValue("Its text.");
  await page.locator("input[name=title]").fill(`Final of ${username}`);
  await page.locator(".tag-list i").first().click();
  await page.locator(".tag-list i").first().click();
  await api.clear();
  await page.getByRole("button", { name: "Publish Article" }).click();
  await expect(page).toHaveURL(`/article/${slug}`);
  await expect(page.locator(".banner h1")).toHaveText(`Final of ${username}`);
  await expect(page.locator(".tag-list .tag-default")).toHaveCount(0);
  expect(await api.all()).toEqual(["call/ update_article"]);
});

test("a deleted article is gone from its page, from lists and from the history", async ({ page }) => {
  const { username } = await signUp(page);
  const title = `Short-lived, by ${username}`;
  await publish(page, title);
  await page.goto("/");
  await preview(page, title).locator("h1").click();
  await page.locator(".banner").getByRole("button", { name: "Delete Article" }).click();
  await expect(page).toHaveURL("/");
  await expect(page.locator(".article-preview")).toHaveCount(10);
  await expect(preview(page, title)).toHaveCount(0);
  await page.goBack();
  await expect(page.getByText("There is no such article.")).toBeVisible();
});

test("only the author sees the buttons to edit and to delete", async ({ page, browser }) => {
  await signUp(page);
  const slug = await publish(page, "Mine");
  const stranger = await browser.newPage();
  await signUp(stranger);
  await stranger.goto(`/article/${slug}`);
  await expect(action(stranger, "Favorite Article")).toBeVisible();
  await expect(stranger.getByText("Edit Article")).toHaveCount(0);
  await expect(stranger.getByText("Delete Article")).toHaveCount(0);
  await stranger.close();
});

test("addresses of pages, also of those that do not exist, can be opened", async ({ page }) => {
  await page.goto("/article/none");
  await expect(page.getByText("There is no such article.")).toBeVisible();
  await page.goto("/profile/none");
  await expect(page.getByText("There is no user none.")).toBeVisible();
  await page.goto("/nowhere/at/all");
  await expect(page.getByText("There is no such page.")).toBeVisible();
  await page.goto("/profile/reed/favorites");
  await expect(page.locator(".articles-toggle .active")).toHaveText("Favorited Articles");
});

test.describe("the editor, refused by the backend,", () => {
  test.use({ refusals: [403, 422] });

  test("shows why and keeps the draft", async ({ page }) => {
    await signUp(page);
    await page.goto("/editor");
    await page.locator("input[name=description]").fill("Kept.");
    await page.getByRole("button", { name: "Publish Article" }).click();
    await expect(page.locator(".error-messages li")).toHaveText([
      "title can't be blank",
      "body can't be blank",
    ]);
    await expect(page.locator("input[name=description]")).toHaveValue("Kept.");

    await page.goto("/editor/rye-needs-less-kneading");
    await page.getByRole("button", { name: "Publish Article" }).click();
    await expect(page.locator(".error-messages li")).toHaveText(["This is another user's article."]);
  });
});
