// The strictest rules that a page may have. A client and a page are linted with them, from their directory.
import js from "@eslint/js";
import vue from "eslint-plugin-vue";
import globals from "globals";
import typescript from "typescript-eslint";

export default typescript.config(
  {
    files: ["**/*.{ts,vue}"],
    extends: [js.configs.recommended, typescript.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        extraFileExtensions: [".vue"],
        tsconfigRootDir: process.cwd(),
      },
    },
    // Reports every comment that disables a rule: where the rule is off, `eslint --fix` would delete the comment.
    linterOptions: { noInlineConfig: true },
  },
  ...vue.configs["flat/recommended"],
  {
    files: ["**/*.vue"],
    languageOptions: { globals: globals.browser, parserOptions: { parser: typescript.parser } },
  },
);
