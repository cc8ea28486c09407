import { z } from 'zod';
import type { User } from '../../account/state.ts';
import { AwsError, alreadyExists, noSuchEntity, validationError } from '../../operation/errors.ts';
import { text } from '../../operation/input.ts';
import { isoSeconds } from '../../operation/iso-seconds.ts';
import { defineOperation } from '../../operation/operation.ts';
import { flag, newUserName } from '../names.ts';
import { onTargetUser, targetUser } from '../users/target-user.ts';

const MIN_PASSWORD = 8;
const password = text({ max: 128, pattern: /^[\t\n\r\u0020-\u00ff]+$/ });
const userInput = z.object({ UserName: newUserName.optional() });

/** The password is not kept: the sandbox has no console to sign in to. */
const CreateLoginProfile = defineOperation({
  input: userInput.extend({ Password: password.optional(), PasswordResetRequired: flag.default(false) }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    if (user.loginProfile) throw alreadyExists(`Login Profile for user ${user.name} already exists.`);
    if (input.Password === undefined) throw validationError('A password must be specified.');
    mustBeLong(input.Password);
    user.loginProfile = { createdAt: account.now(), resetRequired: input.PasswordResetRequired };
    return { LoginProfile: profileElement(user) };
  },
});

const GetLoginProfile = defineOperation({
  input: userInput,
  permission: onTargetUser,
  perform: (account, input, caller) => ({ LoginProfile: profileElement(targetUser(account, input, caller)) }),
});

const UpdateLoginProfile = defineOperation({
  input: z.object({
    UserName: newUserName,
    Password: password.optional(),
    PasswordResetRequired: flag.optional(),
  }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const profile = profileOf(targetUser(account, input, caller));
    if (input.Password !== undefined) mustBeLong(input.Password);
    profile.resetRequired = input.PasswordResetRequired ?? profile.resetRequired;
    return undefined;
  },
});

const DeleteLoginProfile = defineOperation({
  input: userInput,
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    profileOf(user);
    user.loginProfile = undefined;
    return undefined;
  },
});

/** Checks the length of a password. The sandbox has no other rule of AWS's default password policy. */
function mustBeLong(written: string): void {
  if (written.length >= MIN_PASSWORD) return;
  const message = `Password should have a minimum length of ${MIN_PASSWORD}`;
  throw new AwsError('PasswordPolicyViolation', 400, message);
}

/** @throws NoSuchEntity */
function profileOf(user: User) {
  if (!user.loginProfile) throw noSuchEntity(`Login Profile for User ${user.name} cannot be found.`);
  return user.loginProfile;
}

/** @throws NoSuchEntity */
function profileElement(user: User) {
  const { createdAt, resetRequired } = profileOf(user);
  return { UserName: user.name, CreateDate: isoSeconds(createdAt), PasswordResetRequired: resetRequired };
}

export const loginProfileOperations = { CreateLoginProfile, GetLoginProfile, UpdateLoginProfile, DeleteLoginProfile };
