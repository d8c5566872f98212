import { checkTemplates } from "@mizan/core/testing";

test("every template matches its view", async () => {
  const problems = await checkTemplates({
    directory: new URL("../templates/", import.meta.url),
    views: ["client-view", "forms-view", "index-view", "types-view"].map(
      (name) => new URL(`../src/${name}.ts`, import.meta.url),
    ),
    templates: {
      "client.ts": "ClientView",
      "forms.ts": "FormsView",
      "index.ts": "IndexView",
      "types.ts": "TypesView",
    },
  });
  expect(problems).toEqual([]);
});
