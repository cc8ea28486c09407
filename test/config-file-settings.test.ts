import { expect, test } from 'vitest';
import { addFileSettings } from '../src/config/file-settings.ts';

const FILE_KEY = { AWS_ACCESS_KEY_ID: 'FILE', AWS_SECRET_ACCESS_KEY: 'file-secret' };

test.each<[string, Record<string, string>, Record<string, string>, Record<string, string>]>([
  [
    'a variable of the shell wins over the same setting in the file',
    { A: '1' },
    { A: '2', B: '3' },
    { A: '1', B: '3' },
  ],
  ['an empty variable of the shell wins over the file, too', { A: '' }, { A: '2' }, { A: '' }],
  [
    'an old session token in the shell is not combined with the access key of the file',
    { AWS_SESSION_TOKEN: 'old' },
    FILE_KEY,
    FILE_KEY,
  ],
  [
    'a part of another access key in the shell is replaced by the whole access key of the file',
    { AWS_SECRET_ACCESS_KEY: 'other', AWS_SESSION_TOKEN: 'old', AWS_ACCESS_KEY_ID: '' },
    { ...FILE_KEY, AWS_SESSION_TOKEN: 'file-token' },
    { ...FILE_KEY, AWS_SESSION_TOKEN: 'file-token' },
  ],
  [
    'an access key in the shell wins as a whole: no part of the access key in the file is added',
    { AWS_ACCESS_KEY_ID: 'SHELL', AWS_SECRET_ACCESS_KEY: 'shell-secret' },
    { ...FILE_KEY, AWS_SESSION_TOKEN: 'file-token', AWS_REGION: 'eu-west-1' },
    { AWS_ACCESS_KEY_ID: 'SHELL', AWS_SECRET_ACCESS_KEY: 'shell-secret', AWS_REGION: 'eu-west-1' },
  ],
  [
    'a file without an access key leaves the temporary credentials of the shell unchanged',
    { AWS_ACCESS_KEY_ID: 'SHELL', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 't' },
    { AWS_ACCESS_KEY_ID: '', AWS_SESSION_TOKEN: '' },
    { AWS_ACCESS_KEY_ID: 'SHELL', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 't' },
  ],
])('%s', (_, shell, fromFile, expected) => {
  const environment = { ...shell };
  addFileSettings(environment, fromFile);
  expect(environment).toEqual(expected);
});
