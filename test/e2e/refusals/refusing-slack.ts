import { startBot } from '../../support/bot.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { startServices } from '../../support/services.ts';
import { openSlackDoor } from '../../support/slack-door.ts';

/** How Slack answers a method: with a word, with something else, or as ever. */
type Refuse = (method: string, body: string) => string | Response | undefined;

type Services = Awaited<ReturnType<typeof startServices>>;

/** A bot in a workspace that refuses some methods for good, with Ana, Yuki, and Max, who is an admin of the bot. */
export async function startRefusingWorkspace(
  refuse: Refuse,
  settings: Record<string, string> = {},
  services?: Services,
) {
  const clock = movableClock();
  const { aws, slack, person, idOf } = services ?? (await startServices());
  const calls: { readonly method: string; readonly body: string; readonly isRefused: boolean }[] = [];
  const workspace = { refuse };
  const { apiUrl } = await openSlackDoor(slack, ({ method, body }) => {
    const refused = workspace.refuse(method, body);
    calls.push({ method, body, isRefused: refused !== undefined });
    return typeof refused === 'string' ? Response.json({ ok: false, error: refused }) : refused;
  });
  const bot = await startBot(
    aws,
    slack,
    { SLACK_API_URL: apiUrl, ADMIN_USER_IDS: idOf('Max'), ...settings },
    { clock },
  );
  return {
    aws,
    slack,
    bot,
    /** Puts the bot's clock forward by so many milliseconds. */
    pass: clock.pass,
    person,
    idOf,
    /** What Slack was asked so far. */
    calls,
    /** From here on the workspace answers so. */
    refuses: (other: Refuse) => {
      workspace.refuse = other;
    },
    ourUsers: () => aws.view().users.filter(({ path }) => path.startsWith('/mfa-demo/')),
  };
}

/** Slack is away. */
export const away = () => new Response('Service Unavailable', { status: 503 });

/** Slack asks to wait. */
export function askToWait(seconds: number): Response {
  return Response.json({ ok: false, error: 'ratelimited' }, { status: 429, headers: { 'retry-after': `${seconds}` } });
}
