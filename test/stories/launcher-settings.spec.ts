import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { built, program, type Program } from '../harness/program.js';
import { folderOfRun } from '../harness/test-run.js';

/** The whole of what is said: a sentence, and no line of the program, no stack. */
describe('what npm start and npm run token are told wrongly, they say in a sentence:', () => {
  let folder: string;
  let dataFolder: string;
  beforeAll(async () => {
    folder = await built('launcher-settings');
    dataFolder = await folderOfRun('launcher-settings');
  }, 60_000);

  const started = (variables: Readonly<Record<string, string>>): Program =>
    program(join(folder, 'src/demo/launcher.js'), [], { DATA_DIR: dataFolder, ...variables });

  test.each(['http', '0', '99999', ''])('D2 a port that is none: %j', async (PORT) => {
    const odd = started({ PORT });
    const sentence = 'Not of its form: PORT. DATA_DIR is a folder, PORT a number from 1 to 65535.\n';
    expect([await odd.ended, odd.said()]).toEqual([1, sentence]);
  });

  test('D2 a data folder that can be none, with the name of the variable', async () => {
    const nowhere = started({ DATA_DIR: '/dev/null/x' });
    const sentence = "DATA_DIR=/dev/null/x can't be made or used as a folder (ENOTDIR): set another DATA_DIR.\n";
    expect([await nowhere.ended, nowhere.said()]).toEqual([1, sentence]);
  });

  test.each(['abc', '1.5', '', '1441'])('D10 an age of a sign-in that is none: %j', async (age) => {
    const token = join(folder, 'src/demo/token.js');
    const asked = program(token, ['dr-vos', '--minutes-ago', age], { DATA_DIR: dataFolder });
    const sentence = 'token: --minutes-ago takes a whole number of minutes, 1440 (a day) at most: --minutes-ago 90\n';
    expect([await asked.ended, asked.said()]).toEqual([1, sentence]);
  });
});
