import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with a Node 24 that everybody may run, and the rest of the PATH; absent if there is none. */
    readonly node24Path: string | undefined;
  }
}

/** The Node of the image, from this process or from npm's cache or registry. */
export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'mfa-demo-node-'));
  const found = findNode24(folder);
  if (found === undefined) {
    process.stdout.write('The image is not tested: there is no Node 24. It comes with: npx -y -p node@24 node -v\n');
    if (process.env.CI) throw new Error('CI skips nothing, and there is no Node 24');
    provide('node24Path', undefined);
    return () => rmSync(folder, { recursive: true });
  }
  // npm keeps it in the home folder, where an unprivileged user has no business.
  copyFileSync(found, join(folder, 'node'));
  chmodSync(folder, 0o755);
  const others = (process.env.PATH ?? '').split(delimiter).filter((path) => !path.includes('node_modules'));
  // npm comes with the Node that runs the tests.
  provide('node24Path', [folder, dirname(process.execPath), ...others].join(delimiter));
  return () => rmSync(folder, { recursive: true });
}

function findNode24(folder: string): string | undefined {
  if (process.version.startsWith('v24.')) return process.execPath;
  try {
    // Outside the checkout: inside, npx would find what the project's own packages bring.
    const args = ['-y', '-p', 'node@24', 'node', '-p', 'process.execPath'];
    const path = execFileSync('npx', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return path.trim().split('\n').at(-1);
  } catch {
    return undefined;
  }
}
