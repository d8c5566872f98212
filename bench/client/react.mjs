/** React clients as an application's author writes them: one hook for each function. */

const tanstack = ({ name, hook, isRead, group }) => {
  if (isRead)
    return `export const ${hook} = (ownerId) =>
  useQuery({
    queryKey: ["${group}", ownerId, "${name}"],
    queryFn: ({ signal }) => read("${name}", { owner_id: ownerId }, signal),
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

const reactQuery = {
  name: "react-query",
  revalidates: true,
  source: (functions, http) => `
import { QueryClient, QueryClientProvider, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { read, send } from ${http};
export { QueryClient, QueryClientProvider };
${functions.map(tanstack).join("\n")}`,
};

const swrHook = ({ name, hook, isRead, group }) => {
  if (isRead)
    return `export const ${hook} = (ownerId) =>
  useSWR(["${group}", ownerId, "${name}"], () => read("${name}", { owner_id: ownerId }));`;
  if (!group)
    return `export const ${hook} = () => useSWRMutation("${name}", (_key, { arg }) => send("${name}", arg));`;
  return `export const ${hook} = () => {
  const { mutate } = useSWRConfig();
  return useSWRMutation("${name}", async (_key, { arg }) => {
    const result = await send("${name}", arg);
    await mutate(([group, ownerId]) => group === "${group}" && ownerId === arg.owner_id);
    return result;
  });
};`;
};

const swr = {
  name: "swr",
  revalidates: true,
  source: (functions, http) => `
import useSWR, { SWRConfig, useSWRConfig } from "swr";
import useSWRMutation from "swr/mutation";
import { read, send } from ${http};
export { SWRConfig };
${functions.map(swrHook).join("\n")}`,
};

const FIELDS = "id uuid name note created price labels";

const urqlHook = ({ camelName, hook, isRead }) => {
  const field = isRead ? `(ownerId: $ownerId)` : `(input: $input)`;
  const type = hook.slice(3);
  const document = isRead
    ? `query ${type}($ownerId: Int!) { ${camelName}${field} { ${FIELDS} } }`
    : `mutation ${type}($input: ${type}Input!) { ${camelName}${field} { ${FIELDS} } }`;
  const use = isRead
    ? `(ownerId) => useQuery({ query: ${type}, variables: { ownerId } })`
    : `() => useMutation(${type})`;
  return `const ${type} = gql\`${document}\`;\nexport const ${hook} = ${use};`;
};

/** The document cache invalidates by the types that a mutation returns, so nothing is written for it. */
const urql = (name, revalidates, exchanges, imports) => ({
  name,
  revalidates,
  source: (functions) => `
import { cacheExchange, Client, fetchExchange, gql, Provider, useMutation, useQuery } from "urql";
${imports}
export { Provider };
const csrfToken = () => /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? "";
export const createClient = () =>
  new Client({
    url: "/graphql",
    exchanges: [${exchanges}],
    fetchOptions: () => ({ credentials: "include", headers: { "X-CSRFToken": csrfToken() } }),
  });
${functions.map(urqlHook).join("\n")}`,
});

const trpcHook = ({ camelName, hook, isRead, group }, reads) => {
  if (isRead)
    return `export const ${hook} = (ownerId) => useQuery(useTRPC().${group}.${camelName}.queryOptions({ ownerId }));`;
  if (!group) return `export const ${hook} = () => useMutation(useTRPC().${camelName}.mutationOptions());`;
  return `export const ${hook} = () => {
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMutation(
    trpc.${group}.${camelName}.mutationOptions({
      onSuccess: (_result, { ownerId }) =>
        Promise.all([
          ${reads.map((read) => `client.invalidateQueries(trpc.${group}.${read}.queryFilter({ ownerId })),`).join("\n          ")}
        ]),
    }),
  );
};`;
};

const trpc = {
  name: "tRPC with react-query",
  revalidates: true,
  source: (functions) => `
import { QueryClient, QueryClientProvider, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
export { QueryClient, QueryClientProvider };
export const { TRPCProvider, useTRPC } = createTRPCContext();
const csrfToken = () => /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? "";
export const createClient = () =>
  createTRPCClient({
    links: [
      httpBatchLink({
        url: "/trpc",
        headers: () => ({ "X-CSRFToken": csrfToken() }),
        fetch: (url, options) => fetch(url, { ...options, credentials: "include" }),
      }),
    ],
  });
${functions
  .map((each) =>
    trpcHook(
      each,
      functions
        .filter(({ isRead, group }) => isRead && group === each.group)
        .map(({ camelName }) => camelName),
    ),
  )
  .join("\n")}`,
};

export const react = {
  name: "React",
  external: ["react", "react/jsx-runtime", "react-dom"],
  target: "target-react",
  provider: "MizanContext",
  peers: [
    reactQuery,
    swr,
    urql("urql", false, "cacheExchange, fetchExchange", ""),
    urql(
      "urql, refocus and retry",
      true,
      "refocusExchange(), cacheExchange, retryExchange({}), fetchExchange",
      `import { refocusExchange } from "@urql/exchange-refocus";\nimport { retryExchange } from "@urql/exchange-retry";`,
    ),
    trpc,
  ],
};
