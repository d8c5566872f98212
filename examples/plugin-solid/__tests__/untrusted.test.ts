import { framework } from "../src/framework.ts";
import solid from "../src/index.ts";
import { testUntrusted } from "../../../packages/target-typescript/__tests__/framework-untrusted.ts";

testUntrusted({ framework, target: solid, tests: new URL("./", import.meta.url) });
