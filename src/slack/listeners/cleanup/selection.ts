import * as z from 'zod';
import { LOCALE_TAG } from '../../../scenario/demo.ts';
import type { CleanupSelection } from '../../../scenario/sweep/cleanup.ts';

// Ids of leftovers come from names in AWS, so only their length is checked. private_metadata holds 3000 characters.
const selectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all'), asOf: z.int() }),
  z.object({ kind: z.literal('some'), demoIds: z.array(z.string().max(128)) }),
]);
const localeSchema = z.string().regex(LOCALE_TAG);
const previewContextSchema = z.object({
  locale: localeSchema,
  asOf: z.int(),
  demos: z.int(),
  leftovers: z.int(),
});
const confirmContextSchema = z.object({ locale: localeSchema, selection: selectionSchema });

/** Private metadata of the preview. */
export type PreviewContext = z.infer<typeof previewContextSchema>;
/** Private metadata of the confirmation. */
export interface ConfirmContext {
  readonly locale: PreviewContext['locale'];
  readonly selection: CleanupSelection;
}

/** Parses the preview's private metadata. @throws SyntaxError or ZodError when this bot did not write it */
export function readPreviewContext(privateMetadata: string): PreviewContext {
  return previewContextSchema.parse(JSON.parse(privateMetadata));
}

export function readConfirmContext(privateMetadata: string): ConfirmContext {
  return confirmContextSchema.parse(JSON.parse(privateMetadata));
}
