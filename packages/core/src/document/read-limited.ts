import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { documentTooLarge } from "../diagnostics/document.ts";

/** Reads bytes, and no further than the limit. @throws DiagnosticError when there are more. */
export async function readLimited(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  origin: string,
): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new DiagnosticError(documentTooLarge({ origin, maxBytes }));
    kept.push(chunk);
  }
  return Buffer.concat(kept);
}
