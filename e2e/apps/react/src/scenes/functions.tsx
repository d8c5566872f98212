import { useState, type ReactNode } from "react";
import {
  useAdd,
  useBuggy,
  useEcho,
  useFindUser,
  useGlobalContext,
  useMultiply,
  useNotImplemented,
  usePermissionCheck,
  useStaffOnly,
  useSuperuserOnly,
  useVerifiedOnly,
  useWhoami,
} from "#api";
import { outcome } from "../../../observed";

/** A button for each function of the harness, and the result of the call. */
export function Functions(): ReactNode {
  const { data } = useGlobalContext();
  const [echo, add, multiply, findUser] = [useEcho(), useAdd(), useMultiply(), useFindUser()];
  const [whoami, staffOnly, superuserOnly] = [useWhoami(), useStaffOnly(), useSuperuserOnly()];
  const [verifiedOnly, permissionCheck] = [useVerifiedOnly(), usePermissionCheck()];
  const [notImplemented, buggy] = [useNotImplemented(), useBuggy()];
  return (
    <>
      <output aria-label="current_user">{data ? JSON.stringify(data.current_user) : ""}</output>
      <Probe name="echo" call={echo} send={() => echo.mutate({ text: "<b>hello</b> “world”" })} />
      <Probe name="add" call={add} send={() => add.mutate({ a: 2, b: 3 })} />
      <Probe name="multiply" call={multiply} send={() => multiply.mutate({ a: 1.5, b: 4 })} />
      <Probe name="multiply by default" call={multiply} send={() => multiply.mutate({ a: 1.5 })} />
      <Probe name="find alice" call={findUser} send={() => findUser.mutate({ username: "alice" })} />
      <Probe
        name="find an unknown user"
        call={findUser}
        send={() => findUser.mutate({ username: "unknown" })}
      />
      <Probe name="whoami" call={whoami} send={() => whoami.mutate()} />
      <Probe name="staff_only" call={staffOnly} send={() => staffOnly.mutate()} />
      <Probe name="superuser_only" call={superuserOnly} send={() => superuserOnly.mutate()} />
      <Probe name="verified_only" call={verifiedOnly} send={() => verifiedOnly.mutate()} />
      <Probe name="permission_check" call={permissionCheck} send={() => permissionCheck.mutate()} />
      <Probe name="not_implemented" call={notImplemented} send={() => notImplemented.mutate()} />
      <Probe name="buggy" call={buggy} send={() => buggy.mutate()} />
    </>
  );
}

interface ProbeProps {
  name: string;
  call: { data: unknown; error: Error | null; isPending: boolean };
  send: () => void;
}

function Probe({ name, call, send }: ProbeProps): ReactNode {
  const [isSent, setSent] = useState(false);
  function start(): void {
    setSent(true);
    send();
  }
  return (
    <p>
      <button onClick={start}>{name}</button>
      <output aria-label={name}>{isSent && (call.isPending ? "…" : outcome(call))}</output>
    </p>
  );
}
