import { expect, hold, test } from "../../fixtures/harness.ts";

test("a transition keeps the old data until the new data is loaded", async ({ page, api, framework }) => {
  await page.goto("suspense");
  await expect(page.locator("html")).toHaveAttribute(
    "data-react",
    framework === "react-18" ? /^18\./ : /^19\./,
  );
  await expect(page.getByLabel("Value")).toHaveText("a 1");
  await api.clear();
  const release = await hold(page, "**/ctx/slow/**");
  await page.getByRole("button", { name: "Show b" }).click();
  await expect(page.getByLabel("Transition")).toHaveText("under way");
  await expect(page.getByLabel("Value")).toHaveText("a 1");
  await expect(page.getByText("Waiting…")).toHaveCount(0);
  release();
  await expect(page.getByLabel("Value")).toHaveText("b 1");
  await expect(page.getByLabel("Transition")).toHaveText("none");
  expect(await api.all()).toEqual(["ctx/slow/?delay_ms=400&key=b"]);
});

for (const form of ["Action", "Action with state"]) {
  test(`${form}: pending until its call is answered, and ends with the refreshed data`, async ({
    page,
    api,
  }) => {
    await page.goto("form-action");
    const shown = page.getByRole("form", { name: form, exact: true });
    await expect(shown.getByRole("status")).toHaveText("0, result null");
    await api.clear();
    await page.evaluate(() => (window.shown = {}));
    const release = await hold(page, "**/call/");
    await shown.getByRole("button").click();
    await expect(shown.getByRole("status")).toHaveText("0, pending");
    await expect(shown.getByRole("button")).toBeDisabled();
    release();
    await expect(shown.getByRole("status")).toHaveText("1, result 1");
    await expect(shown.getByRole("button")).toBeEnabled();
    expect(await api.all()).toEqual(["call/ increment"]);
    expect((await page.evaluate(() => window.shown))[form]).toEqual([
      "0, pending",
      "1, pending",
      "1, result 1",
    ]);
  });
}
