import * as z from 'zod';
import { LOCALE_TAG } from '../../../scenario/demo.ts';
import type { CleanupSelection } from '../../../scenario/sweep/cleanup.ts';

// Ids of leftovers come from names in AWS, so they are only bounded here; private_metadata takes 3000 characters.
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

/** What the preview remembers about itself. */
export type PreviewContext = z.infer<typeof previewContextSchema>;
/** What the confirmation stands for. */
export interface ConfirmContext {
  readonly locale: PreviewContext['locale'];
  readonly selection: CleanupSelection;
}

/** @throws ZodError for metadata that this bot did not write; so do the others. */
export function readPreviewContext(privateMetadata: string): PreviewContext {
  return previewContextSchema.parse(JSON.parse(privateMetadata));
}

export function readConfirmContext(privateMetadata: string): ConfirmContext {
  return confirmContextSchema.parse(JSON.parse(privateMetadata));
}
