import {
  DeleteLoginProfileCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  GetLoginProfileCommand,
  type IAMClient,
  ListServiceSpecificCredentialsCommand,
  paginateListSigningCertificates,
  paginateListSSHPublicKeys,
} from '@aws-sdk/client-iam';
import type { Belonging } from './belonging.ts';
import { asBot, on } from './errors.ts';
import { collect } from './pages.ts';

/** A user has at most one; it is named as the user is. */
const loginProfile: Belonging = {
  kind: 'login-profile',
  list(iam, userName) {
    const get = () => iam.send(new GetLoginProfileCommand({ UserName: userName })).then(() => [userName]);
    return asBot(
      'iam:GetLoginProfile',
      get,
      on('NoSuchEntity', () => []),
    );
  },
  remove(iam, userName) {
    const remove = () => iam.send(new DeleteLoginProfileCommand({ UserName: userName })).then(() => undefined);
    return asBot<void>(
      'iam:DeleteLoginProfile',
      remove,
      on('NoSuchEntity', () => undefined),
    );
  },
};

const sshKeys: Belonging = {
  kind: 'ssh-key',
  list(iam, userName) {
    const pages = () => paginateListSSHPublicKeys({ client: iam }, { UserName: userName });
    const ids = () => collect(pages(), (page) => page.SSHPublicKeys?.map((key) => key.SSHPublicKeyId ?? ''));
    return asBot(
      'iam:ListSSHPublicKeys',
      ids,
      on('NoSuchEntity', () => []),
    );
  },
  remove(iam, userName, name) {
    const command = new DeleteSSHPublicKeyCommand({ UserName: userName, SSHPublicKeyId: name });
    const remove = () => iam.send(command).then(() => undefined);
    return asBot<void>(
      'iam:DeleteSSHPublicKey',
      remove,
      on('NoSuchEntity', () => undefined),
    );
  },
};

const signingCertificates: Belonging = {
  kind: 'signing-certificate',
  list(iam, userName) {
    const pages = () => paginateListSigningCertificates({ client: iam }, { UserName: userName });
    const ids = () => collect(pages(), (page) => page.Certificates?.map((each) => each.CertificateId ?? ''));
    return asBot(
      'iam:ListSigningCertificates',
      ids,
      on('NoSuchEntity', () => []),
    );
  },
  remove(iam, userName, name) {
    const command = new DeleteSigningCertificateCommand({ UserName: userName, CertificateId: name });
    const remove = () => iam.send(command).then(() => undefined);
    return asBot<void>(
      'iam:DeleteSigningCertificate',
      remove,
      on('NoSuchEntity', () => undefined),
    );
  },
};

const serviceCredentials: Belonging = {
  kind: 'service-credential',
  list(iam, userName) {
    return asBot(
      'iam:ListServiceSpecificCredentials',
      () => listServiceCredentials(iam, userName),
      on('NoSuchEntity', () => []),
    );
  },
  remove(iam, userName, name) {
    const names = { UserName: userName, ServiceSpecificCredentialId: name };
    const remove = () => iam.send(new DeleteServiceSpecificCredentialCommand(names)).then(() => undefined);
    return asBot<void>(
      'iam:DeleteServiceSpecificCredential',
      remove,
      on('NoSuchEntity', () => undefined),
    );
  },
};

/** The SDK has no paginator for this list. */
async function listServiceCredentials(iam: IAMClient, userName: string): Promise<string[]> {
  const ids: string[] = [];
  let marker: string | undefined;
  do {
    const page = await iam.send(new ListServiceSpecificCredentialsCommand({ UserName: userName, Marker: marker }));
    ids.push(...(page.ServiceSpecificCredentials ?? []).map((each) => each.ServiceSpecificCredentialId ?? ''));
    marker = page.Marker;
  } while (marker);
  return ids;
}

/** What only somebody else can have added. */
export const FOREIGN_CREDENTIALS: readonly Belonging[] = [
  loginProfile,
  sshKeys,
  signingCertificates,
  serviceCredentials,
];
