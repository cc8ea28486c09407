import { expect, test } from 'vitest';
import { startCommand } from '../../../../../sandbox/page/client/composer/start-command.ts';

const command = (name: string, usageHint: string) => ({ command: name, description: '', usageHint });

test.each(['start | status | stop', 'start [scenario] | help', '[start|stop]', 'help, start'])(
  'a command starts with the word in its usage hint: "%s"',
  (usageHint) => {
    expect(startCommand([command('/other', '[text]'), command('/mfa-demo', usageHint)])).toBe('/mfa-demo start');
  },
);

test.each(['', '[text]', 'restart | stop', 'start-date', 'started'])(
  'there is nothing to start in "%s"',
  (usageHint) => {
    expect(startCommand([command('/lunch', usageHint)])).toBeUndefined();
  },
);

test('an app without commands has nothing to start', () => {
  expect(startCommand([])).toBeUndefined();
});
