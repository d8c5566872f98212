const SECTIONS = ["head", "bodyPrepend", "body", "bodyAppend"] as const;

/** Lets only the page's own scripts run. */
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook("render:html", (html, { event }) => {
    const nonce = crypto.randomUUID();
    for (const section of SECTIONS) {
      html[section] = html[section].map((part) =>
        part.replace(/<script(?=[\s>])/g, `<script nonce="${nonce}"`),
      );
    }
    setResponseHeader(event, "Content-Security-Policy", `script-src 'nonce-${nonce}' 'strict-dynamic'`);
  });
});
