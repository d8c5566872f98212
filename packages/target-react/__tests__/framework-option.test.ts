import { testFrameworkOption } from "../../target-typescript/__tests__/framework-option.ts";
import react from "../src/index.ts";

testFrameworkOption(react, {
  plugin: "mizan:target-react",
  framework: "next",
  own: ["next-server.tsx", "next-state.tsx"],
});
