// The strictest rules that a page may have. A client is linted with them, from the client's directory.
import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import typescript from "typescript-eslint";

export default typescript.config({
  files: ["**/*.{ts,tsx}"],
  extends: [
    js.configs.recommended,
    typescript.configs.strictTypeChecked,
    reactHooks.configs.flat["recommended-latest"],
  ],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
  // Reports every comment that disables a rule: where the rule is off, `eslint --fix` would delete the comment.
  linterOptions: { noInlineConfig: true },
});
