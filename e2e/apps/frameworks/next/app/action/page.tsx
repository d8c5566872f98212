import { connection } from "next/server";
import type { ReactNode } from "react";
import { increment } from "@/api";
import { client } from "@/server-mizan";

async function count(): Promise<void> {
  "use server";
  await increment(await client(), { key: "action" });
}

/** A form that works without scripts: the server calls the function. */
export default async function Page(): Promise<ReactNode> {
  await connection();
  return (
    <form action={count}>
      <button>Count</button>
    </form>
  );
}
