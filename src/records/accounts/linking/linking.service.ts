import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../../platform/problems/problem.js';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { SignedInPerson } from '../../../safeguards/access/signed-in-person.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { digestOfCode } from '../invitations/invitation-code.js';
import { WrongCodes } from '../invitations/wrong-codes.js';
import type { AccountLinked } from './linking-receipt.js';
import type { AcceptanceInput } from './linking.input.js';
import {
  LinkingRepository,
  type KnownAccount,
  type SignInIdentity,
  type UsableInvitation,
} from './linking.repository.js';
import { ProofOfPerson, type GivenProof } from './proof-of-person.js';

/** The circle of the one role that comes with linking a dossier, and that nobody can grant. */
const OWN_DOSSIERS = 'self';
const OF_EMPLOYEE = 'employee';
const REFUSED = 'invitation-refused';
const WHY_REFUSED =
  'This opens nothing: a code works once, and for a while. An own dossier is linked with a sign-in that is not for work, with your ' +
  'birth date and the first day of your latest absence. Whoever gave you the code makes a new one.';

/** An account is linked to (issuer, subject) once, by its person alone, with a code that travelled another way. */
@Injectable()
export class LinkingService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: LinkingRepository,
    private readonly policies: Policies,
    private readonly wrongCodes: WrongCodes,
    private readonly proofs: ProofOfPerson,
  ) {}

  /**
   * Links the signed-in person to what the code is for: an account that waits, or an own dossier. A second dossier goes to
   * the account that the first one went to.
   * @throws Problem 403 (S7), the same for a wrong, used, void and expired code, a wrong birth date or first day, a sign-in of who works
   *         for the service or an employer, and a birth date that isn't the one of the dossiers that the account has (D1); 409 for an account's code when the sign-in has an account; 429 after too many.
   */
  async accept(person: SignedInPerson, { code, birthDate, firstDay }: AcceptanceInput): Promise<AccountLinked> {
    const { issuer, subject } = person.token;
    const attempt = this.wrongCodes.begin(
      { signIn: `${issuer} ${subject}`, source: person.trail.facts.source },
      person.moment.instant,
    );
    try {
      const codeDigest = digestOfCode(code);
      const given = { birthDate, firstDay };
      if (!(await this.proofs.holds(person, codeDigest, given))) throw refused();
      const receipt = await this.stores.writeAs(person, 'desk', (tx) => this.#link(tx, person, codeDigest, given));
      attempt.forgive();
      return receipt;
    } catch (thrown) {
      if (!(thrown instanceof Problem && thrown.code === REFUSED)) attempt.forgive();
      throw thrown;
    }
  }

  async #link(tx: Transaction, person: SignedInPerson, codeDigest: Buffer, given: GivenProof): Promise<AccountLinked> {
    const identity = { issuer: person.token.issuer, subject: person.token.subject };
    const known = await this.repository.accountOf(tx, identity);
    const invitation = await this.repository.openInvitation(tx, codeDigest);
    if (invitation === null) throw refused();
    if (invitation.accountId !== null && known !== null) {
      throw refusedByRule(
        409,
        'sign-in-has-account',
        'S7',
        'This sign-in has an account: its roles are given to that one.',
      );
    }
    if (invitation.employeeId !== null && known !== null) {
      if (!isOwn(known) || !(await this.proofs.isOfOnePerson(tx, known.id, given))) throw refused();
    }
    const accountId = invitation.accountId ?? known?.id ?? randomUUID();
    if (!(await this.repository.use(tx, invitation.id, accountId))) throw refused();
    if (invitation.employeeId !== null) {
      if (known === null) await this.#addEmployeeAccount(tx, accountId, identity);
      await this.#linkDossier(tx, person, accountId, invitation.employeeId);
      for (const { code, about } of await this.repository.toldOfDoctors(tx, invitation.employeeId)) {
        await giveNotice(tx, accountId, code, about);
      }
      await this.#tell(tx, invitation.employeeId, invitation);
    } else if (!(await this.repository.linkAccount(tx, accountId, identity))) {
      throw refused();
    }
    note(person, accountId, 'link', 'Account', accountId);
    return { accountId, employeeId: invitation.employeeId };
  }

  async #addEmployeeAccount(tx: Transaction, accountId: string, identity: SignInIdentity): Promise<void> {
    await this.repository.addEmployeeAccount(tx, accountId, identity);
    await indexRecords(tx, [{ id: accountId, kind: 'Account', employeeId: null, employerId: null }]);
  }

  /** D1 — only the person joins the own dossiers in one account; the role opens these and nothing else. */
  async #linkDossier(tx: Transaction, person: SignedInPerson, accountId: string, employeeId: string): Promise<void> {
    if (!(await this.repository.linkEmployee(tx, employeeId, accountId))) throw refused();
    note(person, accountId, 'link', 'Employee', employeeId);
    for (const role of this.policies.roleNames().filter((name) => this.policies.circle(name) === OWN_DOSSIERS)) {
      if (await this.repository.holds(tx, accountId, role)) continue;
      const id = randomUUID();
      await this.repository.addOwnRole(tx, { id, accountId, role, circle: OWN_DOSSIERS });
      await indexRecords(tx, [{ id, kind: 'RoleHeld', employeeId: null, employerId: null }]);
      note(person, accountId, 'grant', 'RoleHeld', id);
    }
  }

  /** Whoever invited, and the doctor whose dossier it opens, hear that it was linked: a stranger's hand would show. */
  async #tell(tx: Transaction, employeeId: string, { invitedBy }: UsableInvitation): Promise<void> {
    const doctors = await this.repository.dossierDoctors(tx, employeeId);
    for (const accountId of new Set(invitedBy === null ? doctors : [...doctors, invitedBy])) {
      await giveNotice(tx, accountId, 'dossier-linked', employeeId);
    }
  }
}

/** S10 — who works for the service or an employer has a sign-in for that, and another for the own dossiers. */
function isOwn({ kind }: KnownAccount): boolean {
  return kind === OF_EMPLOYEE;
}

/** @param accountId who links: with the first link he has it in this act, and the owner's log says who it was (I9) */
function note(person: SignedInPerson, accountId: string, action: string, kind: string, recordId: string): void {
  person.trail.note({
    accountId,
    action,
    kind,
    recordId,
    rule: 'D1',
    outcome: 'allowed',
    status: 201,
    responsibleDoctorId: null,
  });
}

/** One answer, whatever was wrong. */
function refused(): Problem {
  return new Problem(403, REFUSED, WHY_REFUSED, { rule: 'S7' });
}
