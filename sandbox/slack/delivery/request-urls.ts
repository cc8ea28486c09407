import type { Manifest } from '../manifest/manifest.ts';

/** The addresses of an app that does not use Socket Mode. */
export interface RequestUrls {
  readonly interactivity: string | undefined;
  readonly events: string | undefined;
  /** The address that returns the options of external select menus. */
  readonly options: string | undefined;
  commandUrl(command: string): string | undefined;
}

/**
 * Returns the addresses for the app's payloads: `asked` for all of them if it is given, or else the addresses in the
 * manifest. Returns undefined for Socket Mode.
 * @throws Error if an address is not an http or https URL
 */
export function requestUrlsOf(manifest: Manifest, asked: string | undefined): RequestUrls | undefined {
  if (asked !== undefined) {
    const url = checkedUrl(asked);
    return { interactivity: url, events: url, options: url, commandUrl: () => url };
  }
  if (manifest.isSocketMode) return undefined;
  const { interactivityUrl, eventsUrl, optionsUrl, commands } = manifest;
  const commandUrls = new Map(commands.map(({ command, url }) => [command, url && checkedUrl(url)]));
  const interactivity = interactivityUrl && checkedUrl(interactivityUrl);
  const events = eventsUrl && checkedUrl(eventsUrl);
  const options = optionsUrl && checkedUrl(optionsUrl);
  return { interactivity, events, options, commandUrl: (command) => commandUrls.get(command) };
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && ['http:', 'https:'].includes(url.protocol)) return url.href;
  throw new Error(`Not a request URL: ${text}. Give it as http://127.0.0.1:3000/slack/events.`);
}
