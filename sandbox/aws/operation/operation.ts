import type { z } from 'zod';
import type { Account, Caller } from '../account/state.ts';
import { parseInput } from './input.ts';
import type { Permission } from './permission.ts';
import type { XmlElement } from './xml.ts';

/**
 * The result of an operation. For IAM and STS, it is the content of the `...Result` element, or `undefined` for
 * operations that answer only with their request id.
 */
export type Result = XmlElement | undefined;

/** One API operation. */
export interface Operation {
  /**
   * Validates the input and finds the permission that the call needs.
   * @throws ValidationError, MalformedInput or an error of the operation, before the operation is performed
   */
  prepare(account: Account, caller: Caller, raw: unknown): PreparedCall;
}

interface PreparedCall {
  /** Absent for the few operations that need no permission. */
  readonly permission: Permission | undefined;
  perform(): Result | Promise<Result>;
}

export interface OperationDefinition<Input> {
  readonly input: z.ZodType<Input>;
  /** Whether a ValidationError repeats the wrong value. */
  readonly repeatsValues?: true;
  readonly permission?: (account: Account, input: Input, caller: Caller) => Permission;
  readonly perform: (account: Account, input: Input, caller: Caller) => Result | Promise<Result>;
}

/** Returns an operation that validates its input before it asks for permission. */
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
