import { expect, test } from "../../fixtures/test.ts";
import { addTask, enter, startProject, task } from "../../fixtures/tracker.ts";

test("a task's new status is shown before the server answers", async ({ page, api }) => {
  await enter(page, "grace");
  await startProject(page, "Optimists");
  await addTask(page, "Paint the door");
  await api.clear();
  let send = (): void => undefined;
  const released = new Promise<void>((resolve) => (send = resolve));
  await page.route("**/api/mizan/call/", async (route) => {
    await released;
    await route.continue();
  });
  const inReview = page.getByRole("region", { name: "In review" });
  await task(page, "Paint the door").getByLabel("Status").selectOption("In review");
  await expect(inReview.getByRole("article", { name: "Paint the door" })).toBeVisible();
  const activity = page.getByRole("list", { name: "Activity" });
  await expect(activity).not.toContainText("moved");
  await expect(task(page, "Paint the door").getByLabel("Status")).toBeFocused();

  send();
  await expect(activity).toContainText("Grace moved “Paint the door” to In review");
  await expect(inReview.getByRole("article", { name: "Paint the door" })).toBeVisible();
  expect(await api.all()).toEqual(["call/ set_task_status"]);
});

test.describe("a viewer", () => {
  test.use({ refusals: [403] });

  test("sees a refused change rolled back, with the reason", async ({ page }) => {
    await enter(page, "alan", "/projects/1");
    const card = task(page, "Check colours for contrast");
    await card.getByLabel("Status").selectOption("Done");
    await expect(page.getByRole("alert")).toHaveText("You may look at this project, but not change it.");
    await expect(card.getByLabel("Status")).toHaveValue("todo");
    await expect(page.getByRole("region", { name: "To do" })).toContainText("Check colours for contrast");
  });
});

test.describe("a new task", () => {
  test.use({ refusals: [422] });

  test("with an invalid field shows the error at the field and keeps the input", async ({ page, api }) => {
    await enter(page, "grace", "/projects/1");
    const form = page.getByRole("form", { name: "Add task" });
    await form.getByLabel("Title").fill("ab");
    await form.getByLabel("Priority").selectOption("High");
    await form.getByRole("button").click();
    await expect(form.getByLabel("Title")).toHaveAccessibleDescription(
      "String should have at least 3 characters",
    );
    await expect(form.getByLabel("Title")).toHaveAttribute("aria-invalid", "true");
    await expect(form.getByLabel("Title")).toHaveValue("ab");

    await form.getByLabel("Title").fill("A task that comes too late");
    await form.getByLabel("Due").fill("2099-01-01");
    await form.getByRole("button").click();
    await expect(form.getByLabel("Due")).toHaveAccessibleDescription("The project ends on 2027-06-30.");
    await expect(form.getByLabel("Title")).toHaveAccessibleDescription("");

    await form.getByLabel("Due").fill("2027-01-01");
    await api.clear();
    await form.getByRole("button").click();
    const card = task(page, "A task that comes too late");
    await expect(card).toContainText("High priority · due 2027-01-01");
    await expect(form.getByLabel("Title")).toHaveValue("");
    expect(await api.all()).toEqual(["call/ create_task"]);
  });
});

test("a task is assigned to a member and unassigned again", async ({ page }) => {
  await enter(page, "ada", "/projects/2");
  const assignee = task(page, "Book the lorries").getByLabel("Assignee");
  await expect(assignee).toHaveValue("1");
  await assignee.selectOption("Grace");
  await expect(assignee).toBeEnabled();
  await expect(assignee).toHaveValue("2");
  await assignee.selectOption("Unassigned");
  await expect(assignee).toBeEnabled();
  await page.reload();
  await expect(assignee).toHaveValue("");
});

test("a reply appears below the comment that it answers", async ({ page, api }) => {
  await enter(page, "grace", "/projects/1");
  const card = task(page, "Write the page about prices");
  await card.getByText("2 comments").click();
  await card.getByRole("button", { name: "Reply" }).last().click();
  await card.getByLabel("Your reply").fill("Agreed.");
  await api.clear();
  await card.getByRole("form", { name: "Reply" }).getByRole("button").click();
  await expect(card.locator("li li li")).toContainText("Grace Agreed.");
  await expect(card.getByText("3 comments")).toBeVisible();
  expect(await api.all()).toEqual(["call/ add_comment"]);
});
