import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PATH that starts with a folder whose Node 24 every user may run; absent if there is no Node 24. */
    readonly node24Path: string | undefined;
  }
}

/**
 * Provides Node 24, the version in the image, from this process or from npm's cache or registry. Without Node 24,
 * prints that its tests cannot run.
 * @throws Error in CI without Node 24, because CI must not skip tests
 */
export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'mfa-demo-node-'));
  const found = findNode24(folder);
  if (found === undefined) {
    process.stdout.write('Tests of Node 24 cannot run: there is no Node 24. To fetch it: npx -y -p node@24 node -v\n');
    if (process.env.CI) throw new Error('CI must not skip tests, but there is no Node 24');
    provide('node24Path', undefined);
    return () => rmSync(folder, { recursive: true });
  }
  // npm keeps Node 24 in the home folder, which an unprivileged user cannot read.
  copyFileSync(found, join(folder, 'node'));
  chmodSync(folder, 0o755);
  const others = (process.env.PATH ?? '').split(delimiter).filter((path) => !path.includes('node_modules'));
  // The folder of the Node that runs the tests contains npm.
  provide('node24Path', [folder, dirname(process.execPath), ...others].join(delimiter));
  return () => rmSync(folder, { recursive: true });
}

function findNode24(folder: string): string | undefined {
  if (process.version.startsWith('v24.')) return process.execPath;
  try {
    // Runs outside the repository, because inside it npx also finds the programs of the project's own packages.
    const args = ['-y', '-p', 'node@24', 'node', '-p', 'process.execPath'];
    const path = execFileSync('npx', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return path.trim().split('\n').at(-1);
  } catch {
    return undefined;
  }
}
