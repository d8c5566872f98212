import { hold } from "../fixtures/harness.ts";
import { expect, test } from "../fixtures/test.ts";
import { urls } from "../servers.ts";

for (const form of ["Action", "Action with state"]) {
  test(`${form}: pending until its call is answered, and ends with the refreshed data`, async ({
    page,
    api,
  }) => {
    await page.goto(`${urls.harness}/form-action`);
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
