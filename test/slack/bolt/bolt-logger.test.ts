import { expect, test } from 'vitest';
import { createBoltLogger } from '../../../src/slack/bolt/bolt-logger.ts';
import { recordingLogger } from '../recording-logger.ts';

const PAYLOAD = JSON.stringify({ state: { values: { 'first-code': { code: { value: '493817' } } } } });

test.each([
  `Received a message on the WebSocket: ${PAYLOAD}`,
  `Unable to parse an incoming WebSocket message (will ignore): SyntaxError, ${PAYLOAD}`,
  `ack() call begins (body: ${PAYLOAD})`,
  `http request body: ${PAYLOAD}`,
  PAYLOAD,
  'a code without a frame 493817',
])('what people type does not reach the log: %s', (line) => {
  const { logger, lines } = recordingLogger();
  createBoltLogger(logger).debug(line);
  expect(lines.join('\n')).not.toContain('493817');
});

test('the words before a payload are kept, so that an operator can follow what happens', () => {
  const { logger, lines } = recordingLogger();
  createBoltLogger(logger).debug(`Received a message on the WebSocket: ${PAYLOAD}`);
  expect(lines).toEqual([expect.stringContaining('Received a message on the WebSocket')]);
});

test('objects do not reach the log at any level', () => {
  const { logger, lines } = recordingLogger();
  const bolt = createBoltLogger(logger);
  for (const level of ['debug', 'info', 'warn', 'error'] as const) bolt[level]('it failed', { code: '493817' });
  expect(lines).toHaveLength(4);
  expect(lines.join('\n')).not.toContain('493817');
});

test('errors keep their name and message', () => {
  const { logger, lines } = recordingLogger();
  createBoltLogger(logger).error('Failed:', new TypeError('no such thing'));
  expect(lines).toEqual([expect.stringContaining('Failed: TypeError: no such thing')]);
});
