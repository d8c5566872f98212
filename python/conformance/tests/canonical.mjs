/** Answers each line of JSON on standard input with the kernel's canonical query of it, as a line of JSON. */
import { createInterface } from "node:readline";
import { canonicalQuery } from "@mizan/kernel";

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(canonicalQuery(JSON.parse(line))));
}
