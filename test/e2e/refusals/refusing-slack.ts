import { startBot } from '../../support/bot.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { startServices } from '../../support/services.ts';
import { openSlackDoor } from '../../support/slack-door.ts';

/** How Slack answers a method: with an error code, with another answer, or as usual. */
type Refuse = (method: string, body: string) => string | Response | undefined;

type Services = Awaited<ReturnType<typeof startServices>>;

/** Starts a bot in a workspace that refuses some methods. Max is an admin of the bot. */
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
    /** Moves the bot's clock forward by this many milliseconds. */
    pass: clock.pass,
    person,
    idOf,
    /** The bot's calls of the Web API so far, also the refused calls. */
    calls,
    /** Sets how the workspace answers from now on. */
    refuses: (other: Refuse) => {
      workspace.refuse = other;
    },
    ourUsers: () => aws.view().users.filter(({ path }) => path.startsWith('/mfa-demo/')),
  };
}

/** Returns the answer of a Slack that is out of order. */
export const away = () => new Response('Service Unavailable', { status: 503 });

/** Returns Slack's answer to too many calls. */
export function askToWait(seconds: number): Response {
  return Response.json({ ok: false, error: 'ratelimited' }, { status: 429, headers: { 'retry-after': `${seconds}` } });
}
