import { Component, Suspense, useState, useTransition, type PropsWithChildren, type ReactNode } from "react";
import { SlowContext, slowContext, useMizan, useSuspenseSlowValue } from "../api";

/** Suspending hooks: another key in a transition, an error that is retried. */
export function SuspenseScene(): ReactNode {
  const { fetch } = useMizan();
  const [name, setName] = useState("a");
  const [isPending, startTransition] = useTransition();
  const delay = name === "a" ? 0 : 400;
  return (
    <>
      <button onClick={() => startTransition(() => setName("b"))}>Show b</button>
      <output aria-label="Transition">{isPending ? "under way" : "none"}</output>
      <Boundary onRetry={() => void fetch(slowContext, { key: name, delay_ms: delay })}>
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

interface BoundaryProps {
  /** Fetches the failed context again before it is shown again. */
  onRetry: () => void;
}

class Boundary extends Component<PropsWithChildren<BoundaryProps>, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  retry = (): void => {
    this.props.onRetry();
    this.setState({ error: null });
  };

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <p role="alert">
        {error.message} <button onClick={this.retry}>Try again</button>
      </p>
    );
  }
}
