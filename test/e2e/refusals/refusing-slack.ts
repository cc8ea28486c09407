import { startBot } from '../../support/bot.ts';
import { startServices } from '../../support/services.ts';
import { openSlackDoor } from '../../support/slack-door.ts';

/** How a workspace answers a method: with a word, or as ever. */
type Refuse = (method: string, body: string) => string | undefined;

/** A bot in a workspace that refuses some methods for good, with Ana, Yuki, and Max, who is an admin of the bot. */
export async function startRefusingWorkspace(refuse: Refuse, settings: Record<string, string> = {}) {
  const { aws, slack, person, idOf } = await startServices();
  const calls: { readonly method: string; readonly body: string; readonly refused: string | undefined }[] = [];
  const workspace = { refuse };
  const { apiUrl } = await openSlackDoor(slack, ({ method, body }) => {
    const error = workspace.refuse(method, body);
    calls.push({ method, body, refused: error });
    return error === undefined ? undefined : Response.json({ ok: false, error });
  });
  const bot = await startBot(aws, slack, { SLACK_API_URL: apiUrl, ADMIN_USER_IDS: idOf('Max'), ...settings });
  return {
    aws,
    slack,
    bot,
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
