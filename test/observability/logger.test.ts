import { expect, test } from 'vitest';
import { createLogger } from '../../src/observability/logger.ts';

function logged(error: unknown): unknown {
  const lines: string[] = [];
  createLogger('info', { write: (line) => void lines.push(line) }).error({ error }, 'it failed');
  return (JSON.parse(lines.join('')) as { error: unknown }).error;
}

test('an error is logged with its message, and so is a plain object with the fields of an error', () => {
  const { name, message, stack } = new Error('Redis is away');
  expect(logged({ name, message, stack })).toEqual({ name, message, stack });
  expect(logged(new TypeError('no'))).toMatchObject({ name: 'TypeError', message: 'no' });
});

test('fields of an error other than name, message, stack and cause are not logged', () => {
  const error = Object.assign(new Error('refused', { cause: new Error('deeper') }), { request: 'the code 123456' });
  expect(JSON.stringify(logged(error))).not.toContain('123456');
  expect(logged(error)).toMatchObject({ message: 'refused', cause: { message: 'deeper' } });
  expect(logged('a text')).toEqual({ name: 'string', message: 'a value was thrown that is not an Error' });
});
