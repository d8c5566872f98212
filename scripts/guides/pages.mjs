/**
 * The pages that are performed. Lanes run side by side, the pages of a lane one after another, since a page may
 * continue another and change its files.
 */
export const LANES = [
  [
    "docs/guide/first-hook.md",
    "docs/guide/changing-a-backend.md",
    "docs/guide/first-hook-vue.md",
    "docs/guide/first-hook-svelte.md",
    "docs/guide/python-only.md",
    // after the others, since it replaces their application
    "docs/guide/fastapi.md",
    "README.md",
    "docs/plugins/writing-a-target.md",
  ],
  ["docs/guide/django.md", "docs/guide/nextjs.md", "docs/guide/nuxt.md", "docs/guide/sveltekit.md"],
];

/** Blocks that are not checked, by their beginning, with the reason. */
export const exceptions = [
  { page: "README.md", begins: "npm start", reason: "runs in a clone, where the suite examples runs it" },
  { page: "README.md", begins: "npm test", reason: "runs in a clone" },
  {
    page: "docs/guide/changing-a-backend.md",
    begins: "# .github",
    reason: "runs on GitHub",
  },
  {
    page: "docs/guide/python-functions.md",
    begins: "Unexpected error in",
    reason: "lines of a log, as test_log.py expects them",
  },
  {
    page: "docs/plugins/writing-a-target.md",
    begins: "const runtime = new URL",
    reason: "two lines of a target that emits code",
  },
  ...["// mizan.config.js", '{ "document"', "await createGenerator"].map((begins) => ({
    page: "docs/plugins/writing-a-target.md",
    begins,
    reason: "the test of the example does this: examples/plugin-markdown/__tests__/installed.test.ts",
  })),
];
