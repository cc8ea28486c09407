import { listBucketsWithMfaForever } from '../policy.ts';
import { sdkProgram } from './sdk-program.ts';
import { shellScript } from './shell-script.ts';
import type { ProgramWords } from './words.ts';

export interface TakeHomeFile {
  readonly name: string;
  readonly content: string;
}

/**
 * The lesson as files that a person runs with credentials of their own: two programs and the policy that both use. They are the
 * same for everybody who reads one language, so they hold nothing of a demo. The policy has no deadline, because a file that a
 * person keeps would be out of date at once; the programs delete theirs.
 */
export function takeHomeFiles(words: ProgramWords): readonly TakeHomeFile[] {
  return [
    { name: 'mfa-lesson.sh', content: shellScript(words) },
    { name: 'mfa-lesson.mts', content: sdkProgram(words) },
    { name: 'mfa-lesson-policy.json', content: `${JSON.stringify(listBucketsWithMfaForever(), null, 2)}\n` },
  ];
}
