import { checkTemplates } from "@mizan/core/testing";

test("every template matches its view", async () => {
  const problems = await checkTemplates({
    directory: new URL("../templates/", import.meta.url),
    views: ["client-view", "package-view", "types-view"].map(
      (name) => new URL(`../src/${name}.ts`, import.meta.url),
    ),
    templates: {
      "Cargo.toml": "ManifestView",
      "client.rs": "ClientView",
      "lib.rs": "LibView",
      "types.rs": "TypesView",
    },
  });
  expect(problems).toEqual([]);
});
