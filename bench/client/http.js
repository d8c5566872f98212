/* global document */
/** What an application writes by hand for every peer that does not send requests itself. */
export class ApiError extends Error {
  constructor(status, { code, message, details } = {}) {
    super(message ?? `The server answered with ${status}`);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

const csrfToken = () => /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? "";

async function request(path, init) {
  const response = await fetch(`/api/${path}`, { credentials: "include", ...init });
  const body = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiError(response.status, body?.error);
  return body;
}

export const read = (fn, params, signal) => request(`${fn}/?${new URLSearchParams(params)}`, { signal });

export const send = (fn, args) =>
  request(`${fn}/`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify(args),
  });
