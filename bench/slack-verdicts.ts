import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Payload } from '../test/slack/every-payload.ts';

const TIMEOUT_MS = 10_000;
const MOST_TRIES = 5;

const answerSchema = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
});

export interface Verdict {
  readonly kind: Payload['kind'];
  readonly name: string;
  /** One line per mistake, with its JSON pointer; empty when Slack accepts the payload. */
  readonly problems: readonly string[];
}

/**
 * Returns payloads without duplicates. Of each group, whose payloads differ only in one sentence, returns the longest.
 */
export function distinct(payloads: readonly Payload[]): Payload[] {
  const found = new Map<string, Payload>();
  for (const payload of payloads) {
    const key = payload.group ?? JSON.stringify(payload.body);
    const other = found.get(key);
    if (other === undefined || sizeOf(other) < sizeOf(payload)) found.set(key, payload);
  }
  return [...found.values()];
}

function sizeOf({ body }: Payload): number {
  return JSON.stringify(body).length;
}

/**
 * Asks `blocks.validate`, which needs no token, about one payload after the other. Waits as long as Slack says when the
 * rate is limited (https://docs.slack.dev/reference/methods/blocks.validate).
 * @param apiUrl ends with a slash
 * @throws Error when there is no answer, when the status of the answer is an error (429: after MOST_TRIES tries), or
 * when the answer cannot be read
 */
export async function* verdictsOf(payloads: readonly Payload[], apiUrl: string): AsyncGenerator<Verdict> {
  for (const { kind, name, body } of payloads) {
    const answer = answerSchema.parse(await ask(new URL('blocks.validate', apiUrl), { [kind]: JSON.stringify(body) }));
    const problems = answer.errors?.map(({ pointer, message }) => `${message} [json-pointer:${pointer}]`);
    yield { kind, name, problems: answer.ok ? [] : (problems ?? [answer.error ?? 'refused without a reason']) };
  }
}

/** Sends the arguments as a form: Slack does not read them from a JSON body. */
async function ask(url: URL, form: Readonly<Record<string, string>>): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), signal });
    if (response.ok) return response.json();
    if (response.status !== 429 || attempt === MOST_TRIES) throw new Error(`${url} answered ${response.status}`);
    await sleep(Number(response.headers.get('retry-after') ?? 1) * 1000);
  }
}
