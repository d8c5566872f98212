import { fetchSlowContext } from "$lib/api";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) => {
  const read = fetchSlowContext(locals.mizan, { key: "streamed", delay_ms: 500 });
  return { later: read.then(() => locals.mizan.dehydrate()) };
};
