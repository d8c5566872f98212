"use client";

import { useState, type ReactNode } from "react";
import { useKernel } from "./runtime.tsx";

export interface HydratedStateProps {
  /** What `dehydrate()` of the server's client returned. */
  readonly state: string;
  readonly children?: ReactNode;
}

/**
 * Hands the data of the server to the client of `<MizanContext>`, before `children` are rendered. A navigation renders it
 * again, with what the server has read for the next page. Data that the client has read since then is kept.
 */
export function HydratedState({ state, children }: HydratedStateProps): ReactNode {
  const kernel = useKernel();
  const [hydrated, remember] = useState<string>();
  // While rendering: before an effect runs, the children have asked the backend for the data.
  if (state !== hydrated) {
    kernel.hydrate(state);
    remember(state);
  }
  return children;
}
