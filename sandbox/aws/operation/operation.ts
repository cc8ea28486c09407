import type { z } from 'zod';
import type { Account, Caller } from '../account/state.ts';
import { parseInput } from './input.ts';
import type { Permission } from './permission.ts';
import type { XmlElement } from './xml.ts';

/** What goes into the `...Result` element; `undefined` for operations that answer with nothing but their request id. */
export type Result = XmlElement | undefined;

/** One API operation, ready for a table. */
export interface Operation {
  /** @throws ValidationError before anything has happened. */
  prepare(account: Account, caller: Caller, raw: unknown): PreparedCall;
}

interface PreparedCall {
  /** Absent for the few operations that need no permission. */
  readonly permission: Permission | undefined;
  perform(): Result | Promise<Result>;
}

export interface OperationDefinition<Input> {
  readonly input: z.ZodType<Input>;
  /** Whether a ValidationError says which value was wrong. */
  readonly repeatsValues?: true;
  readonly permission?: (account: Account, input: Input, caller: Caller) => Permission;
  readonly perform: (account: Account, input: Input, caller: Caller) => Result | Promise<Result>;
}

export function defineOperation<Input>(definition: OperationDefinition<Input>): Operation {
  return {
    prepare(account, caller, raw) {
      const input = parseInput(definition.input, raw, definition.repeatsValues);
      return {
        permission: definition.permission?.(account, input, caller),
        perform: () => definition.perform(account, input, caller),
      };
    },
  };
}
