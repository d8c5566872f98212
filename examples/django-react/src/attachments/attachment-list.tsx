import type { ReactNode } from "react";
import { useAttachmentsContext, type Attachment } from "#api";
import { Problem } from "#pages/form/problem";

export function AttachmentList(): ReactNode {
  const { data, error } = useAttachmentsContext();
  if (!data) return error ? <Problem error={error} /> : <p className="loading">Loading…</p>;
  if (data.attachment_list.length === 0) return <p className="hint">No files yet.</p>;
  return (
    <ul className="plain" aria-label="Attached files">
      {data.attachment_list.map((attachment) => (
        <li key={attachment.id}>
          <Entry attachment={attachment} />
        </li>
      ))}
    </ul>
  );
}

function Entry({
  attachment: { name, url, kind, size, task_title, note, author },
}: {
  attachment: Attachment;
}): ReactNode {
  return (
    <>
      <a href={url} download>
        {name}
      </a>{" "}
      <small className="tag">{kind}</small>
      <span className="hint">
        {" "}
        {size} bytes from {author.name}, for “{task_title}”
      </span>
      {note && <p>{note}</p>}
    </>
  );
}
