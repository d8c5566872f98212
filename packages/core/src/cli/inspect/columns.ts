/** Rows of text with their columns aligned. */
export function columns(rows: readonly (readonly string[])[], indent: string): string {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, index) => Math.max(cell.length, widest[index] ?? 0)),
    [],
  );
  return rows
    .map((row) => (indent + row.map((cell, index) => cell.padEnd(widths[index]!)).join("  ")).trimEnd())
    .join("\n");
}
