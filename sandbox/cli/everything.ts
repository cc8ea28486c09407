import pc from 'picocolors';
import { newSecretKey, newUniqueId } from '../aws/account/identifiers.ts';
import type { Page } from '../page/server.ts';
import { startWorld, type World, type WorldOptions } from '../world.ts';
import type { Running, SandboxFlags } from './flags.ts';
import { openPage } from './open-page.ts';
import { stayOnThisMachine } from './own-network.ts';
import { addBot } from './whole/bot-in-aws.ts';
import { holdLog } from './whole/held-log.ts';
import { openBrowser } from './whole/open-browser.ts';
import { saveSettings, settingLines } from './whole/settings-file.ts';

type Settings = Readonly<Record<string, string>>;

/**
 * Starts the bot, both embedded services and the page.
 * @throws Error if a part cannot start, for example because its port is taken, or if the settings cannot be saved
 */
export async function startEverything(flags: SandboxFlags): Promise<Running> {
  stayOnThisMachine();
  const log = holdLog((line) => void process.stderr.write(line));
  if (flags.logLevel === 'debug' || flags.logLevel === 'info') log.release();
  const world = await startWorld({
    awsPort: flags.awsPort,
    slackPort: flags.slackPort,
    accountId: flags.account,
    adminKey: flags.adminKey,
    propagationSeconds: flags.propagation,
    throttlePerSecond: flags.throttle,
    redisUrl: flags.redis,
    settings: flags.lessons === undefined ? {} : { SCENARIOS: flags.lessons },
    identity: identityWith({ accessKeyId: newUniqueId('AKIA'), secretAccessKey: newSecretKey() }),
    log: { level: flags.logLevel, write: log.write },
  });
  log.release();
  try {
    const describe = () => settingsFor(world, flags.saveSettings);
    const settings = await describe();
    const restartStory = async () => {
      await world.restartStory();
      await describe();
    };
    const mounts = { '/_person': world.slack.fetch, '/_sandbox': world.aws.fetch };
    const page = await openPage({ mounts, restartStory }, flags.port);
    const isShown = flags.open ? await openBrowser(page.url) : true;
    const stop = async () => {
      await page.close();
      await world.stop();
    };
    return { env: {}, words: greeting(page, settings, flags, isShown), stop };
  } catch (error) {
    await world.stop();
    throw error;
  }
}

/**
 * Returns an identity that has the same access key after every reset of the sandbox. So settings that were pasted into
 * another terminal stay valid. With `--redis` they do not, because each reset changes the name of the installation.
 */
function identityWith(key: Parameters<typeof addBot>[2]): WorldOptions['identity'] {
  return (aws, installation) => addBot(aws, installation, key);
}

/**
 * Returns the settings that other programs need to use this world and to act as the bot in AWS. Saves the settings to
 * `file` if there is one.
 */
async function settingsFor(world: World, file: string | undefined): Promise<Settings> {
  const { LOG_LEVEL: _ours, ...settings } = world.settings();
  if (file !== undefined) await saveSettings(file, settings);
  return settings;
}

function greeting({ url }: Page, settings: Settings, { saveSettings: file }: SandboxFlags, isShown: boolean): string {
  const others =
    file === undefined
      ? [
          pc.dim('  For other programs (npm run doctor, aws) paste this into another terminal:'),
          '',
          pc.dim(settingLines(settings, 'export ')),
        ]
      : [`  Other programs find the settings in ${file}: npm run doctor -- --settings ${file}`, ''];
  return [
    '',
    `  ${pc.bold('Open')} ${pc.cyan(pc.underline(url))}`,
    '  and press “Start the demo”. Slack and AWS are simulated on your computer; the bot is real. Ctrl+C ends it.',
    ...(isShown ? [] : ['  No browser could be opened from here: please open the address yourself.']),
    '',
    ...others,
  ].join('\n');
}
