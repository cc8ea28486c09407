import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppDelivery } from './delivery/delivery.ts';
import { faultRoutes } from './fault-routes.ts';
import { downloadRoutes, uploadRoutes } from './file-routes.ts';
import type { Slack } from './interactivity/deliver.ts';
import { tellNews } from './interactivity/events/news.ts';
import { responseUrlRoutes } from './interactivity/response-url-routes.ts';
import { onlyLocal, personRoutes } from './person/routes.ts';
import { trainerRoutes } from './person/trainer-routes.ts';
import type { SlackState } from './state/state.ts';
import { allMethods } from './web-api/methods.ts';
import { webApiRoutes } from './web-api/routes.ts';

const MOST_BODY_BYTES = 10 * 1024 * 1024;

/** Returns all routes of the embedded Slack: for the app, and for people. */
export function slackRoutes(state: SlackState, delivery: AppDelivery): Hono {
  const routes = new Hono();
  routes.use(bodyLimit({ maxSize: MOST_BODY_BYTES, onError: (context) => context.text('request_too_large', 413) }));
  // Clients compare their clock with the `date` header, so the header has the time of the clock of this Slack.
  routes.use('/api/*', async (context, next) => {
    await next();
    context.header('date', new Date(state.now()).toUTCString());
  });
  routes.route(
    '/api',
    webApiRoutes(
      state,
      allMethods(() => delivery.connections.issueTicket()),
    ),
  );
  routes.route('/upload/v1', uploadRoutes(state));
  routes.route('/files-pri', downloadRoutes(state));
  routes.route('/response', responseUrlRoutes(state));
  routes.route('/_sandbox/faults', faultRoutes(state.faults));
  const slack: Slack = { state, deliver: delivery.deliver };
  state.news.onNews((news) => void tellNews(slack, news));
  routes.use('/_person/*', onlyLocal);
  routes.route('/_person', trainerRoutes(state, delivery));
  routes.route('/_person', personRoutes(slack));
  routes.notFound((context) => context.text('Not found. This is an embedded Slack for development, not Slack.', 404));
  routes.onError((error, context) => {
    process.stderr.write(`embedded Slack: ${error.stack}\n`);
    return context.json({ ok: false, error: 'internal_error' }, 400);
  });
  return routes;
}
