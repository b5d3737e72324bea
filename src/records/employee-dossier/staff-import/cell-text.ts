import type { RowReason } from './staff-row.js';

/** A cell that its field can't accept. It carries the reason alone, never the text (D5). */
export class CellRefused extends Error {
  override readonly name = 'CellRefused';

  constructor(readonly reason: RowReason) {
    super(reason);
  }
}

/** C0 and C1 controls (NUL, tab, line breaks), and what is invisible in print: direction marks, joiners, separators. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/**
 * No cell that is read needs more, padding included. Looked at first: putting a long run of combining marks in
 * canonical order takes time that grows with its square.
 */
const LONGEST_CELL = 1_000;

const BLANKS = /\p{Zs}+/gu;

/**
 * The canonical text of a cell: NFC, no blanks around it, single blanks inside, a typographic apostrophe as the plain
 * one. So a name doesn't become 'changed' because another program exported it.
 *
 * @param longest in UTF-16 code units, after the above; left out where the form of the field bounds it
 * @throws CellRefused `too_long`, `control_character`
 */
export function readCellText(cell: string, longest = LONGEST_CELL): string {
  if (cell.length > LONGEST_CELL) throw new CellRefused('too_long');
  if (UNPRINTABLE.test(cell)) throw new CellRefused('control_character');
  const text = cell.normalize('NFC').trim().replace(BLANKS, ' ').replaceAll('\u2019', "'");
  if (text.length > longest) throw new CellRefused('too_long');
  return text;
}
