import { parseArgs } from 'node:util';
import { Caller } from './asking/caller.js';
import { stopOnSignal } from './clusters/stop-on-signal.js';
import { commandPrefix, readDemoSettings, type DemoSettings } from './demo-settings.js';
import { startHouse } from './house/house.js';
import { restartOnChange } from './house/restart-on-change.js';
import { everybody } from './people/demo-people.js';
import { loadDemo } from './records/load-demo.js';
import { howToTry } from './telling/tell-how-to-try.js';

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** `npm start`: everything as processes of their own, with demo people and records, until Ctrl-C. */
async function run(settings: DemoSettings, isWatching: boolean): Promise<void> {
  const stopping = new AbortController();
  const starting = startHouse({
    ...settings,
    people: everybody,
    tell: (step) => {
      print(`· ${step}`);
    },
    signal: stopping.signal,
  });
  stopOnSignal(async () => {
    print('\nStopping; the data stays.');
    stopping.abort();
    await (await starting.catch(() => undefined))?.stop();
  });
  try {
    const house = await starting;
    print('· Demo people and records, through the service itself');
    const demo = await loadDemo(house, house.ownerUrl, settings.dataFolder);
    print(`\n${await howToTry(new Caller(house), demo, commandPrefix(settings))}`);
    if (isWatching) {
      restartOnChange(house, print, stopping.signal);
    }
    throw new Error(await house.ended);
  } catch (error) {
    if (!stopping.signal.aborted) {
      process.stderr.write(`${error instanceof Error ? error.message : 'The demo does not start.'}\n`);
      await (await starting.catch(() => undefined))?.stop();
      process.exit(1);
    }
  }
}

try {
  const { values } = parseArgs({ options: { watch: { type: 'boolean' } } });
  await run(readDemoSettings(), values.watch ?? false);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'The demo does not start.'}\n`);
  process.exitCode = 1;
}
