import type { AwsPoint } from '../../point.ts';
import { accessDeniedSentence } from './answers/access-denied-sentence.ts';
import { clockInDateHeader } from './answers/clock-in-date-header.ts';
import { deleteUserSentences } from './answers/delete-user-sentences.ts';
import { jsonAnswers } from './answers/json-answers.ts';
import { namesInAnyCase } from './answers/names-in-any-case.ts';
import { policiesInUse } from './answers/policies-in-use.ts';
import { rootDeviceWithoutName } from './answers/root-device-without-name.ts';
import { thirdAccessKey } from './answers/third-access-key.ts';
import { unknownAccountAlias } from './answers/unknown-account-alias.ts';
import { AWS_FOR_A_PERSON } from './for-a-person.ts';
import { enableByUserAlone } from './mfa/enable-by-user-alone.ts';
import { heldSessionCode } from './mfa/held-session-code.ts';
import { iamWithoutMfa } from './mfa/iam-without-mfa.ts';
import { roleSessionMfaState } from './mfa/role-session-mfa-state.ts';
import { secondEnrollmentCode } from './mfa/second-enrollment-code.ts';
import { sessionTokenRefusals } from './mfa/session-token-refusals.ts';
import { conditionKeyWithoutPrefix } from './policies/condition-key-without-prefix.ts';
import { goneUserByBareName } from './policies/gone-user-by-bare-name.ts';
import { oddConditionValues } from './policies/odd-condition-values.ts';
import { putUserPolicyBoundary } from './policies/put-user-policy-boundary.ts';
import { signatureAge } from './policies/signature-age.ts';
import { simulateByResource } from './policies/simulate-by-resource.ts';
import { simulateMissingKeys } from './policies/simulate-missing-keys.ts';
import { simulateOwnBoundary } from './policies/simulate-own-boundary.ts';
import { simulateTrustPolicy } from './policies/simulate-trust-policy.ts';
import { assumeRoleSentences } from './roles/assume-role-sentences.ts';
import { newRoleSoon } from './roles/new-role-soon.ts';
import { roleSimulatesItself } from './roles/role-simulates-itself.ts';

export const AWS_POINTS: readonly AwsPoint[] = [
  roleSessionMfaState,
  secondEnrollmentCode,
  heldSessionCode,
  enableByUserAlone,
  sessionTokenRefusals,
  iamWithoutMfa,
  newRoleSoon,
  roleSimulatesItself,
  assumeRoleSentences,
  putUserPolicyBoundary,
  goneUserByBareName,
  conditionKeyWithoutPrefix,
  oddConditionValues,
  signatureAge,
  simulateOwnBoundary,
  simulateMissingKeys,
  simulateByResource,
  simulateTrustPolicy,
  accessDeniedSentence,
  deleteUserSentences,
  thirdAccessKey,
  policiesInUse,
  namesInAnyCase,
  unknownAccountAlias,
  jsonAnswers,
  rootDeviceWithoutName,
  clockInDateHeader,
  ...AWS_FOR_A_PERSON,
];
