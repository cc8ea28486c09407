import { CreateVirtualMFADeviceCommand, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { answerTo, signed } from './raw-requests.ts';
import { notReplayed, recordings, writtenDurations } from './recorded/recordings.ts';
import { replay } from './recorded/replay.ts';
import { createDevice, createParticipant, startWorld } from './support.ts';

test.each(recordings.map(({ file, rows }) => ({ file, cases: rows.length, rows })))(
  '$file: $cases cases are answered as AWS answered them',
  async ({ rows }) => {
    expect(await replay(rows)).toEqual([]);
  },
);

test('sts/query_inputs.json: each form of a duration is accepted or refused as by AWS', async () => {
  const world = await startWorld();
  const answers: [string, string][] = [];
  for (const [written] of writtenDurations) {
    const body = `Action=GetSessionToken&Version=2011-06-15&DurationSeconds=${encodeURIComponent(written)}`;
    const [, code] = await answerTo(world, '/', signed(world, 'sts', body));
    answers.push([written, code === 'none' ? 'Success' : code]);
  }
  await world.aws.close();
  expect(answers).toEqual(writtenDurations);
});

test('iam/mfa.json: IAM shows the same fields of a device as AWS', async () => {
  const world = await startWorld();
  const { device } = await createParticipant(world, 'ann');
  const loose = await createDevice(world, 'loose');
  const list = async (AssignmentStatus?: 'Assigned' | 'Unassigned' | 'Any') =>
    (await world.iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus }))).VirtualMFADevices ?? [];
  const [assigned] = await list('Assigned');
  expect(assigned).toMatchObject({ SerialNumber: device.serialNumber, User: { UserName: 'ann' } });
  expect(Object.keys(assigned ?? {}).sort()).toEqual(['EnableDate', 'SerialNumber', 'User']);
  expect(Object.keys(assigned?.User ?? {}).sort()).toEqual(['Arn', 'CreateDate', 'Path', 'UserId', 'UserName']);
  expect(await list('Unassigned')).toEqual([{ SerialNumber: loose.serialNumber }]);
  expect(await list()).toHaveLength(2);

  const create = async (VirtualMFADeviceName: string, more = {}) =>
    (await world.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName, ...more }))).VirtualMFADevice;
  const plain = await create('plain');
  expect(Object.keys(plain ?? {}).sort()).toEqual(['Base32StringSeed', 'QRCodePNG', 'SerialNumber']);
  expect(new TextDecoder().decode(plain?.Base32StringSeed)).toMatch(/^[A-Z2-7]{64}$/);
  const Tags = [{ Key: 'owner', Value: 'probe' }];
  expect(await create('tagged', { Tags, Path: '/devices/' })).toMatchObject({
    SerialNumber: 'arn:aws:iam::111122223333:mfa/devices/tagged',
    Tags,
  });
  await world.aws.close();
});

test('the tables have 341 recorded calls, each only once', () => {
  const cases = recordings.flatMap(({ file, rows }) => rows.map(({ name }) => `${file}: ${name}`));
  expect(new Set(cases).size).toBe(cases.length);
  expect(cases.length + writtenDurations.length).toBe(341);
  expect(notReplayed).toHaveLength(2);
});
