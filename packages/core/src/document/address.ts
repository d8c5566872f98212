const MASK = "***";

/** Undefined for an invalid URL. `URL.canParse` accepts some with long hosts that Node 24 cannot parse. */
export function parsedUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** A URL with everything removed that may be secret: user and password, the values of its query, its fragment. */
export function shownAddress(address: string): string {
  const parsed = parsedUrl(address);
  if (parsed === undefined) {
    const host = address.lastIndexOf("@") + 1;
    const shown = host === 0 ? address : `${MASK}@${address.slice(host)}`;
    return shown.replace(/[?#][^]*/, `?${MASK}`);
  }
  const url = bare(parsed);
  // A parameter without a name may be a secret itself.
  url.search = url.search.slice(1).split("&").map(shownParameter).join("&");
  return url.href;
}

const shownParameter = (parameter: string): string => {
  const end = parameter.indexOf("=");
  return parameter === "" ? "" : end === -1 ? MASK : `${parameter.slice(0, end)}=${MASK}`;
};

/** A URL as it is requested: without user, password and fragment. */
export function bare(url: URL): URL {
  const requested = new URL(url);
  requested.username = "";
  requested.password = "";
  requested.hash = "";
  return requested;
}

/** The user and password of a URL as a header, since `fetch` does not accept them in the URL. */
export function credentials({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === "" && password === "") return {};
  const pair = `${decode(username)}:${decode(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}

/**
 * Masks secrets in a message of another program: the values in a URL and in headers, as a whole and word by word.
 * Values of fewer than four characters stay, since they occur in ordinary words.
 */
export function withoutSecrets(text: string, url: URL, headers: Readonly<Record<string, string>>): string {
  const secrets = [
    ...Object.values({ ...credentials(url), ...headers }),
    url.username,
    url.password,
    decode(url.username),
    decode(url.password),
    ...url.searchParams.values(),
    ...url.search
      .slice(1)
      .split("&")
      .map((parameter) => parameter.slice(parameter.indexOf("=") + 1)),
  ].flatMap((secret) => [secret, ...secret.split(/[\s,;=]/)]);
  return secrets
    .filter((secret) => secret.length > 3)
    .sort((a, b) => b.length - a.length)
    .reduce((shown, secret) => shown.replaceAll(secret, MASK), text);
}

/** An invalid percent-encoding is kept as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
