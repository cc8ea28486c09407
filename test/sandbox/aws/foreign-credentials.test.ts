import { generateKeyPairSync } from 'node:crypto';
import {
  CreateLoginProfileCommand,
  CreateServiceSpecificCredentialCommand,
  DeleteLoginProfileCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  GetLoginProfileCommand,
  GetSSHPublicKeyCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  ResetServiceSpecificCredentialCommand,
  UpdateLoginProfileCommand,
  UpdateServiceSpecificCredentialCommand,
  UpdateSigningCertificateCommand,
  UpdateSSHPublicKeyCommand,
  UploadSigningCertificateCommand,
  UploadSSHPublicKeyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificates } from './certificates.ts';
import { createUser, outcomeOf, refusalOf, startWorld, type World } from './support.ts';

const UserName = 'visited';
let world: World;
beforeAll(async () => {
  world = await startWorld();
  await createUser(world, UserName);
});
afterAll(() => world.aws.close());

const sshKey = (n: number) =>
  `ssh-rsa ${Buffer.from(`key number ${n} of a stranger`).toString('base64')} stranger@home`;

describe('a login profile', () => {
  const get = () => world.iam.send(new GetLoginProfileCommand({ UserName }));
  const create = (Password = 'correct horse') =>
    world.iam.send(new CreateLoginProfileCommand({ UserName, Password, PasswordResetRequired: true }));

  test('exists at most once per user, and cannot be deleted twice', async () => {
    expect(await refusalOf(get())).toMatchObject({ code: 'NoSuchEntity', http: 404 });
    await create();
    expect(await outcomeOf(create())).toBe('EntityAlreadyExists');
    expect((await get()).LoginProfile).toMatchObject({ UserName, PasswordResetRequired: true });
    await world.iam.send(new UpdateLoginProfileCommand({ UserName, PasswordResetRequired: false }));
    expect((await get()).LoginProfile).toMatchObject({ PasswordResetRequired: false });
    const update = new UpdateLoginProfileCommand({ UserName, Password: 'short' });
    expect(await refusalOf(world.iam.send(update))).toMatchObject({ code: 'PasswordPolicyViolation', http: 400 });
    await world.iam.send(new DeleteLoginProfileCommand({ UserName }));
    expect(await outcomeOf(world.iam.send(new DeleteLoginProfileCommand({ UserName })))).toBe('NoSuchEntity');
  });

  test('needs a password of at least eight characters', async () => {
    expect(await refusalOf(create('seven77'))).toMatchObject({ code: 'PasswordPolicyViolation', http: 400 });
    expect(await outcomeOf(get())).toBe('NoSuchEntity');
  });
});

describe('an SSH key', () => {
  const upload = (SSHPublicKeyBody: string) =>
    world.iam.send(new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody }));
  const list = async () => (await world.iam.send(new ListSSHPublicKeysCommand({ UserName }))).SSHPublicKeys ?? [];

  test('is uploaded, deactivated, read back and deleted', async () => {
    const { SSHPublicKey } = await upload(sshKey(0));
    const SSHPublicKeyId = SSHPublicKey?.SSHPublicKeyId;
    expect(SSHPublicKey?.Fingerprint).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
    const update = (Status: 'Inactive' | 'Expired') =>
      world.iam.send(new UpdateSSHPublicKeyCommand({ UserName, SSHPublicKeyId, Status }));
    await update('Inactive');
    expect(await outcomeOf(update('Expired'))).toBe('InvalidInput');
    expect(await list()).toMatchObject([{ SSHPublicKeyId, Status: 'Inactive', UserName }]);
    const get = (Encoding: 'SSH' | 'PEM') =>
      world.iam.send(new GetSSHPublicKeyCommand({ UserName, SSHPublicKeyId, Encoding }));
    expect((await get('SSH')).SSHPublicKey).toEqual({ ...SSHPublicKey, Status: 'Inactive' });
    expect(await outcomeOf(get('PEM'))).toBe('UnrecognizedPublicKeyEncoding');
    const remove = () => world.iam.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId }));
    await remove();
    expect(await outcomeOf(remove())).toBe('NoSuchEntity');
    expect(await list()).toEqual([]);
  });

  test('may be in PEM, cannot be added twice, is limited to five, and must be a key', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    await upload(publicKey.export({ type: 'spki', format: 'pem' }) as string);
    for (let each = 1; each <= 4; each += 1) await upload(sshKey(each));
    expect(await outcomeOf(upload(sshKey(1)))).toBe('DuplicateSSHPublicKey');
    expect(await refusalOf(upload(sshKey(5)))).toEqual({
      code: 'LimitExceeded',
      http: 409,
      message: 'Cannot exceed quota for SSHPublicKeysPerUser: 5',
    });
    expect(await outcomeOf(upload('no key at all'))).toBe('InvalidPublicKey');
    expect(await list()).toHaveLength(5);
  });
});

