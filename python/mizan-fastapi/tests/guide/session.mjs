// region session
import { createKernel } from "@mizan/kernel";

/** The client of a page whose user signs in for a token. A React page imports `createClient` from the generated client. */
export function createSession({ baseUrl = "/api/mizan", fetch: send = fetch } = {}) {
  let token = null;
  let renewal = null;

  // For functions that need no token: an expired one would be refused.
  const anonymous = createKernel({ baseUrl, fetch: send, csrf: false });
  const kernel = createKernel({ baseUrl, fetch: sendWithToken, csrf: false });

  async function sendWithToken(path, init) {
    const used = token;
    const response = await sendAs(used, path, init);
    if (response.status !== 401 || used === null) return response;
    // Requests that are refused together wait for the same renewal.
    if (used === token) await (renewal ??= renew());
    return sendAs(token, path, init);
  }

  function sendAs(current, path, init) {
    const headers = current === null ? init.headers : { ...init.headers, Authorization: `Bearer ${current}` };
    return send(path, { ...init, headers });
  }

  /** After it, the token is null if the user has to sign in again. */
  async function renew() {
    try {
      token = await anonymous.call("renew");
    } catch (error) {
      // Without a connection the user is still signed in.
      if (error.code !== "UNAUTHORIZED") throw error;
      token = null;
    } finally {
      renewal = null;
    }
  }

  return {
    kernel,
    /** Before the page is shown: continues the session of an earlier visit. */
    start: renew,
    /** Rejects with the code UNAUTHORIZED. */
    async signIn(name, password) {
      token = await anonymous.call("sign_in", { name, password });
      kernel.reset(); // reads what is shown again, as this user
    },
    async signOut() {
      await anonymous.call("sign_out");
      token = null;
      kernel.reset();
    },
  };
}
// endregion
