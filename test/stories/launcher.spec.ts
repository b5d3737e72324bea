import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../src/demo/clusters/free-port.js';
import { demoPeople, sparePeople } from '../../src/demo/people/demo-people.js';
import { startClusterPair } from '../../src/demo/clusters/cluster-pair.js';
import { findPostmaster } from '../../src/demo/clusters/postmaster.js';
import { ask } from '../harness/http.js';
import { childrenOf, isAlive } from '../harness/processes.js';
import { built, program, type Program } from '../harness/program.js';
import { folderOfRun } from '../harness/test-run.js';
import { README_ANSWERS } from './readme-answers.js';
import { runReadme, type ReadmeShell } from './readme-commands.js';

const READY = 'Stop with Ctrl-C';
const COMMAND = /^(.+)\n {2}curl -sS '([^']+)'(?: -H 'Purpose: ([^']+)')? -H 'Authorization: Bearer ([^']+)'$/gm;

/** What the printed command of each person is answered. */
const ANSWERS: Readonly<Record<string, number>> = {
  'dr-vos': 200,
  'dr-smit': 404,
  anna: 200,
  carlo: 200,
  leo: 403,
  'acme-hr': 200,
  'globex-hr': 404,
  jan: 200,
  rita: 200,
  sofie: 200,
  'dr-kern': 200,
  'dr-staf': 403,
  mara: 200,
  olga: 200,
  ada: 200,
  abel: 403,
  dora: 403,
  luuk: 200,
  pim: 200,
  'dr-veer': 200,
  'dr-jong': 200,
};

interface Command {
  readonly subject: string;
  readonly url: string;
  readonly purpose: string | undefined;
  readonly token: string;
}

function commandsIn(said: string): readonly Command[] {
  return [...said.matchAll(COMMAND)].map(([, who = '', url = '', purpose, token = '']) => {
    const person = demoPeople.find(({ name }) => who.startsWith(`${name}:`));
    return { subject: person?.subject ?? who, url, purpose, token };
  });
}

