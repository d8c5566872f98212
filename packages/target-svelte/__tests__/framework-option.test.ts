import { testFrameworkOption } from "../../target-typescript/__tests__/framework-option.ts";
import svelte from "../src/index.ts";

testFrameworkOption(svelte, {
  plugin: "mizan:target-svelte",
  framework: "sveltekit",
  own: ["sveltekit.ts", "sveltekit-state.svelte.ts"],
});
