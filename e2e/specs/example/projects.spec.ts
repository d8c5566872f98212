import { expect, test } from "../../fixtures/test.ts";
import { addTask, enter, startProject, task } from "../../fixtures/tracker.ts";

test("a renamed project has its new name on its page and in the list", async ({ page, api }) => {
  await enter(page, "grace");
  await startProject(page, "Old name");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByLabel("New name").fill("New name");
  await api.clear();
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByRole("heading", { name: "New name", level: 1 })).toBeVisible();
  await expect(page.getByRole("list", { name: "Activity" })).toContainText("from “Old name” to “New name”");
  await expect(page).toHaveTitle("New name · Tracker");
  expect(await api.all()).toEqual(["call/ rename_project"]);

  await page.getByRole("link", { name: "Projects" }).click();
  await expect(page.getByRole("link", { name: "New name", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Old name", exact: true })).toHaveCount(0);
  expect(await api.all()).toEqual(["call/ rename_project", "ctx/projects/"]);
});

test("a project page takes one request", async ({ page, api }) => {
  await enter(page, "grace");
  await expect(page.getByRole("link", { name: "Website relaunch" })).toBeVisible();
  await api.clear();
  await page.getByRole("link", { name: "Website relaunch" }).click();
  await expect(task(page, "Move old links")).toBeVisible();
  await expect(page.getByText("Alan viewer")).toBeVisible();
  await expect(page.getByRole("list", { name: "Activity" })).toContainText(
    "Ada moved “Write the page about prices”",
  );
  expect(await api.all()).toEqual(["ctx/project/?project_id=1"]);
});

test("only staff see the button to archive a project and may archive it", async ({ page, browser }) => {
  await enter(page, "ada");
  await startProject(page, "Short-lived");
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("archived")).toBeVisible();
  await expect(page.getByRole("form", { name: "Add task" })).toHaveCount(0);

  const other = await browser.newPage();
  await enter(other, "grace", "/projects/1");
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(other.getByRole("button", { name: "Archive" })).toHaveCount(0);
  const session = await other.request.get("/api/mizan/session/");
  const { csrfToken } = (await session.json()) as { csrfToken: string | null };
  const answer = await other.request.post("/api/mizan/call/", {
    data: { fn: "archive_project", args: { project_id: 1 } },
    headers: { "X-CSRFToken": csrfToken ?? "" },
  });
  expect(answer.status()).toBe(403);
  expect(await answer.json()).toMatchObject({ error: { code: "FORBIDDEN" } });
  await other.close();
});

test("HTML in names is shown as text", async ({ page }) => {
  const name = "</script><script>throw 1</script>&amp;{{x}}";
  await enter(page, "grace");
  await startProject(page, name);
  await addTask(page, '<img src=x onerror="throw 2">');
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.locator("main img, main script")).toHaveCount(0);
});
