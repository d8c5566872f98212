import { rm } from "node:fs/promises";
import { trackerDatabase } from "./servers.ts";

export default async function removeDatabase(): Promise<void> {
  for (const suffix of ["", "-wal", "-shm"]) await rm(trackerDatabase + suffix, { force: true });
}
