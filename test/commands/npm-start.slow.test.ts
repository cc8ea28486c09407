import { expect, test } from 'vitest';
import { environmentOf } from '../../sandbox/world.ts';
import { startNpm } from '../support/npm-process.ts';
import { startServices } from '../support/services.ts';

test.skipIf(process.platform !== 'linux')(
  'SIGTERM to npm start stops the bot itself, and its log says so',
  async () => {
    const { aws, slack } = await startServices();
    const npm = startNpm(['start'], { ...environmentOf(aws, slack), MFA_DEMO_STATE: 'memory' });
    await npm.says('the bot is connected');

    expect(await npm.ends('SIGTERM', 'supervisor'), npm.said()).toBe(0);
    expect(await npm.orphans()).toEqual([]);
    expect(npm.said()).toContain('the bot has stopped');
  },
);
