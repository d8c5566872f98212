import { env } from "$env/dynamic/private";
import { mizanProxy } from "$lib/api/sveltekit";

// The paths of the backend end in a slash.
export const trailingSlash = "ignore";

export const GET = mizanProxy({ baseUrl: `${env["BACKEND_URL"]}/api/mizan` });
export const POST = GET;
