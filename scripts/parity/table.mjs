/**
 * One row for each probe and one column for each client, with a mark for each backend.
 *
 * @param {string[]} probes
 * @param {{ client: string[], marks: Map<string, string> }[]} columns the marks are by the name of the probe
 */
export function table(probes, columns, backends) {
  const first = Math.max(...probes.map((name) => name.length));
  const heights = columns.map(({ client }) => client.length);
  const heads = Array.from({ length: Math.max(...heights) }, (_, line) =>
    columns.map(({ client }) => client[line] ?? ""),
  );
  const rows = probes.map((name) => columns.map(({ marks }) => marks.get(name) ?? ""));
  const widths = columns.map((_, at) => Math.max(...[...heads, ...rows].map((cells) => cells[at].length)));
  const line = (name, cells) =>
    [name.padEnd(first), ...cells.map((text, at) => text.padEnd(widths[at]))].join("  ").trimEnd();
  return [
    `Each cell: ${backends.join(", ")}`,
    ...heads.map((cells) => line("", cells)),
    ...rows.map((cells, at) => line(probes[at], cells)),
  ].join("\n");
}
