import { createClient } from "@/api/client";
import { serverMizan } from "@/api/next-server";

export const { client, MizanState } = serverMizan(createClient, {
  baseUrl: `${process.env["BACKEND_URL"]}/api/mizan`,
});
