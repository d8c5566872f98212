import svelte from "@mizan/target-svelte";
import { clientOfHarness } from "../harness.mjs";

export default clientOfHarness(svelte);
