export { main, type Streams } from "./command.ts";
export { createPlugin, KINDS, type Kind, type NewPlugin } from "./create-plugin.ts";
