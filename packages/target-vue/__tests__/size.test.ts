import { framework } from "../src/framework.ts";
import vue from "../src/index.ts";
import { testSizes } from "../../target-typescript/__tests__/framework-sizes.ts";

testSizes(
  {
    framework,
    target: vue,
    tests: new URL("./", import.meta.url),
    external: ["vue"],
    provider: "createMizan",
  },
  { layer: 7_540, client: 1_450, form: 4_360 },
);
