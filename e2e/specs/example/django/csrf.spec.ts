import type { BrowserContext } from "@playwright/test";
import { expect, test } from "../../../fixtures/test.ts";
import { enter, startProject, submitSignIn } from "../../../fixtures/tracker.ts";
import { harness, trackers } from "../../../servers.ts";

const rename = { fn: "rename_project", args: { project_id: 1, name: "Forged" } };

test.describe("signing in", () => {
  test.use({ refusals: [401] });

  test("rotates the token, and the next call is accepted", async ({ page, context }) => {
    await page.goto("/");
    await submitSignIn(page, "grace", "wrong");
    await expect(page.getByRole("alert")).toBeVisible();
    const before = await cookie(context, "csrftoken");
    await submitSignIn(page, "grace");
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    expect(await cookie(context, "csrftoken")).not.toBe(before);
    await startProject(page, "After the rotation");
  });
});

test.describe("another origin", () => {
  test("is refused, even with the visitor's token", async ({ page, context }) => {
    await enter(page, "grace");
    const token = await cookie(context, "csrftoken");
    const headers = { "X-CSRFToken": token, Origin: harness("django", 0).pages };
    const answer = await page.request.post("/api/mizan/call/", { data: rename, headers });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: "CSRF_FAILED" } });
    const own = await page.request.post("/api/mizan/call/", {
      data: { fn: "search_tasks", args: {} },
      headers: { ...headers, Origin: trackers.django },
    });
    expect(own.status()).toBe(200);
  });
});

async function cookie(context: BrowserContext, name: string): Promise<string> {
  const cookies = await context.cookies(trackers.django);
  return cookies.find((each) => each.name === name)?.value ?? "";
}
