import { z } from 'zod';
import type { Account, Role, Session } from '../account/state.ts';
import { trustInEffect } from '../iam/roles/trust-policies.ts';
import { tagContext } from '../iam/tags.ts';
import { accessDenied, validationError } from '../operation/errors.ts';
import { text, wholeNumber } from '../operation/input.ts';
import { defineOperation } from '../operation/operation.ts';
import type { Permission } from '../operation/permission.ts';
import { mfaInput, verifyCode } from './session-codes.ts';
import { packedSize, sessionPoliciesInput, sessionPoliciesOf } from './session-policies.ts';
import { sessionTags, sessionTagsInput } from './session-tags.ts';
import { credentialsElement, issueSession } from './sessions.ts';

const DEFAULT_SECONDS = 3600;
/** The longest session, in seconds, if a role assumes a role. */
const MAX_CHAINED_SECONDS = 3600;

const assumeRoleInput = z.object({
  RoleArn: text({ min: 20, max: 2048 }),
  RoleSessionName: text({ min: 2, max: 64, pattern: /^[\w+=,.@-]*$/ }),
  DurationSeconds: wholeNumber(900, 43_200).default(DEFAULT_SECONDS),
  ExternalId: text({ min: 2, max: 1224, pattern: /^[\w+=,.@:/-]*$/ }).optional(),
  SourceIdentity: text({ min: 2, max: 64, pattern: /^[\w+=,.@-]*$/ }).optional(),
  ProvidedContexts: z.undefined('The sandbox does not support it').optional(),
  ...sessionPoliciesInput,
  ...sessionTagsInput,
  ...mfaInput,
});
type AssumeRoleInput = z.output<typeof assumeRoleInput>;

const AssumeRole = defineOperation({
  repeatsValues: true,
  input: assumeRoleInput,
  permission: (account, input, caller) => {
    if (!/^arn:aws:iam::\d{12}:role\/./.test(input.RoleArn)) throw validationError('Request ARN is invalid');
    // The code is verified, and used up, before policies are checked.
    verifyCode(account, caller, input);
    const permission = onTrust(account, input);
    return { ...permission, also: furtherActions(input, caller.session).map((action) => ({ ...permission, action })) };
  },
  perform: (account, input, caller) => {
    const sourceIdentity = sourceIdentityOf(input, caller.session);
    const role = roleByArn(account, input.RoleArn);
    if (!role) throw accessDenied(`The role ${input.RoleArn} is gone.`);
    checkDuration(input, role, { isRole: caller.user === undefined });
    const sessionPolicies = sessionPoliciesOf(account, input);
    const tagging = sessionTags(input, caller.session);
    const PackedPolicySize = packedSize(input, tagging.tags);
    const { RoleSessionName: sessionName } = input;
    const traits = { identity: role, sessionName, sessionPolicies, sourceIdentity, ...tagging, mfaAt: undefined };
    const session = issueSession(account, traits, input.DurationSeconds);
    return {
      AssumedRoleUser: {
        AssumedRoleId: `${role.id}:${sessionName}`,
        Arn: `arn:aws:sts::${account.id}:assumed-role/${role.name}/${sessionName}`,
      },
      Credentials: credentialsElement(session),
      ...(PackedPolicySize !== undefined && { PackedPolicySize }),
      ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
    };
  },
});

/**
 * Returns the further actions that the caller needs if the new session has tags or a source identity, from the request
 * or inherited from the caller's session.
 */
function furtherActions(input: AssumeRoleInput, chainedFrom: Session | undefined): string[] {
  const isTagged = input.Tags.length > 0 || (chainedFrom?.transitiveTagKeys.size ?? 0) > 0;
  const hasSource = (input.SourceIdentity ?? chainedFrom?.sourceIdentity) !== undefined;
  return [...(isTagged ? ['sts:TagSession'] : []), ...(hasSource ? ['sts:SetSourceIdentity'] : [])];
}

/**
 * Returns the permission to assume the role, with the role's trust policy, and with parameters of the request as
 * condition keys.
 */
function onTrust(account: Account, input: AssumeRoleInput): Permission {
  const { ExternalId: externalId, SourceIdentity: sourceIdentity, TransitiveTagKeys: staying } = input;
  return {
    resource: input.RoleArn,
    trust: trustInEffect(account, roleByArn(account, input.RoleArn)),
    context: {
      'sts:RoleSessionName': input.RoleSessionName,
      ...(externalId !== undefined && { 'sts:ExternalId': externalId }),
      ...(sourceIdentity !== undefined && { 'sts:SourceIdentity': sourceIdentity }),
      ...(staying.length > 0 && { 'sts:TransitiveTagKeys': staying }),
      ...tagContext(input.Tags),
      // An MFA code counts only for this call: the new credentials count as requested without MFA.
      ...(input.TokenCode !== undefined && { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '0' }),
    },
  };
}

/**
 * Returns the source identity of the new session. If the caller's session has a source identity, the new session must
 * keep it.
 * @throws AccessDenied
 */
function sourceIdentityOf(input: AssumeRoleInput, chainedFrom: Session | undefined): string | undefined {
  const inherited = chainedFrom?.sourceIdentity;
  if (input.SourceIdentity === undefined) return inherited;
  if (inherited !== undefined && inherited !== input.SourceIdentity) {
    throw accessDenied('The source identity of a session cannot be changed.');
  }
  return input.SourceIdentity;
}

function checkDuration(input: AssumeRoleInput, role: Role, caller: { readonly isRole: boolean }): void {
  if (caller.isRole && input.DurationSeconds > MAX_CHAINED_SECONDS) {
    throw validationError(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  if (input.DurationSeconds > role.maxSessionSeconds) {
    throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
}

function roleByArn(account: Account, arn: string): Role | undefined {
  const role = account.roles.get(arn.slice(arn.lastIndexOf('/') + 1).toLowerCase());
  return role?.arn === arn ? role : undefined;
}

export const assumeRoleOperations = { AssumeRole };
