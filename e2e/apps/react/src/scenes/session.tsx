import { useState, type ReactNode } from "react";
import { useEcho, useGlobalContext } from "#api";

/** Signs in and out without the client, as another tab would. */
export function Session(): ReactNode {
  const { data } = useGlobalContext();
  const echo = useEcho();
  const [text, setText] = useState("");
  return (
    <>
      <output aria-label="User">{data ? (data.current_user?.username ?? "anonymous") : "unknown"}</output>
      <input aria-label="Text" value={text} onChange={(event) => setText(event.target.value)} />
      <button onClick={() => echo.mutate({ text })}>Echo</button>
      <output aria-label="Echo">{echo.data}</output>
    </>
  );
}
