import { Component, Suspense, useState, useTransition, type PropsWithChildren, type ReactNode } from "react";
import { MizanContext, SlowContext, useMizan, useSuspenseSlowValue } from "#api";

/** Suspending hooks; with `gcTime` in the URL, on a client that collects data after that time. */
export function SuspenseScene(): ReactNode {
  const gcTime = new URLSearchParams(location.search).get("gcTime");
  if (gcTime === null) return <Page />;
  return (
    <MizanContext baseUrl="/api/mizan" gcTime={Number(gcTime)}>
      <Page />
    </MizanContext>
  );
}

/** Another key in a transition, an error, and a visit that mounts everything anew. */
function Page(): ReactNode {
  const { kernel } = useMizan();
  const [visit, setVisit] = useState(1);
  const [name, setName] = useState("a");
  const [isPending, startTransition] = useTransition();
  const delay = name === "a" ? 0 : 400;
  return (
    <>
      <button onClick={() => startTransition(() => setName("b"))}>Show b</button>
      <button onClick={() => setVisit(visit + 1)}>Visit again</button>
      <button onClick={() => kernel.invalidate("slow")}>Invalidate</button>
      <output aria-label="Transition">{isPending ? "under way" : "none"}</output>
      <Boundary key={visit}>
        <Suspense fallback={<p>Waiting…</p>}>
          <SlowContext _key={name} delayMs={delay}>
            <Value />
          </SlowContext>
        </Suspense>
      </Boundary>
    </>
  );
}

function Value(): ReactNode {
  const { key, serial } = useSuspenseSlowValue();
  return <output aria-label="Value">{`${key} ${serial}`}</output>;
}

class Boundary extends Component<PropsWithChildren, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  reset = (): void => this.setState({ error: null });

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <p role="alert">
        {error.message} <button onClick={this.reset}>Try again</button>
      </p>
    );
  }
}
