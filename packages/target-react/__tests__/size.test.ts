import { framework } from "../src/framework.ts";
import react from "../src/index.ts";
import { testSizes } from "../../target-typescript/__tests__/framework-sizes.ts";

testSizes(
  {
    framework,
    target: react,
    tests: new URL("./", import.meta.url),
    external: ["react", "react/jsx-runtime"],
    provider: "MizanContext",
  },
  { layer: 7_080, client: 1_450, form: 4_080 },
);
