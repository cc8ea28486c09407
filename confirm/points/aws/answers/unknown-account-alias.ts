import { DeleteAccountAliasCommand } from '@aws-sdk/client-iam';
import { ask } from '../../../aws/ask.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

/** An alias that no account has, because the check must not delete a real alias. */
const ALIAS = 'mfa-demo-confirm-no-such-alias';

export const unknownAccountAlias: AwsPoint = {
  id: 'unknown-account-alias',
  service: 'aws',
  statement:
    '`DeleteAccountAlias` says "The account alias NAME cannot be found." (`NoSuchEntity`) for an alias that the account does not have.',
  where: ['sandbox/aws/iam/account-aliases.ts'],
  check: async ({ iam }) => {
    const answer = await ask(iam.send(new DeleteAccountAliasCommand({ AccountAlias: ALIAS })));
    const isAsBelieved =
      answer.isRefused &&
      answer.code === 'NoSuchEntity' &&
      answer.message === `The account alias ${ALIAS} cannot be found.`;
    return verdict(isAsBelieved, `${inWords(answer, 'It was deleted')}.`, answer.requestId);
  },
};
