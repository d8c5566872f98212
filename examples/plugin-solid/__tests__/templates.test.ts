import { checkTemplates } from "@mizan/core/testing";

test("every template matches its view", async () => {
  const problems = await checkTemplates({
    directory: new URL("../templates/", import.meta.url),
    views: [new URL("../src/framework.ts", import.meta.url)],
    templates: { "contexts.ts": "SolidView", "form-hooks.ts": "SolidView", "hooks.ts": "SolidView" },
  });
  expect(problems).toEqual([]);
});
