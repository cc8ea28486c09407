import { z } from 'zod';

type Answer = Response | Promise<Response>;

/** The answers of one path of the control interface, by method. */
export type Methods = Readonly<Partial<Record<'GET' | 'POST' | 'DELETE', () => Answer>>>;

/** Answers a request by its method, or with 405. */
export function answerMethod(methods: Methods, request: Request): Answer {
  const answer = methods[request.method as keyof Methods];
  if (answer) return answer();
  const allow = Object.keys(methods).join(', ');
  return new Response(`Allowed methods: ${allow}.\n`, { status: 405, headers: { allow } });
}

/**
 * Calls `use` with the posted JSON if the schema accepts it; an empty body counts as `{}`. The content type must be
 * application/json: a browser lets a page of another site post plain text to this server, but sends a preflight request
 * before it posts JSON.
 */
export async function withPosted<Output>(
  request: Request,
  schema: z.ZodType<Output>,
  use: (posted: Output) => Answer,
): Promise<Response> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    return new Response('The header content-type must be application/json.\n', { status: 415 });
  }
  const posted = schema.safeParse(await jsonOf(request));
  return posted.success ? use(posted.data) : refusal(z.prettifyError(posted.error));
}

/** Returns a response with status 400 and the reason as plain text. */
export function refusal(why: string): Response {
  return new Response(`${why}\n`, { status: 400 });
}

/** Answers with JSON that no cache may keep. */
export function freshJson(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: { 'cache-control': 'no-store' } });
}

/** Returns the parsed body; `undefined`, which no schema accepts, if it is not JSON or did not arrive in full. */
async function jsonOf(request: Request): Promise<unknown> {
  try {
    const text = await request.text();
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}
