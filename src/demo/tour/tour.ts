import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../platform/calendar/local-date.js';
import { Caller } from '../asking/caller.js';
import { freePort } from '../clusters/free-port.js';
import { stopOnSignal } from '../clusters/stop-on-signal.js';
import { startHouse } from '../house/house.js';
import { demoPeople } from '../people/demo-people.js';
import { KeptActs } from '../records/kept-acts.js';
import { loadPeople } from '../records/load-people.js';
import { Narrator } from './narrator.js';
import { tellStory } from './story.js';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** `npm run tour`: the story, played over HTTP in a house of its own, in a temporary folder that is removed afterwards. */
async function run(): Promise<void> {
  const stopping = new AbortController();
  const dataFolder = await mkdtemp(join(tmpdir(), 'dossierkluis-tour-'));
  print('Dossierkluis: the story of one dossier. A service of its own is starting …');
  const starting = startHouse({
    dataFolder,
    port: await freePort(),
    people: demoPeople,
    tell: () => undefined,
    signal: stopping.signal,
  });
  const clear = async (): Promise<void> => {
    stopping.abort();
    await (await starting.catch(() => undefined))?.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  stopOnSignal(clear);
  try {
    const house = await starting;
    const caller = new Caller(house);
    const acts = await KeptActs.open(join(dataFolder, 'tour.json'), caller);
    const today = dateInAmsterdam(Temporal.Now.instant());
    const accounts = await loadPeople(acts, house.ownerUrl, today);
    const narrator = new Narrator(caller, print);
    await tellStory({ narrator, caller, acts, accounts, today, queue: (job) => house.queue(job) });
    print('\nThat was the story. Play it yourself: npm start.');
  } catch (error) {
    if (!stopping.signal.aborted) {
      process.exitCode = 1;
      process.stderr.write(`tour: ${error instanceof Error ? error.message : 'failed without a reason'}\n`);
    }
  }
  await clear();
}

await run();
