import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Moment, PersonFacts, TextFact } from '../../../safeguards/access/facts/access-facts.js';
import { isAccountActive, isRoleInForce } from '../../../safeguards/access/facts/person-standing.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { Assistant } from './assistant.js';

const CIRCLE = 'derived-secrecy';
// Roles first: most accounts are employees'. Row security shows one's own name too, so the query says whom one chooses.
const PAGE = `
  SELECT a.id, n.name, a.kind, access.person_facts(a.id) AS person
  FROM access.account a JOIN desk.account_name n ON n.account_id = a.id
  WHERE a.id IN (SELECT r.account_id FROM access.role r WHERE r.circle = '${CIRCLE}' AND access.role_in_force(r))
    AND access.acts_as_assistant(a.id) AND ($1::uuid IS NULL OR a.id > $1)
  ORDER BY a.id LIMIT $2`;

/** The assistants who can be chosen now; they leave it sealed. */
@Injectable()
export class AssistantsRepository {
  /** One page, by id. */
  async page(
    tx: Transaction,
    { after, limit }: { readonly after: string | null; readonly limit: number },
    texts: readonly TextFact[],
    moment: Moment,
  ): Promise<Sealed<Assistant>[]> {
    const rows = await tx.query<Assistant & { readonly person: PersonFacts }>(PAGE, [after, limit]);
    return rows.map(({ person, ...assistant }) => {
      const holdsRole = person.roles.some((role) => role.circle === CIRCLE && isRoleInForce(role, moment));
      const actsAsAssistant = holdsRole && isAccountActive(person, texts, moment);
      return new Sealed('Assistant', assistant, { actsAsAssistant });
    });
  }
}
