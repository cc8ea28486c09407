import { writeFile } from 'node:fs/promises';
import { endWithReader } from '../sandbox/cli/run-program.ts';
import { messagesPage } from './messages/page.tsx';

/** `npm run messages [file]`: writes a page with everything that the bot can say, in all states and languages. */
endWithReader();
const file = process.argv[2] ?? 'messages.html';
await writeFile(file, await messagesPage());
process.stdout.write(`Everything that the bot can say is in ${file}\n`);
