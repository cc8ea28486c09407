import {
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GetMFADeviceCommand,
  ListMFADevicesCommand,
  ListVirtualMFADevicesCommand,
  ResyncMFADeviceCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { Secret, TOTP } from 'otpauth';
import { createKey, createUser, keysOf, putPolicy, refusalOf, startWorld } from '../support.ts';
import { type Row, refusals } from './rows.ts';

type Clients = ReturnType<Awaited<ReturnType<typeof startWorld>>['clientsOf']>;

interface Person {
  readonly own: Clients;
  session: Clients | undefined;
}

/**
 * Replays one recording on an embedded AWS, and sets its clock to the time of each row. Changes take 7.5 s to
 * propagate, as they did in the recording.
 * @returns the answers that differ, one line each
 */
export async function replay(rows: readonly Row[]): Promise<string[]> {
  await using stage = await startStage();
  await stage.prepare(rows);
  const differences: string[] = [];
  for (const row of rows) {
    const expected = row.answer === 'ok' ? 'ok' : JSON.stringify(refusals[row.answer]);
    const actual = await stage.perform(row);
    if (actual !== expected) differences.push(`${row.name}: ${actual} instead of ${expected}`);
  }
  return differences;
}

async function startStage() {
  const world = await startWorld({ propagationSeconds: 7.5 });
  const start = world.now();
  const admin = world.clientsOf(world.aws.adminKey);
  const people = new Map<string, Person>();
  const phones = new Map<string, TOTP>();

  const personOf = async (name: string): Promise<Person> => {
    const known = people.get(name);
    if (known) return known;
    await createUser(world, name, '/org-access/');
    await putPolicy(world, name, { Effect: 'Allow', Action: 'iam:*MFADevice', Resource: '*' });
    const person = { own: world.clientsOf(await createKey(world, name)), session: undefined };
    people.set(name, person);
    return person;
  };
  const serialOf = (device: string) => `arn:aws:iam::111122223333:mfa/${device.split('#')[0]}`;
  const create = async (device: string) => {
    const VirtualMFADeviceName = device.split('#')[0];
    const reply = await admin.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName }));
    const seed = new TextDecoder().decode(reply.VirtualMFADevice?.Base32StringSeed);
    phones.set(device, new TOTP({ secret: Secret.fromBase32(seed) }));
  };
  const codeOf = (device: string, step: number) =>
    phones.get(device)?.generate({ timestamp: start + step * 30_000 }) ?? '000000';

  return {
    /** Creates the users and devices that existed before the recording: the rows use them, but do not create them. */
    async prepare(rows: readonly Row[]) {
      const created = new Set(rows.filter((row) => row.operation === 'create').map((row) => partsOf(row).device));
      for (const row of rows) {
        const { device, user } = partsOf(row);
        await personOf(user);
        if (device !== 'missing' && !created.has(device) && !phones.has(device)) await create(device);
      }
    },
    async perform(row: Row): Promise<string> {
      const { device, user } = partsOf(row);
      world.pass(start / 1000 + row.at - world.now() / 1000);
      const person = await personOf(user);
      const iam = (row.caller === 'own key' ? person.own : row.caller === 'own session' ? person.session : admin)?.iam;
      const SerialNumber = serialOf(device);
      const step = row.number ?? 0;
      const codes = (first: number, second: number) => ({
        UserName: user,
        SerialNumber,
        AuthenticationCode1: codeOf(device, first),
        AuthenticationCode2: codeOf(device, second),
      });
      const counted = (count: number | undefined) => {
        if (count !== row.number) throw new Error(`${row.name}: ${count} devices instead of ${row.number}`);
      };
      const operations: Record<Row['operation'], () => Promise<unknown> | undefined> = {
        create: () => create(device),
        enable: () => iam?.send(new EnableMFADeviceCommand(codes(step - 1, step))),
        'enable, same code twice': () => iam?.send(new EnableMFADeviceCommand(codes(step, step))),
        'enable, reversed': () => iam?.send(new EnableMFADeviceCommand(codes(step, step - 1))),
        resync: () => iam?.send(new ResyncMFADeviceCommand(codes(step - 1, step))),
        deactivate: () => iam?.send(new DeactivateMFADeviceCommand({ UserName: user, SerialNumber })),
        delete: () => iam?.send(new DeleteVirtualMFADeviceCommand({ SerialNumber })),
        'delete user': () => iam?.send(new DeleteUserCommand({ UserName: user })),
        get: () => iam?.send(new GetMFADeviceCommand({ UserName: user, SerialNumber })),
        'list of user': () =>
          iam?.send(new ListMFADevicesCommand({ UserName: user })).then((reply) => counted(reply.MFADevices?.length)),
        'list assigned': () => listed('Assigned').then((devices) => counted(devices?.length)),
        'list unassigned': () => listed('Unassigned').then((devices) => counted(devices?.length)),
        code: async () => {
          const request = new GetSessionTokenCommand({
            SerialNumber,
            TokenCode: codeOf(device, step),
            DurationSeconds: 900,
          });
          person.session = world.clientsOf(keysOf((await person.own.sts.send(request)).Credentials));
        },
        identity: () => person.session?.sts.send(new GetCallerIdentityCommand({})),
      };
      const call =
        operations[row.operation]() ?? Promise.reject(new Error(`${row.name}: no credentials for this call`));
      return call.then(
        () => 'ok',
        async (thrown: unknown) => JSON.stringify(await refusalOf(Promise.reject(thrown))),
      );
    },
    [Symbol.asyncDispose]: () => world.aws.close(),
  };

  async function listed(AssignmentStatus: 'Assigned' | 'Unassigned') {
    return (await admin.iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus }))).VirtualMFADevices;
  }
}

function partsOf({ subject }: Row): { device: string; user: string } {
  const [device = '', user = device] = subject.split('>');
  return { device, user };
}
