import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreateServiceSpecificCredentialCommand,
  DeactivateMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DeleteVirtualMFADeviceCommand,
  DetachUserPolicyCommand,
  GetUserCommand,
  RemoveUserFromGroupCommand,
  UploadSigningCertificateCommand,
  UploadSSHPublicKeyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { certificates } from './certificates.ts';
import { allowListBuckets, createParticipant, putPolicy, refusalOf, startWorld } from './support.ts';

const UserName = 'leaving';
const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
const GroupName = 'trainers';

test('a user can be deleted only after its resources; the error of DeleteUser names the kind of resource to delete next', async () => {
  const world = await startWorld();
  const { iam } = world;
  const { keys, device } = await createParticipant(world, UserName);
  await putPolicy(world, UserName, allowListBuckets, 'inline');
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  await iam.send(new CreateLoginProfileCommand({ UserName, Password: 'correct horse' }));
  await iam.send(new CreateGroupCommand({ GroupName }));
  await iam.send(new AddUserToGroupCommand({ UserName, GroupName }));
  const { Certificate } = await iam.send(
    new UploadSigningCertificateCommand({ UserName, CertificateBody: certificates[0] }),
  );
  const { SSHPublicKey } = await iam.send(
    new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody: 'ssh-rsa AAAAB3NzaC1yc2E=' }),
  );
  const ServiceName = 'codecommit.amazonaws.com';
  const { ServiceSpecificCredential } = await iam.send(
    new CreateServiceSpecificCredentialCommand({ UserName, ServiceName }),
  );
  const SerialNumber = device.serialNumber;
  const { SSHPublicKeyId } = SSHPublicKey ?? {};
  const { ServiceSpecificCredentialId } = ServiceSpecificCredential ?? {};

  const steps: [string, () => Promise<unknown>][] = [
    ['remove tokens from principal', () => iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }))],
    ['delete policies', () => iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName: 'inline' }))],
    ['detach all policies', () => iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn }))],
    ['delete access keys', () => iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: keys.accessKeyId }))],
    ['delete login profile', () => iam.send(new DeleteLoginProfileCommand({ UserName }))],
    [
      'delete certificates',
      () => iam.send(new DeleteSigningCertificateCommand({ UserName, CertificateId: Certificate?.CertificateId })),
    ],
    ['remove referenced objects', () => iam.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId }))],
    [
      'remove referenced objects',
      () => iam.send(new DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId })),
    ],
    ['remove users from group', () => iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName }))],
  ];
  for (const [must, remove] of steps) {
    expect(await refusalOf(iam.send(new DeleteUserCommand({ UserName })))).toEqual({
      code: 'DeleteConflict',
      http: 409,
      message: `Cannot delete entity, must ${must} first.`,
    });
    await remove();
  }
  await iam.send(new DeleteUserCommand({ UserName }));
  expect(await refusalOf(iam.send(new GetUserCommand({ UserName })))).toEqual({
    code: 'NoSuchEntity',
    http: 404,
    message: 'The user with name leaving cannot be found.',
  });
  await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
  expect(world.aws.view()).toMatchObject({ mfaDevices: [] });
  await world.aws.close();
});
