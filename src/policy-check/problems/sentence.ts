import { englishProblems } from './english.ts';
import type { Fault, JsonFault, Problem, Subject, Whole } from './problem.ts';

type Words = (name: string) => string;

/** The sentences of one language; their arguments are already text. */
export interface ProblemWords {
  readonly empty: string;
  readonly 'too-long': (length: string, most: string) => string;
  readonly 'not-json': Readonly<Record<JsonFault, string>>;
  readonly twice: Words;
  readonly 'no-element': Readonly<Record<Whole, Words>>;
  readonly principal: Words;
  readonly 'not-principal': string;
  readonly fault: Readonly<Record<Fault, string>>;
  /** Joins the subject of the sentence and the fault. */
  readonly about: {
    readonly policy: (says: string) => string;
    readonly statement: (says: string) => string;
    readonly element: (name: string, says: string) => string;
  };
}

/** Returns the sentence about a problem in the language of `words`, by default in English. */
export function problemSentence(problem: Problem, words: ProblemWords = englishProblems): string {
  switch (problem.kind) {
    case 'empty':
      return words.empty;
    case 'too-long':
      return words['too-long'](String(problem.length), String(problem.most));
    case 'not-json':
      return words['not-json'][problem.fault];
    case 'twice':
      return words.twice(escaped(problem.name));
    case 'no-element':
      return words['no-element'][problem.of](escaped(problem.name));
    case 'principal':
      return words.principal(problem.name);
    case 'not-principal':
      return words['not-principal'];
    case 'fault':
      return about(words, problem.subject, words.fault[problem.fault]);
  }
}

function about({ about: words }: ProblemWords, subject: Subject, says: string): string {
  return typeof subject === 'string' ? words[subject](says) : words.element(escaped(subject.element), says);
}

/** Returns the name as it is written between quotation marks in JSON. */
function escaped(name: string): string {
  return JSON.stringify(name).slice(1, -1);
}
