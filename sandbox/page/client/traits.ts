const { aws, restart } = document.getElementById('root')?.dataset ?? {};

/** What this sandbox has, as its server wrote it into the page. */
export const traits = { hasAws: aws === 'true', canRestart: restart === 'true' };
