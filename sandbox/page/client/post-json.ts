/** Posts JSON to the page's own server. @returns the error, `noAnswer` if the request fails, or undefined */
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
