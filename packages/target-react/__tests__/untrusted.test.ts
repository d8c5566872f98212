import { framework } from "../src/framework.ts";
import react from "../src/index.ts";
import { testUntrusted } from "../../target-typescript/__tests__/framework-untrusted.ts";

testUntrusted({ framework, target: react, tests: new URL("./", import.meta.url) });
