import { emitFiles } from "./emit-files.ts";
import { tracker } from "./ir/tracker.ts";
import { mkdirSync, writeFileSync } from "node:fs";
test("x", async () => {
  mkdirSync("/tmp/g1",{recursive:true});
  for (const [k,v] of Object.entries(await emitFiles(tracker))) writeFileSync("/tmp/g1/"+k,v);
});
