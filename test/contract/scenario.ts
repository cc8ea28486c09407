import { describe, expect, test } from 'vitest';
import type { Demo, Stage } from '../../src/scenario/demo.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { allSteps } from '../../src/scenario/scenarios.ts';
import { Secret } from '../../src/scenario/secret.ts';
import { REMOVAL_ORDER } from '../../src/scenario/teardown/remove-everything.ts';

/**
 * What every lesson promises to the kernel.
 * @param full a demo of this lesson with all its secrets
 */
export function describeScenario(scenario: Scenario, full: Demo): void {
  describe(`the lesson ${scenario.id}`, () => {
    const steps = allSteps(scenario);
    const ids = steps.map(({ id }) => id);

    test('gives every step a name of its own', () => {
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
    });

    test('reaches each of its stages from the first one', () => {
      expect([...stagesFrom(scenario)].toSorted()).toEqual(Object.keys(scenario.stages).toSorted());
    });

    test('does again only steps that it has', () => {
      for (const id of [...scenario.onResend, ...scenario.onMoreTime]) expect(ids).toContain(id);
    });

    test('leaves nothing in AWS that the teardown does not remove', () => {
      const left = steps.flatMap((step) => step.leaves ?? []);
      expect(left).toContain('user');
      for (const kind of left) expect(REMOVAL_ORDER).toContain(kind);
    });

    test('keeps no secret when a demo ends', () => {
      expect(secretsIn(full).length).toBeGreaterThan(0);
      expect(secretsIn(scenario.withoutSecrets(full))).toEqual([]);
    });

    test('is not surprised at its beginning', () => {
      expect(scenario.isSurprise({ ...full, proofs: [] })).toBe(false);
    });
  });
}

/** A stage that waits for a person leads on by a form, to the stage after it in the table. */
function stagesFrom({ firstStage, stages }: Scenario): Set<Stage> {
  const order = Object.keys(stages) as Stage[];
  const reached = new Set<Stage>();
  const visit = (stage: Stage | undefined) => {
    if (stage === undefined || reached.has(stage)) return;
    reached.add(stage);
    const { next, onRefused } = stages[stage] ?? {};
    visit(next ?? order[order.indexOf(stage) + 1]);
    visit(onRefused);
  };
  visit(firstStage);
  return reached;
}

function secretsIn(value: unknown): Secret[] {
  if (value instanceof Secret) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(secretsIn);
}
