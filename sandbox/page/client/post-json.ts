/** Posts to the page's own server. @returns what went wrong, `noAnswer` if nobody answers, else `undefined` */
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
