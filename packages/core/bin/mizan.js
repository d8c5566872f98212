#!/usr/bin/env node
// Committed, so that `npm install` in this repository can link it before anything is built.
import module from "node:module";

// Node has it from 22.8 on. What is imported statically would be compiled before this line runs.
module.enableCompileCache?.();

void import("../dist/cli.js").then(({ main }) => main(process.argv));
