import { checkTemplates } from "@mizan/core/testing";

test("every template matches its view", async () => {
  const problems = await checkTemplates({
    directory: new URL("../templates/", import.meta.url),
    views: [new URL("../src/framework.ts", import.meta.url)],
    templates: { "contexts.ts": "VueView", "form-hooks.ts": "VueView", "hooks.ts": "VueView" },
  });
  expect(problems).toEqual([]);
});
