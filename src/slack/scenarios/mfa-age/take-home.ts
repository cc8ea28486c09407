import { mfaAgePrograms } from '../../../scenario/mfa-age/take-home/programs.ts';
import { GET_SESSION_TOKEN } from '../../../scenario/mfa-user/take-home/commands.ts';
import { programFiles } from '../../../scenario/mfa-user/take-home/files.ts';
import type { TakeHome } from '../../messages/face.ts';
import { commandBlocks } from '../mfa-user/take-home.ts';

/** What a person can take home: commands that exchange a code for temporary credentials, and the lesson as programs. */
export const takeHome: TakeHome = {
  commands: (text) => commandBlocks(GET_SESSION_TOKEN, text.mfaAge.takeHome.cli, text),
  files: ({ takeHome: { programs }, mfaAge }) => programFiles(programs, mfaAgePrograms(mfaAge.takeHome.programs)),
};
