import { expect, test } from 'vitest';
import { startCommand } from '../../../../../sandbox/page/client/composer/start-command.ts';

const command = (name: string, usageHint: string) => ({ command: name, description: '', usageHint });

test.each(['start | status | stop', 'start [scenario] | help', '[start|stop]', 'help, start'])(
  'a usage hint with the word "start" gives a command that starts: "%s"',
  (usageHint) => {
    expect(startCommand([command('/other', '[text]'), command('/mfa-demo', usageHint)])).toBe('/mfa-demo start');
  },
);

test.each(['', '[text]', 'restart | stop', 'start-date', 'started'])(
  'a usage hint without the word gives none: "%s"',
  (usageHint) => {
    expect(startCommand([command('/lunch', usageHint)])).toBeUndefined();
  },
);

test('an app without commands has no such command', () => {
  expect(startCommand([])).toBeUndefined();
});
