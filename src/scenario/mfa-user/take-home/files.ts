import type { LessonPrograms } from './programs.ts';
import { sdkProgram } from './sdk/program.ts';
import { shellScript } from './shell/script.ts';
import type { ProgramWords } from './words.ts';

export interface ProgramFile {
  readonly name: string;
  readonly content: string;
}

/**
 * Writes a lesson as files that a person runs with credentials of their own: two programs and the policy that the lesson is about.
 * They are the same for everybody who reads one language, so they hold nothing of a demo. The policies have no deadline, because a
 * file that a person keeps would be out of date at once; the programs delete theirs.
 */
export function programFiles(words: ProgramWords, lesson: LessonPrograms): readonly ProgramFile[] {
  const { name, policy } = lesson;
  return [
    { name: `${name}.sh`, content: shellScript(words, lesson) },
    { name: `${name}.mts`, content: sdkProgram(words, lesson) },
    { name: policy.file, content: `${JSON.stringify(policy.document, null, 2)}\n` },
  ];
}
