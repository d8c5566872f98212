import { multipart } from "../../src/forms/index.ts";
import { createKernel } from "../../src/index.ts";
import { onServer } from "../on-server.ts";

const text = new File(["hello"], "hello.txt", { type: "text/plain" });
const photo = new Blob([new Uint8Array([255, 216])], { type: "image/jpeg" });

/** The parts of what a kernel sends, in their order. */
const sent = async (args: object): Promise<{ request: Request; parts: [string, FormDataEntryValue][] }> => {
  let request!: Request;
  const kernel = createKernel({
    csrf: false,
    baseUrl: "http://127.0.0.1/api",
    fetch: (input, init) => {
      request = new Request(input, init);
      return Promise.resolve(Response.json({ result: null }));
    },
  });
  await kernel.call("send", args, { encode: multipart(args) });
  const parts = request.headers.get("Content-Type")!.startsWith("multipart/form-data; boundary=")
    ? [...(await request.clone().formData()).entries()]
    : [];
  return { request, parts };
};

describe("a call with files", () => {
  test("is multipart: the JSON with null where the files were, then each file by its JSON Pointer", async () => {
    const { parts } = await sent({
      ticket: 7,
      values: { subject: "Hi", attachment: text, photos: [photo, text] },
    });
    expect(parts.map(([name]) => name)).toEqual([
      "call",
      "/values/attachment",
      "/values/photos/0",
      "/values/photos/1",
    ]);
    expect(JSON.parse(parts[0]![1] as string)).toEqual({
      fn: "send",
      args: { ticket: 7, values: { subject: "Hi", attachment: null, photos: [null, null] } },
      mounted: [],
    });
    const [, attachment, first] = parts.map(([, part]) => part as File);
    expect([attachment!.name, attachment!.type, await attachment!.text()]).toEqual([
      "hello.txt",
      "text/plain",
      "hello",
    ]);
    expect(new Uint8Array(await first!.arrayBuffer())).toEqual(new Uint8Array([255, 216]));
  });

  test("escapes what means something in a JSON Pointer", async () => {
    const { parts } = await sent({ "a/b~c": text, "~1": text });
    expect(parts.map(([name]) => name)).toEqual(["call", "/a~1b~0c", "/~01"]);
  });

  test("sends what the arguments were when it was made, however they change until a session is there", async () => {
    const args = { values: { subject: "first", attachment: text as File | null } };
    const encode = multipart(args)!;
    args.values = { subject: "second", attachment: null };
    const body = encode(JSON.stringify({ fn: "send", args, mounted: [] }));
    expect(JSON.parse(body.get("call") as string)).toEqual({
      fn: "send",
      args: { values: { subject: "first", attachment: null } },
      mounted: [],
    });
    expect(await (body.get("/values/attachment") as File).text()).toBe("hello");
  });

  test(
    "carries the CSRF token, anew after it has changed",
    onServer({}, async ({ server, kernel }) => {
      await kernel.initSession();
      server.world.csrfToken = "token-2";
      let encoded = 0;
      const encode = (call: string): Blob => {
        encoded++;
        return new Blob([call], { type: "application/json" });
      };
      expect(await kernel.call("touch", {}, { encode })).toBe("touch");
      expect(server.arrivals.map(({ label, headers }) => [label, headers["x-csrftoken"]])).toEqual([
        ["GET session/", undefined],
        ["POST call/ touch", "token-1"],
        ["GET session/", undefined],
        ["POST call/ touch", "token-2"],
      ]);
      expect(encoded).toBe(2);
    }),
  );
});

test("without a file there is nothing to encode, and the call stays JSON", async () => {
  const args = { values: { subject: "Hi", attachment: null, at: new Date(0), tags: ["a"] } };
  expect(multipart(args)).toBeUndefined();
  const { request } = await sent(args);
  expect(request.headers.get("Content-Type")).toBe("application/json");
});
