import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { tempDirectory } from "./temp-directory.ts";

/** Serves while the test runs. */
export async function serving(
  listener: RequestListener,
  test: (address: string) => Promise<void>,
): Promise<void> {
  await during(createServer(listener), "http", test);
}

/** The same over https. The test gets the file of the certificate, which a process trusts with NODE_EXTRA_CA_CERTS. */
export async function servingSecurely(
  listener: RequestListener,
  test: (address: string, certificate: string) => Promise<void>,
): Promise<void> {
  const directory = tempDirectory();
  const [key, cert] = [path.join(directory, "key.pem"), path.join(directory, "cert.pem")];
  const name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const made = ["-newkey", "rsa:2048", "-nodes", "-days", "1", ...name];
  execFileSync("openssl", ["req", "-x509", ...made, "-keyout", key, "-out", cert], { stdio: "ignore" });
  const options = { key: readFileSync(key), cert: readFileSync(cert) };
  await during(createSecureServer(options, listener), "https", (address) => test(address, cert));
}

async function during(
  server: Server | ReturnType<typeof createSecureServer>,
  scheme: string,
  test: (address: string) => Promise<void>,
): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await test(`${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
