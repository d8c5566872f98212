// The strictest rules that an application may have. Clients and pages are linted with them, from their directory.
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import typescript from "typescript-eslint";
import mizan from "../dist/eslint.js";

const parserOptions = {
  projectService: true,
  extraFileExtensions: [".svelte"],
  tsconfigRootDir: process.cwd(),
};

export default typescript.config(
  {
    files: ["**/*.{ts,svelte}"],
    extends: [js.configs.recommended, typescript.configs.strictTypeChecked],
    languageOptions: { parserOptions, globals: globals.browser },
    // Reports every comment that disables a rule: where the rule is off, `eslint --fix` would delete the comment.
    linterOptions: { noInlineConfig: true },
  },
  ...svelte.configs.recommended,
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { ...parserOptions, parser: typescript.parser } },
    rules: { "prefer-const": "off" },
  },
  mizan.configs.recommended,
);
