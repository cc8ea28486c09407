import { expect, test } from 'vitest';
import { toldParameters } from '../../../src/aws/client/told-parameters.ts';
import { TYPED_CODE } from '../../../src/shared/aws-call.ts';

test('the description of a call says that an MFA code was sent, and does not contain its digits', () => {
  const mfa = { SerialNumber: 'arn:x', TokenCode: '314159' };
  expect(toldParameters('GetSessionToken', { DurationSeconds: 900, ...mfa })).toEqual({
    DurationSeconds: '900',
    SerialNumber: 'arn:x',
    TokenCode: TYPED_CODE,
  });
  expect(toldParameters('GetSessionToken', { DurationSeconds: 900, TokenCode: undefined })).toEqual({
    DurationSeconds: '900',
  });
  const RoleArn = 'arn:aws:iam::111122223333:role/x';
  expect(toldParameters('AssumeRole', { RoleArn, ...mfa })).toEqual({
    RoleArn,
    SerialNumber: 'arn:x',
    TokenCode: TYPED_CODE,
  });
  const codes = { AuthenticationCode1: '314159', AuthenticationCode2: '271828' };
  const told = toldParameters('EnableMFADevice', { UserName: 'ana', ...codes });
  expect(told).toEqual({ UserName: 'ana', AuthenticationCode1: TYPED_CODE, AuthenticationCode2: TYPED_CODE });
});

test('the description of a call contains only the parameters that are listed for its operation', () => {
  const input = { UserName: 'ana', PolicyName: 'p', PolicyDocument: '{}', Password: 'secret' };
  expect(toldParameters('PutUserPolicy', input)).toEqual({ UserName: 'ana', PolicyName: 'p' });
  expect(toldParameters('CreateLoginProfile', input)).toEqual({});
  expect(toldParameters('toString', input)).toEqual({});
});
