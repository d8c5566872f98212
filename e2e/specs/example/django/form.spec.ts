import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../../../fixtures/test.ts";
import { addTask, enter, startProject } from "../../../fixtures/tracker.ts";

const log = {
  name: "start.log",
  mimeType: "text/plain",
  buffer: Buffer.from("started\r\n\0\xff ünder way", "latin1"),
};

test("the form shows the fields, texts and choices that Django has", async ({ page }) => {
  const form = await openForm(page, "Texts");
  const [task, kind] = [form.getByLabel("Task"), form.getByLabel("Kind")];
  await expect(task).toHaveRole("combobox");
  await expect(task.getByRole("option")).toHaveText(["Choose a task", "Find the error"]);
  await expect(kind.getByRole("option")).toHaveText(["Screenshot", "Document", "Log file"]);
  await expect(kind).toHaveValue("document");
  const note = form.getByRole("textbox", { name: "Note" });
  await expect(note).toHaveAccessibleDescription("What to look at in it.");
  await expect(note).toHaveAttribute("maxlength", "200");
  await expect(note).not.toHaveAttribute("required");
  const file = form.getByLabel("File");
  await expect(file).toHaveAttribute("type", "file");
  await expect(file).toHaveAttribute("required");
  await expect(file).toHaveAccessibleDescription("At most 2 MB.");
});

test("a file is stored unchanged, and the list shows it after the same request", async ({ page, api }) => {
  const form = await openForm(page, "Upload");
  await form.getByLabel("Task").selectOption("Find the error");
  await form.getByLabel("Kind").selectOption("Log file");
  await form.getByLabel("Note").fill("The last line");
  await form.getByLabel("File").setInputFiles(log);
  await leave(form.getByLabel("Note"));
  await api.clear();
  await form.getByRole("button", { name: "Attach file" }).click();
  await expect(form.getByRole("status")).toHaveText("start.log is attached.");
  const entry = page.getByRole("list", { name: "Attached files" }).getByRole("listitem");
  await expect(entry).toContainText(`${log.buffer.length} bytes from Grace, for “Find the error”`);
  await expect(entry).toContainText("The last line");
  expect(await api.all()).toEqual(["call/ with files"]);

  const link = entry.getByRole("link", { name: "start.log" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("start.log");
  expect(await readFile(await download.path())).toEqual(log.buffer);
  await expect(form.getByLabel("Note")).toHaveValue("");
  await expect(form.getByLabel("File")).toHaveValue("");
});

test.describe("a validation error", () => {
  test.use({ refusals: [422] });

  test("that only submit finds is shown at its field until the field changes", async ({ page }) => {
    const form = await openForm(page, "Twins");
    const file = form.getByLabel("File");
    await attach(form, log);
    await expect(form.getByRole("status")).toHaveText("start.log is attached.");
    await attach(form, { ...log, name: "copy.log" });
    await expect(file).toHaveAccessibleDescription(/The task has this file already: start\.log\.$/);
    await expect(file).toHaveAttribute("aria-invalid", "true");
    await expect(form.getByRole("status")).toHaveText("");
    await expect(file).toBeFocused();
    await expect(page.getByRole("list", { name: "Attached files" }).getByRole("listitem")).toHaveCount(1);

    const other = Buffer.from("another run");
    await file.setInputFiles({ ...log, buffer: other });
    await expect(file).toHaveAccessibleDescription("At most 2 MB.");
    await form.getByRole("button", { name: "Attach file" }).click();
    await expect(page.getByRole("list", { name: "Attached files" }).getByRole("listitem")).toHaveCount(2);
  });

  test("of an empty form names every required field and sends no file", async ({ page }) => {
    const form = await openForm(page, "Empty");
    await form.getByRole("button", { name: "Attach file" }).click();
    await expect(form.getByLabel("Task")).toHaveAccessibleDescription("This field is required.");
    await expect(form.getByLabel("File")).toHaveAccessibleDescription(/This field is required\.$/);
    await expect(form.getByLabel("Task")).toBeFocused();
    await expect(form.getByLabel("Kind")).not.toHaveAttribute("aria-invalid", "true");
  });
});

test("leaving a field validates only this field", async ({ page, api }) => {
  const form = await openForm(page, "Leaving");
  await form.getByLabel("Task").selectOption("Find the error");
  await form.getByLabel("Task").selectOption("Choose a task");
  await api.clear();
  await leave(form.getByLabel("Task"));
  await expect(form.getByLabel("Task")).toHaveAccessibleDescription("This field is required.");
  await expect(form.getByLabel("File")).toHaveAccessibleDescription("At most 2 MB.");
  expect(await api.all()).toEqual(["call/ attachment_form_validate"]);
});

test.describe("a user with read access", () => {
  test.use({ refusals: [403] });

  test("sees a message instead of a form", async ({ page }) => {
    await enter(page, "alan", "/");
    await page.getByRole("link", { name: "Website relaunch" }).click();
    await page.getByText("Files", { exact: true }).click();
    await expect(page.getByRole("alert")).toHaveText("You may look at this project, but not change it.");
  });
});

/** In a new project with one task. */
async function openForm(page: Page, title: string): Promise<Locator> {
  await enter(page, "grace");
  await startProject(page, title);
  await addTask(page, "Find the error");
  await page.getByText("Files", { exact: true }).click();
  const form = page.getByRole("form", { name: "Attach file" });
  await expect(form).toBeVisible();
  return form;
}

async function attach(form: Locator, file: typeof log): Promise<void> {
  await form.getByLabel("Task").selectOption("Find the error");
  await form.getByLabel("File").setInputFiles(file);
  await form.getByRole("button", { name: "Attach file" }).click();
}

/** Moves the focus to the next element with the Tab key. */
async function leave(field: Locator): Promise<void> {
  await field.focus();
  await field.press("Tab");
}
