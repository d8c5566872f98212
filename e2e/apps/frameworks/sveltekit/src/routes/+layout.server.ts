import { fetchGlobalContext } from "$lib/api";
import type { LayoutServerLoad } from "./$types";

export const load: LayoutServerLoad = async ({ locals }) => {
  await fetchGlobalContext(locals.mizan);
  return { mizan: locals.mizan.dehydrate() };
};
