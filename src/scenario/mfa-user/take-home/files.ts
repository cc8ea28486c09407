import type { LessonPrograms } from './programs.ts';
import { sdkProgram } from './sdk/program.ts';
import { shellScript } from './shell/script.ts';
import type { ProgramWords } from './words.ts';

export interface ProgramFile {
  readonly name: string;
  readonly content: string;
}

/**
 * Returns a lesson as files: two programs, which a person runs with their own credentials, and the policy that the
 * lesson is about. The files contain nothing about a demo: they are the same for all people who read one language.
 * Their policies have no deadline, because a person may run the files at any time. The programs delete the policies
 * they create.
 */
export function programFiles(words: ProgramWords, lesson: LessonPrograms): readonly ProgramFile[] {
  const { name, policy } = lesson;
  return [
    { name: `${name}.sh`, content: shellScript(words, lesson) },
    { name: `${name}.mts`, content: sdkProgram(words, lesson) },
    { name: policy.file, content: `${JSON.stringify(policy.document, null, 2)}\n` },
  ];
}
