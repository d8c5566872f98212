"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useCounterContext, useCurrentUser, useIncrement } from "@/api";

export function Counter({ name }: { name: string }): ReactNode {
  const user = useCurrentUser();
  const { data } = useCounterContext({ _key: name });
  const increment = useIncrement();
  return (
    <main>
      <output aria-label="User">{user?.username ?? "anonymous"}</output>
      <output aria-label="Key">{data?.counter_value.key}</output>
      <output aria-label="Value">{data?.counter_value.value}</output>
      <button onClick={() => increment.mutate({ key: name })}>Increment</button>
      <Link href={`/counter/${name}-next`} prefetch={false}>
        Next counter
      </Link>
      <Link href="/streamed" prefetch={false}>
        Streamed
      </Link>
    </main>
  );
}
