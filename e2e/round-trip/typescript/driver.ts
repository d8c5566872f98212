/** Reads values from standard input, sends each through the client, and prints what comes back as a line of JSON. */
import { text } from "node:stream/consumers";
import type { Kernel } from "@mizan/kernel";
import * as api from "./generated/index.ts";

interface Plan {
  readonly url: string;
  readonly calls: readonly { readonly function: string; readonly args: object }[];
}

type Typed = (kernel: Kernel, args: object) => Promise<unknown>;

const plan = JSON.parse(await text(process.stdin)) as Plan;
const kernel = api.createClient({ baseUrl: plan.url });
const functions = api as unknown as Readonly<Record<string, Typed>>;
for (const { function: name, args } of plan.calls) {
  const outcome = await functions[name.replace("_", "")]!(kernel, args).then(
    (value) => ({ value }),
    (error: unknown) => ({ error: String(error) }),
  );
  console.log(JSON.stringify(outcome));
}
