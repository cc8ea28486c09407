import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.ts';

/**
 * Browser tests need a Chromium. Debian as root: it is installed. Anywhere else the tests that need it are
 * reported as skipped, with the line that installs it; in CI a skip is a failure.
 */
export function setup(): void {
  if (findChromium()) return;
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (isDebianRoot) {
    process.stdout.write('Installing Chromium for the browser tests (apt-get) ...\n');
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore' });
    return;
  }
  if (process.env.CI) throw new Error('CI needs a Chromium on the PATH');
}