describe('npm start', () => {
  let launcher: string;
  let token: string;
  let dataFolder: string;
  let port: number;
  let running: Program;

  const start = (): Program => program(launcher, [], { DATA_DIR: dataFolder, PORT: String(port) });
  const commandOf = (subject: string): Command => {
    const found = commandsIn(running.said()).find((command) => command.subject === subject);
    if (found === undefined) throw new Error(`nothing was printed for ${subject}`);
    return found;
  };
  const clusterPids = async (): Promise<readonly number[]> => {
    const found = await Promise.all(['main', 'keys'].map((name) => findPostmaster(join(dataFolder, 'clusters', name))));
    return found.flatMap((cluster) => (cluster === undefined ? [] : [cluster.pid]));
  };
  /** The issuer and the service: a cluster outlives its launcher, these two don't. */
  const programPids = async (): Promise<readonly number[]> => {
    const clusters = await clusterPids();
    return childrenOf(running.child.pid ?? 0).filter((pid) => !clusters.includes(pid));
  };
  const accounts = async (): Promise<unknown> => {
    const { url, token: adas } = commandOf('ada');
    return (await ask(`${url}?limit=100`, { token: adas })).body['items'];
  };

  beforeAll(async () => {
    const folder = await built('launcher');
    launcher = join(folder, 'src/demo/launcher.js');
    token = join(folder, 'src/demo/token.js');
    dataFolder = await folderOfRun('launcher');
    port = await freePort();
    running = start();
    await running.saying(READY);
  }, 120_000);
  afterAll(async () => {
    running.child.kill('SIGTERM');
    await running.ended;
  }, 60_000);

  test('D6 a printed command for each demo person is answered as it says', async () => {
    const answers = await Promise.all(
      commandsIn(running.said()).map(async ({ subject, url, purpose, token: printed }) => {
        const { status } = await ask(url, { token: printed, ...(purpose !== undefined && { headers: { purpose } }) });
        return [subject, status];
      }),
    );
    expect(Object.fromEntries(answers)).toEqual(ANSWERS);
    expect(Object.keys(ANSWERS).toSorted()).toEqual(demoPeople.map(({ subject }) => subject).toSorted());
  });

  test('D5 the routes are described, and the page that shows them is served', async () => {
    const service = `http://127.0.0.1:${port}`;
    expect((await ask(`${service}/openapi.json`)).body['openapi']).toMatch(/^3\.0/);
    expect((await ask(`${service}/docs`)).status).toBe(200);
  });

  const readmeShell = async (folder: string): Promise<ReadmeShell> => ({
    folder: await folderOfRun('readme'),
    token,
    port,
    dataFolder: folder,
  });

  test('D6 the commands of README are answered as it says, one after the other', async () => {
    const printed = (what: string): string => new RegExp(`^${what} +(\\S+)$`, 'm').exec(running.said())?.[1] ?? '';
    const outcomes = await runReadme(await readmeShell(dataFolder), {
      JAN: printed('Jan at Acme'),
      ACME: printed('Acme'),
    });
    expect(outcomes.map(({ command, status }) => `${status} ${command}`)).toEqual(README_ANSWERS);
  }, 60_000);

  test('D10 where no token comes a command of README asks nothing, and the complaint names the DATA_DIR', async () => {
    const nowhere = join(dataFolder, 'nowhere');
    const answers = { code: 'C', textId: 'T', digest: 'D', accountId: 'A', roleId: 'R' };
    const outcomes = await runReadme(await readmeShell(nowhere), { JAN: 'J', ACME: 'A', ...answers });
    expect(outcomes.filter(({ status, exitCode }) => status !== null || exitCode === 0)).toEqual([]);
    expect(outcomes.filter(({ complaint }) => !complaint.includes(`DATA_DIR=${nowhere}:`))).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(10);
  }, 60_000);

  test('D10 a fresh token is one command, and an old sign-in is challenged', async () => {
    expect(running.said()).toContain(`DATA_DIR='${dataFolder}' npm run --silent token -- dr-vos`);
    const fresh = program(token, ['dr-vos'], { DATA_DIR: dataFolder });
    expect(await fresh.ended).toBe(0);
    const { url } = commandOf('dr-vos');
    expect((await ask(url, { token: fresh.said().trim() })).status).toBe(200);
    const old = program(token, ['dr-vos', '--minutes-ago', '90'], { DATA_DIR: dataFolder });
    await old.ended;
    const { status, headers } = await ask(url, { token: old.said().trim() });
    expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('max_age="3600"')]);
  });

  test('S7 there are people who are nobody here yet, so that an invited account can be tried to its end', async () => {
    const asked = program(token, ['dr-bos'], { DATA_DIR: dataFolder });
    expect(await asked.ended).toBe(0);
    const me = await ask(`http://127.0.0.1:${port}/v1/me`, { token: asked.said().trim() });
    expect([me.status, me.body['account']]).toEqual([200, null]);
    const listing = program(token, [], { DATA_DIR: dataFolder });
    expect(await listing.ended).toBe(1);
    for (const { subject } of [...demoPeople, ...sparePeople]) expect(listing.said()).toContain(`  ${subject}`);
    // The list knows no service: it can't tell who is let in by now.
    expect(listing.said()).not.toMatch(/here yet|no account yet/);
  });

  test('D10 where no demo was started the token command says so, and makes no folder', async () => {
    const nowhere = join(dataFolder, 'nowhere');
    const asked = program(token, ['dr-vos'], { DATA_DIR: nowhere });
    expect([await asked.ended, asked.said()]).toEqual([
      1,
      expect.stringContaining(`started on DATA_DIR=${nowhere}: start it`),
    ]);
    await expect(stat(nowhere)).rejects.toThrow('ENOENT');
  });

  test("D2 the service knows neither an administrator's nor an owner's connection, and keys are for their owner alone", async () => {
    const environments = await Promise.all(
      childrenOf(running.child.pid ?? 0).map((pid) => readFile(`/proc/${pid}/environ`, 'utf8')),
    );
    const [service = ''] = environments.filter((environment) => environment.includes('KLUIS_MEDICAL_URL'));
    expect(service).not.toMatch(/ADMIN|OWNER|postgres:\/\/postgres/);
    for (const file of [
      'keys/key-wrapping.key',
      'keys/cursor.key',
      'keys/signing.pem',
      'clusters/passwords.json',
      'demo.json',
      'service.log',
    ]) {
      expect([file, (await stat(join(dataFolder, file))).mode & 0o077]).toEqual([file, 0]);
    }
  });

  test('A1 after everything was killed the next start works, and loads nothing twice', async () => {
    const before = await accounts();
    const jan = commandOf('jan').url;
    const pids = [running.child.pid ?? 0, ...(await programPids()), ...(await clusterPids())];
    expect(pids).toHaveLength(5);
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await running.ended;
    running = start();
    await running.saying(READY);
    expect(commandOf('jan').url).toBe(jan);
    expect(await accounts()).toEqual(before);
  }, 120_000);

  test('S7 after a restart who was let in meanwhile is not called nobody any more', () => {
    // The commands of README let Nina in.
    expect(running.said()).toContain('Nobody here yet, to be invited: omar, dr-bos, els (README');
  });

  test('A1 when the launcher alone is killed, service and issuer end by themselves, and the next start works', async () => {
    const programs = await programPids();
    expect(programs).toHaveLength(2);
    running.child.kill('SIGKILL');
    await running.ended;
    running = start();
    await running.saying(READY);
    expect(programs.filter((pid) => isAlive(pid))).toEqual([]);
    expect((await ask(commandOf('jan').url, { token: commandOf('jan').token })).status).toBe(200);
  }, 120_000);

  test('A1 a second start on the same data is refused in a sentence, and disturbs nothing', async () => {
    const second = program(launcher, [], { DATA_DIR: dataFolder, PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('This data folder is in use by another start');
    expect((await ask(commandOf('jan').url, { token: commandOf('jan').token })).status).toBe(200);
  }, 60_000);

  test('D2 a port that is taken is named in a sentence', async () => {
    const taken = createServer();
    const other = await freePort();
    await new Promise<void>((resolve) => {
      taken.listen(other, '127.0.0.1', resolve);
    });
    const refused = program(launcher, [], { DATA_DIR: await folderOfRun('refused'), PORT: String(other) });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain(
      `Port ${other} on 127.0.0.1 is taken by another program. Stop it, or set another PORT.`,
    );
    taken.close();
  }, 60_000);

  test('A1 a PostgreSQL server that dies stops the launcher in a sentence, and the next start works', async () => {
    const { pid = 0 } = (await findPostmaster(join(dataFolder, 'clusters', 'keys'))) ?? {};
    process.kill(pid, 'SIGKILL');
    expect(await running.ended).toBe(1);
    expect(running.said()).toContain(`The PostgreSQL server in ${join(dataFolder, 'clusters', 'keys')} ended`);
    running = start();
    await running.saying(READY);
  }, 120_000);

  test('A1 Ctrl-C stops all of it', async () => {
    const pids = [...(await programPids()), ...(await clusterPids())];
    expect(pids).toHaveLength(4);
    running.child.kill('SIGINT');
    expect(await running.ended).toBe(0);
    expect(pids.filter((pid) => isAlive(pid))).toEqual([]);
    expect(await clusterPids()).toEqual([]);
    const asked = program(token, ['dr-vos'], { DATA_DIR: dataFolder });
    const complaint = `The demo of DATA_DIR=${dataFolder} is not running; start it`;
    expect([await asked.ended, asked.said()]).toEqual([1, expect.stringContaining(complaint)]);
  }, 60_000);

  test('A1 data of another version are refused in a sentence that says what to do, and left as they are', async () => {
    const pair = await startClusterPair(dataFolder);
    const owner = new pg.Client({ connectionString: pair.urls.owner });
    await owner.connect();
    await owner.query(`DELETE FROM platform.migration WHERE "timestamp" = 59`);
    await owner.end();
    await pair.stop();
    const late = start();
    expect(await late.ended).toBe(1);
    expect(late.said()).toContain(`The data in ${dataFolder} were made by another version of this program`);
    expect(late.said()).toContain('Move that folder away');
    expect(await clusterPids()).toEqual([]);
  }, 60_000);
});
