import react from "@mizan/target-react";
import { clientOfHarness } from "../harness.mjs";

export default clientOfHarness(react);
