/** `fetch` like a browser's, with the cookies of one user. Calls `seeAnswer` with each answer. */
export function createBrowser(seeAnswer) {
  const cookies = new Map();

  const keep = (line) => {
    const [pair, ...attributes] = line.split(";");
    const [name, value] = splitOnce(pair);
    const isGone = attributes.some((each) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(each));
    if (isGone) cookies.delete(name);
    else cookies.set(name, value);
  };

  return async (url, { headers, ...init }) => {
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    const answer = await fetch(url, { ...init, headers: { ...headers, ...(cookie && { cookie }) } });
    answer.headers.getSetCookie().forEach(keep);
    seeAnswer(answer);
    return answer;
  };
}

function splitOnce(pair) {
  const index = pair.indexOf("=");
  return [pair.slice(0, index).trim(), pair.slice(index + 1).trim()];
}
