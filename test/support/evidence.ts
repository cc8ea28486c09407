import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFailed, onTestFinished, type RunnerTask, type RunnerTestCase, TestRunner } from 'vitest';

/** Where a test that fails leaves what it saw, as an absolute path; without it nothing is recorded. */
const folder = process.env.TEST_EVIDENCE || undefined;
/** A page that does not answer any more must not hide why the test failed. */
const PICTURE_TIMEOUT_MS = 5000;

const logsOf = new WeakMap<RunnerTestCase, (() => string)[]>();

/** If the running test fails, it leaves this log behind. */
export function keepLog(read: () => string): void {
  const test = TestRunner.getCurrentTest();
  if (folder === undefined || !test) return;
  const logs = logsOf.get(test) ?? [];
  logs.push(read);
  if (logsOf.has(test)) return;
  logsOf.set(test, logs);
  onTestFailed(async ({ task }) => writeFile(await pathFor(task, 'txt'), logs.map((log) => log()).join('\n')));
}

/**
 * If the running test fails, it leaves a picture of this page and a Playwright trace behind.
 * @returns what to call right before the page is closed: that is before anybody knows whether the test has failed
 */
export async function watchPage(page: Page): Promise<() => Promise<unknown>> {
  if (folder === undefined) return async () => undefined;
  await page.context().tracing.start({ snapshots: true });
  let taking: ReturnType<typeof takeEvidence> | undefined;
  const take = () => {
    taking ??= takeEvidence(page);
    return taking;
  };
  onTestFinished(async ({ task }) => {
    // A test that has run out of time has not closed its page yet.
    const { picture, place, trace } = await take();
    if (task.result?.state === 'fail') {
      if (picture) await writeFile(await pathFor(task, 'png'), picture);
      if (trace) await copyFile(trace, await pathFor(task, 'zip'));
    }
    await rm(place, { recursive: true });
  });
  return take;
}

async function takeEvidence(page: Page) {
  const place = await mkdtemp(join(tmpdir(), 'mfa-demo-evidence-'));
  const path = join(place, 'trace.zip');
  const picture = await page.screenshot({ timeout: PICTURE_TIMEOUT_MS }).catch(() => undefined);
  const trace = await page
    .context()
    .tracing.stop({ path })
    .then(
      () => path,
      () => undefined,
    );
  return { picture, place, trace };
}

/** Of the place and the name of the test, so that what belongs together stands together. */
async function pathFor(task: RunnerTask, ending: string): Promise<string> {
  await mkdir(folder!, { recursive: true });
  const words = `${task.file.name} ${task.fullTestName}`.replaceAll(/[^a-z0-9]+/gi, '-');
  return join(folder!, `${words.slice(0, 200)}.${ending}`);
}
