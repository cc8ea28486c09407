import { z } from 'zod';
import { alreadyExists, noSuchEntity } from '../operation/errors.ts';
import { text } from '../operation/input.ts';
import { defineOperation } from '../operation/operation.ts';
import { pageOf, pagingInput } from '../operation/paging.ts';
import { members } from '../operation/xml.ts';

const aliasInput = z.object({
  AccountAlias: text({ min: 3, max: 63, pattern: /^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/ }),
});

/** An account has one alias at most: a new one replaces it (IAM API reference, CreateAccountAlias). */
const CreateAccountAlias = defineOperation({
  input: aliasInput,
  permission: () => ({ resource: '*' }),
  perform: (account, { AccountAlias: alias }) => {
    if (account.alias === alias) throw alreadyExists(`The account alias ${alias} already exists.`);
    account.alias = alias;
    return undefined;
  },
});

const ListAccountAliases = defineOperation({
  input: z.object(pagingInput),
  permission: () => ({ resource: '*' }),
  perform: ({ alias }, input) => {
    const { page, trailer } = pageOf(alias === undefined ? [] : [alias], String, input);
    return { AccountAliases: members(page), ...trailer };
  },
});

const DeleteAccountAlias = defineOperation({
  input: aliasInput,
  permission: () => ({ resource: '*' }),
  perform: (account, { AccountAlias: alias }) => {
    if (account.alias !== alias) throw noSuchEntity(`The account alias ${alias} cannot be found.`);
    account.alias = undefined;
    return undefined;
  },
});

export const accountAliasOperations = { CreateAccountAlias, ListAccountAliases, DeleteAccountAlias };
