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
  /** Of a hired person: his own last day was yesterday; else his processing agreement ends now. */
  readonly left: boolean;
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
  left: false,
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
  stranger('whose last day was yesterday', { kind: 'hired', left: true }),
  stranger('whose processing agreement ended', { kind: 'hired' }),
];

const AGREEMENT = `
  INSERT INTO access.processing_agreement
    (id, signed_on, valid_from, valid_until, recorded_by, confirmed_by, confirmed_at, ended_by, ended_at)
  VALUES ($1::uuid, '2020-01-01', '2020-01-01', '2099-12-31', gen_random_uuid(), gen_random_uuid(),
          platform.clock() - interval '2 days', CASE WHEN $2 THEN NULL ELSE $1::uuid END,
          CASE WHEN $2 THEN NULL ELSE platform.clock() END)`;
const ACCOUNT = `
  INSERT INTO access.account (id, kind, status, issuer, subject, hired_until, processing_agreement_id)
  VALUES ($1::uuid, $2::text, $3, 'test', $4,
          CASE WHEN $2::text = 'hired' THEN platform.today() + CASE WHEN $5 THEN -1 ELSE 1 END END,
          CASE WHEN $2::text = 'hired' THEN $1::uuid END)`;
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
  for (const { id, who, kind, status, left, signed, roles, begins, inForce, ended } of STRANGERS) {
    if (kind === 'hired') await admin.query(AGREEMENT, [id, left]);
    await admin.query(ACCOUNT, [id, kind, status, who, left]);
    if (signed) await admin.query(SIGNATURE, [id]);
    for (const role of roles ? policies.roleNames() : []) {
      for (const employer of policies.granting(role).scope === 'employer' ? employers : [{ id: null }]) {
        await admin.query(ROLE, [id, role, policies.circle(role), employer.id, begins, inForce, ended]);
      }
    }
  }
}
