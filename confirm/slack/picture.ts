/** A white square of 64 by 64 pixels, PNG. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAZklEQVR4AaXBAQEAAAiDMKR/5xuC7UYjkUQSSSSRRBJJJJFEEkkkkUQSSSSRRBJJJJFEEkkkkUQSSSSRRBJJJJFEEkkkkUQSSSSRRBJJJJFEEkkkkUQSSSSRRBJJJJFEEkkkkUQSPVAtAX8LgfRoAAAAAElFTkSuQmCC',
  'base64',
);

/** The longest wait until Slack has processed an upload; it takes about a second. */
export const PROCESSING_LIMIT_SECONDS = 20;

/** Returns a block with an uploaded picture. */
export function pictureBlock(fileId: string): object {
  return { type: 'image', slack_file: { id: fileId }, alt_text: 'A white square' };
}
