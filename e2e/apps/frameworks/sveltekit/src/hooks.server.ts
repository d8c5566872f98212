import { env } from "$env/dynamic/private";
import { createClient } from "$lib/api";
import { handleMizan } from "$lib/api/sveltekit";

export const handle = handleMizan(createClient, { baseUrl: `${env["BACKEND_URL"]}/api/mizan` });
