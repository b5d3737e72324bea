import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { momentOf } from '../../../safeguards/access/facts/moment.js';
import type { Policies } from '../../../safeguards/access/policy/policies.js';
import { endOfTerm } from '../../../safeguards/access/policy/terms.js';
import { storedForm, type TrailAct } from '../../../safeguards/trail/trail-line.js';
import { digestOfCode, newInvitationCode } from '../invitations/invitation-code.js';
import { invitationExpiry } from '../invitations/invitation-expiry.js';
import type { FirstPeople } from './first-people.js';
import { firstRoles } from './first-roles.js';
import type { FirstText } from './first-texts.js';

/** What the two people get on paper: the code with which each links his account. */
export interface FirstCodes {
  readonly accountsKeeper: string;
  readonly doctor: string;
  /** When both codes end; ISO 8601, UTC. */
  readonly expiresAt: string;
}

// Of two at once the second waits here, and then finds that somebody is in.
const ONE_AT_A_TIME = 'LOCK TABLE access.account IN SHARE ROW EXCLUSIVE MODE';
const SOMEBODY = 'SELECT EXISTS (SELECT 1 FROM access.account) AS somebody, platform.clock() AS at';
const ACCOUNT = "INSERT INTO access.account (id, kind, status) VALUES ($1, 'staff', 'invited')";
const NAME = 'INSERT INTO desk.account_name (account_id, name) VALUES ($1, $2)';
const INVITATION = 'INSERT INTO access.invitation (id, account_id, code_digest, expires_at) VALUES ($1, $2, $3, $4)';
// No signature is asked of a row that nobody could sign; the roles count once their people are linked and bound.
const ROLE = `
  INSERT INTO access.role (id, account_id, role, circle, valid_from, needs_approval, needs_confirmation, in_force_since)
  VALUES ($1, $2, $3, $4, platform.clock(), false, false, platform.clock())`;
const REGISTRATION = `
  INSERT INTO access.registration (id, account_id, number, checked_on, checked_by, valid_until)
  VALUES ($1, $2, $3, platform.today(), $4, $5)`;
const TEXT = `
  INSERT INTO access.declaration_text (id, kind, edition, text, digest, announced_by, effective_from)
  VALUES ($1, $2, $3, $4, sha256(convert_to($4, 'UTF8')), $5, platform.clock())`;
const INDEX = 'INSERT INTO access.record (id, kind) VALUES ($1, $2)';
const TRAIL = 'SELECT trail.add($1)';

/**
 * Lets the first two people in: accounts with a code each, their roles, the doctor's registration as the other looked it up
 * (S15), and the first texts, without which nobody could sign anything. One transaction, in the trail.
 * @param owner a connection of the owner; row security lets it do this while there is no account, and never after
 * @throws Error when somebody is in already, or the registration has run out or would count too long
 */
export async function bootstrap(
  owner: ClientBase,
  people: FirstPeople,
  texts: readonly FirstText[],
  policies: Policies,
): Promise<FirstCodes> {
  await owner.query('BEGIN');
  try {
    const codes = await new FirstEntry(owner, policies, await startingMoment(owner, people, policies)).write(
      people,
      texts,
    );
    await owner.query('COMMIT');
    return codes;
  } catch (failure) {
    await owner.query('ROLLBACK');
    throw failure;
  }
}

type Moment = ReturnType<typeof momentOf>;

async function startingMoment(
  owner: ClientBase,
  { registeredUntil }: FirstPeople,
  policies: Policies,
): Promise<Moment> {
  await owner.query(ONE_AT_A_TIME);
  const {
    rows: [now],
  } = await owner.query<{ somebody: boolean; at: Date }>(SOMEBODY);
  if (now === undefined || now.somebody) throw new Error('There are accounts already: who is in lets others in.');
  const moment = momentOf(now.at.toISOString());
  if (registeredUntil < moment.today) throw new Error("The doctor's registration has run out (S15).");
  if (registeredUntil > endOfTerm(policies.term('registration-longest'), moment.today)) {
    throw new Error('No registration counts that long (S15).');
  }
  return moment;
}

/** The writing of one bootstrap; every record it makes leaves a line. */
class FirstEntry {
  readonly #acts: TrailAct[] = [];

  constructor(
    private readonly owner: ClientBase,
    private readonly policies: Policies,
    private readonly moment: Moment,
  ) {}

  async write(people: FirstPeople, texts: readonly FirstText[]): Promise<FirstCodes> {
    const roles = firstRoles(this.policies);
    const expiresAt = invitationExpiry(this.policies.term('invitation-validity'), this.moment.today);
    const keeper = await this.#person(people.accountsKeeper, roles.accountsKeeper, expiresAt);
    const doctor = await this.#person(people.doctor, roles.doctor, expiresAt);
    await this.#made('record', 'Registration', 'S15', async (id) => {
      await this.owner.query(REGISTRATION, [
        id,
        doctor.accountId,
        people.registrationNumber,
        keeper.accountId,
        people.registeredUntil,
      ]);
    });
    for (const { kind, edition, text } of texts) {
      await this.#made('announce', 'DeclarationText', 'S3', async (id) => {
        await this.owner.query(TEXT, [id, kind, edition, text, doctor.accountId]);
      });
    }
    await this.#trail();
    return { accountsKeeper: keeper.code, doctor: doctor.code, expiresAt };
  }

  async #person(name: string, role: string, expiresAt: string): Promise<{ accountId: string; code: string }> {
    const code = newInvitationCode();
    const accountId = await this.#made('invite', 'Account', 'S7', async (id) => {
      await this.owner.query(ACCOUNT, [id]);
      await this.owner.query(NAME, [id, name]);
      await this.owner.query(INVITATION, [randomUUID(), id, digestOfCode(code), expiresAt]);
    });
    await this.#made('grant', 'RoleHeld', 'S7', async (id) => {
      await this.owner.query(ROLE, [id, accountId, role, this.policies.circle(role)]);
    });
    return { accountId, code };
  }

  async #made(action: string, kind: string, rule: string, write: (id: string) => Promise<void>): Promise<string> {
    const id = randomUUID();
    await write(id);
    await this.owner.query(INDEX, [id, kind]);
    this.#acts.push({ action, kind, recordId: id, rule, outcome: 'allowed', status: 201, responsibleDoctorId: null });
    return id;
  }

  async #trail(): Promise<void> {
    const facts = {
      requestId: randomUUID(),
      accountId: null,
      actingRole: null,
      purpose: null,
      purposeClaimed: false,
      source: 'owner',
      route: 'npm run bootstrap',
      claims: null,
    };
    await this.owner.query(TRAIL, [JSON.stringify(this.#acts.map((act) => storedForm({ ...facts, ...act })))]);
  }
}
