import { existsSync, mkdirSync, readFileSync, writeFileSync, appendFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { attempt } from "../process/run.mjs";
import { Service } from "../process/service.mjs";
import { Failure } from "../program.mjs";
import { openPage } from "./open-page.mjs";

/** Servers that run until they are stopped. Others end in `&`. */
const SERVERS = /^npx (vite( preview.*)?|next (dev|start))$/;
const LIMIT = 600_000;

/**
 * Performs the steps of a guide, in a shell whose directory and environment last from one command to the next.
 *
 * Commands run as they are written, except for ports: the usual ones may be in use, so `ports` replaces them in
 * commands, files and addresses.
 */
export class Reader {
  #script;
  #services = [];
  #printed = "";
  #unused = [];

  /**
   * @param file where the state of the shell is kept, as a script that restores it
   * @param options the `state` to begin with, `env`, the path of `chromium`, and `ports` by the usual port
   */
  constructor(file, { state, env, chromium, ports }) {
    this.#script = file;
    this.env = env;
    this.chromium = chromium;
    this.ports = ports;
    writeFileSync(file, state);
  }

  get state() {
    return readFileSync(this.#script, "utf8");
  }

  /** @param {import("./read-guide.mjs").Step} step */
  async perform(step) {
    try {
      await this.#perform(step);
    } catch (error) {
      throw new Failure(`${step.place}: ${step.file ?? step.text.trim()}\n\n${error.message}`);
    }
  }

  async #perform({ kind, text, file }) {
    const local = this.#withPorts(text);
    if (kind === "run") await this.#run(local);
    else if (kind === "output") this.#compare(text);
    else if (kind === "open") await openPage(this.chromium, local);
    else if (file) this.#handle(kind, await this.#pathOf(file), local);
    if (kind === "run" || kind === "open") this.#unused = [];
  }

  /** Stops the servers. */
  async stop() {
    await Promise.all(this.#services.splice(0).map((service) => service.stop()));
  }

  /** Fails if a file was written that nothing has used since. */
  checkFiles() {
    if (this.#unused.length > 0) throw new Failure(`Nothing runs after ${this.#unused.join(", ")}.`);
  }

  async #run(command) {
    const isBackground = /&\s*$/.test(command);
    if (isBackground || SERVERS.test(command)) return this.#serve(command.replace(/&\s*$/, ""));
    const script = `. '${this.#script}'\n${command}\ncode=$?\n{ export -p; printf 'cd %q\\n' "$PWD"; } > '${this.#script}'\nexit $code`;
    const { code, output } = await attempt("bash", ["-c", script], { env: this.env, timeout: LIMIT });
    this.#printed = output;
    if (code !== 0) throw new Failure(`${output.trimEnd().slice(-4000)}\n\nFailed (${code}).`);
  }

  /** Starts a server, and waits until it responds at the address that it prints. */
  async #serve(command) {
    const service = new Service(
      `server "${command.trim()}"`,
      "bash",
      ["-c", `. '${this.#script}'\n${command}`],
      {
        env: this.env,
      },
    );
    this.#services.push(service);
    const [address] = await service.prints(/http:\/\/(127\.0\.0\.1|localhost):\d+/);
    await service.ready(address);
  }

  async #pathOf(file) {
    return join((await attempt("bash", ["-c", `. '${this.#script}'; pwd`])).output.trim(), file);
  }

  #handle(kind, path, text) {
    if (kind !== "write" && !existsSync(path)) throw new Failure(`There is no ${path}.`);
    if (kind === "contain") {
      const found = readFileSync(path, "utf8");
      if (!found.includes(text)) throw new Failure(`${path} contains:\n${found}`);
      return;
    }
    mkdirSync(dirname(path), { recursive: true });
    if (kind === "append") appendFileSync(path, `\n${text}`);
    else writeFileSync(path, text);
    this.#unused.push(path);
  }

  /** Each line of the block must be a part of the output, in this order. */
  #compare(text) {
    const escaped = text.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const pattern = new RegExp(escaped.replaceAll("…", "[^]*"));
    if (!pattern.test(this.#printed)) throw new Failure(`The command printed:\n${this.#printed}`);
  }

  #withPorts(text) {
    return text.replace(/\b(8000|5173|3000)\b/g, (port) => this.ports[port]);
  }
}
