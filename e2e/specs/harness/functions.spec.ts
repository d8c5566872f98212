import { expect, signIn, test } from "../../fixtures/harness.ts";

test.use({ refusals: [401, 403, 500, 501] });

const anonymous = {
  echo: '"<b>hello</b> “world”"',
  add: "5",
  multiply: "6",
  "multiply by default": "3",
  "find alice": '{"id":1,"username":"alice","is_staff":false,"is_superuser":false}',
  "find an unknown user": "null",
  whoami: "UNAUTHORIZED 401: Sign in first.",
  staff_only: "UNAUTHORIZED 401: Sign in first.",
  superuser_only: "UNAUTHORIZED 401: Sign in first.",
  verified_only: "UNAUTHORIZED 401: Sign in first.",
  permission_check: "FORBIDDEN 403: belongs to another user",
  not_implemented: "NOT_IMPLEMENTED 501: This is not implemented yet.",
  buggy: /^INTERNAL_ERROR 500: Something went wrong on the server\. The request id is [0-9a-f]{16}\.$/,
};

const whoami = (id: number, username: string, is_staff: boolean, is_superuser: boolean): string =>
  JSON.stringify({ id, username, is_staff, is_superuser });

/** The expected output of each function for each user. */
const outcomes: Record<string, Record<string, string | RegExp>> = {
  anonymous,
  alice: {
    whoami: whoami(1, "alice", false, false),
    staff_only: "FORBIDDEN 403: You may not do this.",
    verified_only: "FORBIDDEN 403: You may not do this.",
  },
  victor: { verified_only: '"for verified people"', superuser_only: "FORBIDDEN 403: You may not do this." },
  stella: {
    whoami: whoami(3, "stella", true, false),
    staff_only: '"for staff"',
    superuser_only: "FORBIDDEN 403: You may not do this.",
  },
  ruth: { staff_only: '"for staff"', superuser_only: '"for superusers"' },
};

for (const [username, shown] of Object.entries(outcomes)) {
  test(`${username} sees the value or the typed error of each function`, async ({ page, api }) => {
    await signIn(page, username === "anonymous" ? null : username);
    await page.goto("functions");
    await expect(page.getByLabel("current_user")).toHaveText(
      username === "anonymous" ? "null" : new RegExp(`"username":"${username}"`),
    );
    await api.clear();
    for (const [probe, text] of Object.entries(shown)) {
      await page.getByRole("button", { name: probe, exact: true }).click();
      await expect(page.getByLabel(probe, { exact: true })).toHaveText(text);
    }
    expect(await api.all()).toHaveLength(Object.keys(shown).length);
  });
}

test.describe("a form", () => {
  test.use({ refusals: [422] });

  test("shows an error at the field of the argument until it is corrected", async ({ page }) => {
    await page.goto("introduce");
    await page.getByLabel("Name", { exact: true }).fill("x");
    await page.getByLabel("Age", { exact: true }).fill("200");
    await page.getByRole("button", { name: "Introduce" }).click();
    await expect(page.getByLabel("Problem with name")).toHaveText("String should have at least 2 characters");
    await expect(page.getByLabel("Problem with age")).toHaveText("Input should be less than or equal to 150");

    await page.getByLabel("Name", { exact: true }).fill("Ada");
    await page.getByLabel("Age", { exact: true }).fill("36");
    await page.getByRole("button", { name: "Introduce" }).click();
    await expect(page.getByRole("status")).toHaveText("Ada, 36");
    await expect(page.getByLabel("Problem with name")).toHaveText("");
    await expect(page.getByLabel("Problem with age")).toHaveText("");
  });
});
