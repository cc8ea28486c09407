import { expect, test } from 'vitest';
import { readRecord } from '../../confirm/record/record.ts';
import { CHECKED, runConfirm } from './scene.ts';

test('a complete run in real time has the same outcomes as docs/confirmed.json, and leaves nothing behind', async () => {
  const { said, docs } = await runConfirm(['--write'], { sandbox: {} });
  const outcomes = async (folder: URL) =>
    (await readRecord(new URL('confirmed.json', folder)))
      .filter(({ target }) => target === 'sandbox')
      .map(({ point, outcome }) => `${point}: ${outcome}`);
  const found = await outcomes(docs);
  expect(found).toHaveLength(CHECKED.length);
  expect(found, `${said}\nIf this is right: npm run confirm -- --write`).toEqual(
    await outcomes(new URL('../../docs/', import.meta.url)),
  );
  expect(said).toContain('Nothing is left behind.');
}, 180_000);
