import { z } from 'zod';
import { AwsError } from '../../operation/errors.ts';
import { listOf, text } from '../../operation/input.ts';
import { pagingInput } from '../../operation/paging.ts';
import { binaryIn, booleanIn, instantIn, numberIn, rangeIn } from '../../policy/value-types.ts';
import { oneOf, policyDocument } from '../names.ts';

const resourceName = text({ max: 2048 });

const contextEntry = z.object({
  ContextKeyName: text({ min: 5, max: 256 }).optional(),
  ContextKeyValues: listOf(z.string()).default([]),
  ContextKeyType: oneOf([
    'string',
    'stringList',
    'numeric',
    'numericList',
    'boolean',
    'booleanList',
    'ip',
    'ipList',
    'binary',
    'binaryList',
    'date',
    'dateList',
  ]).optional(),
});

/** The input that both simulations share, with the bounds of the public service model. */
export const simulationInput = {
  ActionNames: listOf(text({ min: 3, max: 128 })),
  ResourceArns: listOf(resourceName).default([]),
  PermissionsBoundaryPolicyInputList: listOf(policyDocument).default([]),
  ResourcePolicy: policyDocument.optional(),
  ResourceOwner: resourceName.optional(),
  CallerArn: resourceName.optional(),
  ContextEntries: listOf(contextEntry).default([]),
  ResourceHandlingOption: text({ max: 64 }).optional(),
  ...pagingInput,
};

export const policyInputList = listOf(policyDocument);

const simulationSchema = z.object(simulationInput);
export type SimulationInput = z.output<typeof simulationSchema>;

const READERS: Readonly<Record<string, (value: string) => unknown>> = {
  numeric: numberIn,
  boolean: booleanIn,
  ip: rangeIn,
  binary: binaryIn,
  date: instantIn,
};

/**
 * Returns the context entries as keys and values.
 * @throws InvalidInput for an entry without a name, and for a value that is not of the entry's type
 */
export function contextOfEntries(entries: SimulationInput['ContextEntries']): [string, readonly string[]][] {
  return entries.map(({ ContextKeyName: key, ContextKeyValues: values, ContextKeyType: type = 'string' }) => {
    if (key === undefined) throw invalidInput('A context entry has no name.');
    const read = READERS[type.replace('List', '')];
    const wrong = read && values.find((value) => read(value) === undefined);
    if (wrong !== undefined) throw invalidInput(`Invalid value ${wrong} of type ${type} for context key ${key}.`);
    return [key, values];
  });
}

/** Returns the keys of the entries with a list type. */
export function listKeysOf(entries: SimulationInput['ContextEntries']): string[] {
  return entries.flatMap(({ ContextKeyName: key, ContextKeyType: type }) => {
    return key !== undefined && type?.endsWith('List') ? [key] : [];
  });
}

/** @throws InvalidInput for an action that is not `service:Name` */
export function checkActions(actions: readonly string[]): void {
  const wrong = actions.find((action) => !/^[A-Za-z0-9-]+:[A-Za-z0-9]+$/.test(action));
  if (wrong !== undefined) throw invalidInput(`Invalid Input Action: ${wrong}`);
}

export function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInput', 400, message);
}
