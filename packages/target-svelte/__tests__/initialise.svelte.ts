import { flushSync, mount, unmount } from "svelte";
import Setup from "./pages/setup.svelte";

/** Mounts a component for each function, which is called while the component is initialised. The first is outermost. */
export function initialise(...setups: (() => void)[]): () => void {
  const mounted: object = flushSync(() =>
    mount(Setup, { target: document.createElement("div"), props: { setups } }),
  );
  return () => flushSync(() => void unmount(mounted));
}

/** Every value that an effect of the component sees. */
export function seen<Value>(read: () => Value): readonly Value[] {
  const values: Value[] = [];
  $effect.pre(() => void values.push(read()));
  return values;
}
