import type { Command } from 'commander';
import { isClose } from './close-words.ts';

/** A word that people type on the command line, and the option that they mean. */
interface Meant {
  readonly word: string;
  readonly flag: string;
}

/** A mistake on the command line, or in a file that it names. The exit code is 2. */
export class UsageError extends Error {}

/**
 * Refuses a word on the command line that belongs to no option. The error names the option with a similar word, if
 * there is one.
 * @param program must allow excess arguments
 * @throws UsageError if there is such a word
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

/**
 * Ends the program when its output cannot be written any more. If the reader of the output has ended, for example
 * `head`, the exit code does not change; after another error it is 1.
 */
export function endWithReader(): void {
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.exitCode = 1;
    process.exit();
  });
}

/**
 * Runs a program. After an error, prints its message and exits with code 2 for a UsageError.
 * @param failed the exit code after another error
 */
export function runProgram(program: Command, failed = 1): void {
  endWithReader();
  program.parseAsync().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof UsageError ? 2 : failed);
  });
}
