const MASK = "***";

/** An address without what may be secret in it: user and password, the values of its query, its fragment. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) {
    const host = address.lastIndexOf("@") + 1;
    const shown = host === 0 ? address : `${MASK}@${address.slice(host)}`;
    return shown.replace(/[?#][^]*/, `?${MASK}`);
  }
  const url = bare(new URL(address));
  // Text without a name may be a secret by itself.
  url.search = url.search.slice(1).split("&").map(shownParameter).join("&");
  return url.href;
}

const shownParameter = (parameter: string): string => {
  const end = parameter.indexOf("=");
  return parameter === "" ? "" : end === -1 ? MASK : `${parameter.slice(0, end)}=${MASK}`;
};

/** An address as it is requested. */
export function bare(url: URL): URL {
  const requested = new URL(url);
  requested.username = "";
  requested.password = "";
  requested.hash = "";
  return requested;
}

/** A user and password in an address, as the header that fetch wants instead. */
export function credentials({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === "" && password === "") return {};
  const pair = `${decode(username)}:${decode(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}

/**
 * Takes secrets out of text that somebody else wrote: what an address and headers hold, as a whole and by its words.
 * Shorter ones than four characters stay, since ordinary words hold them.
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

/** A percent sign that escapes nothing is itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
