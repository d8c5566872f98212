import { testFrameworkOption } from "../../target-typescript/__tests__/framework-option.ts";
import vue from "../src/index.ts";

testFrameworkOption(vue, {
  plugin: "mizan:target-vue",
  framework: "nuxt",
  own: ["nuxt.ts"],
});
