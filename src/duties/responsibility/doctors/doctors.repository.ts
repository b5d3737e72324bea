import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { Doctor, NamedFor } from './doctor.js';
import type { StandingOfDoctor } from './standing-of-doctor.js';

// Row security shows one's own name too, so the query says whom one names. Roles first: most accounts are employees'.
const PAGE = `
  SELECT a.id, n.name, a.kind, access.person_facts(a.id) AS person
  FROM access.account a JOIN desk.account_name n ON n.account_id = a.id
  WHERE a.id IN (SELECT r.account_id FROM access.role r
                 WHERE r.circle IN ('doctor', 'secrecy-supervision') AND access.role_in_force(r))
    AND access.names_doctor((SELECT access.circle()), a.id)
    AND ($1::text IS NULL OR access.can_be_named(a.id, $1)) AND ($2::uuid IS NULL OR a.id > $2)
  ORDER BY a.id LIMIT $3`;

/** The doctors who can act now; they leave it sealed. */
@Injectable()
export class DoctorsRepository {
  /**
   * One page, by id, of those whom the actor may name.
   * @param wanted for what he is to be named; null: for anything
   * @param standingOf what the application itself makes of the facts about a person
   */
  async page(
    tx: Transaction,
    wanted: NamedFor | null,
    { after, limit }: { after: string | null; limit: number },
    standingOf: (person: PersonFacts) => StandingOfDoctor,
  ): Promise<Sealed<Doctor>[]> {
    const rows = await tx.query<Doctor & { readonly person: PersonFacts }>(PAGE, [wanted, after, limit]);
    return rows.map(({ person, ...doctor }) => new Sealed('Doctor', doctor, { ...standingOf(person) }));
  }
}
