import { untrack } from "svelte";
import { useMizan } from "./runtime.svelte.ts";

/**
 * Takes the data that a load has read on the server. A component whose load returns `{ mizan: locals.mizan.dehydrate() }`
 * calls it before the component reads contexts:
 *
 *     let { data } = $props();
 *     hydrateMizan(() => data.mizan);
 *
 * @param state what `dehydrate()` returned
 */
export function hydrateMizan(state: () => string | undefined): void {
  const { kernel } = useMizan();
  let hydrated: string | undefined;
  const hydrate = (given: string | undefined): void => {
    if (given === undefined || given === hydrated) return;
    hydrated = given;
    kernel.hydrate(given);
  };
  hydrate(untrack(state));
  $effect.pre(() => {
    const given = state();
    untrack(() => hydrate(given));
  });
}
