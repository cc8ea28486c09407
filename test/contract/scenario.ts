import { describe, expect, test } from 'vitest';
import { PHASES } from '../../src/scenario/demo.ts';
import { allSteps, type Scenario, takesForm } from '../../src/scenario/scenario.ts';
import { Secret } from '../../src/scenario/secret.ts';
import { REMOVAL_ORDER } from '../../src/scenario/teardown/remove-everything.ts';

/** Tests what every lesson promises to the kernel. @param full a state of this lesson with all its secrets */
export function describeScenario<State extends object>(scenario: Scenario<State>, full: State): void {
  describe(`the lesson ${scenario.id}`, () => {
    const steps = allSteps(scenario);
    const ids = steps.map(({ id }) => id);

    test('gives every step a different id', () => {
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
    });

    test('reaches each of its stages from the first one', () => {
      expect([...stagesFrom(scenario)].toSorted()).toEqual(Object.keys(scenario.stages).toSorted());
    });

    test('names only its own steps to run again after more time or a new QR code', () => {
      for (const id of scenario.onMoreTime) expect(ids).toContain(id);
      if (!scenario.onResend) return;
      const { stage, redo } = scenario.onResend;
      expect(scenario.stages[stage]?.steps.map(({ id }) => id)).toEqual(expect.arrayContaining([...redo]));
    });

    test('gives no stage the name of a phase', () => {
      for (const phase of PHASES) expect(Object.keys(scenario.stages)).not.toContain(phase);
    });

    test('leaves nothing in AWS that the teardown does not remove', () => {
      const left = steps.flatMap((step) => step.leaves ?? []);
      expect(left).toContain('user');
      for (const kind of left) expect(REMOVAL_ORDER).toContain(kind);
    });

    test('accepts each form only in stages that wait for a person, and repeats only steps of the stage that uses its codes', () => {
      for (const { stage, alsoIn = stage, next, redo = [] } of Object.values(scenario.forms)) {
        for (const each of [stage, alsoIn]) expect(scenario.stages[each]?.next).toBeUndefined();
        expect(scenario.stages[next]?.steps.map(({ id }) => id)).toEqual(expect.arrayContaining([...redo]));
      }
    });

    test('has a schema that accepts its first state, a full state, and a full state without its secrets', () => {
      for (const state of [scenario.firstState, full, scenario.withoutSecrets(full)])
        expect(scenario.state.safeParse(state).error).toBeUndefined();
    });

    test('keeps no secret after the end of a demo', () => {
      expect(secretsIn(full).length).toBeGreaterThan(0);
      expect(secretsIn(scenario.withoutSecrets(full))).toEqual([]);
    });

    test('does not report at its beginning that AWS allowed a call that it must deny', () => {
      expect(scenario.isSurprise(scenario.firstState)).toBe(false);
    });
  });
}

/** Returns all stages that a demo can reach: the first, and those after a stage's work, refused codes or a form. */
function stagesFrom({ firstStage, stages, forms }: Pick<Scenario, 'firstStage' | 'stages' | 'forms'>): Set<string> {
  const reached = new Set<string>();
  const visit = (stage: string | undefined) => {
    if (stage === undefined || reached.has(stage)) return;
    reached.add(stage);
    visit(stages[stage]?.next);
    visit(stages[stage]?.onRefused);
    for (const detour of stages[stage]?.detours ?? []) visit(detour);
    for (const form of Object.values(forms)) if (takesForm(form, stage)) visit(form.next);
  };
  visit(firstStage);
  return reached;
}

function secretsIn(value: unknown): Secret[] {
  if (value instanceof Secret) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(secretsIn);
}
