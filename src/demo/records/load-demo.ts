import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../platform/calendar/local-date.js';
import { Caller, textIn, type Place } from '../asking/caller.js';
import { KeptActs } from './kept-acts.js';
import { loadDossiers, type DemoDossiers } from './load-dossiers.js';
import { loadEmployers, type DemoEmployers } from './load-employers.js';
import { loadLogReview } from './load-log-review.js';
import { loadPeople } from './load-people.js';

/** Everything of the demo that a printed command needs. */
export interface Demo {
  readonly employers: DemoEmployers;
  readonly dossiers: DemoDossiers;
}

/**
 * Loads demo people and records through the service's own HTTP interface, each act in the name of who may do it; only the
 * first two people come in as they do in production, by `bootstrap`. A second time does only what was not done.
 * @param dataFolder keeps `demo.json`, the acts that were done
 * @throws Error naming who was refused what, under which rule
 */
export async function loadDemo(place: Place, ownerUrl: string, dataFolder: string): Promise<Demo> {
  const acts = await KeptActs.open(join(dataFolder, 'demo.json'), new Caller(place));
  const begun = await acts.once('begun', () => Promise.resolve({ on: dateInAmsterdam(Temporal.Now.instant()) }));
  const today = textIn(begun, 'on');
  const accounts = await loadPeople(acts, ownerUrl, today);
  const employers = await loadEmployers(acts, accounts, today);
  const dossiers = await loadDossiers(acts, { accounts, employers, today });
  await loadLogReview(acts, today);
  return { employers, dossiers };
}
