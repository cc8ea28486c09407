/** A call that each stage makes for sure, in the order of a life: what happens at it happens in that stage. */
export const STAGE_MARKS = {
  preparing: 'aws CreateUser',
  'awaiting-enrollment': 'aws PutUserPolicy',
  enrolling: 'aws EnableMFADevice',
  'awaiting-session-code': 'slack views.update',
  proving: 'aws ListBuckets',
  'tearing-down': 'aws DeleteUserPolicy',
} as const;

export const STAGES = Object.keys(STAGE_MARKS) as (keyof typeof STAGE_MARKS)[];

/** Does something when the mark of a stage comes by for the first time. */
export function atFirst<Given>(
  stage: keyof typeof STAGE_MARKS,
  act: (given: Given) => void,
): (name: string, given: Given) => void {
  let isDone = false;
  return (name, given) => {
    if (isDone || name !== STAGE_MARKS[stage]) return;
    isDone = true;
    act(given);
  };
}
