import { checkTemplates } from "@mizan/core/testing";

test("every template matches its view", async () => {
  const problems = await checkTemplates({
    directory: new URL("../templates/", import.meta.url),
    views: ["client-view", "functions-view", "imports", "models-view", "package-view"].map(
      (name) => new URL(`../src/${name}.ts`, import.meta.url),
    ),
    templates: {
      "__init__.py": "InitView",
      "client.py": "ClientView",
      "functions.py": "FunctionsView",
      "models.py": "ModelsView",
      "pyproject.toml": "ProjectView",
    },
  });
  expect(problems).toEqual([]);
});
