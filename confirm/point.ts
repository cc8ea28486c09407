import type { AwsScene } from './aws/scene.ts';
import type { SlackScene } from './slack/scene.ts';

export const SERVICES = ['aws', 'slack'] as const;
export type Service = (typeof SERVICES)[number];

/** Where a check can run: in the sandbox, or on the real service. */
export const TARGETS = ['sandbox', ...SERVICES] as const;

export const OUTCOMES = ['as believed', 'otherwise', 'not decided'] as const;

/** What a check has found. */
export interface Found {
  readonly outcome: (typeof OUTCOMES)[number];
  /** One sentence without secrets. */
  readonly saw: string;
  /** Of the call that decided, for the service's support. */
  readonly requestId?: string | undefined;
}

interface Belief {
  /** In kebab-case; the record and `--only` use it. */
  readonly id: string;
  readonly service: Service;
  /** What is believed, in plain words. */
  readonly statement: string;
  /** Files and folders that depend on it, from the root of the repository. */
  readonly where: readonly string[];
}

/** A program can see it. */
export interface Checked<Scene> extends Belief {
  /** @throws any error when it cannot find out; what the scene has made is removed all the same. */
  check(scene: Scene): Promise<Found>;
  /** How many seconds the check lets pass on purpose, whatever the service does; absent: none. */
  readonly waitsSeconds?: number;
  /** How a person confirms it on the real service, when a program can see it in the sandbox only. */
  readonly onReal?: string;
}

/** Nobody but a person can see it. */
export interface ForAPerson extends Belief {
  readonly by: 'a person';
  /** The steps, in two or three sentences. */
  readonly how: string;
}

/** What is believed of a service that nobody here can ask at will. */
export type Point<Scene> = Checked<Scene> | ForAPerson;
export type AwsPoint = Point<AwsScene>;
export type SlackPoint = Point<SlackScene>;

export interface Points {
  readonly aws: readonly AwsPoint[];
  readonly slack: readonly SlackPoint[];
}

export function isChecked<Scene>(point: Point<Scene>): point is Checked<Scene> {
  return 'check' in point;
}

/** Says whether it is as believed. */
export function verdict(isAsBelieved: boolean, saw: string, requestId?: string): Found {
  return { outcome: isAsBelieved ? 'as believed' : 'otherwise', saw, requestId };
}

/** Says that the check could not find out; `saw` says why. */
export function notDecided(saw: string): Found {
  return { outcome: 'not decided', saw };
}
