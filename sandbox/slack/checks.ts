import { z } from 'zod';
import { withDefaults } from './block-kit/defaults.ts';
import { type BlockKitError, validateBlocks, validateView } from './block-kit/validate.ts';
import { collectSlackFiles, withIds } from './blocks.ts';
import { refuse, refuseWithMessages } from './refusal.ts';
import { mimeTypeOf } from './shapes/file-shape.ts';
import { fileOfSlackFile, isProcessed } from './state/files.ts';
import type { Block, ViewContent } from './state/records.ts';
import type { SlackState } from './state/state.ts';

function lines(errors: readonly BlockKitError[]): string[] {
  return errors.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
}

/**
 * Checks the blocks of a message and adds missing ids.
 * @param canCarryFiles whether the blocks may show uploaded pictures (`slack_file`)
 * @throws SlackRefusal `invalid_blocks`. If a picture cannot be used, for example because Slack still processes it, the
 * refusal has exactly Slack's sentence, because apps recognize it and try again.
 */
export function checkedMessageBlocks(state: SlackState, blocks: unknown, canCarryFiles = true): Block[] {
  const problems = lines(validateBlocks(blocks, 'message'));
  if (problems.length > 0) return refuseWithMessages('invalid_blocks', problems);
  refuseUnreadyFiles(state, 'invalid_blocks', blocks as object[], '', canCarryFiles);
  return withIds(withDefaults(blocks as object[]));
}

/** The first line of Slack's refusal of a view whose form is wrong. A line per mistake follows. */
const NO_SUCH_VIEW = 'failed to match all allowed schemas [json-pointer:/view]';

const viewSchema = z.object({
  type: z.enum(['modal', 'home']),
  title: z.object({ type: z.string(), text: z.string() }).loose().nullish(),
  submit: z.object({ type: z.string(), text: z.string() }).loose().nullish(),
  close: z.object({ type: z.string(), text: z.string() }).loose().nullish(),
  blocks: z.array(z.object({}).loose()),
  private_metadata: z.string().nullish(),
  callback_id: z.string().nullish(),
  external_id: z.string().nullish(),
  clear_on_close: z.boolean().nullish(),
  notify_on_close: z.boolean().nullish(),
});

/**
 * Checks a view and adds Slack's defaults and missing ids.
 * @throws SlackRefusal `invalid_arguments` with one line per problem, or `view_too_large`
 */
export function checkedView(state: SlackState, view: unknown, type: 'modal' | 'home'): ViewContent {
  const errors = validateView(view);
  if (errors.some(({ constraint }) => Reflect.get(Object(constraint), 'type') === 'max_bytes'))
    refuse('view_too_large');
  const problems = lines(errors);
  if (problems.length > 0) return refuseWithMessages('invalid_arguments', [NO_SUCH_VIEW, ...problems]);
  const parsed = viewSchema.safeParse(view);
  if (!parsed.success || parsed.data.type !== type) return refuseWithMessages('invalid_arguments', [NO_SUCH_VIEW]);
  const { data } = parsed;
  refuseUnreadyFiles(state, 'invalid_arguments', data.blocks, '/view', true);
  return {
    type,
    title: withDefaults(data.title ?? undefined),
    submit: withDefaults(data.submit ?? undefined),
    close: withDefaults(data.close ?? undefined),
    blocks: withIds(withDefaults(data.blocks)),
    private_metadata: data.private_metadata ?? '',
    callback_id: data.callback_id ?? '',
    external_id: data.external_id ?? '',
    clear_on_close: data.clear_on_close ?? false,
    notify_on_close: data.notify_on_close ?? false,
  };
}

function refuseUnreadyFiles(
  state: SlackState,
  word: string,
  blocks: readonly object[],
  prefix: string,
  canCarryFiles: boolean,
): void {
  const unready = collectSlackFiles(blocks).filter(({ slackFile }) => {
    const file = fileOfSlackFile(state, slackFile);
    return !canCarryFiles || !file || !isProcessed(state, file) || !mimeTypeOf(file).startsWith('image/');
  });
  if (unready.length === 0) return;
  refuseWithMessages(
    word,
    unready.map(({ pointer }) => `invalid slack file [json-pointer:${prefix}${pointer}]`),
  );
}
