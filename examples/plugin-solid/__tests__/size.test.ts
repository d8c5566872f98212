import { framework } from "../src/framework.ts";
import solid from "../src/index.ts";
import { testSizes } from "../../../packages/target-typescript/__tests__/framework-sizes.ts";

testSizes(
  {
    framework,
    target: solid,
    tests: new URL("./", import.meta.url),
    external: ["solid-js"],
    provider: "MizanProvider",
  },
  { layer: 6_920, client: 1_350, form: 4_010 },
);
