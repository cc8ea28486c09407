import { Hono } from 'hono';
import { mimeTypeOf } from './shapes/file-shape.ts';
import { changeFile } from './state/files.ts';
import type { FileRecord } from './state/records.ts';
import { hasScope } from './state/scopes.ts';
import type { SlackState } from './state/state.ts';

/** Serves `POST /upload/v1/<key>`: the body is the file, or a multipart form with one file. */
export function uploadRoutes(state: SlackState): Hono {
  const routes = new Hono();
  routes.post('/:key', async (context) => {
    const file = [...state.files.values()].find(({ uploadKey }) => uploadKey === context.req.param('key'));
    if (!file || file.isDeleted || file.completedAt !== undefined) return context.text('not found', 404);
    const bytes = await uploadedBytes(context.req.raw);
    const isWhole = bytes?.byteLength === file.length;
    const payload = { file: file.fileId, bytes: bytes?.byteLength };
    const summarize = () => `${file.name}, ${bytes?.byteLength ?? 0} bytes`;
    const settle = state.traffic.open({ direction: 'from-app', kind: 'upload', payload, summarize });
    settle({ status: isWhole ? 'answered' : 'failed' });
    if (!isWhole) return context.text('file size does not match', 400);
    changeFile(state, file.fileId, { bytes });
    return context.text(`OK - ${file.length}`);
  });
  return routes;
}

/**
 * Serves `GET /files-pri/<team>-<file>/<name>`, only for the bot token. If scopes are enforced, the manifest needs
 * `files:read`.
 */
export function downloadRoutes(state: SlackState): Hono {
  const routes = new Hono();
  routes.get('/:key/:name', (context) => {
    const file = state.files.get(context.req.param('key').replace(`${state.team.id}-`, ''));
    const isBot = context.req.header('authorization') === `Bearer ${state.secrets.botToken}`;
    if (!isBot || !hasScope(state, 'files:read')) return context.text('forbidden', 403);
    if (!isDownloadable(file)) return context.text('not found', 404);
    return new Response(file.bytes.slice(), { headers: { 'content-type': mimeTypeOf(file) } });
  });
  return routes;
}

function isDownloadable(file: FileRecord | undefined): file is FileRecord & { bytes: Uint8Array } {
  return file?.bytes !== undefined && file.completedAt !== undefined;
}

async function uploadedBytes(request: Request): Promise<Uint8Array | undefined> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    return new Uint8Array(await request.arrayBuffer());
  }
  const form = await request.formData().catch(() => undefined);
  const part = [...(form?.values() ?? [])].find((value) => typeof value !== 'string');
  return part && new Uint8Array(await (part as Blob).arrayBuffer());
}
