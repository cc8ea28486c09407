import { findChromium } from './chromium.ts';
import { provideProgram } from './provide-program.ts';

/** Provides Chromium for the browser tests. */
export function setup(): void {
  provideProgram({ name: 'Chromium', debianPackage: 'chromium-headless-shell', find: findChromium });
}
