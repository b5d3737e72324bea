import { Injectable } from '@nestjs/common';
import { seal, unseal, type Place } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import type { PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { isOpenTo } from '../second-opinion/is-open-to.js';
import {
  KEPT,
  type AskedKind,
  type AskedOfADoctor,
  type ConclusionContent,
  type KeptAsked,
} from './asked-of-a-doctor.js';
import { isStillAsked } from './is-still-asked.js';

/** The facts of one that policies' conditions may ask. */
export type FactsOfAsked = Readonly<Record<string, string | boolean | readonly string[] | null>>;

/** What employees ask doctors of their own choice: the steps that each goes, and its conclusion; records leave it sealed. */
@Injectable()
export class AskedRepository {
  constructor(private readonly keys: KeyStore) {}

  /** Rows as records, with what was concluded. */
  async sealed<Row extends KeptAsked & PlacedResult>(
    tx: Transaction,
    context: Context,
    kind: AskedKind,
    rows: readonly Row[],
  ): Promise<Sealed<Omit<Row, 'sealed'> & Pick<AskedOfADoctor, 'conclusion'>>[]> {
    const facts = await this.facts(tx, context, kind, rows);
    return Promise.all(
      rows.map(async (row) => {
        const { sealed, ...record } = row;
        return new Sealed(
          kind,
          { ...record, conclusion: await this.#conclusion(kind, row, sealed) },
          facts(row),
          undefined,
          row.place,
        );
      }),
    );
  }

  /** What is known of each of them, and between the actor and its employee. */
  async facts(
    tx: Transaction,
    context: Context,
    kind: AskedKind,
    rows: readonly KeptAsked[],
  ): Promise<(row: KeptAsked) => FactsOfAsked> {
    const employeeIds = rows.map(({ employeeId }) => employeeId);
    const standing = await standingTowards(tx, context, employeeIds);
    return (row) => {
      const towards = standing.get(row.employeeId);
      return { ...towards, ...openTo(context, kind, row, towards), inDossier: row.inDossierAt !== null };
    };
  }

  /** @returns false where it ended already. What it showed goes with it. */
  async withdraw(tx: Transaction, kind: AskedKind, id: string): Promise<boolean> {
    const ended = await tx.query<{ id: string }>(
      `UPDATE ${KEPT[kind].table} SET withdrawn_at = platform.clock()
       WHERE id = $1 AND withdrawn_at IS NULL AND concluded_at IS NULL RETURNING id`,
      [id],
    );
    return this.#removeCopies(tx, kind, ended);
  }

  /** @returns false where it ended already. What it showed goes with it. */
  async conclude(
    tx: Transaction,
    kind: AskedKind,
    asked: Pick<AskedOfADoctor, 'id' | 'employeeId'>,
    content: ConclusionContent,
  ): Promise<boolean> {
    const sealed = seal(await this.keys.find(asked.employeeId, 'medical'), placeOf(kind, asked), content);
    const ended = await tx.query<{ id: string }>(
      `UPDATE ${KEPT[kind].table} SET concluded_at = platform.clock(), sealed = $2
       WHERE id = $1 AND withdrawn_at IS NULL AND concluded_at IS NULL RETURNING id`,
      [asked.id, sealed],
    );
    return this.#removeCopies(tx, kind, ended);
  }

  /** Makes a conclusion part of the dossier. @returns false where there is none, or it is that already */
  async file(tx: Transaction, kind: AskedKind, id: string): Promise<boolean> {
    const filed = await tx.query<{ id: string }>(
      `UPDATE ${KEPT[kind].table} SET in_dossier_at = platform.clock()
       WHERE id = $1 AND concluded_at IS NOT NULL AND in_dossier_at IS NULL RETURNING id`,
      [id],
    );
    return filed.length === 1;
  }

  async #removeCopies(tx: Transaction, kind: AskedKind, [ended]: readonly { readonly id: string }[]): Promise<boolean> {
    if (ended === undefined) return false;
    const { copies } = KEPT[kind];
    if (copies !== null) await tx.query(`DELETE FROM ${copies} WHERE opinion_id = $1`, [ended.id]);
    return true;
  }

  async #conclusion(
    kind: AskedKind,
    asked: Pick<AskedOfADoctor, 'id' | 'employeeId'>,
    sealed: Buffer | null,
  ): Promise<string | null> {
    if (sealed === null) return null;
    const key = await this.keys.find(asked.employeeId, 'medical');
    return unseal<ConclusionContent>(key, placeOf(kind, asked), sealed).text;
  }
}

/** The one of two facts that a kind has: the account of its doctor, until its last day unless it was taken back. */
function openTo(
  { person, moment }: Context,
  kind: AskedKind,
  row: KeptAsked,
  towards: EmployeeAttributes | undefined,
): FactsOfAsked {
  const isOpen = kind === 'SecondOpinion' ? isOpenTo : isStillAsked;
  const doctorId = towards !== undefined && isOpen(person, row, towards, moment) ? person.accountId : null;
  return kind === 'SecondOpinion' ? { secondDoctorId: doctorId } : { consultedDoctorId: doctorId };
}

function placeOf(kind: AskedKind, { id, employeeId }: Pick<AskedOfADoctor, 'id' | 'employeeId'>): Place {
  return { store: 'medical', owner: employeeId, record: id, version: 1, item: KEPT[kind].item };
}
