import type { SlackState } from '../state/state.ts';
import type { HttpDelivery } from './http-delivery.ts';

/** What Slack asks an app's server before anything else: the challenge for events, and `ssl_check` for commands. */
export async function greetApp(state: SlackState, http: HttpDelivery): Promise<void> {
  const ask = async (kind: string, question: () => Promise<boolean>) => {
    const settle = state.traffic.open({
      direction: 'to-app',
      kind,
      payload: { url: http.url },
      summarize: () => http.url,
    });
    settle({ status: (await question()) ? 'answered' : 'failed' });
  };
  const { botEvents, commands } = state.manifest;
  await Promise.all([
    ...(botEvents.length > 0 ? [ask('url_verification', () => http.verify())] : []),
    ...commands.slice(0, 1).map(({ command }) => ask('ssl_check', () => http.checkSsl(command))),
  ]);
}
