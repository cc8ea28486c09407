import { z } from 'zod';

type Answer = Response | Promise<Response>;

/** What one path of the control interface answers, by method. */
export type Methods = Readonly<Partial<Record<'GET' | 'POST' | 'DELETE', () => Answer>>>;

export function answerMethod(methods: Methods, request: Request): Answer {
  const answer = methods[request.method as keyof Methods];
  if (answer) return answer();
  const allow = Object.keys(methods).join(', ');
  return new Response(`Only ${allow}.\n`, { status: 405, headers: { allow } });
}

/**
 * Hands on what was posted, when the schema knows it; no body at all counts as `{}`.
 * A page of another site can post a text without asking first, but not JSON that is declared as such.
 */
export async function withPosted<Output>(
  request: Request,
  schema: z.ZodType<Output>,
  use: (posted: Output) => Answer,
): Promise<Response> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    return new Response('The body must be application/json.\n', { status: 415 });
  }
  const posted = schema.safeParse(await jsonOf(request));
  return posted.success ? use(posted.data) : refusal(z.prettifyError(posted.error));
}

export function refusal(why: string): Response {
  return new Response(`${why}\n`, { status: 400 });
}

/** What changes from one moment to the next is not to be kept. */
export function freshJson(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: { 'cache-control': 'no-store' } });
}

/** `undefined`, which no schema takes, when it is no JSON or did not arrive. */
async function jsonOf(request: Request): Promise<unknown> {
  try {
    const text = await request.text();
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}
