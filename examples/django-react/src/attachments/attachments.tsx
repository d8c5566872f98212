import { useState, type ReactNode } from "react";
import { AttachmentsContext, useGlobalContext } from "#api";
import { useRoute } from "#pages/route";
import { AttachFile } from "./attach-file";
import { AttachmentList } from "./attachment-list";
import "./attachments.css";

/** The files of the shown project. Only the tracker on Django has them. */
export function Attachments(): ReactNode {
  const route = useRoute();
  const { data } = useGlobalContext();
  if (!data?.current_user || route.page !== "project") return null;
  return <Files key={route.id} projectId={route.id} />;
}

/** Nothing is fetched before the user opens the list. */
function Files({ projectId }: { projectId: number }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <aside aria-label="Files">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>Files</summary>
        {isOpen && (
          <AttachmentsContext projectId={projectId}>
            <AttachmentList />
            <AttachFile projectId={projectId} />
          </AttachmentsContext>
        )}
      </details>
    </aside>
  );
}
