import { expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { startServices } from '../support/services.ts';

/** Wrong AWS credentials in the settings, so that the bot can create no user, and the text that the admins read. */
const OUT_OF_REACH: Readonly<Record<string, { settings: Record<string, string>; says: string }>> = {
  'the secret key of another access key': {
    settings: { AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
    says: "AWS does not accept the bot's credentials (SignatureDoesNotMatch for iam:CreateUser)",
  },
  'an access key that AWS does not know': {
    settings: { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' },
    says: "AWS does not accept the bot's credentials (InvalidClientTokenId for iam:CreateUser)",
  },
  'a session token of other credentials': {
    settings: { AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjEXAMPLE' },
    says: "AWS does not accept the bot's credentials (InvalidClientTokenId for iam:CreateUser)",
  },
};

test.each(Object.entries(OUT_OF_REACH))(
  'with %s a demo ends and does not get stuck, AWS contains nothing of it, and its participant has no demo any more',
  async (_, { settings, says }) => {
    const { aws, slack, person, idOf } = await startServices();
    const bot = await startBot(aws, slack, { ...settings, ADMIN_USER_IDS: idOf('Max') });
    const [ana, max] = [await person('Ana'), await person('Max')];
    await ana.types('/mfa-demo start');
    await ana.sees('Nothing was created in AWS.');
    await max.sees(says);
    expect(ana.text()).not.toMatch(/still in AWS|unexpected/);
    await ana.types('/mfa-demo status');
    await ana.sees('You have no demo');
    expect(aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin']);
    await expect.poll(bot.logText).toContain('AWS did not answer or did not accept the bot when it started');
  },
);

test('the log says which identity, account and region the bot uses', async () => {
  const { aws, slack } = await startServices();
  const bot = await startBot(aws, slack, { AWS_REGION: '', AWS_DEFAULT_REGION: 'us-east-1' });
  const { accountId } = aws;
  const who = `arn:aws:iam::${accountId}:user/sandbox-admin`;
  await expect.poll(bot.logText).toContain(`acts as ${who} in account ${accountId}, region us-east-1`);
});
