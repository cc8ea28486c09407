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
import { listAsBot, removeAsBot } from '../client/calls.ts';
import { collect, namesIn } from '../client/pages.ts';
import { whole } from '../client/whole.ts';
import type { Belonging } from './belonging.ts';

/** A user has at most one login profile, and it has the user's name. */
export const loginProfile: Belonging = {
  kind: 'login-profile',
  list(iam, userName) {
    const command = new GetLoginProfileCommand({ UserName: userName });
    const get = () => iam.send(command).then(({ LoginProfile }) => [whole(LoginProfile && userName, 'the password')]);
    return listAsBot('iam:GetLoginProfile', get);
  },
  remove(iam, userName) {
    return removeAsBot('iam:DeleteLoginProfile', () => iam.send(new DeleteLoginProfileCommand({ UserName: userName })));
  },
};

export const sshKeys: Belonging = {
  kind: 'ssh-key',
  list(iam, userName) {
    const pages = () => paginateListSSHPublicKeys({ client: iam }, { UserName: userName });
    const ids = () => collect(pages(), (page) => namesIn(page.SSHPublicKeys, (key) => key.SSHPublicKeyId));
    return listAsBot('iam:ListSSHPublicKeys', ids);
  },
  remove(iam, userName, name) {
    const command = new DeleteSSHPublicKeyCommand({ UserName: userName, SSHPublicKeyId: name });
    return removeAsBot('iam:DeleteSSHPublicKey', () => iam.send(command));
  },
};

export const signingCertificates: Belonging = {
  kind: 'signing-certificate',
  list(iam, userName) {
    const pages = () => paginateListSigningCertificates({ client: iam }, { UserName: userName });
    const ids = () => collect(pages(), (page) => namesIn(page.Certificates, (each) => each.CertificateId));
    return listAsBot('iam:ListSigningCertificates', ids);
  },
  remove(iam, userName, name) {
    const command = new DeleteSigningCertificateCommand({ UserName: userName, CertificateId: name });
    return removeAsBot('iam:DeleteSigningCertificate', () => iam.send(command));
  },
};

export const serviceCredentials: Belonging = {
  kind: 'service-credential',
  list(iam, userName) {
    return listAsBot('iam:ListServiceSpecificCredentials', () => listServiceCredentials(iam, userName));
  },
  remove(iam, userName, name) {
    const names = { UserName: userName, ServiceSpecificCredentialId: name };
    return removeAsBot('iam:DeleteServiceSpecificCredential', () =>
      iam.send(new DeleteServiceSpecificCredentialCommand(names)),
    );
  },
};

/** The SDK has no paginator for this list. */
async function listServiceCredentials(iam: IAMClient, userName: string): Promise<string[]> {
  const ids: string[] = [];
  let marker: string | undefined;
  do {
    const page = await iam.send(new ListServiceSpecificCredentialsCommand({ UserName: userName, Marker: marker }));
    const names = namesIn(page.ServiceSpecificCredentials, (each) => each.ServiceSpecificCredentialId);
    ids.push(...whole(names, 'the list'));
    if (page.IsTruncated) whole(page.Marker, 'the end of the list');
    marker = page.Marker;
  } while (marker);
  return ids;
}
