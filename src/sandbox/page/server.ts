import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { bundleClient, type ClientBundle } from './bundle.ts';
import { guardLocal, secureHeaders } from './guard.ts';
import { faviconSvg, indexHtml, themeScript } from './static-files.ts';

const DEFAULT_PORT = 3000;

type Handler = (request: Request) => Response | Promise<Response>;

export interface PageOptions {
  /** 0 takes any free port. */
  readonly port?: number | undefined;
  /** The embedded services the page talks to, on its own address: so there is one URL and no CORS. */
  readonly mounts: Readonly<Record<'/_person' | '/_sandbox', Handler>>;
}

export interface Page {
  /** For example `http://127.0.0.1:3000`, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the sandbox page on 127.0.0.1.
 * @throws Error when the port is taken, naming it.
 */
export async function startPage(options: PageOptions): Promise<Page> {
  const app = routes(await bundleClient(), options.mounts);
  const server = createAdaptorServer({ fetch: app.fetch });
  const port = await listen(server, options.port ?? DEFAULT_PORT);
  return { url: `http://127.0.0.1:${port}`, close: () => close(server) };
}

function routes(bundle: ClientBundle, mounts: PageOptions['mounts']): Hono {
  const app = new Hono();
  app.use(guardLocal);
  app.all('/_person/*', (context) => mounts['/_person'](context.req.raw));
  app.all('/_sandbox/*', (context) => mounts['/_sandbox'](context.req.raw));
  app.use(secureHeaders);
  app.get('/', (context) => context.html(indexHtml));
  app.get('/main.js', (context) => context.body(bundle.script, 200, { 'Content-Type': 'text/javascript' }));
  app.get('/main.css', (context) => context.body(bundle.styles, 200, { 'Content-Type': 'text/css' }));
  app.get('/theme.js', (context) => context.body(themeScript, 200, { 'Content-Type': 'text/javascript' }));
  app.get('/favicon.svg', (context) => context.body(faviconSvg, 200, { 'Content-Type': 'image/svg+xml' }));
  return app;
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

/** Open event streams would keep the server alive for ever: they are cut. */
function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
