import { z } from 'zod';
import type { SlackState } from '../state/state.ts';

/** Who calls: the bot, the app-level token, or nobody known. */
export type Caller = 'bot' | 'app' | 'nobody';

/** One Web API method: what it needs, what it takes, what it answers (without `ok`). */
export interface Method<Input> {
  /** Any one of these is enough; empty means none is needed. */
  readonly scopes: readonly string[];
  readonly callers: readonly Caller[];
  readonly input: z.ZodType<Input>;
  /** @throws SlackRefusal */
  answer(state: SlackState, input: Input, caller: Caller): object;
}

export type AnyMethod = {
  readonly scopes: readonly string[];
  readonly callers: readonly Caller[];
  call(state: SlackState, input: Readonly<Record<string, unknown>>, caller: Caller): object;
};

type RefuseInput = (error: z.ZodError, input: Readonly<Record<string, unknown>>) => never;

/** Ties a method's input schema to its answer, so that a table can hold methods of different inputs. */
export function method<Input>(definition: Method<Input>, refuseInput: RefuseInput): AnyMethod {
  return {
    scopes: definition.scopes,
    callers: definition.callers,
    call(state, input, caller) {
      const parsed = definition.input.safeParse(input);
      return parsed.success ? definition.answer(state, parsed.data, caller) : refuseInput(parsed.error, input);
    },
  };
}

/** Form values are texts; Slack reads `true`, `1` and numbers out of them. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

export const wholeNumber = z.coerce.number().int();

/** A nested value: itself in a JSON body, its JSON text in a form. What is not JSON stays a text, for the schema to refuse. */
export function nested<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (typeof value === 'string' ? parsedOrSame(value) : value), schema);
}

export function parsedOrSame(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
