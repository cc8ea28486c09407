import { z } from 'zod';
import { alreadyExists, noSuchEntity } from '../errors.ts';
import { text } from '../input.ts';
import { defineOperation } from '../operation.ts';
import type { User } from '../state.ts';
import { isoSeconds } from '../xml.ts';
import { userName } from './names.ts';
import { onTargetUser, targetUser } from './target-user.ts';

const userInput = z.object({ UserName: userName.optional() });

/** The password itself is not kept: the sandbox has no console to sign in to. */
const CreateLoginProfile = defineOperation({
  input: userInput.extend({ Password: text({ max: 128, pattern: /^[\t\n\r\u0020-\u00ff]+$/ }) }),
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    if (user.loginProfileCreatedAt !== undefined) {
      throw alreadyExists(`Login Profile for user ${user.name} already exists.`);
    }
    user.loginProfileCreatedAt = account.now();
    return { LoginProfile: profileElement(user) };
  },
});

const GetLoginProfile = defineOperation({
  input: userInput,
  permission: onTargetUser,
  perform: (account, input, caller) => ({ LoginProfile: profileElement(targetUser(account, input, caller)) }),
});

const DeleteLoginProfile = defineOperation({
  input: userInput,
  permission: onTargetUser,
  perform: (account, input, caller) => {
    const user = targetUser(account, input, caller);
    profileElement(user);
    user.loginProfileCreatedAt = undefined;
    return undefined;
  },
});

/** @throws NoSuchEntity */
function profileElement(user: User) {
  if (user.loginProfileCreatedAt === undefined)
    throw noSuchEntity(`Login Profile for User ${user.name} cannot be found.`);
  return { UserName: user.name, CreateDate: isoSeconds(user.loginProfileCreatedAt), PasswordResetRequired: false };
}

export const loginProfileOperations = { CreateLoginProfile, GetLoginProfile, DeleteLoginProfile };
