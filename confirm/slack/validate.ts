import { z } from 'zod';
import type { SlackScene } from './scene.ts';

const TIMEOUT_MS = 10_000;

const answerSchema = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
});

/** Slack's verdict on blocks or on a view. */
export interface Judgement {
  readonly isTaken: boolean;
  /** For example `must be less than 3001 characters [json-pointer:/0/text/text]`, one for each mistake. */
  readonly problems: readonly string[];
  readonly requestId: string | undefined;
}

/**
 * Asks `blocks.validate`, which needs no token (https://docs.slack.dev/reference/methods/blocks.validate). Waits when
 * Slack limits the rate.
 * @throws Error when there is no answer, or it cannot be read
 */
export async function judge(
  scene: Pick<SlackScene, 'apiUrl' | 'pause'>,
  given: { readonly blocks: readonly object[] } | { readonly view: object },
): Promise<Judgement> {
  for (;;) {
    const response = await askOnce(scene.apiUrl, given);
    if (response.status === 429) {
      await scene.pause(Number(response.headers.get('retry-after') ?? 1));
      continue;
    }
    const { ok, error = 'refused without a reason', errors = [] } = answerSchema.parse(await response.json());
    const problems = errors.map(({ pointer, message }) => `${message} [json-pointer:${pointer}]`);
    const requestId = response.headers.get('x-slack-req-id') ?? undefined;
    return { isTaken: ok, problems: ok || problems.length > 0 ? problems : [error], requestId };
  }
}

/** Sends one request and returns any answer. `blocks.validate` reads its arguments only from a form. */
export function askOnce(apiUrl: string, given: object): Promise<Response> {
  const form = Object.entries(given).map(([name, value]) => [name, JSON.stringify(value)] as [string, string]);
  return fetch(new URL('blocks.validate', apiUrl), {
    method: 'POST',
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}
