import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { Declaration } from './declaration.js';

const FIELDS = `
  d.id, d.account_id AS "accountId", d.text_id AS "textId", d.kind, d.signed_at AS "signedAt",
  d.revoked_at AS "revokedAt", d.revoked_by AS "revokedBy"`;
// The doctors somebody works for under derived secrecy now.
const SUPERVISORS = `
  ARRAY(SELECT DISTINCT g.doctor_id FROM access.delegation g
        WHERE g.assistant_id = d.account_id AND g.withdrawn_at IS NULL AND g.valid_until > platform.clock())`;
// Every login's row security looks these facts up, so the register itself says whom it shows what. Somebody's own
// declarations and those he supervises are shown for two purposes, which are never united (D6).
const SHOWN = `
  CASE WHEN current_setting('kluis.purpose', true) = 'own-rights' THEN d.account_id = (SELECT access.acting_account())
    ELSE CASE (SELECT access.circle())
      WHEN 'supervision' THEN true
      WHEN 'secrecy-supervision' THEN d.kind = 'derived-secrecy'
      WHEN 'doctor' THEN d.kind = 'derived-secrecy' AND (SELECT access.acting_account()) = ANY (${SUPERVISORS})
      ELSE false END
    END`;
const WITH_FACTS = `SELECT ${FIELDS}, ${SUPERVISORS} AS "supervisedBy" FROM access.declaration d`;
const OF_ACCOUNT = `${WITH_FACTS} WHERE d.account_id = $1 AND ${SHOWN} ORDER BY d.signed_at, d.id`;
const ONE = `${WITH_FACTS} WHERE d.id = $1 AND ${SHOWN}`;
const OWN = `
  SELECT ${FIELDS} FROM access.declaration d WHERE d.account_id = access.acting_account() ORDER BY d.signed_at, d.id`;
const SUPERVISORS_OF = `
  SELECT a.id, ARRAY(SELECT DISTINCT g.doctor_id FROM access.delegation g WHERE g.assistant_id = a.id
                     AND g.withdrawn_at IS NULL AND g.valid_until > platform.clock()) AS "supervisedBy"
  FROM access.account a WHERE a.id = $1`;
const SIGN = `
  INSERT INTO access.declaration (id, account_id, text_id, kind)
  SELECT $1, access.acting_account(), t.id, t.kind FROM access.declaration_text t WHERE t.id = $2
  ON CONFLICT (account_id, text_id) WHERE revoked_at IS NULL DO NOTHING
  RETURNING signed_at AS "signedAt",
    (SELECT t.effective_from FROM access.declaration_text t WHERE t.id = text_id) AS "effectiveFrom"`;
const REVOKE = `
  UPDATE access.declaration SET revoked_at = platform.clock(), revoked_by = access.acting_account()
  WHERE id = $1 AND revoked_at IS NULL RETURNING id`;

/** What was signed. */
@Injectable()
export class DeclarationRepository {
  /** Everything an account signed, as far as the actor may know of it. */
  async ofAccount(tx: Transaction, accountId: string): Promise<Sealed<Declaration>[]> {
    return (await tx.query<Declaration & Supervised>(OF_ACCOUNT, [accountId])).map(sealed);
  }

  /** @returns null outside what the actor may know of. */
  async find(tx: Transaction, id: string): Promise<Sealed<Declaration> | null> {
    const [row] = await tx.query<Declaration & Supervised>(ONE, [id]);
    return row === undefined ? null : sealed(row);
  }

  /** What the session's own account signed. */
  async own(tx: Transaction): Promise<readonly Declaration[]> {
    return tx.query<Declaration>(OWN);
  }

  /** The doctors an account works for under derived secrecy; null when there is no such account. */
  async supervisorsOf(tx: Transaction, accountId: string): Promise<readonly string[] | null> {
    const [row] = await tx.query<Supervised>(SUPERVISORS_OF, [accountId]);
    return row?.supervisedBy ?? null;
  }

  /** Was the session's own signature under this text revoked, without an instruction since? */
  async isRevokedSince(tx: Transaction, textId: string): Promise<boolean> {
    const [row] = await tx.query<{ revoked: boolean }>(
      'SELECT access.revoked_since(access.acting_account(), $1) AS revoked',
      [textId],
    );
    return row?.revoked === true;
  }

  /** Signs for the session's own account. @returns null when it has signed that text already. */
  async sign(tx: Transaction, id: string, textId: string): Promise<{ signedAt: string; effectiveFrom: string } | null> {
    const [row] = await tx.query<{ signedAt: string; effectiveFrom: string }>(SIGN, [id, textId]);
    return row ?? null;
  }

  /** @returns false when it is revoked already. */
  async revoke(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(REVOKE, [id])).length > 0;
  }
}

interface Supervised {
  readonly supervisedBy: readonly string[];
}

function sealed({ supervisedBy, ...declaration }: Declaration & Supervised): Sealed<Declaration> {
  const { accountId, kind } = declaration;
  return new Sealed('Declaration', declaration, {
    accountId,
    ofDerivedSecrecy: kind === 'derived-secrecy',
    supervisedBy,
  });
}
