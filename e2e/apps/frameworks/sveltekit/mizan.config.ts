import svelte from "@mizan/target-svelte";
import { harnessClient } from "../harness.mjs";

export default harnessClient(svelte({ outDir: "src/lib/api", framework: "sveltekit" }));
