import { mount, unmount } from "svelte";
import type { CountedPages } from "../../target-typescript/__tests__/counted-renders.ts";
import Counted from "./pages/counted.svelte";

const show: CountedPages["showParts"] = (kernel, target, rendered, functions) => {
  const shown = mount(Counted, { target, props: { kernel, functions, rendered } });
  return () => unmount(shown);
};

export const countedPages: CountedPages = {
  showRows: (kernel, root, rendered) => show(kernel, root, rendered, []),
  showParts: show,
};
