import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DataKey } from '../../platform/keys/envelope.js';
import type { Called } from '../../platform/http/name-types.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import { ruleAgainst, ruleAgainstTogether } from '../../safeguards/access/policy/health-words.js';
import { Policies } from '../../safeguards/access/policy/policies.js';
import type { Context } from '../../safeguards/access/context.js';
import { Trail } from '../../safeguards/trail/trail.js';
import type { Identity } from './employee.js';
import { readingTerms } from '../../safeguards/looking-back/reading-terms.js';
import { recordIdentityChanges, type SaidAnew } from './identity-change/record-identity-changes.js';
import type { WhoAndWhere } from './identity-change/what-changed.js';
import { importedActs } from './imported-acts.js';
import { likenessOf } from './likeness/likeness.js';
import type { Namesakes } from './likeness/likeness.repository.js';
import { OneDossier } from './likeness/one-dossier.js';
import { sortNewcomers, type NewcomersRow, type SortedNewcomers } from './sort-newcomers.js';
import {
  sortStaffRows,
  withoutLeavers,
  withoutUnending,
  withoutStrangers,
  type DigestedRow,
  type KnownRow,
  type SortedRows,
} from './sort-staff-rows.js';
import { birthDateDigest, nameDigest, staffNumberDigest, staffRowDigest } from './staff-digests.js';
import { readStaffFile, type StaffFileOptions } from './staff-import/read-staff-file.js';
import type { StaffRow } from './staff-import/staff-row.js';
import type { EmploymentChange, EmploymentTerms } from './staff-member.js';
import { StaffRepository } from './staff.repository.js';
import type { KeysOf } from './sealed-staff.js';
import { startsAnotherEmployment } from './starts-another-employment.js';

/** For whom rows are taken, and under what agreement. */
export interface IntakeTerms {
  readonly employerId: string;
  readonly digestKey: DataKey;
  /** V9 — does a service of the agreement need everybody? */
  readonly allStaff: boolean;
}

/** Takes the good rows of a staff file, batch by batch: the keys of new people first, then the rows (design: keys). */
@Injectable()
export class StaffIntake {
  constructor(
    private readonly staff: StaffRepository,
    private readonly keys: KeyStore,
    private readonly policies: Policies,
    private readonly dossiers: OneDossier,
    private readonly trail: Trail,
  ) {}

  /** The rows of a file as it comes in, accepted or refused; D5 — a name or address that speaks of health is. */
  rows(
    bytes: AsyncIterable<Uint8Array>,
    options: Omit<StaffFileOptions, 'saysHealth' | 'sayHealthTogether'>,
  ): ReturnType<typeof readStaffFile> {
    const { healthWords } = this.policies;
    const saysHealth = (text: string, called: Called): boolean => ruleAgainst(healthWords, text, called) !== null;
    const sayHealthTogether = (parts: readonly string[]): boolean => ruleAgainstTogether(healthWords, parts) !== null;
    return readStaffFile(bytes, { ...options, saysHealth, sayHealthTogether });
  }

