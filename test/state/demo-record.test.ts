import { expect, test } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { decodeDemo, encodeDemo } from '../../src/state/demo-record.ts';
import type { Migrations } from '../../src/state/record-migrations.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { fullDemo, revealed, SAMPLE_SECRETS } from '../contract/sample-demos.ts';

const sealer = createSealer([randomKey()]);

function changedRecord(change: (record: Record<string, unknown>) => void): string {
  const record = JSON.parse(encodeDemo(fullDemo(), sealer));
  change(record);
  return JSON.stringify(record);
}

function messageOf(text: string): string {
  try {
    decodeDemo(text, sealer, SCENARIOS);
  } catch (error) {
    return String(error);
  }
  throw new Error('The record was read.');
}

test('a record contains its schema version, and is read without loss', () => {
  const text = encodeDemo(fullDemo(), sealer);
  expect(JSON.parse(text).schemaVersion).toBe(2);
  expect(revealed(decodeDemo(text, sealer, SCENARIOS))).toEqual(revealed(fullDemo()));
});

test('the error of an unreadable record says what is wrong, and quotes no value', () => {
  const records = {
    'it is not JSON': `{"seed": ${SAMPLE_SECRETS[0]}`,
    'schemaVersion (invalid_value)': changedRecord((record) =>
      Object.assign(record, { schemaVersion: SAMPLE_SECRETS[0] }),
    ),
    'stage (invalid_value)': changedRecord((record) => Object.assign(record, { stage: SAMPLE_SECRETS[1] })),
    'record (unrecognized_keys)': changedRecord((record) => Object.assign(record, { [SAMPLE_SECRETS[2]!]: 1 })),
    'record (invalid_type)': JSON.stringify(SAMPLE_SECRETS[3]),
    'unknown form': changedRecord((record) =>
      Object.assign(record, { state: { accessKey: { id: 'A', secret: { $sealed: SAMPLE_SECRETS[1] }, issuedAt: 1 } } }),
    ),
    'state.accessKey.secret (invalid_type)': changedRecord((record) =>
      Object.assign(record, { state: { proofs: [], accessKey: { id: 'A', secret: SAMPLE_SECRETS[1], issuedAt: 1 } } }),
    ),
    'does not know the lesson': changedRecord((record) => Object.assign(record, { scenario: SAMPLE_SECRETS[3] })),
    'state (unrecognized_keys)': changedRecord((record) =>
      Object.assign(record, { state: { proofs: [], [SAMPLE_SECRETS[2]!]: 1 } }),
    ),
  };
  for (const [problem, text] of Object.entries(records)) {
    const message = messageOf(text);
    expect(message).toContain(problem);
    for (const secret of SAMPLE_SECRETS) expect(message).not.toContain(secret);
  }
});

test('an encrypted value of one demo cannot be decrypted in the record of another demo', () => {
  expect(messageOf(changedRecord((record) => Object.assign(record, { demoId: 'zzz' })))).toContain('another demo');
});

test('reading a record throws a ConfigError if it was encrypted with a key that is no longer configured', () => {
  const text = encodeDemo(fullDemo(), createSealer([randomKey()]));
  expect(() => decodeDemo(text, sealer, SCENARIOS)).toThrow(ConfigError);
});

test('a record of an older schema is migrated version by version', () => {
  const old = changedRecord((record) => {
    // In this test, version 0 has no `refusalCount`, and version 1 has `step` instead of `stage`.
    Object.assign(record, { schemaVersion: 0, step: record.stage });
    delete record.stage;
    delete record.refusalCount;
  });
  const migrations: Migrations = {
    0: (record) => ({ ...record, refusalCount: 0 }),
    1: ({ step, ...record }) => ({ ...record, stage: step }),
  };
  expect(revealed(decodeDemo(old, sealer, SCENARIOS, migrations))).toEqual(
    revealed({ ...fullDemo(), refusalCount: 0 }),
  );
  expect(() => decodeDemo(old, sealer, SCENARIOS)).toThrow('schemaVersion (invalid_value)');
});

test('the result of a migration is checked like every record', () => {
  const old = changedRecord((record) => Object.assign(record, { schemaVersion: 1 }));
  const text = () => decodeDemo(old, sealer, SCENARIOS, { 1: (record) => ({ ...record, stage: 'nowhere' }) });
  expect(text).toThrow('stage (invalid_value)');
});

test('a record of a newer schema is not migrated', () => {
  const newer = changedRecord((record) => Object.assign(record, { schemaVersion: 3 }));
  expect(() => decodeDemo(newer, sealer, SCENARIOS, { 1: (record) => ({ ...record }) })).toThrow(
    'schemaVersion (invalid_value)',
  );
});
