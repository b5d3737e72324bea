import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { KeyStore } from '../../platform/keys/key-store.js';
import { Problem } from '../../platform/problems/problem.js';
import { invalidInput } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { ServicesAgreed } from '../../safeguards/services/services-agreed.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import { ImportTally } from './import-tally.js';
import { StaffIntake, type IntakeTerms } from './staff-intake.js';
import type { StaffColumns } from './staff-import/staff-columns.js';
import { isRowRefusal, type StaffRow } from './staff-import/staff-row.js';
import { staffFileProblem } from './staff-file-problem.js';
import { holdStaffAlone } from './staff-lock.js';
import { StaffRepository } from './staff.repository.js';

/** Rows taken together: large enough that a statement a table costs little, small enough that memory stays flat. */
const BATCH = 500;
/** Imports at once in one process: each holds a connection of the employee store until its upload has ended. */
const AT_ONCE = 3;

/** A file as it comes in. */
export interface StaffUpload {
  readonly bytes: Readable;
  /** The charset that the sender named, if any. */
  readonly charset: string | null;
}

/** An import that is stored. */
export interface ImportOutcome {
  readonly importId: string;
  readonly missing: number;
  readonly tally: ImportTally;
}

/** V9 — an employer's staff file: the good rows in one transaction, each refused row named without what stood in it. */
@Injectable()
export class StaffImportService {
  #running = 0;

  constructor(
    private readonly stores: RecordStores,
    private readonly staff: StaffRepository,
    private readonly intake: StaffIntake,
    private readonly keys: KeyStore,
    private readonly agreed: ServicesAgreed,
  ) {}

  /**
   * Imports a staff file as it arrives. A file that is refused as a whole, or breaks off, leaves nothing.
   * @throws Problem 404 for another's employer, 403 (D7) without an agreement in force, 400 (V9) for a file refused as a
   *         whole, 409 while another import of this employer runs, 503 while too many run.
   */
  async import(context: Context, employerId: string, upload: StaffUpload): Promise<ImportOutcome> {
    try {
      refuseRepetitionKey(context);
      return await this.#inTurn(() => this.#import(context, employerId, upload));
    } catch (thrown) {
      throw staffFileProblem(thrown);
    } finally {
      // Of an upload that is refused nothing more is read.
      upload.bytes.destroy();
    }
  }

  async #import(context: Context, employerId: string, upload: StaffUpload): Promise<ImportOutcome> {
    const importId = randomUUID();
    const tally = new ImportTally();
    let missing = 0;
    const take = async (tx: Transaction): Promise<{ importId: string }> => {
      permitNew(context, 'import', 'StaffImport', { id: importId }, { employerId }, 'V9');
      const agreement = await this.agreed.inForce(tx, employerId);
      this.agreed.refuseUnagreed(agreement, 'StaffImport', 'everybody');
      const allStaff = this.agreed.allow(agreement, 'Employee', 'everybody');
      await holdStaffAlone(tx, employerId);
      await this.staff.expectManyRows(tx);
      const employedBefore = await this.staff.employed(tx, employerId);
      const terms = { employerId, allStaff, digestKey: await this.keys.find(employerId, 'digest') };
      await this.#takeAll(tx, context, terms, upload, tally);
      missing = tally.missingOf(employedBefore);
      const { rows, added, changed, unchanged, accepted } = tally.counts();
      await this.staff.addImport(tx, {
        id: importId,
        employerId,
        importedBy: context.actor.accountId,
        rows,
        added,
        changed,
        unchanged,
        refused: rows - accepted,
      });
      await indexRecords(tx, [{ id: importId, kind: 'StaffImport', employeeId: null, employerId }]);
      return { importId };
    };
    await this.stores.write(context, 'employee', take, { waitsForNetwork: true });
    return { importId, missing, tally };
  }

  async #takeAll(
    tx: Transaction,
    context: Context,
    terms: IntakeTerms,
    { bytes, charset }: StaffUpload,
    tally: ImportTally,
  ): Promise<void> {
    const { today } = context.moment;
    let batch: StaffRow[] = [];
    let header: StaffColumns | undefined;
    const onColumns = (columns: StaffColumns) => {
      header = columns;
      tally.read(columns);
    };
    const take = async () => {
      if (header === undefined) throw new Error('a row came before the header');
      tally.take(await this.intake.take(tx, context, terms, batch), header, today);
      batch = [];
    };
    for await (const item of this.intake.rows(bytes, { today, charset: charset ?? undefined, onColumns })) {
      if (isRowRefusal(item)) tally.refuse(item);
      else batch.push(item);
      if (batch.length === BATCH) await take();
    }
    if (batch.length > 0) await take();
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) {
      throw new Problem(503, 'imports-busy', 'Other staff files are being imported; send it again.', {
        headers: { 'retry-after': '60' },
      });
    }
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
    }
  }
}

/** The same file twice changes nothing, so a key says nothing here; and what is streamed can't be digested beforehand. */
function refuseRepetitionKey({ repeatable }: Context): void {
  if (repeatable !== null) throw invalidInput([{ at: 'Idempotency-Key', code: 'not_on_this_route' }]);
}
