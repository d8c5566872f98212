import { type Component, createApp, defineComponent, h } from "vue";
import type { Kernel } from "@mizan/kernel";
import type { CountedPages, Row as RowData } from "../../target-typescript/__tests__/counted-renders.ts";
import { provide, useContextData } from "./__golden__/world/context-runtime.ts";
import { createMizan } from "./__golden__/world/index.ts";

type Rendered = (name: string) => void;

const table = provide("TableContext", (kernel) => kernel.context<{ rows: RowData[] }>("table"), true);
const bundle = provide(
  "BundleContext",
  (kernel) => kernel.context<Record<string, { name: string }>>("bundle"),
  true,
);

const Row = defineComponent(
  (props: { row: RowData; rendered: Rendered }) => () => {
    props.rendered(props.row.name);
    return h("li", props.row.name);
  },
  { props: ["row", "rendered"] },
);

const Table = defineComponent(
  ({ rendered }: { rendered: Rendered }) => {
    const rows = useContextData(table, [], "rows");
    return () =>
      h(
        "ul",
        rows.value?.map((row) => h(Row, { key: row.id, row, rendered })),
      );
  },
  { props: ["rendered"] },
);

const Part = defineComponent(
  ({ fn, rendered }: { fn: string; rendered: Rendered }) => {
    const part = useContextData(bundle, [], fn);
    return () => {
      if (part.value) rendered(part.value.name);
      return h("li", part.value?.name);
    };
  },
  { props: ["fn", "rendered"] },
);

const show = (kernel: Kernel, root: Element, page: Component): (() => void) => {
  const app = createApp(page).use(createMizan({ kernel }));
  app.mount(root);
  return () => app.unmount();
};

export const countedPages: CountedPages = {
  showRows: (kernel, root, rendered) => show(kernel, root, () => h(Table, { rendered })),
  showParts: (kernel, root, rendered, functions) =>
    show(kernel, root, () => functions.map((fn) => h(Part, { fn, rendered }))),
};
