import { castOf, lessonOfRun } from '../crash/cast.ts';

const { marks } = castOf(lessonOfRun());

export const STAGES = Object.keys(marks);

/** Does something when the mark of a stage comes by for the first time. */
export function atFirst<Given>(stage: string, act: (given: Given) => void): (name: string, given: Given) => void {
  let isDone = false;
  return (name, given) => {
    if (isDone || name !== marks[stage]) return;
    isDone = true;
    act(given);
  };
}
