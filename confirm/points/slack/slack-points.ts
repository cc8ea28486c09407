import type { SlackPoint } from '../../point.ts';
import { SLACK_FOR_A_PERSON } from './for-a-person.ts';
import { manifestWithoutAppHome } from './manifest-without-app-home.ts';
import { historyMetadata, repliesOfReply } from './messages/history.ts';
import { longReceipt } from './messages/long-receipt.ts';
import { markdownTextAlone, markdownTextShape } from './messages/markdown-text-alone.ts';
import { blockAlert, newBlocks } from './messages/new-blocks.ts';
import { pictureByUpdate } from './messages/picture-by-update.ts';
import { pictureTooSoon } from './messages/picture-too-soon.ts';
import { longTextIsCut, malformedThread } from './messages/text-and-thread.ts';
import { limits } from './validator/limits.ts';
import { pointersInView } from './validator/pointers-in-view.ts';
import { severalFields } from './validator/several-fields.ts';
import { validateIsNotLimited } from './validator/validate-is-not-limited.ts';
import { altTextOfUpload } from './web-api/alt-text-of-upload.ts';
import { customizeWithoutScope } from './web-api/customize-without-scope.ts';
import { retiredUpload } from './web-api/retired-upload.ts';
import { uploadToPerson, uploadWithoutLength } from './web-api/upload-arguments.ts';

/** In the order in which they run. The last one may use up Slack's rate limit. */
export const SLACK_POINTS: readonly SlackPoint[] = [
  pictureByUpdate,
  pictureTooSoon,
  longReceipt,
  ...newBlocks,
  blockAlert,
  markdownTextAlone,
  markdownTextShape,
  historyMetadata,
  repliesOfReply,
  longTextIsCut,
  malformedThread,
  ...limits,
  severalFields,
  pointersInView,
  uploadWithoutLength,
  uploadToPerson,
  altTextOfUpload,
  retiredUpload,
  customizeWithoutScope,
  manifestWithoutAppHome,
  validateIsNotLimited,
  ...SLACK_FOR_A_PERSON,
];
