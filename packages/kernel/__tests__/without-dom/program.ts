// Compiled, never run: a script that sends a file.
import { createKernel } from "@mizan/kernel";
import { multipart } from "@mizan/kernel/forms";

const args = { values: { attachment: new Blob(["hello"]) } };
const kernel = createKernel({ baseUrl: "https://example.org/api/mizan", credentials: "omit" });

export const sent: Promise<number> = kernel.call("attach", args, { encode: multipart(args) });
