import { describe, expect, test } from 'vitest';
import { proofsHold, witnessProofs } from '../../sandbox/stories/witness.ts';
import { findChromium } from '../support/chromium.ts';
import { startTestWorld } from '../support/world.ts';
import { expectNothingLeft } from './moves.ts';
import { closesModal, laterCode, openPage, phoneCodes, scansTheQr } from './open-page.ts';

describe.skipIf(!findChromium())('the page (needs Chromium: apt-get install chromium)', { timeout: 120_000 }, () => {
  test('lets a person play a whole demo, with wrong codes before the right codes', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(world, { hasClock: true, reducedMotion: 'no-preference' });
    const { tab, complaints } = page;
    const modal = tab.getByTestId('modal');
    const field = (place: number) => modal.getByRole('textbox').nth(place);

    await scansTheQr(tab);
    const [first, second] = await phoneCodes(tab);

    await tab.getByRole('button', { name: 'Enter codes' }).last().click();
    await field(0).fill(first);
    await field(1).fill(first);
    await tab.getByTestId('modal-submit').click();
    await modal.getByText('This is the same code again').waitFor();
    await field(0).fill(second);
    await field(1).fill(first);
    await field(1).press('Enter');
    await modal.getByText('wrong order').waitFor();
    const [before, now] = await phoneCodes(tab);
    await field(0).fill(before);
    await field(1).fill(now);
    await field(1).press('Enter');

    await modal.getByText('Access denied, twice').first().waitFor();
    await modal.getByRole('button', { name: 'Continue' }).click();
    await field(0).fill('000000');
    await field(0).press('Enter');
    await modal.getByText('Not accepted').waitFor();
    await field(0).fill(await laterCode(tab, now));
    await field(0).press('Enter');
    await modal.getByText('It worked: S3 allowed access only with your code').waitFor();
    await closesModal(tab);
    await tab.getByTestId('message').getByRole('table').getByText('12 buckets').waitFor();
    await tab.getByTestId('message').getByRole('button', { name: 'Clean up' }).click();
    await tab.getByText('0 left').waitFor();

    expect(proofsHold(witnessProofs(world.aws.view()))).toBe(true);
    expectNothingLeft(world);
    expect(complaints).toEqual([]);
  });
});
