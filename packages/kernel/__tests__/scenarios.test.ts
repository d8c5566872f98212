import { scenarios } from "../src/scenarios/index.ts";
import { bareKernel } from "./scenario-driver.ts";

test.each(scenarios)("$name", ({ run }) => run(bareKernel));
