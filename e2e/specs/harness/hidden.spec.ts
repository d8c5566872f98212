import type { Page } from "@playwright/test";
import { expect, signIn, test } from "../../fixtures/harness.ts";

test.beforeEach(async ({ page, api }) => {
  await signIn(page, "alice");
  await page.goto("hidden");
  await expect(page.getByLabel("Note")).toHaveText("note of alice");
  await page.getByRole("button", { name: "Write" }).click();
  await expect(page.getByLabel("Written")).toHaveText("second note of alice");
  await page.getByRole("button", { name: "Hide" }).click();
  await expect(page.getByLabel("Note")).toBeHidden();
  // Longer than the gcTime of the page.
  await page.waitForTimeout(1_000);
  await api.clear();
});

for (const button of ["Show", "Show later"]) {
  test(`a hidden page shows the data of the new user after one request (${button})`, async ({
    page,
    api,
  }) => {
    await signIn(page, "stella");
    await page.getByRole("button", { name: "Who is it?" }).click();
    await expect(page.getByLabel("User")).toHaveText("stella");
    expect(await api.all()).toEqual(["ctx/global/"]);
    await expect(page.locator("body")).not.toContainText("alice");
    await api.clear();

    await watchFor(page, "alice");
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByLabel("Note")).toHaveText("note of stella");
    await expect(page.getByLabel("Written")).toHaveText("");
    expect(await seen(page)).toEqual([]);
    expect(await api.all()).toEqual(["ctx/note/"]);
  });

  test(`a hidden page never shows old data when another tab signed in (${button})`, async ({ page, api }) => {
    await signIn(page, "stella");
    await watchFor(page, "note of alice", "[aria-label=Note]");
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByLabel("Note")).toHaveText("note of stella");
    await expect(page.getByLabel("User")).toHaveText("stella");
    await expect(page.locator("body")).not.toContainText("alice");
    expect(await seen(page)).toEqual([]);
    expect((await api.all()).sort()).toEqual(["ctx/global/", "ctx/note/"]);
  });
}

/** Records every visible text that contains `text` from now on, even for a moment. */
async function watchFor(page: Page, text: string, within = "body"): Promise<void> {
  await page.evaluate(
    ([text, within]) => {
      const found: string[] = [];
      Object.assign(window, { found });
      const look = (): void => {
        for (const element of document.querySelectorAll<HTMLElement>(within)) {
          // `innerText` of a hidden element would be all of its text.
          if (element.checkVisibility() && element.innerText.includes(text)) found.push(element.innerText);
        }
      };
      new MutationObserver(look).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
      });
      const lookAtFrame = (): void => {
        look();
        requestAnimationFrame(lookAtFrame);
      };
      lookAtFrame();
    },
    [text, within] as const,
  );
}

function seen(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { found: string[] }).found);
}
