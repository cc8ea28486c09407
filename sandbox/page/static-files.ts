/** Sets the stored theme before the first paint, so that the page does not flash. */
export const themeScript = `
const theme = localStorage.getItem('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
`;

/** The features of this sandbox, which the client reads from the page. */
export interface PageTraits {
  readonly hasAws: boolean;
  readonly canRestart: boolean;
  /** Whether the app is the bot of this repository. */
  readonly isOurBot: boolean;
}

export const indexHtml = ({ hasAws, canRestart, isOurBot }: PageTraits) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>${isOurBot ? 'MFA Demo sandbox' : 'Sandbox'}</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="/emoji.css">
<link rel="stylesheet" href="/main.css">
<script src="/theme.js"></script>
<script type="module" src="/main.js"></script>
</head>
<body>
<div id="root" data-aws="${hasAws}" data-restart="${canRestart}" data-bot="${isOurBot ? 'ours' : 'other'}"></div>
<noscript>The sandbox page needs JavaScript.</noscript>
</body>
</html>
`;

export const faviconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#1f2a44"/>
<path d="M10 15v-3a6 6 0 0 1 12 0v3" fill="none" stroke="#7dd3c0" stroke-width="2.6" stroke-linecap="round"/>
<rect x="7.5" y="14.5" width="17" height="11.5" rx="3" fill="#7dd3c0"/>
<circle cx="12.4" cy="20.2" r="1.5" fill="#1f2a44"/><circle cx="16" cy="20.2" r="1.5" fill="#1f2a44"/>
<circle cx="19.6" cy="20.2" r="1.5" fill="#1f2a44"/>
</svg>
`;

/** The favicon for another app: a message. */
export const otherFaviconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#1f2a44"/>
<path d="M9 9h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4H9a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2Z" fill="#7dd3c0"/>
</svg>
`;
