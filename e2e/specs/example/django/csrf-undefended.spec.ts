import {
  attack,
  expect,
  expectName,
  forgeryNames,
  openProject,
  test,
} from "../../../fixtures/foreign-attack.ts";
import { trackerBackends } from "../../../servers.ts";

// Each forgery opens its own page.
test.slow();

test("a page of the same site can change data without the CSRF defence", async ({ page, context }) => {
  let shown = "Undefended";
  const id = await openProject(page, shown);
  for (const name of forgeryNames) {
    const attempts = await attack(context, name, "127.0.0.1", trackerBackends.undefended, id);
    const accepted = { method: "POST", hasSession: true, status: 200, code: null };
    const noJson = ["a form", "a multipart form"].includes(name);
    expect(attempts.at(-1), name).toEqual(
      noJson ? { ...accepted, status: 400, code: "BAD_REQUEST" } : accepted,
    );
    if (!noJson) shown = name;
    await expectName(page, shown);
  }
});
