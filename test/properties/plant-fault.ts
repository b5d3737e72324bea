import { projectFolder } from '../../src/platform/stores/migrate/project-folder.js';
import { compilePolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { Policies } from '../../src/safeguards/access/policy/policies.js';
import { readPolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { PlantedFault } from './planted-fault.js';
import type { WorldHouse } from './world/world-house.js';

/** A fault in place: the policies as they are with it, and how it is taken out again. */
export interface Planted {
  readonly policies: Policies;
  readonly remove: () => Promise<void>;
}

const FUNCTION = 'SELECT pg_get_functiondef(oid) AS says FROM pg_proc WHERE proname = $1';
const POLICY = `SELECT qual AS says FROM pg_policies WHERE format('%s.%s', schemaname, tablename) = $1 AND policyname = $2`;

/** Plants a fault into a running service. @throws Error when what it changes is not there any more */
export async function plant(house: WorldHouse, fault: PlantedFault): Promise<Planted> {
  const sound = house.service.app.get(Policies);
  if (fault.where === 'policies') return { policies: faulty(fault), remove: () => Promise.resolve() };
  const { statement, values, put } =
    'function' in fault
      ? { statement: FUNCTION, values: [fault.function], put: (says: string) => says }
      : {
          statement: POLICY,
          values: [fault.table, fault.policy],
          put: (says: string) => `ALTER POLICY ${fault.policy} ON ${fault.table} USING (${says})`,
        };
  const { rows } = await house.admin.query<{ says: string }>(statement, values);
  const sounds = rows.map(({ says }) => says);
  for (const says of sounds) await house.admin.query(put(changed(says, fault.from, fault.to)));
  if (sounds.length === 0) throw new Error(`nowhere to plant: ${fault.says}`);
  return {
    policies: sound,
    remove: async () => {
      for (const says of sounds) await house.admin.query(put(says));
    },
  };
}

function changed(text: string, from: string | RegExp, to: string): string {
  const pattern = typeof from === 'string' ? new RegExp(from.split(/\s+/).map(quoted).join('\\s+')) : from;
  const after = text.replace(pattern, to);
  if (after === text) throw new Error('what the fault would change is not there any more');
  return after;
}

/** A literal word within a pattern. PostgreSQL writes conditions back with parentheses of its own. */
function quoted(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function faulty({ page, from, to }: Extract<PlantedFault, { where: 'policies' }>): Policies {
  const files = readPolicyFiles(projectFolder('policies'));
  const path = `access/${page}.yaml`;
  const text = readFileSync(join(projectFolder('policies'), path), 'utf8');
  const documents = new Map(files.documents).set(path, parse(changed(text, from, to)));
  return compilePolicies({ ...files, documents });
}
