import { type ReactNode, type SubmitEvent, useRef, useState } from "react";
import { parcelSubmit, useMizan, useParcelsContext } from "#api";
import { ended, parcelIn } from "../../../parcel";

/** A form whose files are sent to a function. */
export function Upload(): ReactNode {
  const { call } = useMizan();
  const { data } = useParcelsContext();
  const [shown, setShown] = useState("");
  const sending = useRef<AbortController>(null);
  async function send(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    setShown("…");
    sending.current = new AbortController();
    const { signal } = sending.current;
    setShown(await ended(call(parcelSubmit, parcelIn(event.currentTarget), { signal })));
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <input aria-label="Label" name="label" />
      <input aria-label="Letter" name="letter" type="file" />
      <input aria-label="Photos" name="photos" type="file" multiple />
      <button>Send</button>
      <button type="button" onClick={() => sending.current?.abort()}>
        Abort
      </button>
      <output aria-label="Parcel">{shown}</output>
      <output aria-label="Parcels">{data?.parcel_labels.join(", ")}</output>
    </form>
  );
}
