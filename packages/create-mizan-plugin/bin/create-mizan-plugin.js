#!/usr/bin/env node
// Committed, so that `npm install` in this repository can link it before anything is built.
void import("../dist/index.js").then(async ({ main }) => {
  process.exitCode = await main(process.argv.slice(2));
});
