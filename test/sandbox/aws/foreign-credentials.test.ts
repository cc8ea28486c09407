import {
  CreateLoginProfileCommand,
  CreateServiceSpecificCredentialCommand,
  DeleteLoginProfileCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  GetLoginProfileCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  UploadSSHPublicKeyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUser, outcomeOf, refusalOf, startWorld, type World } from './support.ts';

const UserName = 'visited';
let world: World;
beforeAll(async () => {
  world = await startWorld();
  await createUser(world, UserName);
});
afterAll(() => world.aws.close());

const deleteUser = () => refusalOf(world.iam.send(new DeleteUserCommand({ UserName })));

test('a login profile is there once, and gone once deleted', async () => {
  const get = () => world.iam.send(new GetLoginProfileCommand({ UserName }));
  expect(await refusalOf(get())).toMatchObject({ code: 'NoSuchEntity', http: 404 });
  const create = () => world.iam.send(new CreateLoginProfileCommand({ UserName, Password: 'correct horse' }));
  await create();
  expect(await outcomeOf(create())).toBe('EntityAlreadyExists');
  expect((await get()).LoginProfile?.UserName).toBe(UserName);
  await world.iam.send(new DeleteLoginProfileCommand({ UserName }));
  expect(await outcomeOf(world.iam.send(new DeleteLoginProfileCommand({ UserName })))).toBe('NoSuchEntity');
});

test('an SSH key keeps its user from being deleted until it is removed', async () => {
  const upload = new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody: 'ssh-rsa AAAA' });
  const { SSHPublicKey } = await world.iam.send(upload);
  const { SSHPublicKeys } = await world.iam.send(new ListSSHPublicKeysCommand({ UserName }));
  expect(SSHPublicKeys?.map((key) => key.SSHPublicKeyId)).toEqual([SSHPublicKey?.SSHPublicKeyId]);
  expect(await deleteUser()).toMatchObject({ code: 'DeleteConflict', http: 409 });
  const remove = () =>
    world.iam.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId: SSHPublicKey?.SSHPublicKeyId }));
  await remove();
  expect(await outcomeOf(remove())).toBe('NoSuchEntity');
});

test('so does a service-specific credential', async () => {
  const create = new CreateServiceSpecificCredentialCommand({ UserName, ServiceName: 'codecommit.amazonaws.com' });
  const id = (await world.iam.send(create)).ServiceSpecificCredential?.ServiceSpecificCredentialId;
  const list = () => world.iam.send(new ListServiceSpecificCredentialsCommand({ UserName }));
  expect((await list()).ServiceSpecificCredentials).toHaveLength(1);
  expect(await deleteUser()).toMatchObject({ code: 'DeleteConflict', http: 409 });
  const remove = () =>
    world.iam.send(new DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId: id }));
  await remove();
  expect((await list()).ServiceSpecificCredentials).toEqual([]);
  expect(await outcomeOf(remove())).toBe('NoSuchEntity');
});

test('there are no signing certificates, and none can be removed', async () => {
  const { Certificates } = await world.iam.send(new ListSigningCertificatesCommand({ UserName }));
  expect(Certificates).toEqual([]);
  const remove = new DeleteSigningCertificateCommand({ UserName, CertificateId: 'A'.repeat(24) });
  expect(await refusalOf(world.iam.send(remove))).toMatchObject({ code: 'NoSuchEntity', http: 404 });
});
