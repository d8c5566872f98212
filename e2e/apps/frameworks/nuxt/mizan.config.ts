import vue from "@mizan/target-vue";
import { harnessClient } from "../harness.mjs";

export default harnessClient(vue({ outDir: "app/api", framework: "nuxt" }));
