import { Suspense, type ReactNode } from "react";
import { fetchGlobalContext, fetchSlowContext } from "@/api";
import { MizanState } from "@/server-mizan";
import { Slow } from "./slow";

export default function Page(): ReactNode {
  return (
    <MizanState load={(client) => fetchGlobalContext(client)}>
      <Suspense fallback={<p>Loading…</p>}>
        <MizanState load={(client) => fetchSlowContext(client, { key: "streamed", delay_ms: 500 })}>
          <Slow />
        </MizanState>
      </Suspense>
    </MizanState>
  );
}
