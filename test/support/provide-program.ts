import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

interface Program {
  /** As people call it. */
  readonly name: string;
  /** The Debian package that brings it. */
  readonly debianPackage: string;
  find(): string | undefined;
}

/**
 * Some tests need a program. Debian as root: it is installed. Anywhere else, or where that fails, the tests that
 * need it are reported as skipped, with the line that installs it; in CI a skip is a failure.
 */
export function provideProgram(program: Program): void {
  if (program.find()) return;
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const problem = isDebianRoot ? install(program) : undefined;
  if (program.find()) return;
  const reason = `there is no ${program.name} on the PATH${problem === undefined ? '' : ` (apt-get failed: ${problem})`}`;
  if (process.env.CI) throw new Error(`CI skips nothing, and ${reason}`);
  process.stdout.write(
    `Tests that need ${program.name} are skipped: ${reason}. Debian: sudo apt-get install ${program.debianPackage}\n`,
  );
}

/** Returns what went wrong. A package that brings a system service does not start it. */
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
