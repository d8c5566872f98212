"use client";

import type { ReactNode } from "react";
import { useCurrentUser, useSlowContext } from "@/api";

export function Slow(): ReactNode {
  const user = useCurrentUser();
  const { data } = useSlowContext({ _key: "streamed", delayMs: 500 });
  return (
    <>
      <output aria-label="User">{user?.username ?? "anonymous"}</output>
      <output aria-label="Serial">{data?.slow_value.serial ?? "none"}</output>
    </>
  );
}
