import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

interface Program {
  /** The name in messages. */
  readonly name: string;
  /** The Debian package with the program. */
  readonly debianPackage: string;
  find(): string | undefined;
}

/**
 * Provides a program that some tests need. Installs the program if it is missing and this process runs as root on
 * Debian. If the program is still missing, prints that these tests are skipped, and which command installs the program.
 * @throws Error in CI if the program is still missing, because CI must not skip tests
 */
export function provideProgram(program: Program): void {
  if (program.find()) return;
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const problem = isDebianRoot ? install(program) : undefined;
  if (program.find()) return;
  const reason = `there is no ${program.name} on the PATH${problem === undefined ? '' : ` (apt-get failed: ${problem})`}`;
  if (process.env.CI) throw new Error(`CI must not skip tests, but ${reason}`);
  process.stdout.write(
    `Tests that need ${program.name} are skipped: ${reason}. Debian: sudo apt-get install ${program.debianPackage}\n`,
  );
}

/** Installs the package, without starting its system service. Returns the error message, or `undefined`. */
function install({ name, debianPackage }: Program): string | undefined {
  process.stdout.write(`Installing ${name} for the tests (apt-get) ...\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], {
      stdio: 'ignore',
      env,
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
