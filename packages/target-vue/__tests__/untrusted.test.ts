import { framework } from "../src/framework.ts";
import vue from "../src/index.ts";
import { testUntrusted } from "../../target-typescript/__tests__/framework-untrusted.ts";

testUntrusted({ framework, target: vue, tests: new URL("./", import.meta.url) });
