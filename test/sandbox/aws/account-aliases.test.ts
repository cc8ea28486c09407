import { CreateAccountAliasCommand, DeleteAccountAliasCommand, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { expect, onTestFinished, test } from 'vitest';
import { refusalOf, startWorld } from './support.ts';

test('an account has at most one alias: a new alias replaces the old one, and invalid aliases are refused', async () => {
  const world = await startWorld();
  onTestFinished(() => world.aws.close());
  const create = (AccountAlias: string) => world.iam.send(new CreateAccountAliasCommand({ AccountAlias }));
  const remove = (AccountAlias: string) => world.iam.send(new DeleteAccountAliasCommand({ AccountAlias }));
  const list = async () => (await world.iam.send(new ListAccountAliasesCommand({}))).AccountAliases;

  expect(await list()).toEqual([]);
  await create('acme-sandbox');
  expect(await list()).toEqual(['acme-sandbox']);
  expect(await refusalOf(create('acme-sandbox'))).toEqual({
    code: 'EntityAlreadyExists',
    http: 409,
    message: 'The account alias acme-sandbox already exists.',
  });
  await create('acme-training');
  expect(await list()).toEqual(['acme-training']);
  expect(await refusalOf(remove('acme-sandbox'))).toMatchObject({ code: 'NoSuchEntity', http: 404 });
  await remove('acme-training');
  expect(await list()).toEqual([]);

  for (const wrong of ['ab', 'a'.repeat(64), 'Upper', '-acme', 'acme-', 'ac--me', 'ac_me']) {
    expect(await refusalOf(create(wrong))).toMatchObject({ code: 'ValidationError', http: 400 });
  }
  await create('acme-again');
  world.aws.reset();
  expect(await list()).toEqual([]);
});
