import * as module from "node:module";

// Halves the start where Node has it (22.8 and newer).
(module as { enableCompileCache?: () => void }).enableCompileCache?.();

void import("./main.ts").then(({ main }) => main(process.argv));
