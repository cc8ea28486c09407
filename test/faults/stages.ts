import { castOf, lessonOfRun } from '../crash/cast.ts';

const { marks } = castOf(lessonOfRun());

export const STAGES = Object.keys(marks);

/** Returns a listener for calls that runs `act` once, at the first call that marks the stage. */
export function atFirst<Given>(stage: string, act: (given: Given) => void): (name: string, given: Given) => void {
  let isDone = false;
  return (name, given) => {
    if (isDone || name !== marks[stage]) return;
    isDone = true;
    act(given);
  };
}
