import { framework } from "../src/framework.ts";
import vue from "../src/index.ts";
import { testGoldens } from "../../target-typescript/__tests__/framework-goldens.ts";

testGoldens({ framework, target: vue, tests: new URL("./", import.meta.url) }, "usage.ts");
