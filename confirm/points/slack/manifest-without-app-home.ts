import { notDecided, type SlackPoint, verdict } from '../../point.ts';
import { inWords } from '../../run/answer.ts';

const MANIFEST = {
  display_information: { name: 'Without a home' },
  features: { bot_user: { display_name: 'Without a home' } },
  oauth_config: { scopes: { bot: ['chat:write', 'im:write'] } },
  settings: { socket_mode_enabled: true },
};

export const manifestWithoutAppHome: SlackPoint = {
  id: 'manifest-without-app-home',
  service: 'slack',
  statement:
    'An app whose manifest has no `app_home` has a Messages tab that is read-only: it can write to a person, and the person cannot answer. With `app_home` and without `messages_tab_enabled` that tab is off.',
  where: ['sandbox/slack/manifest/manifest.ts'],
  onReal:
    'create an app at api.slack.com/apps from a manifest without `app_home`, install it, and post to yourself with its token. The message arrives, and there is no field for an answer. Then add `app_home` with only the home tab: posting fails with `messages_tab_disabled`.',
  check: async ({ install }) => {
    if (!install) return notDecided('A program cannot install another app in this workspace.');
    const app = await install(MANIFEST);
    const posted = await app.post('A message of a check');
    const canWrite = await app.personCanWrite();
    const withHome = { ...MANIFEST.features, app_home: { home_tab_enabled: true } };
    const other = await install({ ...MANIFEST, features: withHome });
    const refused = await other.post('A message of a check');
    const saw = `The app’s message: ${inWords(posted, 'taken')}; the person ${canWrite ? 'can' : 'cannot'} answer. With a home tab alone, the app’s message: ${inWords(refused, 'taken')}.`;
    const isOff = refused.isRefused && refused.code === 'messages_tab_disabled';
    return verdict(!posted.isRefused && !canWrite && isOff, saw, posted.requestId);
  },
};
