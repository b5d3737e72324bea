import type { Policies } from '../access/policy/policies.js';
import { mayReceive, NOTHING_ELSE } from '../disclosure/may-receive.js';

/** A row of access.receivable: an item that a role may receive with nothing beside it, under an edition (V8). */
export interface Receivable {
  readonly role: string;
  readonly edition: string;
  readonly item: string;
  readonly since: string;
}

/** Reads the rows back from one JSON parameter. */
export const RECEIVABLE_FROM_JSON = `
  jsonb_to_recordset($1::jsonb) AS r (role text, edition text, item text, since date)`;

/** @returns what policies/disclosure.yaml gives without legal ground, consent or task. */
export function receivableOf({ disclosure }: Policies): readonly Receivable[] {
  const { recipients, editions, items } = disclosure;
  return [...recipients.values()].flatMap(({ name: recipient, roles }) =>
    [...editions.values()].flatMap(({ name: edition, from }) => {
      const given = [...items.keys()].filter(
        (item) =>
          mayReceive(disclosure, { item, recipient, edition, on: from, insideEea: true, accompanied: NOTHING_ELSE })
            .allowed,
      );
      return roles.flatMap((role) => given.map((item) => ({ role, edition, item, since: from })));
    }),
  );
}
