/**
 * Posts JSON to the page's own server.
 * @returns undefined if the server accepts the request; else the status and the first 200 characters of the server's
 *   answer, or `noAnswer` if no answer came
 */
export async function postJson(path: string, body: object, noAnswer = ''): Promise<string | undefined> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.ok ? undefined : `${response.status} ${(await response.text()).slice(0, 200)}`;
  } catch {
    return noAnswer;
  }
}
