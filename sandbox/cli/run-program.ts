import type { Command } from 'commander';
import { isClose } from './close-words.ts';

/** What somebody may have meant by a word on the command line. */
interface Meant {
  readonly word: string;
  readonly flag: string;
}

/** A mistake on the command line, or in a file that it names: exit code 2. */
export class UsageError extends Error {}

/**
 * Names a word that no option takes, with what it is close to.
 * @param program must allow excess arguments
 * @throws Error in one sentence
 */
export function noStrayWords(program: Command, meanings: readonly Meant[]): void {
  const [word] = program.args;
  if (word === undefined) return;
  const meant = meanings.find((each) => isClose(word, each.word));
  const help = `npm run ${program.name()} -- --help`;
  throw new UsageError(
    `Unknown word ${word}.${meant ? ` Did you mean ${meant.flag}?` : ''} There are only options: ${help}`,
  );
}

/** Runs it, and says in one sentence why it cannot. */
export function runProgram(program: Command): void {
  // The reader of the output may have seen enough, as `head` has.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  program.parseAsync().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof UsageError ? 2 : 1);
  });
}
