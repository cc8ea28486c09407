import type {
  App,
  BlockAction,
  Middleware,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';

type CommandListener = Middleware<SlackCommandMiddlewareArgs>;
export type ActionListener = Middleware<SlackActionMiddlewareArgs<BlockAction>>;
type SubmissionListener = Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>>;
type EventListener = Middleware<SlackEventMiddlewareArgs>;

/**
 * Registers listeners. Each method throws Error if a listener is already registered for the same id. For patterns
 * this is not checked.
 */
export interface ListenerTable {
  command(name: string, listener: CommandListener): void;
  /** Listens for a button or another element; with a block id, only for the element in that block. */
  action(actionId: string | RegExp, listener: ActionListener, blockId?: string): void;
  submission(callbackId: string, listener: SubmissionListener): void;
  event(type: string, listener: EventListener): void;
}

/**
 * Registers only one listener with Bolt for each kind of event. It finds the right listener of this table by id. Bolt
 * runs all its listeners for each event, through a chain of promises, so dozens of listeners would delay
 * acknowledgements. Commands, clicks and submissions with an unknown id stay unacknowledged, as in Bolt.
 */
export function createListenerTable(app: App): ListenerTable {
  const commands = new Map<string, CommandListener>();
  const actions = new Map<string, ActionListener>();
  const patterns: (readonly [RegExp, ActionListener])[] = [];
  const submissions = new Map<string, SubmissionListener>();
  const events = new Map<string, EventListener>();
  const actionOf = (id: string, blockId: string) =>
    actions.get(idInBlock(id, blockId)) ?? actions.get(id) ?? patterns.find(([pattern]) => pattern.test(id))?.[1];

  app.command(/^/, async (args) => commands.get(args.command.command)?.(args));
  app.action<BlockAction>({ type: 'block_actions' }, async (args) =>
    actionOf(args.action.action_id, args.action.block_id)?.(args),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission' }, async (args) =>
    submissions.get(args.view.callback_id)?.(args),
  );
  app.event(/^/, async (args) => events.get(args.event.type)?.(args));

  return {
    command: (name, listener) => add(commands, name, listener),
    action: (id, listener, blockId) => {
      if (id instanceof RegExp) patterns.push([id, listener]);
      else add(actions, blockId === undefined ? id : idInBlock(id, blockId), listener);
    },
    submission: (callbackId, listener) => add(submissions, callbackId, listener),
    event: (type, listener) => add(events, type, listener),
  };
}

/** A line break separates the two ids, because no id contains one. */
function idInBlock(actionId: string, blockId: string): string {
  return `${blockId}\n${actionId}`;
}

function add<Listener>(table: Map<string, Listener>, id: string, listener: Listener): void {
  if (table.has(id)) throw new Error(`Two listeners are registered for ${id}.`);
  table.set(id, listener);
}
