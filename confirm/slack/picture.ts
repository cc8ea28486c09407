/** A white square of 64 by 64 pixels, PNG. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAZklEQVR4AaXBAQEAAAiDMKR/5xuC7UYjkUQSSSSRRBJJJJFEEkkkkUQSSSSRRBJJJJFEEkkkkUQSSSSRRBJJJJFEEkkkkUQSSSSRRBJJJJFEEkkkkUQSSSSRRBJJJJFEEkkkkUQSPVAtAX8LgfRoAAAAAElFTkSuQmCC',
  'base64',
);

/** Slack takes about a second to process an upload. */
export const PROCESSING_LIMIT_SECONDS = 20;

/** A picture that was uploaded, as a block. */
export function pictureBlock(fileId: string): object {
  return { type: 'image', slack_file: { id: fileId }, alt_text: 'A white square' };
}
