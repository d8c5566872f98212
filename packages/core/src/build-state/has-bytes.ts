import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const PIECE_BYTES = 65_536;

/**
 * Whether a file holds exactly these bytes. It is read piece by piece, since memory for all of it would cost more
 * than the comparison.
 * @throws a system error when the file cannot be read.
 */
export function hasBytes(file: string, bytes: Uint8Array): boolean {
  const descriptor = openSync(file, "r");
  try {
    if (fstatSync(descriptor).size !== bytes.byteLength) return false;
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    for (let start = 0; start < bytes.byteLength;) {
      const length = readSync(descriptor, piece);
      const end = start + length;
      if (length === 0 || end > bytes.byteLength) return false;
      if (piece.compare(bytes, start, end, 0, length) !== 0) return false;
      start = end;
    }
    return true;
  } finally {
    closeSync(descriptor);
  }
}
