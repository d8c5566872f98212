/** node render-on-server.mjs <function of server-page.ts> <its argument, as JSON>: prints its result. */
import { importForServer } from "./bundle-svelte.mjs";

const [, , name, given] = process.argv;
const page = await importForServer("server-page.ts");
console.log(JSON.stringify(await page[name](JSON.parse(given))));
