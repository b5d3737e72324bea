import { isRowRefusal, type RowReason, type RowRefusal, type StaffRow } from './staff-row.js';

/** The counts of one staff file; reasons that didn't occur are not listed. */
export interface StaffFileCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: Readonly<Partial<Record<RowReason, number>>>;
}

/** Counts what a staff file yields, item by item. */
export class StaffFileTally {
  private accepted = 0;
  private readonly refused = new Map<RowReason, number>();

  count(item: StaffRow | RowRefusal): void {
    if (isRowRefusal(item)) this.refused.set(item.reason, (this.refused.get(item.reason) ?? 0) + 1);
    else this.accepted += 1;
  }

  counts(): StaffFileCounts {
    const refused = [...this.refused.values()].reduce((sum, count) => sum + count, 0);
    return { rows: this.accepted + refused, accepted: this.accepted, refused: Object.fromEntries(this.refused) };
  }
}
