import { lazy, Suspense, useState, type ReactNode } from "react";
import { useCounterValue } from "#api";

const Detail = lazy(() => import("./lazy-detail"));

/** Two routes that show the same context. The code of the second is loaded when it is opened. */
export function Lazy(): ReactNode {
  const [isDetail, setDetail] = useState(false);
  return (
    <>
      <button onClick={() => setDetail(!isDetail)}>Other route</button>
      <Suspense>{isDetail ? <Detail /> : <Overview />}</Suspense>
    </>
  );
}

function Overview(): ReactNode {
  const value = useCounterValue({ _key: "a" });
  return <output aria-label="Overview">{value?.value}</output>;
}
