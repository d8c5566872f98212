/** A longer cell stands on a line of its own, so that it does not push all others to the right. */
const WIDEST = 64;

/** Rows of text with their columns aligned. */
export function columns(rows: readonly (readonly string[])[], indent: string): string {
  const widths: number[] = [];
  for (const cell of rows.flatMap((row) => row.map((text, column) => ({ text, column })))) {
    const width = cell.text.length > WIDEST ? 0 : cell.text.length;
    widths[cell.column] = Math.max(widths[cell.column] ?? 0, width);
  }
  return rows.map((row) => line(row, widths, indent)).join("\n");
}

function line(row: readonly string[], widths: readonly number[], indent: string): string {
  const filled = row.slice(0, row.findLastIndex((cell) => cell !== "") + 1);
  let column = indent.length;
  let text = indent;
  for (const [index, cell] of filled.entries()) {
    const width = widths[index]!;
    const breaks = cell.length > width && index < filled.length - 1;
    text += breaks ? `${cell}\n${" ".repeat(column + width)}  ` : `${cell.padEnd(width)}  `;
    column += width + 2;
  }
  return text.trimEnd();
}
