import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bundleClient, type ClientBundle } from './bundle.ts';
import { emojiFont, emojiFontFaces } from './emoji-font.ts';
import { guardLocal, secureHeaders } from './guard.ts';
import { liveStream } from './live-stream.ts';
import { faviconSvg, indexHtml, otherFaviconSvg, themeScript } from './static-files.ts';

const DEFAULT_PORT = 3000;

type Handler = (request: Request) => Response | Promise<Response>;

export interface PageOptions {
  /** The port; 0 means any free port. */
  readonly port?: number | undefined;
  /**
   * The embedded services, served at the page's own address, so that no CORS is needed. Without `/_sandbox` the page
   * shows no AWS account.
   */
  readonly mounts: { readonly '/_person': Handler; readonly '/_sandbox'?: Handler | undefined };
  /** Resets the sandbox to its first state. If absent, the page has no button for a reset. */
  readonly restartStory?: (() => Promise<void>) | undefined;
  /**
   * Whether the app is not the bot of this repository. Then the page has no phone, and it does not show the icon and
   * the texts of this bot.
   */
  readonly isOtherApp?: boolean | undefined;
}

export interface Page {
  /** The address of the page without a slash at the end, for example `http://127.0.0.1:3000`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the sandbox page on 127.0.0.1.
 * @throws Error that names the port if the port is in use
 */
export async function startPage(options: PageOptions): Promise<Page> {
  const app = routes(await bundleClient(), options);
  const server = createAdaptorServer({ fetch: app.fetch });
  const port = await listen(server, options.port ?? DEFAULT_PORT);
  return { url: `http://127.0.0.1:${port}`, close: () => close(server) };
}

function routes(bundle: ClientBundle, { mounts, restartStory, isOtherApp = false }: PageOptions): Hono {
  const app = new Hono();
  const nowhere: Handler = () => new Response('There is no AWS account here.', { status: 404 });
  const sandbox = mounts['/_sandbox'] ?? nowhere;
  const html = indexHtml({
    hasAws: mounts['/_sandbox'] !== undefined,
    canRestart: restartStory !== undefined,
    isOurBot: !isOtherApp,
  });
  const favicon = isOtherApp ? otherFaviconSvg : faviconSvg;
  app.use(guardLocal);
  app.all('/_person/*', (context) => mounts['/_person'](context.req.raw));
  app.all('/_sandbox/*', (context) => sandbox(context.req.raw));
  app.get('/_page/stream', (context) =>
    liveStream(context.req.queries('of') ?? [], (path) => {
      const inside = new Request(new URL(path, context.req.url), { headers: { host: new URL(context.req.url).host } });
      const { pathname } = new URL(inside.url);
      if (pathname.startsWith('/_person/') && pathname.endsWith('/stream')) return mounts['/_person'](inside);
      return pathname === '/_sandbox/view/stream' ? sandbox(inside) : nowhere(inside);
    }),
  );
  app.post('/_page/restart', (context) => restart(context, restartStory));
  app.use(secureHeaders);
  app.get('/', (context) => context.html(html));
  app.get('/main.js', (context) => context.body(bundle.script, 200, { 'Content-Type': 'text/javascript' }));
  app.get('/main.css', (context) => context.body(bundle.styles, 200, { 'Content-Type': 'text/css' }));
  app.get('/theme.js', (context) => context.body(themeScript, 200, { 'Content-Type': 'text/javascript' }));
  app.get('/emoji.css', (context) => context.body(emojiFontFaces, 200, { 'Content-Type': 'text/css' }));
  app.get('/emoji/:file{[0-9]+[.]woff}', serveEmojiFont);
  app.get('/favicon.svg', (context) => context.body(favicon, 200, { 'Content-Type': 'image/svg+xml' }));
  return app;
}

async function serveEmojiFont(context: Context): Promise<Response> {
  const font = await emojiFont(context.req.param('file')?.replace('.woff', '') ?? '');
  return font ? context.body(font, 200, { 'Content-Type': 'font/woff' }) : context.notFound();
}

/**
 * Resets the sandbox. Accepts only JSON: a page of another site can post a text without a CORS preflight, but not JSON.
 */
async function restart(context: Context, restartStory: PageOptions['restartStory']): Promise<Response> {
  if (!restartStory) return context.json({ ok: false, error: 'This sandbox cannot be reset.' }, 404);
  if (!context.req.header('content-type')?.startsWith('application/json')) {
    return context.json({ ok: false, error: 'The body must be application/json.' }, 415);
  }
  await restartStory();
  return context.json({ ok: true });
}

function listen(server: ServerType, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portTaken(port, error) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function portTaken(port: number, cause: Error): Error {
  return new Error(`Port ${port} is already in use. Choose another one with --port <number>, or --port 0 for any.`, {
    cause,
  });
}

/** Closes the server and cuts open event streams, which would keep it open. */
function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
