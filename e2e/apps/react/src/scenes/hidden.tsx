import { Activity, useState, type ReactNode } from "react";
import {
  globalContext,
  MizanContext,
  NoteContext,
  useCurrentUser,
  useMizan,
  useNote,
  useWriteNote,
} from "#api";

/** A page that is hidden, not unmounted, with a short gcTime. */
export function Hidden(): ReactNode {
  return (
    <MizanContext baseUrl="/api/mizan" gcTime={100}>
      <Switch />
    </MizanContext>
  );
}

// A constant, so that React renders it again only when something in it has changed, as with React Compiler.
const page = (
  <NoteContext>
    <Note />
  </NoteContext>
);

function Switch(): ReactNode {
  const { fetch } = useMizan();
  const user = useCurrentUser();
  const [isShown, setShown] = useState(true);
  return (
    <>
      <output aria-label="User">{user?.username ?? "anonymous"}</output>
      <button onClick={() => void fetch(globalContext)}>Who is it?</button>
      <button onClick={() => setShown(!isShown)}>{isShown ? "Hide" : "Show"}</button>
      {/* Not in the task of a click, whose effects React runs before it paints. */}
      <button onClick={() => setTimeout(() => setShown(true))}>Show later</button>
      <Activity mode={isShown ? "visible" : "hidden"}>{page}</Activity>
    </>
  );
}

function Note(): ReactNode {
  const note = useNote();
  const { mutate, data } = useWriteNote();
  return (
    <>
      <output aria-label="Note">{note ?? "none yet"}</output>
      <button onClick={() => mutate({ text: `second ${note}` })}>Write</button>
      <output aria-label="Written">{data}</output>
    </>
  );
}
