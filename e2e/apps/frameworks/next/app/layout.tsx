import type { ReactNode } from "react";
import { MizanContext } from "@/api";

export default function Layout({ children }: { children: ReactNode }): ReactNode {
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <MizanContext>{children}</MizanContext>
      </body>
    </html>
  );
}
