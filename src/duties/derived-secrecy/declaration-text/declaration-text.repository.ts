import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { DeclarationText } from './declaration-text.js';

const FIELDS = `
  t.id, t.kind, t.edition, t.text, encode(t.digest, 'hex') AS digest,
  (t.announced_at AT TIME ZONE 'Europe/Amsterdam')::date AS "announcedOn",
  (t.effective_from AT TIME ZONE 'Europe/Amsterdam')::date AS "effectiveFrom"`;
// Current is the latest of its kind whose day has come; announced is what follows it.
const TO_SIGN = `
  SELECT ${FIELDS} FROM access.declaration_text t
  WHERE NOT EXISTS (SELECT 1 FROM access.declaration_text later
                    WHERE later.kind = t.kind AND later.effective_from > t.effective_from
                      AND later.effective_from <= platform.clock())
  ORDER BY t.kind, t.effective_from`;
const ADD = `
  INSERT INTO access.declaration_text (id, kind, edition, text, digest, announced_by, effective_from)
  VALUES ($1, $2, $3, $4, sha256(convert_to($4, 'UTF8')), access.acting_account(),
          $5::date::timestamp AT TIME ZONE 'Europe/Amsterdam')
  ON CONFLICT DO NOTHING RETURNING id`;
const MUST_SIGN = `
  SELECT DISTINCT r.account_id AS id FROM access.role r JOIN access.account a ON a.id = r.account_id
  WHERE r.role = ANY ($1) AND access.role_in_force(r) AND a.status = 'active'`;

type NewText = Pick<DeclarationText, 'id' | 'kind' | 'edition' | 'text' | 'effectiveFrom'>;

/** The texts that are signed. They are no secret: whoever is bound by one may read it beforehand. */
@Injectable()
export class DeclarationTextRepository {
  /** The texts that can be signed: of each kind the current one and those announced after it. */
  async toSign(tx: Transaction): Promise<readonly DeclarationText[]> {
    return tx.query<DeclarationText>(TO_SIGN);
  }

  /** @returns false when that kind has this edition, or another text for that day. */
  async add(tx: Transaction, { id, kind, edition, text, effectiveFrom }: NewText): Promise<boolean> {
    return (await tx.query(ADD, [id, kind, edition, text, effectiveFrom])).length > 0;
  }

  /** The accounts that hold one of these roles now, and so must sign. */
  async mustSign(tx: Transaction, roles: readonly string[]): Promise<readonly string[]> {
    return (await tx.query<{ id: string }>(MUST_SIGN, [roles])).map(({ id }) => id);
  }
}
