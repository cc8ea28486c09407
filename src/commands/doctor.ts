import type { Config } from '../config.ts';
import { runCanary } from '../doctor/canary.ts';
import type { Checked } from '../doctor/check.ts';
import { examine } from '../doctor/run.ts';
import { describeCheck, type Paper, summaryOf } from './doctor-report.ts';

interface DoctorOptions {
  readonly json: boolean;
  readonly canary: boolean;
}

/**
 * Prints one entry for each check, with a hint below each failed check, and a summary; with `json`, one JSON object.
 * With `canary`, also runs the canary demos, unless a check of AWS failed.
 * @returns the exit code: 0, or 1 when a check failed
 * @throws ConfigError if SCENARIOS names a lesson that does not exist
 */
export async function runDoctor(
  config: Config,
  options: DoctorOptions,
  print: (text: string) => void,
  paper: Paper = { isColoured: false },
): Promise<0 | 1> {
  const onChecked = (checked: Checked) => {
    if (!options.json) print(describeCheck(checked, paper));
  };
  for (const warning of options.json ? [] : config.warnings) print(`warning  ${warning}\n`);
  const checks = await examine(config, onChecked);
  const mayDemo = checks.every(({ id, result }) => !id.startsWith('aws-') || result !== 'failed');
  if (options.canary && mayDemo) {
    const canary = await runCanary(config);
    onChecked(canary);
    checks.push(canary);
  }
  const isHealthy = checks.every(({ result }) => result !== 'failed');
  if (options.json)
    print(`${JSON.stringify({ healthy: isHealthy, checks, warnings: config.warnings }, undefined, 2)}\n`);
  else print(summaryOf(checks, paper));
  return isHealthy ? 0 : 1;
}
