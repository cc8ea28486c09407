import { GET_SESSION_TOKEN, PROFILE } from '../../../scenario/mfa-user/take-home/commands.ts';
import { programFiles } from '../../../scenario/mfa-user/take-home/files.ts';
import { sessionTokenPrograms } from '../../../scenario/session-token/take-home/programs.ts';
import type { TakeHome } from '../../messages/face.ts';
import { codeBlock, commandBlocks } from '../mfa-user/take-home.ts';

/** What a person can take home: commands that exchange a code for temporary credentials, and the lesson as programs. */
export const takeHome: TakeHome = {
  commands: (text) => [...commandBlocks(GET_SESSION_TOKEN, text.sessionToken.takeHome.cli, text), codeBlock(PROFILE)],
  files: ({ takeHome: { programs }, sessionToken }) =>
    programFiles(programs, sessionTokenPrograms(sessionToken.takeHome.programs)),
};
