import { fetchCounterContext } from "$lib/api";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, params }) => {
  await fetchCounterContext(locals.mizan, { key: params.name });
  return { mizan: locals.mizan.dehydrate() };
};
