import { createHash } from "node:crypto";

/**
 * SHA-256 of a file's text, in hex. Line ends count as `\n`, so that a checkout which turned them into
 * `\r\n` does not make every file look edited.
 */
export function digest(contents: string | Uint8Array): string {
  const text = typeof contents === "string" ? contents : Buffer.from(contents).toString("utf8");
  return createHash("sha256")
    .update(text.includes("\r") ? text.replaceAll("\r\n", "\n") : text)
    .digest("hex");
}
