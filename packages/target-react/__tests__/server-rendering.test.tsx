import { StrictMode, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { startServer } from "../../kernel/__tests__/http-server.ts";
import { createClient, MizanContext, ProjectContext, useDetail } from "./__golden__/world/index.ts";

const Name = (): ReactNode => <p>{useDetail()?.name}</p>;

test("a page is rendered on a server without a warning", async () => {
  const server = await startServer();
  const warnings: unknown[] = [];
  const { error } = console;
  console.error = (...args) => warnings.push(args);
  try {
    const kernel = createClient({ baseUrl: server.baseUrl });
    await kernel.fetch("project", { project_id: 7 });
    const page = (
      <StrictMode>
        <MizanContext kernel={kernel}>
          <ProjectContext projectId={7}>
            <Name />
          </ProjectContext>
        </MizanContext>
      </StrictMode>
    );
    expect(renderToString(page)).toBe("<p>Apollo</p>");
    expect(warnings).toEqual([]);
  } finally {
    console.error = error;
    await server.close();
  }
});
