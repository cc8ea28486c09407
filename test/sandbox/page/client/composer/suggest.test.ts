import { expect, test } from 'vitest';
import { suggest } from '../../../../../sandbox/page/client/composer/suggest.ts';
import { workspace } from '../../sample-world.ts';

const { commands } = workspace;

const textsFor = (typed: string) => suggest(typed, { commands }).map(({ text }) => text);

test('a slash lists the commands with their descriptions', () => {
  expect(suggest('/', { commands })).toEqual([
    {
      text: '/mfa-demo ',
      title: '/mfa-demo start | status | stop | cleanup | check | help',
      description: 'Live through MFA-gated AWS access',
    },
  ]);
});

test('after the command, the words of its usage hint are listed', () => {
  expect(textsFor('/mfa-demo ')).toEqual([
    '/mfa-demo start',
    '/mfa-demo status',
    '/mfa-demo stop',
    '/mfa-demo cleanup',
    '/mfa-demo check',
    '/mfa-demo help',
  ]);
  expect(textsFor('/mfa-demo sto')).toEqual(['/mfa-demo stop']);
});

test.each(['', 'hello', '/other', '/mfa-demo start', 'see /mfa-demo'])('nothing is listed for "%s"', (typed) => {
  expect(textsFor(typed)).toEqual([]);
});

test('global shortcuts are listed after the commands by their names', () => {
  const shortcuts = [
    { name: 'Book a lunch', type: 'global', callbackId: 'lunch' },
    { name: 'Book this', type: 'message', callbackId: 'this' },
  ] as const;
  const found = (typed: string) => suggest(typed, { commands, shortcuts }).map(({ title }) => title);
  expect(found('/')).toEqual(['/mfa-demo start | status | stop | cleanup | check | help', 'Book a lunch']);
  expect(found('/book a l')).toEqual(['Book a lunch']);
  expect(found('/mfa-demo st')).not.toContain('Book a lunch');
});
