import type { AwsScene } from './aws/scene.ts';
import type { SlackScene } from './slack/scene.ts';

export const SERVICES = ['aws', 'slack'] as const;
export type Service = (typeof SERVICES)[number];

/** Where a check can run: in the sandbox, or on a real service. */
export const TARGETS = ['sandbox', ...SERVICES] as const;

export const OUTCOMES = ['as believed', 'otherwise', 'not decided'] as const;

/** The result of a check. */
export interface Found {
  readonly outcome: (typeof OUTCOMES)[number];
  /** What the check saw, in one sentence without secrets. */
  readonly saw: string;
  /** The id of the request that decided the outcome. The service's support can find the request by this id. */
  readonly requestId?: string | undefined;
}

interface Belief {
  /** In kebab-case; the record and `--only` use it. */
  readonly id: string;
  readonly service: Service;
  /** The belief, in plain words. */
  readonly statement: string;
  /** Files and folders that depend on this belief, as paths from the root of the repository. */
  readonly where: readonly string[];
}

/** A belief that a program can check. */
export interface Checked<Scene> extends Belief {
  /**
   * Runs the check.
   * @throws any error when the check cannot find out; everything that it made is removed anyway
   */
  check(scene: Scene): Promise<Found>;
  /** How many seconds the check waits on purpose, whatever the service does; absent: none. */
  readonly waitsSeconds?: number;
  /** How a person confirms the belief on the real service; present when a program can check it only in the sandbox. */
  readonly onReal?: string;
}

/** A belief that only a person can check. */
export interface ForAPerson extends Belief {
  readonly by: 'a person';
  /** The steps, in two or three sentences. */
  readonly how: string;
}

/** A belief about a service that comes only from documentation, from reports of others or from inference. */
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

/** Returns "as believed" or "otherwise". */
export function verdict(isAsBelieved: boolean, saw: string, requestId?: string): Found {
  return { outcome: isAsBelieved ? 'as believed' : 'otherwise', saw, requestId };
}

/** Returns "not decided": the check could not find out; `saw` says why. */
export function notDecided(saw: string): Found {
  return { outcome: 'not decided', saw };
}