describe('a service-specific credential', () => {
  const ServiceName = 'codecommit.amazonaws.com';
  const create = (name = ServiceName, CredentialAgeDays?: number) =>
    world.iam.send(
      new CreateServiceSpecificCredentialCommand({
        UserName,
        ServiceName: name,
        ...(CredentialAgeDays && { CredentialAgeDays }),
      }),
    );

  test('is created, reset, deactivated, listed and deleted', async () => {
    const { ServiceSpecificCredential: first } = await create();
    const id = { UserName, ServiceSpecificCredentialId: first?.ServiceSpecificCredentialId };
    expect(first?.ServiceUserName).toBe('visited-at-111122223333');
    const reset = await world.iam.send(new ResetServiceSpecificCredentialCommand(id));
    expect(reset.ServiceSpecificCredential?.ServicePassword).not.toBe(first?.ServicePassword);
    await world.iam.send(new UpdateServiceSpecificCredentialCommand({ ...id, Status: 'Inactive' }));
    await create('cassandra.amazonaws.com', 1);
    const list = async (input: object) =>
      (await world.iam.send(new ListServiceSpecificCredentialsCommand(input))).ServiceSpecificCredentials;
    expect(await list({ UserName, ServiceName })).toMatchObject([{ ...id, Status: 'Inactive' }]);
    expect(await list({ AllUsers: true })).toHaveLength(2);
    const expiring = (await list({ UserName, ServiceName: 'cassandra.amazonaws.com' }))?.[0];
    expect(expiring?.ExpirationDate?.getTime()).toBe(world.now() + 86_400_000);
    const remove = () => world.iam.send(new DeleteServiceSpecificCredentialCommand(id));
    await remove();
    expect(await outcomeOf(remove())).toBe('NoSuchEntity');
  });

  test('is limited to two per service, and exists only for services that support it', async () => {
    await create();
    await create();
    expect(await refusalOf(create())).toMatchObject({ code: 'LimitExceeded', http: 409 });
    expect(await outcomeOf(create('s3.amazonaws.com'))).toBe('NotSupportedService');
  });
});

describe('a signing certificate', () => {
  const upload = (CertificateBody: string) =>
    world.iam.send(new UploadSigningCertificateCommand({ UserName, CertificateBody }));
  const list = async () => (await world.iam.send(new ListSigningCertificatesCommand({ UserName }))).Certificates ?? [];

  test('is uploaded, deactivated, listed and deleted', async () => {
    const { Certificate } = await upload(certificates[0]);
    const id = { UserName, CertificateId: Certificate?.CertificateId };
    await world.iam.send(new UpdateSigningCertificateCommand({ ...id, Status: 'Inactive' }));
    expect(await list()).toEqual([{ ...Certificate, Status: 'Inactive' }]);
    expect((await list())[0]?.CertificateBody).toBe(certificates[0]);
    const remove = () => world.iam.send(new DeleteSigningCertificateCommand(id));
    await remove();
    expect(await refusalOf(remove())).toMatchObject({ code: 'NoSuchEntity', http: 404 });
    expect(await list()).toEqual([]);
  });

  test('is X.509 in PEM, cannot be added twice, and is limited to two', async () => {
    for (const body of ['no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']) {
      expect(await refusalOf(upload(body))).toMatchObject({ code: 'MalformedCertificate', http: 400 });
    }
    await upload(certificates[0]);
    expect(await outcomeOf(upload(certificates[0]))).toBe('DuplicateCertificate');
    await upload(certificates[1]);
    expect(await refusalOf(upload(certificates[2]))).toEqual({
      code: 'LimitExceeded',
      http: 409,
      message: 'Cannot exceed quota for CertificatesPerUser: 2',
    });
    expect(await list()).toHaveLength(2);
  });
});
