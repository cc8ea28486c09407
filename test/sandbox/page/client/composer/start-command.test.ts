import { expect, test } from 'vitest';
import { startCommand } from '../../../../../sandbox/page/client/composer/start-command.ts';

const command = (name: string, usageHint: string) => ({ command: name, description: '', usageHint });

test.each(['start | status | stop', 'start [scenario] | help', '[start|stop]', 'help, start'])(
  'a command whose usage hint has the word "start" is the start command: "%s"',
  (usageHint) => {
    expect(startCommand([command('/other', '[text]'), command('/mfa-demo', usageHint)])).toBe('/mfa-demo start');
  },
);

test.each(['', '[text]', 'restart | stop', 'start-date', 'started'])(
  'a command whose usage hint does not have the word "start" is not the start command: "%s"',
  (usageHint) => {
    expect(startCommand([command('/lunch', usageHint)])).toBeUndefined();
  },
);

test('an app without commands has no start command', () => {
  expect(startCommand([])).toBeUndefined();
});
