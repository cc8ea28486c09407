import { describe, expect, test } from 'vitest';
import { validateBlocks, validateView } from '../../sandbox/slack/block-kit/validate.ts';
import type { Demo, Locale } from '../../src/scenario/demo.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { stepOfStage } from '../../src/scenario/workshop/steps.ts';
import { ACTIONS, VIEWS } from '../../src/slack/ids.ts';
import { createFaces, type Face } from '../../src/slack/messages/face.ts';
import { progressMessage } from '../../src/slack/messages/progress.ts';
import { LOCALES, textOf } from '../../src/slack/text/catalog.ts';
import { demoView } from '../../src/slack/views/demo-view.ts';
import { takeHomeView } from '../../src/slack/views/take-home.ts';
import { newDemo } from './sample-demos.ts';

/** Tests what every face promises to the Slack side. */
export function describeFace<State extends object>(face: Face<State>, scenario: Scenario<State>): void {
  const stages = Object.keys(scenario.stages);
  const demoIn = (stage: string, locale: Locale): Demo<State> => {
    const { participant, ...rest } = newDemo();
    const ofLesson = { scenario: scenario.id, stage, state: scenario.firstState };
    return { ...rest, participant: { ...participant, locale }, ...ofLesson };
  };

  describe(`the face of ${face.id}`, () => {
    test('belongs to its scenario, with the same stages and forms', () => {
      expect([face.id, face.isLesson]).toEqual([scenario.id, scenario.isLesson]);
      expect(face.forms.map(({ form }) => form).toSorted()).toEqual(Object.keys(scenario.forms).toSorted());
      expect(stages).toEqual(expect.arrayContaining([...face.waitsIn, face.restsAt]));
      for (const { form, stage, alsoIn } of face.forms) {
        expect(scenario.forms[form]).toMatchObject({ stage });
        expect(scenario.forms[form]?.alsoIn).toBe(alsoIn);
      }
      const waiting = stages.filter((stage) => !scenario.stages[stage]?.next && !scenario.stages[stage]?.ends);
      expect(face.waitsIn.toSorted()).toEqual(waiting.toSorted());
    });

    test('assigns each stage except the last to exactly one step, and a later stage never to an earlier step', () => {
      const placeOfStage = (stage: string) => stepOfStage(stage, face);
      const inSteps = face.steps.flatMap((step) => step.stages);
      expect([...inSteps, face.restsAt].toSorted()).toEqual(stages.toSorted());
      expect(placeOfStage(scenario.firstStage)).toBe(0);
      for (const [stage, { next }] of Object.entries(scenario.stages)) {
        if (next) expect(placeOfStage(next)).toBeGreaterThanOrEqual(placeOfStage(stage));
      }
      for (const { stage, next } of Object.values(scenario.forms)) {
        expect(placeOfStage(next)).toBeGreaterThanOrEqual(placeOfStage(stage));
      }
      for (const text of LOCALES.map(textOf)) {
        const names = [...face.steps.map((step) => step.name(text)), ...Object.values(face.guessable?.(text) ?? {})];
        for (const name of names) expect(name.length).toBeGreaterThan(1);
      }
    });

    test('gives its forms ids that no other part of the bot uses', () => {
      const others: string[] = Object.values(ACTIONS).filter((id) => !sharedActions.has(id));
      const ids = face.forms.map(({ actionId }) => actionId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(others.filter((id) => ids.includes(id))).toEqual([]);
      const callbacks = face.forms.map(({ callbackId }) => callbackId);
      expect(new Set(callbacks).size).toBe(callbacks.length);
      const otherWindows: string[] = Object.values(VIEWS).filter((id) => !sharedWindows.has(id));
      expect(otherWindows.filter((id) => callbacks.includes(id))).toEqual([]);
    });

    test.each(stages)('is accepted by Slack in the stage %s, in every language', (stage) => {
      for (const locale of LOCALES) {
        const [demo, text] = [demoIn(stage, locale), textOf(locale)];
        const shown = createFaces(face).of(demo);
        expect(validateBlocks(progressMessage(demo, shown, text).blocks, 'message')).toEqual([]);
        expect(validateView(demoView(demo, shown, text))).toEqual([]);
      }
    });

    test.each(stages)('describes a demo in the stage %s, in each language', (stage) => {
      const said = LOCALES.map((locale) => {
        const [demo, text] = [demoIn(stage, locale), textOf(locale)];
        return [face.where(demo, text), face.whereForAdmins(demo, text), ...face.explanation(demo, text)];
      });
      for (const words of said.flat()) expect(words.length).toBeGreaterThan(2);
      expect(new Set(said.flat()).size).toBeGreaterThanOrEqual(2 * LOCALES.length);
    });

    test('offers its take-home material at the end, if it has any', () => {
      for (const locale of LOCALES) {
        const [demo, text] = [demoIn(face.restsAt, locale), textOf(locale)];
        const isOffered = face.choices(demo, text).more.some(({ actionId }) => actionId === ACTIONS.useCli);
        expect(isOffered).toBe(face.takeHome !== undefined);
        if (!face.takeHome) continue;
        expect(validateView(takeHomeView(demo.demoId, face.takeHome, text))).toEqual([]);
        // A text of the bot says that it has sent three files.
        expect(new Set(face.takeHome.files(text).map(({ name }) => name)).size).toBe(3);
      }
    });

    test.each(Object.entries(scenario.forms))('opens the form %s in the stage that waits for it', (form, { stage }) => {
      const callbackId = face.forms.find((one) => one.form === form)?.callbackId;
      for (const locale of LOCALES) {
        const text = textOf(locale);
        const { callback_id: shown } = face.window(demoIn(stage, locale), text);
        const turn = face.pageTurns.find((one) => one.callbackId === shown);
        const context = { demoId: newDemo().demoId, locale };
        expect(turn ? turn.next(context).callback_id : shown).toBe(callbackId);
      }
    });
  });
}

/** The forms of session-token use these ids of `VIEWS` and `ACTIONS`, so these equal ids are not a collision. */
const sharedWindows = new Set<string>([VIEWS.enrollment, VIEWS.sessionCode, VIEWS.resync]);
const sharedActions = new Set<string>([ACTIONS.enterCodes, ACTIONS.enterSessionCode, ACTIONS.enterResyncCodes]);
