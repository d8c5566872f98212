import react from "@mizan/target-react";
import { harnessClient } from "../harness.mjs";

export default harnessClient(react({ outDir: "api", framework: "next" }));
