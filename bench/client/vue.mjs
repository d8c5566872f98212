/** Vue clients as an application's author writes them: one composable for each function. */

const tanstack = ({ name, hook, isRead, group }) => {
  if (isRead)
    return `export const ${hook} = (ownerId) =>
  useQuery({
    queryKey: ["${group}", ownerId, "${name}"],
    queryFn: ({ signal }) => read("${name}", { owner_id: toValue(ownerId) }, signal),
  });`;
  if (!group)
    return `export const ${hook} = () => useMutation({ mutationFn: (args) => send("${name}", args) });`;
  return `export const ${hook} = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (args) => send("${name}", args),
    onSuccess: (_result, { owner_id }) => client.invalidateQueries({ queryKey: ["${group}", owner_id] }),
  });
};`;
};

const vueQuery = {
  name: "vue-query",
  revalidates: true,
  source: (functions, http) => `
import { toValue } from "vue";
import { useMutation, useQuery, useQueryClient, VueQueryPlugin } from "@tanstack/vue-query";
import { read, send } from ${http};
export { VueQueryPlugin };
${functions.map(tanstack).join("\n")}`,
};

const coladaHook = ({ name, hook, isRead, group }) => {
  if (isRead)
    return `export const ${hook} = (ownerId) =>
  useQuery({
    key: () => ["${group}", toValue(ownerId), "${name}"],
    query: ({ signal }) => read("${name}", { owner_id: toValue(ownerId) }, signal),
  });`;
  if (!group)
    return `export const ${hook} = () => useMutation({ mutation: (args) => send("${name}", args) });`;
  return `export const ${hook} = () => {
  const cache = useQueryCache();
  return useMutation({
    mutation: (args) => send("${name}", args),
    onSuccess: (_result, { owner_id }) => cache.invalidateQueries({ key: ["${group}", owner_id] }),
  });
};`;
};

const colada = (name, external) => ({
  name,
  external,
  revalidates: true,
  source: (functions, http) => `
import { toValue } from "vue";
import { PiniaColada, useMutation, useQuery, useQueryCache } from "@pinia/colada";
import { createPinia } from "pinia";
import { read, send } from ${http};
export { createPinia, PiniaColada };
${functions.map(coladaHook).join("\n")}`,
});

export const vue = {
  name: "Vue",
  external: ["vue"],
  target: "target-vue",
  provider: "createMizan",
  peers: [vueQuery, colada("Pinia Colada, Pinia external", ["pinia"]), colada("Pinia Colada", [])],
};
