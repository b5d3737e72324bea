import { freePort } from '../../src/demo/clusters/free-port.js';
import { startIssuer, type DemoIssuer } from '../../src/demo/issuer/demo-issuer.js';
import type { People } from '../../src/demo/issuer/people.js';
import { anybody } from './anybody.js';
import { folderOfRun } from './test-run.js';

/** An issuer of the test's own, whose keys it may remove without harming other tests. Close it in `afterAll`. */
export async function ownIssuer(people: People = anybody): Promise<DemoIssuer> {
  return startIssuer({ dataFolder: await folderOfRun('issuer'), port: await freePort(), people });
}
