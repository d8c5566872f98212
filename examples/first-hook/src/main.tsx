import { createRoot } from "react-dom/client";
import { GreetingContext, MizanContext, useGreet, useGreeting } from "./api";

// #region hook
function Hello({ name }: { name: string }) {
  const greeting = useGreeting();
  const greet = useGreet();
  if (!greeting) return <p>Loading…</p>;
  return (
    <button disabled={greet.isPending} onClick={() => greet.mutate({ name })}>
      {greeting.text} ({greeting.times})
    </button>
  );
}
// #endregion

createRoot(document.getElementById("root")!).render(
  <MizanContext>
    <GreetingContext name="world">
      <Hello name="world" />
    </GreetingContext>
    <GreetingContext name="moon">
      <Hello name="moon" />
    </GreetingContext>
  </MizanContext>,
);
