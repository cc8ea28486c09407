import fc from 'fast-check';
import { expect, test } from 'vitest';
import { debriefOf } from '../../../../src/scenario/workshop/debrief.ts';
import { debriefCsv } from '../../../../src/slack/messages/debrief/csv.ts';
import { sessionTokenFace as face } from '../../../../src/slack/scenarios/session-token/face.ts';
import { textOf } from '../../../../src/slack/text/catalog.ts';
import { SEATS, sampleWorkshop, seat } from '../../../scenario/workshop/sample-seats.ts';

const text = textOf('en');
const debrief = debriefOf(sampleWorkshop(), SEATS, face);

/** Parses CSV as RFC 4180 says, without using code of the bot. */
function readCsv(csv: string): string[][] {
  const cells = csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy);
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

test('the table has one row for each person, with their times, refused codes and resources', () => {
  const [heads, ...rows] = readCsv(debriefCsv(debrief, face, text).slice(1));
  expect(heads).toEqual([
    'Person',
    'Joined at',
    'Test user (s)',
    'Connect phone (s)',
    'Try without MFA (s)',
    'Try with MFA (s)',
    'Codes not accepted',
    'Asked for help',
    'Finished',
    'Resources deleted',
    'Resources left over',
  ]);
  expect(rows).toHaveLength(SEATS.length);
  expect(rows[1]).toEqual(['U2', '2026-11-02T09:00:02.000Z', '6', '74', '', '60', '2', 'yes', 'yes', '5', '0']);
  expect(rows[4]?.slice(2)).toEqual(['4', '40', '', '', '0', 'no', 'no', '4', '1']);
  expect(rows[6]?.slice(2)).toEqual(['', '', '', '', '', 'no', 'no', '', '']);
});

test('the table begins with the mark by which Excel recognizes UTF-8, and uses the language of the workshop', () => {
  const csv = debriefCsv(debrief, face, textOf('ja'));
  expect([...Buffer.from(csv).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(readCsv(csv.slice(1))[0]).toContain('スマートフォンの登録 (秒)');
});

test('people are listed with their names, and in an anonymous workshop only with the number of their seat', () => {
  const names = new Map([['U1', 'Ana']]);
  const people = (isAnonymous: boolean) => {
    const csv = debriefCsv(debriefOf(sampleWorkshop({ isAnonymous }), SEATS, face), face, text, names);
    return { csv, first: readCsv(csv.slice(1)).map(([person]) => person) };
  };
  expect(people(false).first.slice(1, 3)).toEqual(['Ana', 'U2']);
  expect(people(true).first.slice(1, 3)).toEqual(['Participant 1', 'Participant 2']);
  expect(people(true).csv).not.toMatch(/Ana|U\d/);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('a name cannot become a formula: %j', (name) => {
  const csv = debriefCsv(debrief, face, text, new Map([['U1', name]]));
  expect(readCsv(csv.slice(1))[1]?.[0]).toBe(`'${name}`);
});

test('any name is read back from its own cell, with an apostrophe before a name that would be a formula', () => {
  const one = debriefOf(sampleWorkshop(), [seat(1)], face);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const rows = readCsv(debriefCsv(one, face, text, new Map([['U1', name]])).slice(1));
      expect(rows).toHaveLength(2);
      expect(rows[1]).toHaveLength(11);
      expect(rows[1]?.[0]).toBe(/^[=+\-@\t\r]/.test(name) ? `'${name}` : name);
    }),
  );
});
