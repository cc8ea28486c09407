import { describe, expect, test } from 'vitest';
import type { AwsCallView } from '../../../sandbox/aws/view/view-types.ts';
import { findChromium } from '../../support/chromium.ts';
import { type OpenPage, openPage, showDm } from './browser.ts';
import { busyAws, emptyAws, message } from './sample-world.ts';

const [denied, allowed] = [busyAws.calls[1]!, busyAws.calls[3]!];
const bot = busyAws.calls[0]!;
const poll = { ...denied, service: 'sts', operation: 'GetCallerIdentity', result: 'failed' } as const;

describe.skipIf(!findChromium())('in the tabs about AWS', () => {
  test('What AWS decided opens at the first ListBuckets call of a test user, with the decision for each kind of credentials', async () => {
    await using it = await openPage();
    const { page } = it;
    showDm(it.world, 'U0ANA', [message('1700000000.1', { text: 'Your user is mfa-demo-k3v9' })]);
    await page.getByText('Your user is').waitFor();
    shows(it, bot, poll);
    await page.getByTestId('aws-user').waitFor();
    expect(await openTab(it)).toBe('AWS');
    shows(it, bot, poll, denied);
    await page.getByTestId('decision').first().waitFor();
    expect(await openTab(it)).toBe('What AWS decided');
    const rows = () =>
      page.getByTestId('decision').evaluateAll((found) => found.map(({ dataset: { mfa, result } }) => [mfa, result]));
    expect(await rows()).toEqual([
      ['absent', 'denied'],
      ['false', 'waiting'],
      ['true', 'waiting'],
    ]);
    const [first, , third] = await page.getByTestId('decision').all();
    expect(await first!.innerText()).toMatch(/Access key\s+⛔ AccessDenied/);
    expect(await first!.innerText()).toContain('aws:MultiFactorAuthPresent not in the request');
    expect(await first!.locator('mark').textContent()).toBe('"aws:MultiFactorAuthPresent": "true"');
    await page.getByRole('heading', { name: 'Ana’s test user' }).waitFor();

    shows(it, bot, poll, denied, { ...denied, mfa: 'false' }, allowed, denied);
    await expect.poll(rows).toEqual([
      ['absent', 'denied'],
      ['false', 'denied'],
      ['true', 'allowed'],
    ]);
    expect(await third!.innerText()).toContain('Temporary credentials, MFA code');
    expect(await third!.innerText()).toContain('Met: "aws:MultiFactorAuthPresent": "true"');
    expect(await first!.innerText()).toContain('2×');

    it.world.aws.show({ ...emptyAws, calls: numbered([denied, allowed]) });
    await page.getByText('The whole policy').click();
    expect(await page.locator('pre mark').textContent(), 'the policy is gone from AWS').toContain(
      'aws:MultiFactorAuthPresent',
    );
    expect(it.complaints).toEqual([]);
  });

  test('What AWS decided does not open again after the person chose another tab, even after a reload', async () => {
    await using it = await openPage();
    shows(it, denied);
    await it.page.getByTestId('decision').first().waitFor();
    await it.page.getByRole('tab', { name: 'Faults' }).click();
    shows(it, denied, { ...denied, mfa: 'false' }, allowed);
    await it.page.getByRole('tab', { name: 'AWS', exact: true }).click();
    await it.page.getByTestId('aws-user').waitFor();
    expect(await openTab(it)).toBe('AWS');
    await it.page.reload();
    await it.page.getByTestId('aws-user').waitFor();
    expect(await openTab(it)).toBe('AWS');
    expect(it.complaints).toEqual([]);
  });

  test('AWS calls hides the calls of the bot itself until the person presses Show them', async () => {
    await using it = await openPage();
    const admin = {
      ...busyAws.users[0]!,
      userName: 'sandbox-admin',
      arn: 'arn:aws:iam::123456789012:user/sandbox-admin',
    };
    it.world.aws.show({ ...emptyAws, users: [admin], calls: numbered([bot, poll]) });
    await it.page.getByRole('tab', { name: 'AWS calls' }).click();
    await it.page.getByText('Only calls by the bot itself so far').waitFor();
    await it.page.getByRole('tab', { name: 'AWS', exact: true }).click();
    await it.page.getByText('Calls by the bot itself are signed as sandbox-admin.').waitFor();
    await it.page.getByRole('button', { name: 'Show them' }).click();
    await expect.poll(() => it.page.getByTestId('aws-call').count()).toBe(2);
    expect(await it.page.getByRole('checkbox', { name: 'Also the bot’s own' }).isChecked()).toBe(true);
  });
});

function openTab({ page }: OpenPage): Promise<string | null> {
  return page.locator('.backstage-tabs [aria-selected="true"]').textContent();
}

function shows({ world }: OpenPage, ...calls: readonly AwsCallView[]): void {
  world.aws.show({ ...busyAws, calls: numbered(calls) });
}

function numbered(calls: readonly AwsCallView[]): AwsCallView[] {
  return calls.map((call, place) => ({ ...call, number: place + 1 }));
}
