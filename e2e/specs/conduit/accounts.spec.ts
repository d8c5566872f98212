import { newAccount, ownLink, signUp, submitSignIn } from "../../fixtures/conduit.ts";
import { expect, test } from "../../fixtures/test.ts";

test("a new user is signed in, also after a reload, until they sign out", async ({ page }) => {
  const { username, email, password } = newAccount();
  await page.goto("/register");
  await page.locator("input[name=username]").fill(username);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page).toHaveURL("/");
  await expect(ownLink(page, username)).toBeVisible();
  await page.reload();
  await expect(ownLink(page, username)).toBeVisible();

  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Or click here to logout." }).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect(ownLink(page, username)).toHaveCount(0);

  await submitSignIn(page, { username, email, password });
  await expect(page).toHaveURL("/");
  await expect(ownLink(page, username)).toBeVisible();
});

for (const path of ["/settings", "/editor", "/editor/rye-needs-less-kneading", "/?feed=following"]) {
  test(`a guest at ${path} is sent to sign in`, async ({ page }) => {
    await page.goto(path);
    await expect(page).toHaveURL("/login");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });
}

test("a page of a user ends when they sign out in another tab", async ({ page, context }) => {
  const { username } = await signUp(page);
  await page.goto("/settings");
  await expect(page.locator("input[name=username]")).toHaveValue(username);
  const other = await context.newPage();
  await other.goto("/settings");
  await other.getByRole("button", { name: "Or click here to logout." }).click();
  await expect(other.getByRole("link", { name: "Sign in" })).toBeVisible();
  await page.getByRole("link", { name: "Home", exact: true }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
});

test.describe("a form", () => {
  test.use({ refusals: [401, 422] });

  test("to sign in shows that the password is wrong", async ({ page }) => {
    await submitSignIn(page, { username: "", email: "fern@example.com", password: "wrong" });
    await expect(page.locator(".error-messages li")).toHaveText(["email or password is invalid"]);
    await expect(page).toHaveURL("/login");
    await expect(page.locator("input[name=email]")).toHaveValue("fern@example.com");
  });

  test("to sign up shows an error for each field", async ({ page }) => {
    await page.goto("/register");
    await page.getByRole("button", { name: "Sign up" }).click();
    await expect(page.locator(".error-messages li")).toHaveText([
      "username can't be blank",
      "email can't be blank",
      "password is too short (minimum is 8 characters)",
    ]);
    await page.locator("input[name=username]").fill("fern");
    await page.locator("input[name=email]").fill("another@example.com");
    await page.locator("input[name=password]").fill("fernfern");
    await page.getByRole("button", { name: "Sign up" }).click();
    await expect(page.locator(".error-messages li")).toHaveText(["username has already been taken"]);
    await expect(page).toHaveURL("/register");
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  });

  test("of settings keeps what was entered", async ({ page }) => {
    await signUp(page);
    await page.goto("/settings");
    await page.locator("input[name=email]").fill("fern@example.com");
    await page.locator("textarea[name=bio]").fill("Kept.");
    await page.getByRole("button", { name: "Update Settings" }).click();
    await expect(page.locator(".error-messages li")).toHaveText(["email has already been taken"]);
    await expect(page.locator("textarea[name=bio]")).toHaveValue("Kept.");
  });
});

test("settings change the account everywhere on the page", async ({ page, api }) => {
  const account = await signUp(page);
  const { username } = newAccount();
  await page.goto("/settings");
  await expect(page.locator("input[name=password]")).toHaveValue("");
  await page.locator("input[name=username]").fill(username);
  await page.locator("input[name=image]").fill("data:image/gif;base64,R0lGODlhAQABAAAAACw=");
  await page.locator("textarea[name=bio]").fill("Another bio.");
  await api.clear();
  await page.getByRole("button", { name: "Update Settings" }).click();
  await expect(page).toHaveURL(`/profile/${username}`);
  await expect(page.locator(".user-info")).toContainText("Another bio.");
  await expect(page.locator(".user-img")).toHaveAttribute("src", /^data:image\/gif/);
  await expect(ownLink(page, username)).toBeVisible();
  expect((await api.all())[0]).toBe("call/ update_user");

  await page.goto("/settings");
  await expect(page.locator("textarea[name=bio]")).toHaveValue("Another bio.");
  await page.locator("input[name=password]").fill("another password");
  await page.getByRole("button", { name: "Update Settings" }).click();
  await expect(page).toHaveURL(`/profile/${username}`);
  await page.getByRole("navigation").getByText("Settings").click();
  await page.getByRole("button", { name: "Or click here to logout." }).click();
  await submitSignIn(page, { ...account, password: "another password" });
  await expect(ownLink(page, username)).toBeVisible();
});
