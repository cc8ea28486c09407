import { writeFile } from 'node:fs/promises';
import type { Points } from '../point.ts';
import { RECORD } from '../record/note-results.ts';
import { readRecord } from '../record/record.ts';
import { documentOf } from './document.ts';

const DOCUMENT = 'confirm-on-real.md';

/**
 * Writes docs/confirm-on-real.md.
 * @throws Error when docs/confirmed.json does not exist or is not a record
 */
export async function writeDocument(docs: URL, points: Points): Promise<void> {
  await writeFile(new URL(DOCUMENT, docs), documentOf(points, await readRecord(new URL(RECORD, docs))));
}
