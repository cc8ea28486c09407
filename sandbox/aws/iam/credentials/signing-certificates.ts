import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { newCertificateId } from '../../account/identifiers.ts';
import type { SigningCertificate, User } from '../../account/state.ts';
import { AwsError, limitExceeded, noSuchEntity } from '../../operation/errors.ts';
import { text } from '../../operation/input.ts';
import { isoSeconds } from '../../operation/iso-seconds.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import { members } from '../../operation/xml.ts';
import { certificateId, userName } from '../names.ts';
import { onTargetUser, targetUser } from '../users/target-user.ts';
import { credentialStatus, settable } from './credential-status.ts';

export const MAX_CERTIFICATES = 2;
const userInput = z.object({ UserName: userName.optional() });
const certificateInput = userInput.extend({ CertificateId: certificateId });

const UploadSigningCertificate = defineOperation({
  input: userInput.extend({ CertificateBody: text({ max: 16_384, pattern: /^[\t\n\r\u0020-\u00ff]+$/ }) }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    mustBeCertificate(input.CertificateBody);
    if ([...user.certificates.values()].some((each) => each.body === input.CertificateBody)) {
      throw new AwsError('DuplicateCertificate', 409, 'The same certificate is already associated with this user.');
    }
    if (user.certificates.size >= MAX_CERTIFICATES) {
      throw limitExceeded(`Cannot exceed quota for CertificatesPerUser: ${MAX_CERTIFICATES}`);
    }
    const id = newCertificateId();
    const certificate: SigningCertificate = {
      id,
      body: input.CertificateBody,
      uploadedAt: account.now(),
      status: 'Active',
    };
    user.certificates.set(id, certificate);
    return { Certificate: certificateElement(user, certificate) };
  },
});

const ListSigningCertificates = defineOperation({
  input: userInput.extend(pagingInput),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    const { page, trailer } = pageOf([...user.certificates.values()], (certificate) => certificate.id, input);
    return { Certificates: members(page.map((each) => certificateElement(user, each))), ...trailer };
  },
});

const UpdateSigningCertificate = defineOperation({
  input: certificateInput.extend({ Status: credentialStatus }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    certificateOf(targetUser(account, input, caller), input.CertificateId).status = settable(input.Status);
    return undefined;
  },
});

const DeleteSigningCertificate = defineOperation({
  input: certificateInput,
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    user.certificates.delete(certificateOf(user, input.CertificateId).id);
    return undefined;
  },
});

/** @throws MalformedCertificate unless it is an X.509 certificate in PEM */
function mustBeCertificate(body: string): void {
  try {
    if (!body.trimStart().startsWith('-----BEGIN CERTIFICATE-----')) throw new TypeError('not PEM');
    new X509Certificate(body);
  } catch {
    throw new AwsError(
      'MalformedCertificate',
      400,
      'Unable to parse certificate. Please ensure the certificate is in PEM format.',
    );
  }
}

/** @throws NoSuchEntity */
function certificateOf(user: User, id: string): SigningCertificate {
  const certificate = user.certificates.get(id);
  if (!certificate) throw noSuchEntity(`The Certificate with id ${id} cannot be found.`);
  return certificate;
}

function certificateElement(user: User, certificate: SigningCertificate) {
  return {
    UserName: user.name,
    CertificateId: certificate.id,
    CertificateBody: certificate.body,
    Status: certificate.status,
    UploadDate: isoSeconds(certificate.uploadedAt),
  };
}

export const signingCertificateOperations = {
  UploadSigningCertificate,
  ListSigningCertificates,
  UpdateSigningCertificate,
  DeleteSigningCertificate,
};
