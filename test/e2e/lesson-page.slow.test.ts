import { AddUserToGroupCommand, CreateGroupCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../src/scenario/demo.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { picks } from '../support/chooses.ts';
import { findChromium } from '../support/chromium.ts';
import { type PersonaName, startTestWorld, type TestWorld } from '../support/world.ts';
import { expectNothingLeft, ourUsers } from './moves.ts';
import { closesModal, laterCode, openPage, phoneCodes, scansTheQr, types } from './open-page.ts';

const PEOPLE: readonly (readonly [Locale, PersonaName])[] = [
  ['en', 'Ana'],
  ['ja', 'Yuki'],
];

/** Returns the text as people read it, without emoji and without marks for bold and code. */
function plain(sentence: string): string {
  return sentence.replaceAll(/[*`]|:[a-z_]+: ?/g, '').trim();
}

/** Opens the sandbox's page for one person, starts a demo, scans its QR code, and opens the form for the two codes. */
async function withScannedQr(world: TestWorld, name: PersonaName, locale: Locale) {
  const page = await openPage(world, { hasClock: true, people: [name] });
  const { tab } = page;
  await scansTheQr(tab);
  const modal = tab.getByTestId('modal');
  const text = textOf(locale);
  const { buttons } = text.sessionToken;
  await tab.getByTestId('message').getByRole('button', { name: buttons.enterCodes }).click();
  const field = (place: number) => modal.getByRole('textbox').nth(place);
  const chooses = (label: string) => picks(tab.getByTestId('message').locator('.overflow').last(), label);
  return { ...page, modal, field, text, chooses, [Symbol.asyncDispose]: page[Symbol.asyncDispose] };
}

describe.skipIf(!findChromium()).each(PEOPLE)('the first lesson in %s', { timeout: 120_000 }, (locale, name) => {
  test('a person predicts wrongly, mistypes a code, reads the refusal and the results, and gets the scripts to take home', async () => {
    await using world = await startTestWorld();
    await using scene = await withScannedQr(world, name, locale);
    const { tab, modal, field, text, chooses, complaints } = scene;
    const { sessionToken, refusals, takeHome, modals } = text;
    const [first, second] = await phoneCodes(tab);
    const mistyped = `${second.slice(0, 5)}${(Number(second[5]) + 1) % 10}`;
    await field(0).fill(first);
    await field(1).fill(mistyped);
    await modal.getByText(sessionToken.predict.allowed, { exact: true }).first().click();
    await tab.getByTestId('modal-submit').click();
    await modal.getByText(plain(refusals['code-2-one-digit'])).waitFor();
    await field(0).fill(first);
    await field(1).fill(second);
    await tab.getByTestId('modal-submit').click();

    await modal
      .getByText(plain(sessionToken.deniedTwice.split('*')[1] ?? ''))
      .first()
      .waitFor();
    await modal.getByText(sessionToken.key['long-term key']).waitFor();
    await modal.getByText(sessionToken.predict.wrong(sessionToken.predict.allowed)).waitFor();
    await modal.getByRole('button', { name: sessionToken.buttons.continue }).click();
    await field(0).fill(await laterCode(tab, second));
    await tab.getByTestId('modal-submit').click();
    await modal.getByText(sessionToken.worked).waitFor();
    await closesModal(tab);

    const table = tab.getByTestId('message').getByRole('table');
    const rows = await table.getByRole('row').allTextContents();
    expect(rows).toHaveLength(4);
    expect(rows.slice(1).map((row) => Object.values(sessionToken.key).find((value) => row.includes(value)))).toEqual(
      Object.values(sessionToken.key),
    );
    await tab
      .getByTestId('message')
      .getByText(plain(sessionToken.predict.score(0, 1)))
      .waitFor();

    await tab.getByTestId('message').getByRole('button', { name: sessionToken.buttons.why, exact: true }).click();
    await modal.getByText('BoolIfExists').first().waitFor();
    await modal.getByRole('button', { name: modals.close }).last().click();
    await chooses(takeHome.buttons.cli);
    await modal.getByText('sts get-session-token').first().waitFor();
    await modal.getByRole('button', { name: takeHome.buttons.scripts }).click();
    await modal.getByText(plain(takeHome.files.sent)).waitFor();
    await closesModal(tab);
    await tab.getByText('mfa-lesson.sh').first().waitFor();

    await tab.getByTestId('message').getByRole('button', { name: sessionToken.buttons.cleanUp }).click();
    await tab.getByTestId('message').getByText(text.progress.headline.succeeded).waitFor();
    expectNothingLeft(world);
    await tab.getByRole('tab').first().click();
    await tab.getByText(sessionToken.about.finished).waitFor();
    expect(complaints).toEqual([]);
  });

  test('if S3 allows the calls without MFA, the person reads an explanation, and the demo ends', async () => {
    await using world = await startTestWorld();
    await using scene = await withScannedQr(world, name, locale);
    const { tab, field, text } = scene;
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
    });
    const UserName = ourUsers(world)[0]?.userName;
    await adminOf(world).send(new PutUserPolicyCommand({ UserName, PolicyName: 'somebody-elses', PolicyDocument }));
    const [first, second] = await phoneCodes(tab);
    await field(0).fill(first);
    await field(1).fill(second);
    await tab.getByTestId('modal-submit').click();
    await tab.getByTestId('message').getByText(text.progress.headline.surprise).waitFor();
    await tab
      .getByTestId('message')
      .getByText(plain(text.sessionToken.surprise.split('*')[1] ?? ''))
      .waitFor();
    await tab.getByTestId('message').getByText(text.progress.ended.surprise).waitFor();
    expectNothingLeft(world);
  });

  test('a demo that cannot be cleaned up says so, and never says that nothing is left', async () => {
    await using world = await startTestWorld();
    await using scene = await withScannedQr(world, name, locale);
    const { tab, text } = scene;
    await closesModal(tab);
    const member = { UserName: ourUsers(world)[0]?.userName, GroupName: 'auditors' };
    await adminOf(world).send(new CreateGroupCommand({ GroupName: 'auditors' }));
    await adminOf(world).send(new AddUserToGroupCommand(member));
    await types(tab, '/mfa-demo stop');
    await tab.getByTestId('message').getByText(text.progress.headline.stuck).waitFor();
    await tab.getByTestId('message').getByRole('button', { name: text.progress.buttons.tryAgain }).waitFor();
    expect(await tab.getByText(text.progress.headline.stop).count()).toBe(0);
  });
});

function adminOf({ aws }: TestWorld): IAMClient {
  return new IAMClient({ endpoint: aws.url, region: aws.region, credentials: aws.adminKey });
}
