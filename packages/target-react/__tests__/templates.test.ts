import { checkTemplates } from "@mizan/core/testing";

test("every template matches its view", async () => {
  const problems = await checkTemplates({
    folder: new URL("../templates/", import.meta.url),
    views: ["contexts-view", "form-hooks-view", "hooks-view"].map(
      (name) => new URL(`../src/${name}.ts`, import.meta.url),
    ),
    templates: {
      "contexts.tsx": "ContextsView",
      "form-hooks.ts": "FormHooksView",
      "hooks.ts": "HooksView",
    },
  });
  expect(problems).toEqual([]);
});
