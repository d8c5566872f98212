import { memo, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import type { Kernel } from "@mizan/kernel";
import type { CountedPages, Row as RowData } from "../../target-typescript/__tests__/counted-renders.ts";
import { provide, useContextData } from "./__golden__/world/context-runtime.tsx";
import { MizanContext } from "./__golden__/world/index.ts";

interface Rendered {
  readonly rendered: (name: string) => void;
}

const table = provide("TableContext", (kernel) => kernel.context<{ rows: RowData[] }>("table"), true);
const bundle = provide(
  "BundleContext",
  (kernel) => kernel.context<Record<string, { name: string }>>("bundle"),
  true,
);

const Row = memo(({ row, rendered }: Rendered & { readonly row: RowData }): ReactNode => {
  rendered(row.name);
  return <li>{row.name}</li>;
});
Row.displayName = "Row";

const Table = ({ rendered }: Rendered): ReactNode => (
  <ul>
    {useContextData(table, [], "rows")?.map((row) => (
      <Row key={row.id} row={row} rendered={rendered} />
    ))}
  </ul>
);

const Part = ({ fn, rendered }: Rendered & { readonly fn: string }): ReactNode => {
  const part = useContextData(bundle, [], fn);
  if (part) rendered(part.name);
  return <li>{part?.name}</li>;
};

const show = (kernel: Kernel, root: Element, page: ReactNode): (() => void) => {
  const shown = createRoot(root);
  shown.render(<MizanContext kernel={kernel}>{page}</MizanContext>);
  return () => shown.unmount();
};

export const countedPages: CountedPages = {
  showRows: (kernel, root, rendered) => show(kernel, root, <Table rendered={rendered} />),
  showParts: (kernel, root, rendered, functions) =>
    show(
      kernel,
      root,
      functions.map((fn) => <Part key={fn} fn={fn} rendered={rendered} />),
    ),
};
