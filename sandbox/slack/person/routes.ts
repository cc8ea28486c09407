import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Slack } from '../interactivity/deliver.ts';
import { mimeTypeOf } from '../shapes/file-shape.ts';
import { canSeeFile } from '../state/files.ts';
import type { User } from '../state/records.ts';
import { clicks, closes, opensHome, runs, submits } from './actions.ts';
import { isLocalRequest } from './local-only.ts';
import { looksUp } from './look-up.ts';
import { reacts } from './react.ts';
import { types } from './say.ts';
import { screenOf, workspaceOf } from './screen.ts';
import { screenStream } from './screen-stream.ts';
import type { Done, Offered } from './types.ts';

const valuesSchema = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])));
const typesSchema = z.object({
  channelId: z.string(),
  text: z.string(),
  threadTs: z.string().optional(),
  isBroadcast: z.boolean().optional(),
});
const elementSchema = z.object({
  in: z.union([z.object({ channelId: z.string(), ts: z.string() }), z.object({ viewId: z.string() })]),
  blockId: z.string(),
  actionId: z.string(),
  values: valuesSchema.optional(),
});
const looksUpSchema = elementSchema.extend({ query: z.string() });
const reactsSchema = z.object({
  channelId: z.string(),
  ts: z.string(),
  name: z.string(),
  isRemoved: z.boolean().optional(),
});
const submitsSchema = z.object({ viewId: z.string(), values: valuesSchema });
const runsSchema = z.object({
  callbackId: z.string(),
  on: z.object({ channelId: z.string(), ts: z.string() }).optional(),
});
const opensHomeSchema = z.object({ tab: z.enum(['home', 'messages']).optional() });
const closesSchema = z.object({ viewId: z.string() });

/** Refuses requests whose `Host` is not this machine, and POST requests whose content type is not JSON. */
export const onlyLocal: MiddlewareHandler = (context, next) =>
  isLocalRequest(context.req.raw)
    ? next()
    : Promise.resolve(refused(context, 403, 'use 127.0.0.1, and for a POST a JSON content type'));

/** Serves the actions and screens of people. types.ts describes the routes. */
export function personRoutes(slack: Slack): Hono {
  const { state } = slack;
  const routes = new Hono();
  routes.get('/workspace', (context) => context.json(workspaceOf(state)));
  routes.get('/:userId/screen', (context) => withUser(slack, context, (user) => context.json(screenOf(state, user))));
  routes.get('/:userId/screen/stream', (context) => withUser(slack, context, (user) => screenStream(state, user)));
  routes.get('/:userId/files/:fileId', (context) => withUser(slack, context, (user) => showFile(slack, context, user)));
  routes.post('/:userId/types', action(slack, typesSchema, types));
  routes.post('/:userId/clicks', action(slack, elementSchema, clicks));
  routes.post('/:userId/submits', action(slack, submitsSchema, submits));
  routes.post(
    '/:userId/closes',
    action(slack, closesSchema, (_slack, user, { viewId }) => closes(slack, user, viewId)),
  );
  routes.post('/:userId/looks-up', action(slack, looksUpSchema, looksUp));
  routes.post('/:userId/reacts', action(slack, reactsSchema, reacts));
  routes.post('/:userId/runs', action(slack, runsSchema, runs));
  routes.post('/:userId/opens-home', action(slack, opensHomeSchema, opensHome));
  return routes;
}

function action<Input>(
  slack: Slack,
  schema: z.ZodType<Input>,
  act: (slack: Slack, user: User, input: Input) => Promise<Done | Offered>,
): (context: Context) => Promise<Response> {
  return (context) =>
    withUser(slack, context, async (user) => {
      const input = schema.safeParse(await context.req.json().catch(() => undefined));
      if (!input.success) return refused(context, 400, z.prettifyError(input.error));
      return context.json(await act(slack, user, input.data));
    });
}

async function withUser(
  slack: Slack,
  context: Context,
  answer: (user: User) => Response | Promise<Response>,
): Promise<Response> {
  const user = slack.state.users.get(context.req.param('userId') ?? '');
  return user ? await answer(user) : refused(context, 404, 'no such person');
}

function showFile({ state }: Slack, context: Context, user: User): Response {
  const file = state.files.get(context.req.param('fileId') ?? '');
  if (!file?.bytes || !canSeeFile(state, user.userId, file)) return refused(context, 404, 'no such file');
  return new Response(file.bytes.slice(), {
    headers: { 'content-type': mimeTypeOf(file), 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });
}

export function refused(context: Context, status: 400 | 403 | 404, error: string): Response {
  return context.json({ ok: false, error } satisfies Done, status);
}
