import { notDecided, type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

export const customizeWithoutScope: SlackPoint = {
  id: 'customize-without-scope',
  service: 'slack',
  statement: '`username` and `icon_*` without the scope `chat:write.customize` are refused with `missing_scope`.',
  where: ['sandbox/slack/web-api/message-content.ts'],
  check: async (scene) => {
    const auth = await scene.call<{ response_metadata?: { scopes?: string[] } }>('auth.test', {});
    const scopes = auth.isRefused ? [] : (auth.value.response_metadata?.scopes ?? []);
    if (scopes.includes('chat:write.customize')) return notDecided('The app has the scope chat:write.customize.');
    const answer = await scene.post({ text: 'A message of a check', username: 'Somebody else' });
    const isAsBelieved = answer.isRefused && answer.code === 'missing_scope';
    return verdict(isAsBelieved, `${inWords(answer, 'It was taken')}.`, answer.requestId);
  },
};
