import { framework } from "../src/framework.ts";
import svelte from "../src/index.ts";
import { testGoldens } from "../../target-typescript/__tests__/framework-goldens.ts";

testGoldens({ framework, target: svelte, tests: new URL("./", import.meta.url) }, "usage.svelte.ts");
