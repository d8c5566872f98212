import type { ReactNode } from "react";
import { fetchCounterContext, fetchGlobalContext } from "@/api";
import { MizanState } from "@/server-mizan";
import { Counter } from "./counter";

export default async function Page({ params }: PageProps<"/counter/[name]">): Promise<ReactNode> {
  const { name } = await params;
  return (
    <MizanState
      load={(client) => Promise.all([fetchGlobalContext(client), fetchCounterContext(client, { key: name })])}
    >
      <Counter name={name} />
    </MizanState>
  );
}
