import { assumeRolePrograms } from '../../../scenario/assume-role/take-home/programs.ts';
import { ASSUME_ROLE, PROFILE, profileCommand } from '../../../scenario/mfa-user/take-home/commands.ts';
import { programFiles } from '../../../scenario/mfa-user/take-home/files.ts';
import type { TakeHome } from '../../messages/face.ts';
import { codeBlock, commandBlocks } from '../mfa-user/take-home.ts';

/**
 * What a person can take home: commands that assume a role with a code, by hand and with a profile, and the lesson as
 * programs.
 */
export const takeHome: TakeHome = {
  commands: (text) => {
    const { withProfile, ...words } = text.assumeRole.takeHome.cli;
    return [...commandBlocks(ASSUME_ROLE, words, text), codeBlock(PROFILE), codeBlock(profileCommand(withProfile))];
  },
  files: ({ takeHome: { programs }, assumeRole }) =>
    programFiles(programs, assumeRolePrograms(assumeRole.takeHome.programs)),
};
