import { checkTemplates } from "@mizan/core/testing";

test("every template fits its view", async () => {
  const problems = await checkTemplates({
    folder: new URL("../templates/", import.meta.url),
    views: ["contexts-view", "form-hooks-view", "form-runtime-view", "hooks-view", "runtime-view"].map(
      (name) => new URL(`../src/${name}.ts`, import.meta.url),
    ),
    templates: {
      "contexts.tsx": "ContextsView",
      "form-field.ts": "FormFieldView",
      "form-hooks.ts": "FormHooksView",
      "form-runtime.ts": "FormRuntimeView",
      "hooks.ts": "HooksView",
      "runtime.tsx": "RuntimeView",
    },
  });
  expect(problems).toEqual([]);
});
