import { isRunning } from '../demo.ts';
import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import { takesForm } from '../scenario.ts';
import type { Scenarios } from '../scenarios.ts';
import type { Actor, FirstCode, FirstCodeResult } from './operations.ts';
import { ownDemo } from './own-demo.ts';

interface CheckParts {
  readonly scenarios: Scenarios;
  readonly store: DemoStore;
  readonly clock: Clock;
}

/**
 * Checks the first code of a form with the check that the lesson defines, if the demo waits for this form.
 * @throws UpstreamError
 */
export async function checkFirst(
  { scenarios, store, clock }: CheckParts,
  actor: Actor,
  { demoId, form: name, code }: FirstCode,
): Promise<FirstCodeResult> {
  const demo = await ownDemo(store, actor, demoId);
  if (!demo || !isRunning(demo)) return { kind: 'not-now' };
  const form = scenarios.of(demo).forms[name];
  if (!form || !takesForm(form, demo.stage)) return { kind: 'not-now' };
  return { kind: 'checked', demo, problem: form.checkFirst?.(demo.state, code, clock.now()) };
}
