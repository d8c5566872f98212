import vue from "@mizan/target-vue";
import { clientOfHarness } from "../harness.mjs";

export default clientOfHarness(vue);
