/** Svelte clients as an application's author writes them: one function for each function of the backend. */

const tanstack = ({ name, hook, isRead, group }) => {
  if (isRead)
    return `export const ${hook} = (ownerId) =>
  createQuery(() => ({
    queryKey: ["${group}", ownerId(), "${name}"],
    queryFn: ({ signal }) => read("${name}", { owner_id: ownerId() }, signal),
  }));`;
  if (!group)
    return `export const ${hook} = () => createMutation(() => ({ mutationFn: (args) => send("${name}", args) }));`;
  return `export const ${hook} = () => {
  const client = useQueryClient();
  return createMutation(() => ({
    mutationFn: (args) => send("${name}", args),
    onSuccess: (_result, { owner_id }) => client.invalidateQueries({ queryKey: ["${group}", owner_id] }),
  }));
};`;
};

const svelteQuery = {
  name: "svelte-query",
  revalidates: true,
  source: (functions, http) => `
import { createMutation, createQuery, QueryClient, QueryClientProvider, useQueryClient } from "@tanstack/svelte-query";
import { read, send } from ${http};
export { QueryClient, QueryClientProvider };
${functions.map(tanstack).join("\n")}`,
};

export const svelte = {
  name: "Svelte",
  external: ["svelte", "svelte/*"],
  target: "target-svelte",
  provider: "setMizan",
  peers: [svelteQuery],
};
