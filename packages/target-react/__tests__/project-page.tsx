/**
 * A page with a client, the projects and project 7, in a browser. For each test of a file that imports this there are
 * a new backend and a new kernel.
 */
import { act, cleanup, configure, render, renderHook } from "@testing-library/react";
import { StrictMode, type PropsWithChildren, type ReactNode } from "react";
import { startServer, type HttpServer } from "../../kernel/__tests__/http-server.ts";
import {
  createClient,
  MizanContext,
  ProjectContext,
  ProjectsContext,
  type Kernel,
} from "./__golden__/world/index.ts";

// One second, which is the default, is not enough on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

export let server: HttpServer;
export let kernel: Kernel;

beforeEach(async () => {
  server = await startServer();
  kernel = createClient({ baseUrl: server.baseUrl, retry: false });
});

afterEach(async () => {
  cleanup();
  await server.close();
});

export const Page = ({ children }: PropsWithChildren): ReactNode => (
  <StrictMode>
    <MizanContext kernel={kernel}>
      <ProjectsContext>
        <ProjectContext projectId={7}>{children}</ProjectContext>
      </ProjectsContext>
    </MizanContext>
  </StrictMode>
);

/** The current result of a hook on this page. */
export const hook = <Result,>(use: () => Result) => renderHook(() => use(), { wrapper: Page }).result;

/** Renders what suspends: React goes on with it in an asynchronous `act` only. */
export const show = (page: ReactNode): Promise<void> =>
  act(async () => {
    render(page);
    await Promise.resolve();
  });
