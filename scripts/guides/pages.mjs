/**
 * The pages that are performed. Lanes run side by side, the pages of a lane one after another, since a page may
 * continue another and change its files.
 */
export const LANES = [
  ["docs/guide/first-hook.md", "docs/guide/fastapi.md"],
  ["README.md", "docs/guide/django.md"],
];

/** Blocks that are not checked, with the reason. */
export const exceptions = [
  { page: "README.md", begins: "npm start", reason: "runs in a clone, where the suite examples runs it" },
  { page: "README.md", begins: "npm test", reason: "runs in a clone" },
];
