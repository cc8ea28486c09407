import type { Demo, ScenarioId, Stage } from '../demo.ts';
import type { Priority } from '../ports/job-queue.ts';
import type { Step } from '../step.ts';
import { enableMfaDevice, removeQr } from './steps/enroll.ts';
import { announceQr, createMfaDevice, createUser, openConversation, postQr, uploadQr } from './steps/prepare.ts';
import { buySession, proveAfter, proveBefore, proveWithMfa } from './steps/prove.ts';
import { remind } from './steps/remind.ts';
import { awaitAccessKey, createAccessKey, putPolicy } from './steps/settle.ts';

/** What is done in a stage, and where it leads. Steps that are finished already are skipped. */
export interface StageWork {
  readonly steps: readonly Step[];
  /** Absent: the stage waits for the person. */
  readonly next?: Stage;
  /** Where refused codes lead back to. */
  readonly onRefused?: Stage;
  readonly priority: Priority;
}

export interface Scenario {
  readonly id: ScenarioId;
  readonly stages: Partial<Record<Stage, StageWork>>;
}

/** AWS spreads key and policy while the person scans; whoever is faster than that waits in `enrolling`. */
const whileScanning = [createAccessKey, putPolicy, awaitAccessKey];

/** The default scenario: the table of contents of this whole program. Who takes more time gets the policy put again. */
export const sessionToken: Scenario = {
  id: 'session-token',
  stages: {
    preparing: {
      steps: [openConversation, createUser, createMfaDevice, announceQr, uploadQr, postQr],
      next: 'awaiting-enrollment',
      priority: 'preparing',
    },
    'awaiting-enrollment': {
      steps: [announceQr, uploadQr, postQr, ...whileScanning, remind],
      priority: 'preparing',
    },
    enrolling: {
      steps: [enableMfaDevice, removeQr, ...whileScanning, proveBefore],
      onRefused: 'awaiting-enrollment',
      next: 'awaiting-session-code',
      priority: 'code',
    },
    'awaiting-session-code': { steps: [putPolicy, remind], priority: 'code' },
    proving: {
      steps: [putPolicy, buySession, proveWithMfa, proveAfter],
      onRefused: 'awaiting-session-code',
      next: 'proved',
      priority: 'code',
    },
    proved: { steps: [putPolicy, remind], priority: 'preparing' },
  },
};

const SCENARIOS: Record<Demo['scenario'], Scenario> = { 'session-token': sessionToken };

/** What is to be done in the demo's stage; nothing in the stages of its end. */
export function workOf(demo: Pick<Demo, 'scenario' | 'stage'>): StageWork | undefined {
  return SCENARIOS[demo.scenario].stages[demo.stage];
}

/** Whether the demo waits for the bot and not for the person; the reminder has a time of its own. */
export function hasWorkLeft(demo: Pick<Demo, 'scenario' | 'stage' | 'finishedSteps'>): boolean {
  const work = workOf(demo);
  if (work === undefined) return false;
  const stepsLeft = work.steps.filter((step) => step !== remind && !demo.finishedSteps.includes(step.id));
  return work.next !== undefined || stepsLeft.length > 0;
}

export function allSteps(scenario: Scenario): Step[] {
  return [...new Set(Object.values(scenario.stages).flatMap((work) => work.steps))];
}

/** A proof without MFA that was allowed: the guardrail does not hold. */
export function isSurprise(demo: Pick<Demo, 'proofs'>): boolean {
  return demo.proofs.some((proof) => proof.mfaState !== 'session with MFA' && proof.outcome === 'allowed');
}
