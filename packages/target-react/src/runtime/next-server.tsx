import { cache, type ReactNode } from "react";
import { parseSetCookie } from "cookie";
import { cookies, headers } from "next/headers";
import type { Kernel, KernelConfig } from "@mizan/kernel";
import { forwardRequest, type ForwardOptions } from "@mizan/kernel/server";
import { HydratedState } from "./next-state.tsx";

export interface MizanStateProps {
  /** Reads what `children` show: `(client) => fetchProjectContext(client, { project_id })`. */
  readonly load: (client: Kernel) => Promise<unknown>;
  readonly children?: ReactNode;
}

export interface ServerMizan {
  /** The client of the current request, for server components, server actions and route handlers. */
  readonly client: () => Promise<Kernel>;
  /** Loads data on the server, before its children are rendered there. In a `<Suspense>` it is streamed. */
  readonly MizanState: (props: MizanStateProps) => Promise<ReactNode>;
}

/**
 * Joins server components to the backend, on behalf of the user whose request is being answered.
 * @param create `createClient` of this directory
 */
export function serverMizan(create: (config: KernelConfig) => Kernel, options: ForwardOptions): ServerMizan {
  const client = cache(async () => {
    const incoming = await headers();
    return create(forwardRequest({ header: (name) => incoming.get(name), setCookie }, options));
  });
  async function MizanState({ load, children }: MizanStateProps): Promise<ReactNode> {
    const kernel = await client();
    await load(kernel);
    return <HydratedState state={kernel.dehydrate()}>{children}</HydratedState>;
  }
  return { client, MizanState };
}

async function setCookie(header: string): Promise<void> {
  const { name, value = "", ...attributes } = parseSetCookie(header, { decode: (encoded) => encoded });
  const jar = await cookies();
  try {
    jar.set(name, value, attributes);
  } catch {
    // Next sets cookies in server actions and route handlers only, and throws while components are rendered.
  }
}
