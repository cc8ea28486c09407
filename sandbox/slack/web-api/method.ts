import { z } from 'zod';
import type { SlackState } from '../state/state.ts';

/** The caller of a method. The token decides: the bot, the app, or nobody if there is no token. */
export type Caller = 'bot' | 'app' | 'nobody';

/** One Web API method: its scopes, its input, and its answer without `ok`. */
export interface Method<Input> {
  /** One of these scopes is enough. If the list is empty, none is needed. */
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

/** Combines the input schema and the answer of a method, so that one table can hold methods with different inputs. */
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

/** A boolean argument. In a form it is a text. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

export const wholeNumber = z.coerce.number().int();

/** An object or list: a value in a JSON body, JSON text in a form. The schema gets text that is not JSON unchanged. */
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
