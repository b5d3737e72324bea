import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DataKey } from '../../platform/keys/envelope.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { EmploymentDays, Identity } from './employee.js';
import type { Hex } from './hex.js';
import { recordIdentityChanges } from './identity-change/record-identity-changes.js';
import type { WhoAndWhere } from './identity-change/what-changed.js';
import { OneDossier } from './likeness/one-dossier.js';
import { likenessOf, type Likeness } from './likeness/likeness.js';
import type { Namesakes } from './likeness/likeness.repository.js';
import { birthDateDigest, nameDigest, noStaffRowDigest, staffNumberDigest } from './staff-digests.js';
import { holdNewcomers, holdStaffNumber } from './staff-lock.js';
import type { EmploymentTerms, KnownMember } from './staff-member.js';
import { StaffRepository } from './staff.repository.js';

/** A staff number as this employer's staff knows it, or doesn't. */
export interface Named {
  readonly employerId: string;
  readonly digestKey: DataKey;
  readonly numberDigest: Hex;
  readonly known: KnownMember | undefined;
}

/** Somebody who gets a dossier, because his number is on record nowhere at this employer. */
export interface NewPerson extends Named {
  readonly employeeId: string;
  readonly identity: Identity;
  readonly likeness: Likeness;
  readonly namesakes: readonly Namesakes[];
}

/** Whom an employer names by a staff number, one at a time: who is on record, or who comes to be. */
@Injectable()
export class NamedPeople {
  constructor(
    private readonly staff: StaffRepository,
    private readonly keys: KeyStore,
    private readonly dossiers: OneDossier,
  ) {}

  /** Whom that number names; until the end of the transaction nobody else takes it. */
  async named(tx: Transaction, employerId: string, staffNumber: string): Promise<Named> {
    const digestKey = await this.keys.find(employerId, 'digest');
    const numberDigest = staffNumberDigest(digestKey, staffNumber);
    await holdStaffNumber(tx, employerId, numberDigest);
    const [known] = await this.staff.known(tx, employerId, [numberDigest]);
    return { employerId, digestKey, numberDigest, known };
  }

  /** What tells somebody on record from others, and when he worked there; for a decision. */
  async recorded(
    tx: Transaction,
    { employeeId }: KnownMember,
  ): Promise<{ readonly recorded: WhoAndWhere; readonly employments: readonly EmploymentDays[] }> {
    const recorded = await this.#onRecord(tx, employeeId);
    return { recorded, employments: await this.staff.employments(tx, employeeId) };
  }

  /**
   * Somebody with a number of whom nothing is on record.
   * @param isNot the staff numbers that belong to somebody else with his name, as the employer says
   * @throws Problem 409 (D1) where somebody on record is the same person, and isn't said to be another
   */
  async newPerson(
    tx: Transaction,
    context: Context,
    named: Named,
    identity: Identity,
    isNot: readonly string[],
  ): Promise<NewPerson> {
    const { employerId, digestKey } = named;
    const employeeId = randomUUID();
    const likeness = likenessOf(digestKey, identity);
    await holdNewcomers(tx, employerId);
    const others = await this.dossiers.othersAlike(tx, context, employerId, { employeeId, likeness }, isNot);
    return { ...named, employeeId, identity, likeness, namesakes: others };
  }

  /** Design — the keys first, then what the facts know of him; his dossier follows with {@link addDossier}. */
  async addPerson(tx: Transaction, { employerId, employeeId, digestKey, identity }: NewPerson): Promise<void> {
    await this.keys.create([employeeId], ['employee', 'medical']);
    const birthDigest = birthDateDigest(digestKey, employeeId, identity);
    await this.staff.addPeople(tx, employerId, [{ employeeId, birthDigest }]);
  }

  /**
   * Who somebody on record is, as his employer says anew: all of it, so that nothing comes back with him that it may not read any
   * more (V6), and a letter goes to where he lives now.
   */
  async sayAnew(
    tx: Transaction,
    context: Context,
    { employerId, digestKey }: Named,
    { employeeId, version }: KnownMember,
    identity: Identity,
  ): Promise<void> {
    const change = {
      employeeId,
      version: version + 1,
      identity,
      birthDigest: birthDateDigest(digestKey, employeeId, identity),
      nameDigest: nameDigest(digestKey, identity),
      rowDigest: noStaffRowDigest(digestKey, employeeId),
    };
    const recorded = await this.#onRecord(tx, employeeId);
    await recordIdentityChanges(tx, context.actor.accountId, [{ employeeId, recorded, said: identity }]);
    await this.staff.changeIdentities(tx, [change], await this.keys.findAll([employeeId], 'employee'));
    await this.dossiers.keepUp(tx, employerId, [{ ...likenessOf(digestKey, identity), employeeId }]);
  }

  /** @param terms of his employment; null for who doesn't work there */
  async addDossier(tx: Transaction, context: Context, person: NewPerson, terms: EmploymentTerms | null): Promise<void> {
    const { employerId, employeeId, digestKey, namesakes, likeness } = person;
    await this.dossiers.put(tx, context, employerId, [{ ...likeness, employeeId }], namesakes);
    const keys = await this.keys.findAll([employeeId], 'employee');
    const rowDigest = noStaffRowDigest(digestKey, employeeId);
    await this.staff.addIdentities(
      tx,
      employerId,
      [{ ...person, rowDigest, nameDigest: nameDigest(digestKey, person.identity) }],
      keys,
    );
    if (terms === null) return;
    const employment = { employmentId: randomUUID(), employeeId, terms, version: 1 };
    await this.staff.addEmployments(tx, employerId, [employment], keys);
  }

  async #onRecord(tx: Transaction, employeeId: string): Promise<WhoAndWhere> {
    const people = await this.staff.recognitions(tx, await this.keys.findAll([employeeId], 'employee'));
    const recorded = people.get(employeeId);
    if (recorded === undefined) throw new Error('a person on record has no identity');
    return recorded;
  }
}
