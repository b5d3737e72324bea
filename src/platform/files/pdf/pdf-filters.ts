import { SoundSearch } from '../sound/sound-search.js';
import { BASE85, Digits, HEXADECIMAL } from '../unpacking/digits.js';
import { Inflation } from '../unpacking/inflation.js';
import { Lzw } from '../unpacking/lzw.js';
import { DifferencedRows, PredictedRows } from '../unpacking/predicted-rows.js';
import { RunLengths } from '../unpacking/run-lengths.js';
import type { Unpacking, UnpackingBudget } from '../unpacking/unpacking.js';
import type { PdfDictionary } from './pdf-dictionary.js';
import { CODED } from './pdf-image.js';

/** Filters in short, as they are written of an image among what draws a page (ISO 32000-2, table 92). */
const IN_FULL: Readonly<Record<string, string>> = {
  ...{ AHx: 'ASCIIHexDecode', A85: 'ASCII85Decode', Fl: 'FlateDecode', RL: 'RunLengthDecode', LZW: 'LZWDecode' },
  ...{ CCF: 'CCITTFaxDecode', DCT: 'DCTDecode', null: '' },
};
/** Behind a packed stream stands the end of a line, and of some programs a zero or two. */
const BEHIND = /^[\0\t\n\f\r ]{0,4}$/;
const TIFF_PREDICTOR = 2;
const PNG_PREDICTORS = 10;
const PREDICTED: ReadonlySet<string> = new Set(['FlateDecode', 'LZWDecode']);
/** A row that a predictor filtered is no longer than that of the widest image. */
const ROW_AT_MOST = 524_288;
const FILTERS_AT_MOST = 4;

/** How a stream is packed: in which ways, the outermost first, and, of an image, how its points are. */
export interface PdfPacking {
  readonly ways: readonly { readonly way: Unpacking; readonly check: SoundSearch }[];
  readonly codec: string | null;
}

/** What a dictionary says of how its stream is packed (ISO 32000-2, 7.4). @returns null where nobody here can unpack it */
export function packingOf(dictionary: PdfDictionary, budget: UnpackingBudget): PdfPacking | null {
  const filters = dictionary
    .values('Filter')
    ?.map((filter) => IN_FULL[filter] ?? filter)
    .filter((filter) => filter !== '');
  const said = dictionary.values('DecodeParms');
  const rows = rowsOf(said);
  if (filters === undefined || said === null || rows === null || filters.length > FILTERS_AT_MOST) return null;
  const codec = CODED[filters.at(-1) ?? ''] === undefined ? null : (filters.pop() ?? null);
  const ways = filters.map((filter) => wayOf(filter, said, budget));
  const known = ways.filter((way) => way !== null);
  // It has to be known which of several the predictor belongs to, and it undoes what that one leaves.
  const predicted = filters.filter((filter) => PREDICTED.has(filter));
  const areClear = rows.length === 0 || (codec === null && predicted.length === 1 && predicted[0] === filters.at(-1));
  if (known.length < ways.length || !areClear) return null;
  return { ways: [...known, ...rows].map((way) => ({ way, check: new SoundSearch() })), codec };
}

function wayOf(filter: string, said: readonly string[], budget: UnpackingBudget): Unpacking | null {
  switch (filter) {
    case 'FlateDecode':
      return new Inflation(budget, BEHIND);
    case 'ASCIIHexDecode':
      return new Digits(HEXADECIMAL);
    case 'ASCII85Decode':
      return new Digits(BASE85);
    case 'RunLengthDecode':
      return new RunLengths(budget);
    case 'LZWDecode':
      return new Lzw(budget, numberIn(said, 'EarlyChange', 1));
    default:
      return null;
  }
}

/** Rows to be unfiltered, if a predictor filtered them; null for a predictor that isn't known here. */
function rowsOf(parameters: readonly string[] | null): readonly Unpacking[] | null {
  if (parameters === null) return null;
  const predictor = numberIn(parameters, 'Predictor', 1);
  if (predictor === 1) return [];
  const [columns, parts] = [numberIn(parameters, 'Columns', 1), numberIn(parameters, 'Colors', 1)];
  const bits = numberIn(parameters, 'BitsPerComponent', 8);
  const row = (columns * parts * bits) / 8;
  if (!(row > 0 && row <= ROW_AT_MOST)) return null;
  // Differences of less than a byte, or of more, are looked at as they stand.
  if (predictor === TIFF_PREDICTOR) return bits === 8 ? [new DifferencedRows(columns, parts)] : [];
  if (!(predictor >= PNG_PREDICTORS)) return null;
  return [new PredictedRows(columns, parts, bits)];
}

/** A number that the parameters say of a key. */
function numberIn(parameters: readonly string[], key: string, otherwise: number): number {
  const at = parameters.indexOf(key);
  return at === -1 ? otherwise : Number(parameters[at + 1]);
}
