import { createServer } from "node:http";
import { join } from "node:path";
import { lowestOf, lowestVersions } from "../advisories/lowest-versions.mjs";
import { attempt } from "../process/run.mjs";
import { root } from "../program.mjs";

test("each dependency of package.json has a lowest version, those for developers and our own left out", () => {
  const text = JSON.stringify({
    dependencies: { "@mizan/core": "0.1.0", chokidar: "^4.0.3", "@wasm-fmt/ruff_fmt": "0.15.20" },
    peerDependencies: { eslint: ">=9", typescript: "*" },
    devDependencies: { vue: "^3.5.0" },
  });
  expect(lowestOf("packages/core/package.json", text).map(({ name, version }) => [name, version])).toEqual([
    ["chokidar", "4.0.3"],
    ["@wasm-fmt/ruff_fmt", "0.15.20"],
    ["eslint", "9.0.0"],
  ]);
});

test("the extras of pyproject.toml count", () => {
  const text = `
    [project]
    dependencies = ["mizan-wire==0.1.0", "pydantic>=2.13"]
    [project.optional-dependencies]
    tokens = ["PyJWT[crypto]>=2.15,<3"]`;
  expect(lowestOf("python/mizan-core/pyproject.toml", text)).toEqual([
    { ecosystem: "PyPI", name: "pydantic", version: "2.13", file: "python/mizan-core/pyproject.toml" },
    { ecosystem: "PyPI", name: "PyJWT", version: "2.15", file: "python/mizan-core/pyproject.toml" },
  ]);
});

test("a version of Cargo.toml is completed with zeros", () => {
  const text = `
    [dependencies]
    fastrand = "2.1"
    tokio = { version = "1.54", features = ["rt"] }
    [dev-dependencies]
    rcgen = "0.14"`;
  expect(
    lowestOf("crates/mizan-kernel/Cargo.toml", text).map(({ name, version }) => [name, version]),
  ).toEqual([
    ["fastrand", "2.1.0"],
    ["tokio", "1.54.0"],
  ]);
});

test("a dependency without a lower bound is an error", () => {
  const text = `[project]\ndependencies = ["django<6"]`;
  expect(() => lowestOf("python/mizan-django/pyproject.toml", text)).toThrow(
    "python/mizan-django/pyproject.toml: django has no lower bound. Add one.",
  );
});

describe("the program", () => {
  let requests = [];
  let reply;
  const server = createServer(async (request, response) => {
    const parts = await request.toArray();
    requests.push(`${request.method} ${request.url}`);
    const { status, body } = reply(JSON.parse(Buffer.concat(parts).toString()));
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  const program = (address) =>
    attempt(process.execPath, [join(root, "scripts", "advisories.mjs")], {
      env: { ...process.env, OSV_API: address ?? `http://127.0.0.1:${server.address().port}` },
    });

  beforeAll(() => new Promise((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => {
    requests = [];
  });

  test("fails with the manifest, the version and the advisories of a dependency", async () => {
    reply = ({ queries }) => ({
      status: 200,
      body: {
        results: queries.map(({ package: { ecosystem, name } }) =>
          ecosystem === "PyPI" && name === "starlette"
            ? { vulns: [{ id: "GHSA-one" }, { id: "PYSEC-two" }] }
            : {},
        ),
      },
    });
    const { code, output } = await program();
    const { version } = lowestVersions().find(({ name }) => name === "starlette");
    expect(output).toContain(
      `\npython/mizan-fastapi/pyproject.toml: starlette ${version} has GHSA-one, PYSEC-two\n\nRaise the lower bounds.`,
    );
    expect(code).toBe(1);
    expect(requests).toEqual(["POST /v1/querybatch"]);
  });

  test("succeeds if there are none", async () => {
    reply = ({ queries }) => ({ status: 200, body: { results: queries.map(() => ({})) } });
    const { code, output } = await program();
    expect(output).toBe(`No advisory for the lowest versions of ${lowestVersions().length} dependencies.\n`);
    expect(code).toBe(0);
  });

  test("says that nothing was checked if the database refuses, or leaves a query out", async () => {
    reply = () => ({ status: 405, body: {} });
    const refused = await program();
    expect(refused.output).toContain("replied with 405. Nothing was checked.");
    reply = () => ({ status: 200, body: { results: [{}] } });
    const short = await program();
    expect(short.output).toContain("did not reply to each query. Nothing was checked.");
    expect([refused.code, short.code]).toEqual([1, 1]);
  });
});
