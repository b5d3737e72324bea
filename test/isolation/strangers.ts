import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';

const DAY = '1 day';
const TWO_DAYS_AGO = '-2 days';

/** Somebody who holds every role for every employer, and for whom none of them counts. */
interface Stranger {
  readonly id: string;
  readonly who: string;
  readonly kind: 'staff' | 'hired';
  readonly status: 'active' | 'suspended';
  readonly signed: boolean;
  readonly roles: boolean;
  /** When roles begin, when they got their last signature, and when they ended: intervals from now. */
  readonly begins: string;
  readonly inForce: string | null;
  readonly ended: string | null;
}

const stranger = (who: string, odd: Partial<Stranger>): Stranger => ({
  id: randomUUID(),
  who,
  kind: 'staff',
  status: 'active',
  signed: true,
  roles: true,
  begins: TWO_DAYS_AGO,
  inForce: TWO_DAYS_AGO,
  ended: null,
  ...odd,
});

export const STRANGERS: readonly Stranger[] = [
  stranger('without a role', { roles: false }),
  stranger('whose every role ended', { ended: '0 days' }),
  stranger('whose roles wait for a signature', { inForce: null }),
  stranger('whose roles begin tomorrow', { begins: DAY }),
  stranger('who was shut', { status: 'suspended' }),
  stranger('who signed nothing', { signed: false }),
  stranger('whose agreement ended', { kind: 'hired' }),
];

const ACCOUNT = `
  INSERT INTO access.account (id, kind, status, issuer, subject, hired_until)
  VALUES ($1, $2::text, $3, 'test', $4, CASE WHEN $2::text = 'hired' THEN platform.today() - 1 END)`;
const SIGNATURE = `
  INSERT INTO access.declaration (id, account_id, text_id, kind, signed_at)
  SELECT gen_random_uuid(), $1, id, kind, platform.clock() - interval '1 day' FROM access.declaration_text`;
const ROLE = `
  INSERT INTO access.role (id, account_id, role, circle, employer_id, valid_from, in_force_since, ended_at, ended_by,
                           needs_approval, needs_confirmation)
  VALUES (gen_random_uuid(), $1::uuid, $2, $3, $4, platform.clock() + $5::interval, platform.clock() + $6::interval,
          platform.clock() + $7::interval, CASE WHEN $7::interval IS NOT NULL THEN $1::uuid END, false, false)`;

/** Adds them to a loaded world. */
export async function addStrangers(admin: pg.Client, policies: Policies): Promise<void> {
  const employers = (await admin.query<{ id: string | null }>('SELECT id FROM access.employer')).rows;
  for (const { id, who, kind, status, signed, roles, begins, inForce, ended } of STRANGERS) {
    await admin.query(ACCOUNT, [id, kind, status, who]);
    if (signed) await admin.query(SIGNATURE, [id]);
    for (const role of roles ? policies.roleNames() : []) {
      for (const employer of policies.granting(role).scope === 'employer' ? employers : [{ id: null }]) {
        await admin.query(ROLE, [id, role, policies.circle(role), employer.id, begins, inForce, ended]);
      }
    }
  }
}