  /** @returns what became of each row. A transaction that is rolled back leaves keys that seal nothing: harmless. */
  async take(tx: Transaction, context: Context, terms: IntakeTerms, rows: readonly StaffRow[]): Promise<SortedRows> {
    const { employerId, digestKey, allStaff } = terms;
    const digested = rows.map((row) => ({
      row,
      numberDigest: staffNumberDigest(digestKey, row.staffNumber),
      rowDigest: staffRowDigest(digestKey, row),
    }));
    const known = await this.staff.known(
      tx,
      employerId,
      digested.map(({ numberDigest }) => numberDigest),
    );
    const { today } = context.moment;
    const byNumber = sortStaffRows(digested, known, { allStaff, terms: readingTerms(this.policies), today });
    const keys = await this.#keysOf(byNumber.changed);
    const recorded = await this.staff.recognitions(tx, keys);
    const ofTheirOwn = withoutStrangers(byNumber, recorded);
    const sorted = withoutLeavers(withoutUnending(ofTheirOwn, today), today);
    const { newcomers, alike, namesakes } = await this.#newcomers(tx, terms, sorted.added);
    await this.#add(tx, context, terms, newcomers, namesakes);
    // V6 — before the ends that they tell: after one that is told late nothing is found of them any more.
    await this.#recognise(tx, terms, [
      ...sorted.changed,
      // Who was recorded before anybody was known again by more than a number.
      ...sorted.unchanged.filter(({ known: { isRecognisable } }) => !isRecognisable),
    ]);
    await recordIdentityChanges(tx, context.actor.accountId, saidAnew(sorted.changed, recorded));
    await this.#change(tx, terms, sorted.changed, keys);
    if (sorted.endedEarlier.length > 0) await this.staff.endEarlier(tx, sorted.endedEarlier, keys);
    const written = [...newcomers, ...[...sorted.changed, ...sorted.endedEarlier].map((row) => row.known)];
    await this.trail.addActsWithin(tx, context.trail, importedActs(context.trail, written));
    return { ...sorted, added: newcomers, alike };
  }

  /** D1 — the rows about people who are on record under no other number, nor stand in this file under one. */
  async #newcomers(
    tx: Transaction,
    { employerId, digestKey }: IntakeTerms,
    rows: readonly DigestedRow[],
  ): Promise<SortedNewcomers> {
    if (rows.length === 0) return { newcomers: [], alike: [], namesakes: [] };
    const unnumbered = rows.map((row) => ({
      ...row,
      employeeId: randomUUID(),
      likeness: likenessOf(digestKey, row.row),
    }));
    const onRecord = await this.dossiers.onRecord(
      tx,
      employerId,
      unnumbered.map(({ likeness }) => likeness),
    );
    return sortNewcomers(unnumbered, onRecord);
  }

  async #recognise(tx: Transaction, { employerId, digestKey }: IntakeTerms, rows: readonly KnownRow[]): Promise<void> {
    const people = rows.map(({ row, known: { employeeId } }) => ({ ...likenessOf(digestKey, row), employeeId }));
    await this.dossiers.keepUp(tx, employerId, people);
  }

  async #keysOf(rows: readonly KnownRow[]): Promise<KeysOf> {
    if (rows.length === 0) return new Map();
    const employeeIds = rows.map(({ known }) => known.employeeId);
    return this.keys.findAll(employeeIds, 'employee', 'once');
  }

  async #add(
    tx: Transaction,
    context: Context,
    { employerId, digestKey }: IntakeTerms,
    rows: readonly NewcomersRow[],
    namesakes: readonly Namesakes[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const people = rows.map(({ row, numberDigest, rowDigest, employeeId }) => {
      return {
        employeeId,
        birthDigest: birthDateDigest(digestKey, employeeId, row),
        nameDigest: nameDigest(digestKey, row),
        employmentId: randomUUID(),
        numberDigest,
        rowDigest,
        identity: identityIn(row),
        terms: termsIn(row),
      };
    });
    const employeeIds = people.map(({ employeeId }) => employeeId);
    await this.keys.create(employeeIds, ['medical']);
    const keys = await this.keys.make(employeeIds, 'employee');
    await this.staff.addPeople(tx, employerId, people);
    const likenesses = rows.map(({ employeeId, likeness }) => ({ ...likeness, employeeId }));
    await this.dossiers.put(tx, context, employerId, likenesses, namesakes);
    await this.staff.addDossiers(tx, employerId, people, keys);
  }

  async #change(
    tx: Transaction,
    { employerId, digestKey }: IntakeTerms,
    rows: readonly KnownRow[],
    keys: KeysOf,
  ): Promise<void> {
    if (rows.length === 0) return;
    const changes = rows.map(({ row, known, rowDigest }) => ({
      employeeId: known.employeeId,
      birthDigest: birthDateDigest(digestKey, known.employeeId, row),
      nameDigest: nameDigest(digestKey, row),
      version: known.version + 1,
      rowDigest,
      identity: identityIn(row),
    }));
    await this.staff.changeIdentities(tx, changes, keys);
    await this.#changeEmployments(tx, employerId, rows, keys);
  }

  async #changeEmployments(
    tx: Transaction,
    employerId: string,
    rows: readonly KnownRow[],
    keys: KeysOf,
  ): Promise<void> {
    const others: EmploymentChange[] = [];
    const same: EmploymentChange[] = [];
    for (const { row, known } of rows) {
      const { employeeId, employmentId, employmentVersion } = known;
      const terms = termsIn(row);
      if (employmentId === null || startsAnotherEmployment(known, row.startsOn)) {
        others.push({ employmentId: randomUUID(), employeeId, version: 1, terms });
      } else if (employmentVersion !== null) {
        same.push({ employmentId, employeeId, version: employmentVersion + 1, terms });
      }
    }
    if (others.length > 0) await this.staff.addEmployments(tx, employerId, others, keys);
    if (same.length > 0) await this.staff.changeEmployments(tx, same, keys);
  }
}

function saidAnew(rows: readonly KnownRow[], recorded: ReadonlyMap<string, WhoAndWhere>): readonly SaidAnew[] {
  return rows.map(({ row, known: { employeeId } }) => {
    const person = recorded.get(employeeId);
    if (person === undefined) throw new Error('a changed row came without the person on record');
    return { employeeId, recorded: person, said: row };
  });
}

function identityIn(row: StaffRow): Identity {
  const { staffNumber, givenName, infix, familyName, birthDate, email, phone, street, houseNumber, postcode, city } =
    row;
  return { staffNumber, givenName, infix, familyName, birthDate, email, phone, street, houseNumber, postcode, city };
}

function termsIn({ startsOn, endsOn, hoursPerWeek }: StaffRow): EmploymentTerms {
  return { startsOn, endsOn, hoursPerWeek };
}
