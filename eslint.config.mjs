import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import reactHooks from "eslint-plugin-react-hooks";
import regexp from "eslint-plugin-regexp";
import svelte from "eslint-plugin-svelte";
import vue from "eslint-plugin-vue";
import globals from "globals";
import typescript from "typescript-eslint";

/** Who may import whom: core knows no plugin, a plugin no other's internals, the kernel nothing at all. */
const FRAMEWORKS = ["react", "react-dom", "solid-js", "vue", "svelte"].flatMap((name) => [name, `${name}/*`]);
const INTERNALS = {
  group: [
    "@mizan/*/src/**",
    "@mizan/*/dist/**",
    "@mizan/*/templates/**",
    "../../*/src/**",
    // its own source, from a directory of its tests
    "!../../../src/**",
    "../../../packages/**",
  ],
  message: "Import a package's public entry points, never its files.",
};
const PLUGINS = {
  group: ["@mizan/source-*", "@mizan/target-*"],
  message: "Core never imports a plugin.",
};
const boundary = (...patterns) => ({
  "@typescript-eslint/no-restricted-imports": ["error", { patterns: [INTERNALS, ...patterns] }],
});

/** Besides text and numbers: code is what templates are made of. */
const PRINTABLE = [
  { from: "package", package: "@mizan/core", name: "Code" },
  { from: "file", name: "Code" },
  { from: "lib", name: ["Error", "URL", "URLSearchParams"] },
];

export default typescript.config(
  {
    ignores: [
      "**/dist/",
      "**/node_modules/",
      "**/src/api/",
      "**/generated/",
      ".venv/",
      ".nx/",
      "target/",
      "**/coverage/",
      "bench/peers/",
      "bench/results/",
      "bench/output/",
      // their types are installed by their own suite only, which checks these files
      "e2e/apps/frameworks/",
      "packages/target-react/src/runtime/next-server.tsx",
      "packages/target-vue/src/runtime/nuxt.ts",
      "packages/target-svelte/src/runtime/sveltekit.ts",
      // compiled with clients that a test generates
      "examples/plugin-solid/__tests__/__golden__/usage.tsx",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["**/__tests__/**/*.mjs"],
    languageOptions: { globals: globals.jest },
  },
  {
    files: ["**/*.{ts,tsx}", "{e2e/apps,examples}/*/src/**/*.{vue,svelte}"],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        extraFileExtensions: [".vue", ".svelte"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allow: PRINTABLE }],
      // a `default` does not hide a case that is missing
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      // React calls a handler and ignores what it returns
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/prefer-promise-reject-errors": ["error", { allowThrowingUnknown: true }],
      // process.env["NAME"]: what an index signature allows is not known to exist
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      // plugins, configs and documents are typed here, but arrive from elsewhere
      "@typescript-eslint/no-unnecessary-condition": "off",
      // interfaces are implemented by plain objects, which may be taken apart
      "@typescript-eslint/unbound-method": "off",
      // a silent logger and a catch that ignores say so with an empty body
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      // noUncheckedIndexedAccess asks for them where the index is known to exist
      "@typescript-eslint/no-non-null-assertion": "off",
      ...boundary(),
    },
  },
  {
    files: ["packages/core/src/**/*.ts"],
    rules: boundary(PLUGINS, { group: ["@mizan/kernel", ...FRAMEWORKS], message: "Core knows no client." }),
  },
  {
    files: ["packages/kernel/src/**/*.ts"],
    rules: {
      ...boundary({ regex: "^[^.]", message: "The kernel imports nothing but its own files." }),
      "no-restricted-syntax": [
        "error",
        { selector: "StaticBlock", message: "Babel's preset for React Native rejects static blocks." },
      ],
    },
  },
  {
    files: ["{packages/{source,target}-*,examples/plugin-*}/src/**/*.ts"],
    // copied into clients, where it runs
    ignores: ["{packages/target-*,examples/plugin-*}/src/runtime/**"],
    rules: boundary({
      group: FRAMEWORKS,
      message: "A plugin writes code for a framework; it never runs one.",
    }),
  },
  {
    // these search documents, configs and what Python prints, which others write: every search must be linear
    files: ["packages/{core,source-*,target-*}/src/**/*.ts", "examples/plugin-*/src/**/*.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
  {
    files: ["**/__tests__/**", "**/*.test.{ts,tsx}"],
    rules: {
      // documents under test are untyped JSON on purpose
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      // the hook that is generated for a deprecated function uses it
      "@typescript-eslint/no-deprecated": "off",
    },
  },
  {
    // a client whose document has types named Record and Partial uses index signatures and mapped types instead
    files: ["**/__golden__/**"],
    rules: { "@typescript-eslint/consistent-indexed-object-style": "off" },
  },
  {
    // these run the kernel's scenarios, which are not published
    files: ["examples/plugin-*/__tests__/**"],
    rules: { "@typescript-eslint/no-restricted-imports": "off" },
  },
  {
    // TypeScript's own program does not know what a .vue file exports
    files: ["{examples/*-vue/src,e2e/apps/vue*}/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
  {
    files: ["examples/*/src/**/*.tsx", "e2e/**/*.tsx", "packages/target-react/src/runtime/**"],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ["{e2e/apps,examples}/*/src/**/*.vue"],
    extends: [vue.configs["flat/recommended"]],
    languageOptions: { globals: globals.browser, parserOptions: { parser: typescript.parser } },
    rules: { "vue/multi-word-component-names": "off" },
  },
  {
    files: ["{e2e/apps,examples}/*/src/**/*.svelte"],
    extends: [svelte.configs.recommended],
    languageOptions: { globals: globals.browser, parserOptions: { parser: typescript.parser } },
    // some of the props are written to
    rules: { "prefer-const": "off" },
  },
  prettier,
);
