/** Passes the browser's requests to the backend. */
export default defineEventHandler((event) =>
  proxyRequest(event, useRuntimeConfig(event).backendUrl + event.path),
);
