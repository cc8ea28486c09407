import { plural } from './plural.ts';

const people = (count: number) => plural(count, { one: '1 person', other: `${count} people` });
const resources = (count: number) => plural(count, { one: '1 resource', other: `${count} resources` });

/** The results of a workshop, for everybody in its channel, and the questions for its participants. */
export const debrief = {
  title: (lesson: string) => `Workshop debrief: ${lesson}`,
  nobody: '*Nobody joined this workshop.* Nothing was created in AWS.',
  joined: (joined: number, finished: number) => `*${people(joined)} joined. ${people(finished)} finished the lesson.*`,
  notBegun: (count: number) =>
    plural(count, { one: '1 person joined and did not start.', other: `${count} people joined and did not start.` }),
  wholeTime: (time: string) => `From start to result it took ${time} (median).`,
  /** Whole seconds, because these times are medians of many people. */
  time: (minutes: number, seconds: number) => (minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`),
  underOneSecond: 'under 1 s',
  cleanedUp: (demos: number) =>
    plural(demos, {
      one: ':white_check_mark: *The demo is cleaned up, and nothing is left in AWS.*',
      other: `:white_check_mark: *All ${demos} demos are cleaned up, and nothing is left in AWS.*`,
    }),
  notCleanedUp: (cleanedUp: number, demos: number) =>
    plural(cleanedUp, {
      one: `:warning: *1 of ${demos} demos is cleaned up.*`,
      other: `:warning: *${cleanedUp} of ${demos} demos are cleaned up.*`,
    }),
  left: (count: number) =>
    `${plural(count, { one: '1 resource is', other: `${count} resources are` })} still in AWS. Admins can delete what is left: \`/mfa-demo cleanup\`.`,
  removed: (count: number) => `I deleted ${resources(count)}.`,
  steps: {
    title: '*Step by step*',
    people,
    median: (time: string) => `${time} (median)`,
    stopped: (count: number) => `*${people(count)} stopped here*`,
    noneStopped: 'Everybody who started has finished.',
  },
  guesses: {
    title: '*What the room expected*',
    line: (credentials: string, percent: number, count: number) =>
      `${credentials}: ${percent} % expected Denied, of ${plural(count, { one: '1 guess', other: `${count} guesses` })}.`,
    denied: 'AWS denied it.',
    allowed: 'AWS allowed it.',
    mixed: (denied: number, allowed: number) =>
      `AWS denied it for ${people(denied)} and allowed it for ${people(allowed)}.`,
  },
  refusedCodes: (count: number) =>
    plural(count, { one: 'AWS did not accept 1 code.', other: `AWS did not accept ${count} codes.` }),
  raisedHands: (count: number) =>
    plural(count, { one: '1 person asked for help.', other: `${count} people asked for help.` }),
  answers: '*What participants answered*',
  questions: {
    intro:
      '*The workshop is over. Here are two short questions, if you like.* The trainer sees only how often each answer was given.',
    understood: 'How well did you understand what MFA protects?',
    well: 'Well',
    partly: 'Partly',
    notYet: 'Not yet',
    hardest: 'What was hardest?',
    nothing: 'Nothing was hard',
    thanks: ':white_check_mark: Thank you for your answers.',
  },
  chart: {
    people: 'People per step',
    times: 'Median time per step',
    step: 'Step',
    peopleAxis: 'People',
    secondsAxis: 'Seconds',
    finished: 'Finished',
    stopped: 'Stopped here',
    alt: (peoplePerStep: string, timePerStep: string) =>
      `Two bar charts. People per step: ${peoplePerStep}. Median time per step: ${timePerStep}.`,
  },
  csv: {
    note: 'The debrief as a table, with one row for each person.',
    person: 'Person',
    participant: (seat: number) => `Participant ${seat}`,
    joinedAt: 'Joined at',
    seconds: (step: string) => `${step} (s)`,
    refusedCodes: 'Codes not accepted',
    askedForHelp: 'Asked for help',
    finished: 'Finished',
    removed: 'Resources deleted',
    left: 'Resources left over',
    yes: 'yes',
    no: 'no',
  },
};
