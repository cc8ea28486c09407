import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFailed, onTestFinished, type RunnerTask, type RunnerTestCase, TestRunner } from 'vitest';

/** The folder for logs, pictures and traces of failed tests, as an absolute path. If absent, nothing is recorded. */
const folder = process.env.TEST_EVIDENCE || undefined;
/**
 * How long a picture may take, in milliseconds. Without this limit, a page that does not respond would hide why the
 * test failed.
 */
const PICTURE_TIMEOUT_MS = 5000;

const logsOf = new WeakMap<RunnerTestCase, (() => string)[]>();

/** Writes this log to the folder if the running test fails. */
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
 * Writes a picture of this page and a Playwright trace to the folder if the running test fails.
 * @returns a function that takes the picture and the trace. Call it right before the page is closed, even though the
 * result of the test is not known yet.
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
    // A test that timed out has not closed its page, so the picture is taken now.
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

/**
 * Creates the folder, and returns a path in it. The file name starts with the file and the name of the test, so that
 * the files of a test are listed together.
 */
async function pathFor(task: RunnerTask, ending: string): Promise<string> {
  await mkdir(folder!, { recursive: true });
  const words = `${task.file.name} ${task.fullTestName}`.replaceAll(/[^a-z0-9]+/gi, '-');
  return join(folder!, `${words.slice(0, 200)}.${ending}`);
}
